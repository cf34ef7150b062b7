"""Small records for tests of the engine, so that no test breaks because a fact in the data changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from codingpath.model.catalog import Catalog
from codingpath.model.condition import Box, Span, Test, Value, When
from codingpath.model.credential import ApprenticeRoute, Credential
from codingpath.model.program import Program, Programs
from codingpath.model.question import Choice, Question
from codingpath.model.rules import Decision, Option, Rule, RuleSet
from codingpath.model.source import Range, Source, Statement
from codingpath.model.timeline import BASED, MARKED, Term, Timeline, Wait, Workload
from codingpath.planning.person import Person

SOURCE = "some-source"
TODAY = date(2026, 11, 23)
CHOSEN = {
    "readiness": "start-now",
    "role": "coder",
    "award": "certificate",
    "kind": "credit",
    "certification": "cpc",
    "delivery": "online",
}


# -- conditions


def choice(*values: str, not_sure: bool = False) -> Test:
    return Test(values=values, not_sure=not_sure)


def number(at_least: int | None = None, below: int | None = None, *, not_sure: bool = False) -> Test:
    return Test(spans=(Span(at_least=at_least, below=below),), not_sure=not_sure)


def box(tests: Mapping[str, Test] | None = None, **outcomes: str) -> Box:
    return Box(tests=tests or {}, outcomes={decision: (option,) for decision, option in outcomes.items()})


def when(*boxes: Box) -> When:
    return When(boxes=boxes)


# -- a quiz of three questions and a fourth that not everybody is asked


def ids(*names: str) -> tuple[Choice, ...]:
    return tuple(Choice(id=name, label=name.title()) for name in names)


def question(question_id: str, kind: Any, **rest: Any) -> Question:
    return Question(id=question_id, section="s", kind=kind, title=question_id.title(), ask="?", why=".", help=".", **rest)


GOAL = question("goal", "one", choices=ids("calm", "fast", "far"))
HOURS = question("hours", "number", at_least=1, at_most=80, unit="hours a week")
TOOLS = question("tools", "many", choices=ids("pen", "book", "desk", "none"), stands_alone="none")
YEARS = question("years", "number", at_least=0, at_most=50, fixed=True, asked_when=when(box({"goal": choice("far")})))
QUIZ = (GOAL, HOURS, TOOLS, YEARS)


def favor(rule_id: str, *options: str, weight: int = 1, where: When | None = None, because: str = "it fits") -> Rule:
    return Rule(id=rule_id, favor=options, weight=weight, when=where or When(), because=because)


def bar(rule_id: str, *options: str, where: When | None = None) -> Rule:
    return Rule(id=rule_id, rule_out=options, when=where or When(), because="it cannot be")


def decision(decision_id: str, options: str, *rules: Rule, decided_when: When | None = None) -> Decision:
    made = tuple(
        Option(id=name, label=name.title(), summary=".", benefits=("+",), drawbacks=("-",), typical_week=".")
        for name in options.split()
    )
    return Decision(
        id=decision_id,
        title=decision_id.title(),
        question="?",
        options=made,
        rules=rules,
        decided_when=decided_when or When(),
    )


def rule_set(*decisions: Decision) -> RuleSet:
    return RuleSet(version="test", decisions=decisions)


# -- facts with round figures


def source(source_id: str = SOURCE, **rest: Any) -> Source:
    given: dict[str, Any] = {
        "name": "A page",
        "address": "page.example",
        "kind": "issuer",
        "as_of": "2026",
        "checked": date(2026, 11, 1),
        "review_by": date(2027, 5, 1),
        "confidence": "high",
    }
    return Source(id=source_id, **{**given, **rest})


def span(low: int | None, high: int | None, source_id: str = SOURCE) -> Range:
    return Range(low=low, high=high, source=source_id)


def credential(credential_id: str, **rest: Any) -> Credential:
    said = Statement(text="It is about codes.", source=SOURCE)
    given: dict[str, Any] = {
        "name": credential_id.upper(),
        "full_name": "A certification",
        "issuer": "ISSUER",
        "address": "page.example",
        "step": "first",
        "focus": said,
        "eligibility": (said,),
    }
    return Credential(id=credential_id, **{**given, **rest})


ROUTES = (
    ApprenticeRoute(id="work", title="Work", text="Two years.", months_of_work=24, source=SOURCE),
    ApprenticeRoute(id="both", title="Both", text="A year and a course.", months_of_work=12, source=SOURCE),
    ApprenticeRoute(id="course", title="Course", text="A course.", months_of_work=0, source=SOURCE),
)
CPC = credential("cpc", exam_usd=span(400, 600), membership_usd=span(200, 200), apprentice_routes=ROUTES, renewal_months=24)
CCA = credential("cca", exam_usd=span(300, 300), retake_wait_days=span(30, 40), renewal_months=24)


def workload(workload_id: str, award: str, hours: tuple[int, int], floor: tuple[int, int], **rest: Any) -> Workload:
    given: dict[str, Any] = {"label": workload_id, "stage": "train", "when": when(box(award=award))}
    return Workload(id=workload_id, hours=span(*hours), floor_weeks=span(*floor), **{**given, **rest})


def credited(workload_id: str, award: str, credit_hours: tuple[int, int], **rest: Any) -> Workload:
    given: dict[str, Any] = {"label": workload_id, "stage": "train", "when": when(box(award=award))}
    return Workload(id=workload_id, credits=span(*credit_hours), **{**given, **rest})


REVIEW = when(box(award="certificate"), box(award="short-course"), box(award="associate"))
TIMELINE = Timeline(
    titles={
        s: s.title() for s in ("prepare", "train", "practice", "exam", "first-job", "remove-apprentice", "renew", "next-credential")
    },
    basis={stage: f"what {stage} rests on" for stage in BASED},
    calendar_titles={mark: mark.title() for mark in MARKED},
    late_pace_percent=span(80, 80),
    open_hours=span(5, 20),
    terms=(
        Term(id="spring", starts="01-15", weeks=16, minutes_a_credit=180),
        Term(id="summer", starts="06-01", weeks=10, minutes_a_credit=270, late=False),
        Term(id="fall", starts="08-25", weeks=16, minutes_a_credit=180),
    ),
    term_source=SOURCE,
    term_credits=span(3, 16),
    workloads=(
        workload("course", "certificate", (400, 800), (16, 20)),
        workload("short", "short-course", (400, 800), (16, 20)),
        credited("credit", "certificate", (9, 29), compare=True),
        credited("degree", "associate", (60, 68)),
        workload("review", "certificate", (40, 120), (4, 4), stage="practice", when=REVIEW),
        workload("prep", "exam-prep", (60, 180), (6, 6), stage="practice"),
    ),
    waits=(
        Wait(id="booking", when=When(), days=span(7, 28)),
        Wait(id="retake", when=When(), days=span(30, 30)),
        Wait(id="job-search", when=when(box({"health-work": choice("coding")})), days=span(30, 120), insider=True),
        Wait(id="job-search", when=When(), days=span(60, 270)),
        Wait(id="next-credential", when=When(), days=span(365, 1095)),
    ),
    preparations=(),
    short_notice_days=45,
    credits_a_year=span(30, 30),
)


def program(program_id: str, **rest: Any) -> Program:
    given: dict[str, Any] = {
        "school": f"School of {program_id}",
        "program": "Coding",
        "award": "certificate",
        "kind": "credit",
        "state": "OH",
        "cip": "51.0713",
        "source": SOURCE,
    }
    return Program(id=program_id, **{**given, **rest})


def small(catalog: Catalog, *programs: Program, neighbors: Mapping[str, tuple[str, ...]] | None = None, **rest: Any) -> Catalog:
    """Return the real quiz and rules with few and round facts around them."""
    given: dict[str, Any] = {
        "credentials": (CPC, CCA),
        "programs": Programs.of(programs),
        "neighbors": neighbors or {},
        "timeline": TIMELINE,
        "sources": {SOURCE: source()},
    }
    return replace(catalog, **{**given, **rest})


def person(catalog: Catalog, sheet: Mapping[str, Value] | None = None, **chosen: str) -> Person:
    """Return somebody in Ohio with a good line who starts in January with ten hours a week, but for what is given."""
    usual: dict[str, Value] = {
        "state": "OH",
        "start": date(2027, 1, 4),
        "hours": 10,
        "budget": 5000,
        "health-work": "none",
        "internet": "reliable",
        "campus": "yes",
    }
    return Person(catalog, {**usual, **(sheet or {})}, {**CHOSEN, **chosen}, TODAY)
