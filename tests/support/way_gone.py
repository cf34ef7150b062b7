"""The way of the cashier of the scenarios, event by event: a program begun and finished, an exam failed and passed, a job, the mark off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from scenario_plans import scenario_answers
from strategies import real_catalog, real_table

from codingpath.catalog.kept import copy_of
from codingpath.model.condition import Answers
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import Program
from codingpath.model.progress import Contact, Grant, Progress, Quote, School
from codingpath.planning.chosen import program_of
from codingpath.planning.plan import plan
from codingpath.planning.progress import answers_after, progress_after
from codingpath.report.progress import snapshot

MET, STARTED, FINISHED = date(2027, 2, 27), date(2027, 3, 2), date(2027, 12, 3)
FAILED, PASSED, HIRED, A_OFF = date(2028, 1, 20), date(2028, 3, 10), date(2028, 8, 1), date(2030, 3, 1)
OWN_LEFT = 800
SCHOOL = "us-aapc-coding"
GRANTS = (
    Grant(id="wioa", name="Job center", status="granted", usd=1500, day=MET),
    Grant(id="snap-et", name="SNAP job training", status="refused", day=MET),
    Grant(id="oh-work-ready", name="Work ready grant", status="asked", day=MET),
)


@dataclass(frozen=True)
class At:
    """Where she stands after an event."""

    answers: Answers
    progress: Progress
    program: Program | None

    def plan(self, day: date) -> Roadmap:
        """Return her plan of a day."""
        return plan(real_catalog(), self.answers, day, real_table(), program=self.program, progress=self.progress)

    def seen(self, day: date) -> At:
        """Return where she stands once she saw the plan of a day."""
        return replace(self, progress=replace(self.progress, shown=(snapshot(self.plan(day)),)))

    def told(self, name: str, day: date, told: Answers | None = None) -> At:
        """Return where she stands once she told an event, and answered what it asks anew."""
        event = next(event for event in real_catalog().guidance.events if event.id == name)
        chosen = self.program.id if self.program else ""
        progress = progress_after(self.progress, event, real_catalog().timeline.calendar_titles, day, chosen)
        program = None if event.ends_course else self.program
        return At({**answers_after(self.answers, event), **(told or {})}, progress, program).seen(day)


@cache
def way() -> dict[str, At]:
    """Return where she stands after each event, by its id."""
    program = program_of(real_catalog(), SCHOOL)
    school = School(
        id=SCHOOL, name=program.school, program=copy_of(program), quotes=(Quote(day=MET, price_usd=2400, refund="all in week 1"),)
    )
    progress = Progress(schools=(school,), grants=GRANTS, contacts=(Contact(day=MET, next_day=date(2027, 3, 25)),))
    first = At(scenario_answers()["02-cashier-starts-soon"], progress, program).seen(MET)
    in_program: Answers = {"program-kind": "short-course", "program-left": 9, "program-owed": 900, "budget": 900}
    found = {"first": first, "started": first.told("started", STARTED, in_program)}
    steps = (("finished", FINISHED), ("failed-once", FAILED), ("passed-cpc", PASSED), ("job-in-coding", HIRED), ("a-off", A_OFF))
    at = found["started"]
    for name, day in steps:
        event_asks: Answers = {"budget": OWN_LEFT} if name == "finished" else {}
        at = found[name] = at.told(name, day, event_asks)
    return found
