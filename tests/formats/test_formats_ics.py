"""The calendar of a plan, read back by a reader that is not ours; and what others who see it must not learn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from case_table import cases
from crowd import one_in
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event
from readability import grade
from strategies import TODAY, plan_of, real_catalog, real_table

from codingpath.errors import UsageError
from codingpath.formats.ics import FIRST_DAY, LONG_PAST, _escaped, _folded, ids_in, to_ics
from codingpath.model.condition import Answers, Value
from codingpath.model.plan.roadmap import Roadmap
from codingpath.planning.dates import add_months, working_day
from codingpath.planning.plan import plan
from codingpath.report.calendar import read_study_times, study_block
from codingpath.report.roadmap import document
from codingpath.text import cleaned

BEGINNER: dict[str, Value] = {
    "goal": "start-soon", "role": "coding", "setting": "physician-office", "education": "diploma", "health-work": "none",
    "hours": 12, "months": 18, "budget": 4567, "funding": ("laid-off",), "state": "OH", "start": date(2027, 2, 8),
}  # fmt: skip
INSIDER: dict[str, Value] = {
    **BEGINNER,
    "health-work": "coding",
    "coding-years": 6,
    "terminology": "strong",
    "funding": ("none",),
}

UID = re.compile(r"^UID:(.*)\r$", re.MULTILINE)


def written(roadmap: Roadmap, key: str = "plan") -> str:
    return to_ics(roadmap, document(roadmap), key)


def events(text: str) -> list[Event]:
    calendar = Calendar.from_ical(text)
    assert not calendar.errors
    found = calendar.walk("VEVENT")
    assert not [error for event in found for error in event.errors]
    return [event for event in found if isinstance(event, Event)]


def ids(text: str) -> list[str]:
    return [str(event["UID"]) for event in events(text)]


def days(found: Sequence[Event]) -> dict[str, date]:
    return {str(e["UID"]).partition("@")[0]: e.decoded("DTSTART") for e in found if e["STATUS"] == "CONFIRMED"}


def on(day: date, answers: Answers) -> Roadmap:
    return plan(real_catalog(), answers, day, real_table())


def unfolded(text: str) -> str:
    return text.replace("\r\n ", "")


# -- anybody


@one_in(4)
def test_the_calendar_of_anybody(roadmap: Roadmap) -> None:
    """One walk serves all of these, as making a document is what takes the time."""
    words = document(roadmap)
    text = to_ics(roadmap, words, "plan")
    every_line_is_short_and_ends_as_it_must(text)
    found = events(text)
    assert len({e["UID"] for e in found}) == len(found)
    for event in found:
        assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1)
        assert event["TRANSP"] == "TRANSPARENT"
        assert 0 < len(str(event["SUMMARY"])) <= 120
    the_days_are_those_of_the_plan(days(found), roadmap)
    nothing_private_is_in_it(text, roadmap)
    assert not re.search(r"\bNone\b|[{}]", text)
    assert UID.findall(unfolded(text)) == [str(e["UID"]) for e in found]
    assert not [e for e in found if e["STATUS"] != "CONFIRMED"]
    assert ids_in(text, "plan") == {str(e["UID"]).partition("@")[0] for e in found}
    assert max(days(found).values()) <= add_months(TODAY, 60)
    start = TODAY + timedelta(days=len(text) % 2_000)
    later = to_ics(plan_of({**roadmap.answers, "start": start}), words, "plan", ids_in(text, "plan"))
    assert ids_in(text, "plan") <= ids_in(later, "plan")


def every_line_is_short_and_ends_as_it_must(text: str) -> None:
    content = text.encode()
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def the_days_are_those_of_the_plan(found: dict[str, date], roadmap: Roadmap) -> None:
    """Each is the likely day, and each likely end is there; where a stage starts when another ends, the end stands for both."""
    last = add_months(TODAY, 60)
    likely = {f"{stage.id}-{edge}": getattr(stage, edge).likely for stage in roadmap.stages for edge in ("starts", "ends")}
    stages = {name: day for name, day in found.items() if name in likely}
    assert stages == {name: likely[name] for name in stages}
    marked = {n: d for n, d in likely.items() if d and d <= last and n != "next-credential-ends"}  # of which the start alone is
    assert {*marked.values()} - {*stages.values()} <= {TODAY, roadmap.stages[0].starts.likely}, "where it all begins needs no entry"
    ends = {n: d for n, d in marked.items() if n.endswith("ends")}
    if "prepare-ends" in ends and "prepare-ends" not in stages:
        assert ends.pop("prepare-ends") in (stages.get("train-starts"), stages.get("practice-starts")), "one entry stands for both"
    assert ends.keys() <= stages.keys()
    assert {name: day for name, day in found.items() if name.startswith("step-")} == {f"step-{s.id}": s.on for s in roadmap.steps}
    assert found["review-plan"] == working_day(TODAY + timedelta(days=30))


def nothing_private_is_in_it(text: str, roadmap: Roadmap) -> None:
    """No dollars at all; and the steps, which name answers in a plan, name none here."""
    plain = unfolded(text)
    assert "$" not in plain
    steps = [e for e in events(text) if str(e["UID"]).startswith("step-")]
    said = " ".join(f"{e['SUMMARY']} {e['DESCRIPTION']}" for e in steps)
    named = r"Made on .*? with codingpath [\d.]+|CPT®?|ICD-10\S*|80 hours of class|\b211\b|\b1-8\d\d-\d{3}-\d{4}"
    for school in (choice.match.program for choice in roadmap.choices):
        for known in (school.phone, school.website):
            said = said.replace(known or "\0", "")
    assert not re.search(r"\d", re.sub(named, "", said)), said
    assert plain.count("CLASS:PRIVATE") == plain.count("BEGIN:VEVENT")


# -- one person


def test_a_plan_without_training_starts_with_practice_and_cancels_only_what_an_earlier_calendar_held() -> None:
    first = written(plan_of(INSIDER))
    assert days(events(first))["practice-starts"] == date(2027, 2, 8)
    assert "CANCELLED" not in first
    assert "train-starts" not in first
    roadmap, before = plan_of(INSIDER), ids_in(written(plan_of(BEGINNER)), "plan")
    changed = to_ics(roadmap, document(roadmap), "plan", before | {"long-renamed"})
    gone = {str(e["UID"]).partition("@")[0]: e for e in events(changed) if e["STATUS"] == "CANCELLED"}
    assert {*gone} == (before | {"long-renamed"}) - ids_in(first, "plan")
    assert {"train-starts", "long-renamed"} <= {*gone}
    for event in gone.values():
        assert event.decoded("DTSTART") == LONG_PAST
        assert not event.walk("VALARM")
    assert days(events(changed)) == days(events(first))
    again = to_ics(roadmap, document(roadmap), "plan", ids_in(changed, "plan"))
    assert again == changed


@cases("text", ["", "not a calendar", "UID:exam-ends@other.codingpath\r\n", "UID:exam-ends@plan.codingpath.example\r\n"])
def test_what_is_no_entry_of_this_plan_is_none(text: str) -> None:
    assert not ids_in(text, "plan")


def test_reminders_come_in_the_morning_and_never_before_the_plan_was_made() -> None:
    found = {str(e["UID"]).partition("@")[0]: e for e in events(written(plan_of(BEGINNER)))}
    triggers = {name: [a.decoded("TRIGGER") for a in e.walk("VALARM")] for name, e in found.items()}
    assert triggers["train-starts"] == [timedelta(days=-7, hours=9)]
    assert [triggers[f"step-{step.id}"] for step in plan_of(BEGINNER).steps[:2]] == [[timedelta(days=-1, hours=9)]] * 2
    assert {name: found[name].decoded("DTSTART") for name, before in triggers.items() if not before} == {
        f"now-{name}": day for name, day in plan_of(BEGINNER).now_days.items() if day == TODAY
    }


def test_a_start_a_week_away_is_told_today_and_a_nearer_one_the_day_before() -> None:
    for away, before in ((8, 7), (7, 7), (6, 1), (1, 1)):
        found = events(written(plan_of({**INSIDER, "start": TODAY + timedelta(days=away)})))
        (start,) = (event for event in found if str(event["UID"]).startswith("practice-starts"))
        assert [alarm.decoded("TRIGGER") for alarm in start.walk("VALARM")] == [timedelta(days=-before, hours=9)], away


def days_of(words: str, **answers: Value) -> list[date]:
    """Return the days of the entries whose title says something."""
    found = events(written(plan_of({**BEGINNER, **answers})))
    return [e.decoded("DTSTART") for e in found if words in str(e["SUMMARY"]).lower()]


def test_whom_to_ask_for_money_has_one_entry_which_is_today_whenever_class_starts() -> None:
    for start in (date(2027, 2, 8), date(2026, 12, 1), date(2025, 1, 1)):
        for words in ("job center", "training money"):
            assert days_of(words, funding=("low-income",), start=start) == [TODAY]


def test_a_job_center_is_asked_for_no_money_where_it_has_none() -> None:
    assert days_of("job center", funding=("none",)) == []
    holder: dict[str, Value] = {"so-far": "certified", "holds": ("ccs",), "health-work": "coding", "coding-years": 9}
    assert days_of("training money", **holder) == []


def test_a_changed_plan_moves_the_same_entries_and_counts_up() -> None:
    before, after = events(written(plan_of(BEGINNER))), events(written(on(date(2026, 12, 3), {**BEGINNER, "hours": 5})))
    assert sorted(str(e["UID"]) for e in before) == sorted(str(e["UID"]) for e in after)
    assert {int(str(e["SEQUENCE"])) for e in before} == {(TODAY - FIRST_DAY).days}
    assert {int(str(e["SEQUENCE"])) for e in after} == {(TODAY - FIRST_DAY).days + 10}
    assert min(e.decoded("LAST-MODIFIED") for e in after) > max(e.decoded("LAST-MODIFIED") for e in before)
    assert days(before)["exam-ends"] < days(after)["exam-ends"]


def test_the_same_plan_gives_the_same_bytes_and_another_key_other_entries() -> None:
    roadmap = plan_of(BEGINNER)
    assert written(roadmap) == written(plan_of(BEGINNER))
    assert not set(ids(written(roadmap, "a"))) & set(ids(written(roadmap, "b")))


def test_the_next_review_of_the_facts_is_the_first_one_still_to_come() -> None:
    roadmap = plan_of(BEGINNER)
    due = sorted({real_catalog().sources[s].review_by for s in document(roadmap).sources})
    assert days(events(written(roadmap)))["review-facts"] == working_day(due[0])
    assert days(events(written(on(due[0] + timedelta(days=1), BEGINNER))))["review-facts"] == working_day(due[1])
    late = events(written(on(due[-1] + timedelta(days=1), BEGINNER)))
    assert "review-facts" not in days(late)
    assert "Check this: it is past its review date." in str(
        next(e for e in late if str(e["UID"]).startswith("exam-ends"))["DESCRIPTION"]
    )


def test_what_is_said_is_plain() -> None:
    for person in (BEGINNER, INSIDER, {}):
        for event in events(written(plan_of(person))):
            assert grade(str(event["SUMMARY"])) <= 10, event["SUMMARY"]  # names of offices and of a college are long words
            said = [
                line for line in str(event["DESCRIPTION"]).splitlines() if not line.startswith(("It rests on", "Made on", "- "))
            ]
            assert not said or grade(" ".join(said)) <= 8, said


def test_what_is_assumed_is_said() -> None:
    text = unfolded(written(plan_of({k: v for k, v in BEGINNER.items() if k != "hours"})))
    assert "Assumed: hours (still open)." in text
    assert "Assumed:" not in unfolded(written(plan_of(BEGINNER)))


# -- titles, the schools to ask, the next meeting


def test_a_step_is_called_by_what_it_says_and_the_first_about_schools_has_their_numbers() -> None:
    roadmap = plan_of({**BEGINNER, "funding": ("none",)})
    call = next(e for e in events(written(roadmap)) if str(e["UID"]).startswith("step-schools-side-by-side"))
    assert str(call["SUMMARY"]) == "Put the answers of the schools side by side"
    for choice in roadmap.choices:
        number = choice.match.program.phone or choice.match.program.website or "look up its number"
        assert f"{choice.match.program.school}: {number}" in str(call["DESCRIPTION"])


def test_the_next_meeting_is_there_where_it_is_known() -> None:
    roadmap = plan_of(BEGINNER)
    text = to_ics(roadmap, document(roadmap), "plan", meeting=date(2026, 12, 30))
    assert days(events(text))["meeting"] == date(2026, 12, 30)
    assert "meeting" not in days(events(written(roadmap)))


# -- study times, where they are wanted


def studied(times: str) -> str:
    """Return the entry of the study times as it is written."""
    roadmap = plan_of(BEGINNER)
    text = to_ics(roadmap, document(roadmap), "plan", study=study_block(roadmap, read_study_times(times)))
    assert ids_in(text, "plan") - ids_in(written(roadmap), "plan") == {"study"}
    assert events(text)
    return unfolded(text).partition("UID:study@")[2].partition("END:VEVENT")[0]


@pytest.mark.parametrize(
    ("times", "days_named", "first", "last"),
    [
        ("tue, thu 17:30", "TU,TH", "20270209T173000", "20270209T233000"),
        ("Sat,sunday,wed 8:30", "WE,SA,SU", "20270210T083000", "20270210T123000"),
        ("mon tue wed thu fri", "MO,TU,WE,TH,FR", "20270208T180000", "20270208T203000"),
    ],
)
def test_study_times_fill_the_hours_of_a_week_until_the_likely_end(times: str, days_named: str, first: str, last: str) -> None:
    entry = studied(times)
    practice = plan_of(BEGINNER).stage("practice")
    assert practice is not None
    assert f"RRULE:FREQ=WEEKLY;BYDAY={days_named};UNTIL={practice.ends.likely:%Y%m%d}T235959\r" in entry
    assert f"DTSTART:{first}\r\nDTEND:{last}\r" in entry
    assert "TRANSP:OPAQUE\r" in entry


@cases("times", ["", "19:00", "tuesdays", "tue 25:00", "tue 7", "t 19:00", "tue; thu"])
def test_what_is_no_weekly_time_is_refused(times: str) -> None:
    with pytest.raises(UsageError, match="is no weekly time; name days and an hour"):
        read_study_times(times)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"hours": 30}, "30 hours of study from 18:00 on go past midnight; name more days"),
        ({"so-far": "certified", "holds": ("cpc",), "health-work": "coding", "coding-years": 9}, "no weeks of study"),
    ],
)
def test_study_times_that_cannot_be_are_refused(more: Answers, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        study_block(plan_of({**BEGINNER, **more}), read_study_times("tue"))


# -- the format


@given(st.text())
def test_any_text_comes_back_less_what_acts_on_a_screen(text: str) -> None:
    line = _folded(f"SUMMARY:{_escaped(text)}")
    read = Event.from_ical(f"BEGIN:VEVENT\r\n{line}END:VEVENT\r\n")
    assert str(read["SUMMARY"]) == cleaned(text)
    every_line_is_short_and_ends_as_it_must(line)


@cases("letter", ["a", "é", "漢", "😀"])
def test_a_long_line_breaks_between_letters(letter: str) -> None:
    for before in range(60, 76):
        line = "x" * before + letter * 100
        folded = _folded(line)
        assert folded.replace("\r\n ", "").removesuffix("\r\n") == line
        for part in folded.encode().split(b"\r\n"):
            part.decode()
            assert len(part) <= 75, before
