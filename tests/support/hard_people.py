"""People drawn at random on whose plan a check failed once, one for each kind of fault (`bench/random_people.py` finds them)."""

from __future__ import annotations

from datetime import date
from functools import cache

from strategies import plan_of

from codingpath.model.condition import Answers
from codingpath.model.plan.roadmap import Roadmap

# fmt: off
HARD: dict[str, Answers] = {
    "a page of 22 lines": {
        "goal": "earn-more", "matters-most": ("flexibility",), "role": "coding", "setting": "hospital", "so-far":
        "not-sure", "holds": "not-sure", "program-kind": "not-sure", "program-left": 10, "program-owed": "not-sure",
        "finished-ago": 178, "exam-tries": "failed-once", "education": "bachelor", "health-work": "clinical",
        "coding-years": 45, "terminology": "strong", "basics": "not-sure", "hours": "not-sure", "free-times": "daytime",
        "care-duties": "no", "start": date(2029, 5, 13), "months": 18, "campus": "no", "internet": "reliable",
        "study-style": "own-pace", "zip": "15572", "state": "not-sure", "budget": 5, "funding": ("veteran",),
    },
    "a renewal with ten titles": {
        "goal": "not-sure", "matters-most": ("speed", "earning-ceiling"), "role": "coding", "setting": "physician-office",
        "so-far": "lapsed", "holds": ("cpc-a", "cpc", "cpb", "cca", "ccs", "rhit", "rhia", "coc", "cic", "crc", "cpma"),
        "program-kind": "certificate", "program-left": 42, "program-owed": 54949, "finished-ago": 299, "exam-tries":
        "not-yet", "education": "not-sure", "health-work": "billing", "coding-years": 3, "terminology": "strong", "basics":
        ("computer",), "hours": 20, "free-times": "not-sure", "care-duties": "yes", "start": date(2025, 3, 23), "months":
        50, "campus": "no", "internet": "reliable", "study-style": "classes", "zip": "21369", "state": "UT", "budget": 1673,
        "funding": ("laid-off", "disability"),
    },
    "another exam to whose title lapsed": {
        "goal": "small-practice", "matters-most": ("speed", "flexibility"), "role": "both", "setting": "physician-office",
        "so-far": "lapsed", "holds": ("cpc", "cca", "ccs", "rhit", "cic", "cbcs"), "education": "some-college",
        "health-work": "coding", "coding-years": 5, "terminology": "strong", "basics": ("none",), "hours": 52, "free-times":
        "varies", "start": date(2027, 10, 1), "months": 50, "campus": "no", "internet": "reliable", "study-style": "mix",
        "zip": "07356", "state": "MN", "budget": 66154, "funding": ("low-income", "laid-off", "military-spouse",
        "employer-pays"),
    },
    "no day known for the first pay": {
        "goal": "start-soon", "so-far": "in-program", "holds": ("cpc-a", "cpb", "cca", "coc", "cic", "crc", "cbcs",
        "other"), "program-kind": "none", "program-owed": 91983, "health-work": "records", "coding-years": 0, "basics":
        ("computer", "reading-english"), "hours": 24, "start": date(2030, 3, 29), "months": "not-sure", "campus":
        "not-sure", "study-style": "own-pace", "zip": "25087", "state": "NM", "budget": 9751, "funding": ("employer-pays",),
    },
    "first pay without room": {
        "goal": "work-remotely", "matters-most": ("speed", "earning-ceiling"), "holds": ("cpc-a", "cpb", "cca", "ccs",
        "rhit", "rhia", "coc", "cic", "crc", "cpma", "cbcs", "other"), "program-owed": 24, "finished-ago": 329, "education":
        "not-sure", "health-work": "clinical", "coding-years": 31, "terminology": "not-sure", "free-times": "varies",
        "start": date(2028, 10, 5), "campus": "no", "zip": "62465", "state": "not-sure", "funding": ("low-income",
        "laid-off", "veteran", "employer-pays"),
    },
    "care by day and a title": {
        "goal": "work-remotely", "matters-most": ("speed", "support"), "role": "coding", "setting": "hospital", "so-far":
        "certified", "holds": ("cpc-a", "cpc", "cpb", "cca", "ccs", "rhit", "rhia", "coc", "cic", "crc", "cpma", "other"),
        "program-kind": "not-sure", "program-left": 5, "program-owed": 999, "finished-ago": 438, "exam-tries":
        "failed-once", "education": "diploma", "health-work": "clinical", "coding-years": 4, "terminology": "some",
        "basics": "not-sure", "hours": 4, "free-times": "varies", "care-duties": "yes", "start": date(2030, 2, 16),
        "months": 113, "campus": "no", "internet": "not-sure", "study-style": "mix", "zip": "08537", "state": "CT",
        "budget": "not-sure", "funding": ("veteran",),
    },
    "records for years, lapsed": {
        "goal": "work-remotely", "matters-most": ("speed", "support"), "role": "not-sure", "setting": "physician-office",
        "so-far": "lapsed", "holds": ("cca", "ccs", "rhit", "coc"), "education": "no-diploma", "health-work": "records",
        "coding-years": 9, "terminology": "none", "basics": ("reading-english",), "hours": 8, "free-times": "varies",
        "care-duties": "not-sure", "start": date(2027, 9, 1), "months": 7, "campus": "yes", "internet": "patchy",
        "study-style": "mix", "zip": "79019", "state": "SD", "budget": 97052, "funding": ("laid-off", "employer-pays",
        "disability"),
    },
    "schools of 47 lines": {
        "goal": "lead", "matters-most": ("support",), "role": "not-sure", "setting": "hospital", "so-far": "stopped",
        "holds": ("cpb",), "program-kind": "not-sure", "program-left": 2, "program-owed": 2794, "finished-ago": 446,
        "exam-tries": "booked", "education": "not-sure", "health-work": "records", "coding-years": 3, "terminology": "some",
        "basics": ("none",), "hours": 14, "free-times": "varies", "care-duties": "not-sure", "start": date(2025, 1, 12),
        "months": 8, "campus": "no", "internet": "patchy", "study-style": "own-pace", "zip": "74927", "state": "NJ",
        "budget": 56759, "funding": ("low-income", "veteran", "employer-pays"),
    },
    "money of 42 lines": {
        "goal": "earn-more", "matters-most": ("low-cost", "support"), "role": "not-sure", "setting": "hospital", "so-far":
        "not-sure", "education": "no-diploma", "health-work": "not-sure", "terminology": "some", "basics": ("computer",
        "reading-english"), "hours": 7, "free-times": "daytime", "start": date(2027, 6, 1), "months": 31, "campus": "yes",
        "internet": "none", "study-style": "classes", "zip": "23181", "state": "AL", "budget": 87635, "funding":
        ("low-income", "veteran", "military-spouse"),
    },
    "a program past the limit": {
        "goal": "work-remotely", "matters-most": ("low-cost",), "role": "coding", "setting": "hospital", "so-far":
        "in-program", "program-kind": "associate-other", "program-left": 46, "program-owed": 3322, "exam-tries":
        "failed-more", "education": "bachelor", "health-work": "clinical", "basics": "not-sure", "hours": 30, "free-times":
        "not-sure", "care-duties": "no", "start": date(2027, 1, 1), "months": 12, "campus": "no", "internet": "patchy",
        "study-style": "mix", "zip": "36716", "state": "ND", "budget": 797, "funding": ("laid-off", "military-spouse",
        "disability"),
    },
    "part-time dates and a yes": {
        "goal": "lead", "matters-most": ("speed",), "role": "not-sure", "holds": ("cpb", "rhit", "rhia", "cpma", "other"),
        "program-kind": "exam-prep", "program-owed": 18643, "exam-tries": "not-yet", "education": "some-college",
        "coding-years": 2, "terminology": "strong", "hours": 4, "start": date(2026, 2, 17), "study-style": "classes", "zip":
        "not-sure", "state": "IN", "budget": "not-sure",
    },
    "records for years, a lead": {
        "goal": "lead", "matters-most": ("speed", "earning-ceiling"), "role": "both", "setting": "hospital", "so-far":
        "certified", "holds": ("cpc-a", "cpb", "ccs", "rhit", "cic", "crc", "cbcs", "other"), "program-kind": "not-sure",
        "program-left": 28, "program-owed": 9464, "finished-ago": 0, "exam-tries": "failed-once", "education": "not-sure",
        "health-work": "records", "coding-years": 32, "terminology": "some", "basics": ("computer",), "hours": 47,
        "free-times": "evenings-weekends", "care-duties": "yes", "start": date(2031, 4, 17), "months": 4, "campus": "no",
        "internet": "patchy", "study-style": "own-pace", "zip": "39834", "state": "CA", "budget": 5170, "funding":
        ("low-income", "veteran"),
    },
    "billing, to be a coder": {
        "goal": "earn-more", "matters-most": ("speed", "earning-ceiling"), "role": "coding", "setting": "hospital",
        "so-far": "certified", "holds": ("cpc", "cca", "ccs", "cbcs", "other"), "education": "bachelor", "health-work":
        "billing", "coding-years": "not-sure", "basics": "not-sure", "hours": 42, "start": date(2027, 5, 1), "months": 3,
        "internet": "patchy", "zip": "78561", "state": "WI", "budget": 7192, "funding": ("none",),
    },
    "close to the limit": {
        "goal": "small-practice", "setting": "physician-office", "holds": ("ccs", "coc"), "program-left": 8, "program-owed":
        71717, "education": "diploma", "health-work": "records", "coding-years": 17, "basics": ("none",), "hours": 6,
        "care-duties": "yes", "months": 12, "campus": "no", "study-style": "own-pace", "budget": "not-sure", "funding":
        ("none",),
    },
    "a nurse with three first boxes": {
        "goal": "earn-more", "matters-most": ("low-cost", "support"), "role": "billing", "setting": "not-sure", "so-far":
        "stopped", "holds": ("cpc-a", "cpb", "cca", "rhit", "rhia", "cbcs", "other"), "program-kind": "associate-cahiim",
        "program-left": "not-sure", "program-owed": 350, "finished-ago": 56, "exam-tries": "not-sure", "education":
        "associate", "health-work": "clinical", "coding-years": "not-sure", "terminology": "not-sure", "basics":
        ("reading-english",), "hours": 7, "free-times": "daytime", "care-duties": "no", "start": date(2029, 9, 21),
        "months": 18, "campus": "not-sure", "internet": "none", "study-style": "mix", "zip": "not-sure", "state": "NY",
        "budget": 8152, "funding": ("low-income", "veteran", "military-spouse", "disability"),
    },
    "renewing without dates": {
        "role": "not-sure", "so-far": "lapsed", "holds": ("cpc-a", "cpc", "cpb", "cca", "ccs", "rhit", "rhia", "coc", "crc",
        "cpma", "other"), "program-left": "not-sure", "program-owed": 300, "finished-ago": 599, "health-work": "none",
        "coding-years": "not-sure", "basics": "not-sure", "hours": "not-sure", "free-times": "varies", "care-duties":
        "not-sure", "months": "not-sure", "campus": "not-sure", "internet": "reliable", "state": "GA", "funding":
        ("disability",),
    },
    "nothing next": {
        "goal": "work-remotely", "matters-most": ("low-cost", "support"), "role": "both", "setting": "not-sure", "so-far":
        "certified", "holds": "not-sure", "program-kind": "short-course", "program-left": 59, "program-owed": "not-sure",
        "finished-ago": 2, "exam-tries": "not-yet", "education": "bachelor", "health-work": "records", "coding-years": 39,
        "terminology": "none", "basics": "not-sure", "hours": 73, "free-times": "daytime", "care-duties": "yes", "start":
        date(2030, 1, 15), "months": 61, "campus": "sometimes", "internet": "reliable", "study-style": "own-pace", "zip":
        "13925", "state": "ID", "budget": 299, "funding": ("low-income", "laid-off", "veteran", "military-spouse",
        "employer-pays"),
    },
    "two firsts": {
        "goal": "start-soon", "matters-most": ("support",), "role": "not-sure", "setting": "physician-office", "so-far":
        "not-sure", "holds": "not-sure", "program-kind": "none", "program-left": 5, "program-owed": 300, "finished-ago": 12,
        "exam-tries": "not-sure", "education": "no-diploma", "health-work": "none", "coding-years": "not-sure",
        "terminology": "none", "basics": ("reading-english",), "hours": 8, "free-times": "evenings-weekends", "care-duties":
        "yes", "start": date(2031, 10, 26), "months": "not-sure", "campus": "not-sure", "internet": "none", "study-style":
        "classes", "zip": "11176", "state": "LA", "budget": 3, "funding": ("military-spouse", "disability"),
    },
}
# fmt: on


@cache
def hard_plans() -> dict[str, Roadmap]:
    """Return the plan of each of them."""
    return {name: plan_of(answers) for name, answers in HARD.items()}
