"""What a plan needs to know about one person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from codingpath.catalog.zip_places import place_of
from codingpath.errors import AnswerError
from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers
from codingpath.model.funding import Funding
from codingpath.model.plan.decided import Decided
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import Program
from codingpath.model.progress import NOTHING_YET, Progress
from codingpath.model.record import record, replace
from codingpath.model.rules import Decisions
from codingpath.model.source import Reckoning
from codingpath.model.zip_place import Whereabouts, ZipPlace
from codingpath.planning.dates import add_months, first_of_next_month

AWARD: Final = "award"
"""The decision whose options take time and are what programs confer."""

BEGINNINGS: Final = ("train-starts", "practice-starts")
"""Steps of the plan with which study begins."""

_OPPOSITE: Final[dict[Reckoning, Reckoning]] = {"early": "late", "likely": "likely", "late": "early"}
"""With more hours a week less time is needed, so an early reckoning takes the high end of open hours."""


@record
class Person(Decided):
    """What the timeline reads of one person."""

    chosen: Mapping[str, str]
    today: date
    place: ZipPlace | None = None
    """Where the person is, by the ZIP code; none where that is not known."""
    program: Program | None = None
    """The program whose length and price count; none for what the award takes in general."""
    progress: Progress = NOTHING_YET
    """What happened since the plan was first made."""
    settled: bool = False
    """Whether all that had to be settled first is settled by now, so that study can begin."""

    @property
    def results(self) -> Mapping[str, str]:
        """Return the option chosen in each decision, by its id."""
        return self.chosen

    @property
    def stated_start(self) -> date:
        """Return the answer, or the first of the next month."""
        value = self.sheet.get("start")
        return value if isinstance(value, date) else first_of_next_month(self.today)

    @property
    def start(self) -> date:
        """Return the day from which dates count: the start that was named, or today once that is past, unless study began by then."""
        return self.began or max(self.stated_start, self.today)

    @property
    def began(self) -> date | None:
        """Return when study began, if that was ticked off: on the day it was planned for, if the tick came later."""
        if not self.progress.done:
            return None
        done, planned = self.progress.steps_done, self.progress.days_shown
        step = next((step for step in BEGINNINGS if step in done and not self.certified), None)
        return min(done[step], planned.get(step, done[step])) if step else None

    @property
    def first_class(self) -> date | None:
        """Return the day that the school named for its next class; none where that is past, or sooner than the person can start."""
        day, own = self.program.next_class if self.program else None, self.sheet.get("start")
        if self.began or day is None or day < self.today or (isinstance(own, date) and day < own):
            return None
        return day

    @property
    def class_day(self) -> date | None:
        """Return the day on which class begins or began, whatever the terms of other schools; none where nobody knows."""
        return self.began or self.first_class

    @property
    def begins(self) -> date:
        """Return the day from which dates count: that of the first class where the school named it, else the start."""
        return self.first_class or self.start

    @property
    def start_assumed(self) -> bool:
        """Tell whether the day from which dates count is open."""
        return self.class_day is None and not isinstance(self.sheet.get("start"), date)

    def pace(self, reckoning: Reckoning) -> int:
        """Return hundredths of an hour a week that a reckoning counts on; of open hours the early one takes the most."""
        value, timeline = self.sheet.get("hours"), self.catalog.timeline
        percent = (timeline.late_pace_percent.low or 100) if reckoning == "late" else 100
        if isinstance(value, int):
            return value * percent
        return percent * (timeline.open_hours.at(_OPPOSITE[reckoning]) or 1)

    @property
    def hours_assumed(self) -> bool:
        """Tell whether the hours are open."""
        return not isinstance(self.sheet.get("hours"), int)

    def otherwise(self, decision: str, option: str) -> Person:
        """Return the person with another option; a program stays only with the award it was picked for."""
        program = None if decision == AWARD and option != self.chosen.get(AWARD) else self.program
        return replace(self, chosen={**self.chosen, decision: option}, program=program)

    def may_ask(self, funding: Funding) -> bool:
        """Tell whether a source of money is still one to ask: not where it takes nobody new, has granted or has refused."""
        return funding.open and funding.id not in self.progress.payers("granted", "refused")

    @property
    def state(self) -> str | None:
        """Return the state of the person; none where it is open."""
        state = self.sheet.get("state", NOT_SURE)
        return None if state == NOT_SURE else str(state)

    def number(self, question: str) -> int | None:
        """Return a number the person gave, or none."""
        value = self.sheet.get(question)
        return value if isinstance(value, int) else None

    @property
    def course_ahead(self) -> bool:
        """Tell whether a program is to be chosen, or only the exam is prepared for; a program under way is neither."""
        return self.award is not None or self.option(AWARD).exam_only


GOAL: Final = "exam-ends"
"""The milestone from which on one can apply for jobs, which the months given are for."""


def limit(person: Person) -> date | None:
    """Return the day on which the months given end, counted from the start that was named, also once that is past.

    None where they are open, or lie behind: the day is past, or what they were given for is reached.
    """
    months = person.number("months")
    last = None if months is None or GOAL in person.progress.reached else add_months(person.stated_start, months)
    return last if last and last >= person.today else None


def person_in(roadmap: Roadmap) -> Person:
    """Return the person of a plan, with the program that its dates and its money are reckoned by."""
    program = roadmap.program.program if roadmap.program else None
    chosen, place = roadmap.decisions.chosen, roadmap.whereabouts.place
    settled = is_settled(roadmap.catalog, roadmap.decisions, roadmap.progress)
    return Person(roadmap.catalog, roadmap.sheet, chosen, roadmap.today, place, program, roadmap.progress, settled)


def is_settled(catalog: Catalog, decisions: Decisions, progress: Progress) -> bool:
    """Tell whether nothing but somebody's yes to pay had to come first, and there is one."""
    readiness = decisions["readiness"]
    if readiness.chosen != "prepare-first" or not progress.payers("granted"):
        return False
    rules = {rule.id: rule for rule in catalog.rules.decision(readiness.id).rules}
    return all(rules[reason.rule].step is None for reason in readiness.option(readiness.chosen).reasons)


# -- where a person is: what a ZIP code says of it, and the state that it fills where none was named
#
# A state that was named stands. A ZIP code of another state is then told and not used: nobody can tell which of the two is the slip,
# and miles from the one to schools of the other would mislead. The list of places is read only where there is a ZIP code.


def whereabouts(catalog: Catalog, answers: Answers) -> Whereabouts:
    """Return where somebody of these answers is."""
    asked = next((q for q in catalog.questions if q.kind == "zip"), None)
    given = answers.get(asked.id, NOT_SURE) if asked else NOT_SURE
    if asked is None or given == NOT_SURE:
        return Whereabouts({})
    try:
        place = place_of(str(given))
    except AnswerError:
        return Whereabouts({}, trouble="nowhere")
    return _beside(catalog, asked.or_answers, answers, place)


def _beside(catalog: Catalog, state_id: str | None, answers: Answers, place: ZipPlace) -> Whereabouts:
    """Hold a place against the state that was named, if one was."""
    named = answers.get(state_id, NOT_SURE) if state_id else NOT_SURE
    if named not in (NOT_SURE, place.state):
        return Whereabouts({}, trouble="elsewhere", zip_state=place.state)
    known = state_id is not None and catalog.question(state_id).choice(place.state) is not None
    return Whereabouts({state_id: place.state} if state_id and known and named == NOT_SURE else {}, place)
