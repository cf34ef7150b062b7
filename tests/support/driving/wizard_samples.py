"""A small quiz. Shared by the tests of the wizard."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from codingpath.model.condition import NOT_SURE, Answers, Box, Test, Value, When
from codingpath.model.question import Choice, DoubleCheck, Question, Section, Term
from codingpath.wizard.wording import Quiz

TODAY = date(2026, 11, 23)

STATES = ("Alabama AL,Alaska AK,Arizona AZ,California CA,Colorado CO,Florida FL,Georgia GA,Idaho ID,Iowa IA,Maine ME,"
          "New Jersey NJ,New Mexico NM,New York NY,Ohio OH,Texas TX,Utah UT")  # fmt: skip


def choices(*labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(id=label.lower().replace(" ", "-"), label=label) for label in labels)


GOAL = Question(
    id="goal", section="goals", kind="one", title="Goal", ask="What do you want most from this work?",
    why="It decides which first job fits.", help="Pick the one you would miss most.",
    choices=(Choice(id="start-soon", label="Start soon", help="Be in a job within a year."),
             *choices("Work remotely", "Lead", "Small practice")),
    glossary=("coder",),
)  # fmt: skip
SETTING = Question(
    id="setting", section="goals", kind="one", title="Setting", ask="Where would you like to work?",
    why="Exams differ by setting.", help="Either is fine.", not_sure="Not sure, or either",
    choices=choices("Physician office", "Hospital"), glossary=("coder",),
)  # fmt: skip
MATTERS = Question(
    id="matters-most", section="goals", kind="many", title="What matters", ask="What matters most to you?",
    why="Ties are broken by it.", help="Pick up to two.", choices=choices("Speed", "Low cost", "Support"), pick_at_most=2,
)  # fmt: skip
CARE = Question(
    id="care-duties", section="time", kind="one", title="Care duties", ask="Do you care for someone during work hours?",
    why="Employers ask about it.", help="Children or a parent, for example.", choices=choices("Yes", "No"),
    asked_when=When(boxes=(Box(tests={"goal": Test(values=("work-remotely",))}),)),
)  # fmt: skip
FUNDING = Question(
    id="funding", section="money", kind="many", title="Funding", ask="Does any of this fit you?",
    why="Some of it pays for school.", help="Pick all that fit.", choices=choices("Laid off", "Veteran", "None"), stands_alone="none",
)  # fmt: skip
BUDGET = Question(
    id="budget", section="money", kind="amount", title="Budget", ask="What can you spend of your own money?",
    why="So that no plan costs more.", help="Training and first exam.", at_least=0, at_most=100_000,
)  # fmt: skip
MONTHS = Question(
    id="months", section="time", kind="number", title="Deadline", ask="In how many months do you want to apply for jobs?",
    why="To see what fits in.", help="From the start date on.", unit="months", at_least=1, at_most=120, not_sure="No deadline / not sure",
)  # fmt: skip
STATE = Question(
    id="state", section="place", kind="one", title="State", ask="Which state do you live in?", why="It steers programs.",
    help="Not the decisions.", choices=tuple(Choice(id=s.rsplit(" ", 1)[1], label=s.rsplit(" ", 1)[0]) for s in STATES.split(",")),
)  # fmt: skip
START = Question(
    id="start", section="place", kind="date", title="Start", ask="When can you start?", why="Dates count from it.", help="A day.",
)  # fmt: skip

QUESTIONS = (GOAL, SETTING, MATTERS, CARE, FUNDING, BUDGET, MONTHS, STATE, START)
ANSWERS: Answers = {
    "goal": "start-soon", "setting": "hospital", "matters-most": ("speed",), "funding": ("none",), "budget": 2500, "months": 12,
    "state": "TX", "start": date(2027, 1, 4),
}  # fmt: skip
QUIZ = Quiz(
    sections=tuple(Section(id=i, title=i.title()) for i in ("goals", "time", "money", "place")),
    double_checks=(
        DoubleCheck(
            id="small-hospital",
            when=When(boxes=(Box(tests={"goal": Test(values=("small-practice",)), "setting": Test(values=("hospital",))}),)),
            ask="A small practice and a hospital: are you sure?",
        ),
    ),
    glossary=(Term(id="coder", term="Coder", means="turns records into codes."),),
)


def values(question: Question) -> st.SearchStrategy[Value]:
    ids = [c.id for c in question.choices]
    match question.kind:
        case "one":
            return st.sampled_from([*ids, NOT_SURE])
        case "many":
            return st.sampled_from([*((i,) for i in ids), NOT_SURE])
        case "amount" | "number":
            return st.integers(1, 100)
        case "date":
            return st.just(date(2027, 1, 1))
        case "zip":
            return st.just("44052")


SHEETS = st.fixed_dictionaries({q.id: values(q) for q in QUESTIONS})
