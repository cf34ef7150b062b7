"""What happened since a plan was made: schools asked and what they said, money asked for, steps done, talks with a counselor.

A plan is reckoned with it and decides nothing by it. It is kept with the client's own answers; a variant is planned with the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from codingpath.model.program import DeliveryMode
from codingpath.model.record import AtLeast, Filled, Longest, Record, fields_of, keyword_record, names_of

GrantStatus = Literal["asked", "granted", "refused"]
MoneyAction = Literal["asked", "granted", "refused", "undo"]
"""What can be noted of somebody who may pay; `undo` takes it away."""
StepAction = Literal["done", "undo"]
"""What can be noted of a step."""

MOST_SCHOOLS = 5
"""Schools that a shortlist has room for: as many as can be set side by side, and called in a week."""

NAME = Longest(120, "a school or a person has room for")
SAID = Longest(300, "what a school said has room for")
MET = Longest(120, "how you met has room for")
USD = AtLeast(0, 1_000_000)
MONTHS = AtLeast(1, 120)
HOURS = AtLeast(1, 10_000)
PERCENT = AtLeast(0, 100)
PEOPLE = AtLeast(1, 100_000)


@keyword_record
class Quote(Record):
    """What a school said on one day. A null field was not asked then, or not answered."""

    day: date
    """When it was said."""
    who: Annotated[str, NAME] = ""
    """Who said it, such as a name or an office; empty where that was not noted."""
    price_usd: Annotated[int, USD] | None = None
    """Price of the whole program, in dollars."""
    price_covers: Annotated[str, SAID] | None = None
    """What is in the price."""
    exams: tuple[str, ...] = ()
    """Ids of the certifications it prepares for."""
    voucher: bool | None = None
    """Whether the exam is in the price."""
    delivery: DeliveryMode | None = None
    """How it is taught."""
    clock_hours: Annotated[int, HOURS] | None = None
    """Hours of class and practice in all."""
    months: Annotated[int, MONTHS] | None = None
    """How long it takes at this person's pace."""
    starts: date | None = None
    """When the next class starts."""
    passed_percent: Annotated[int, PERCENT] | None = None
    """Of 100 who took the exam, how many passed."""
    passed_of: Annotated[int, PEOPLE] | None = None
    """How many took it."""
    on_state_list: bool | None = None
    """Whether it is on the state's list of eligible training providers."""
    refund: Annotated[str, SAID] | None = None
    """What is paid back to somebody who stops, until when."""


SAID_OF = tuple(name for name in names_of(Quote) if name not in ("day", "who"))
"""What a school can say, by the names of `Quote`."""


@keyword_record
class School(Record):
    """One school of the shortlist."""

    id: Annotated[str, Filled()]
    """Id of its program in the list; of one that was typed by hand an id of its own, which no program of the list has."""
    name: Annotated[str, NAME, Filled()]
    """What the school is called."""
    program: Mapping[str, Any] | None = None
    """A copy of its program; none for one that was typed by hand, which has a name and what it said and nothing else."""
    quotes: tuple[Quote, ...] = ()
    """What it said, oldest first; of each thing the last word counts."""

    def said(self, name: str) -> tuple[Any, date] | None:
        """Return the last word on one field of `Quote`, and its day; none where the school never said."""
        empty = fields_of(Quote)[1][name]
        return next(((value, q.day) for q in reversed(self.quotes) if (value := getattr(q, name)) != empty), None)


@keyword_record
class Grant(Record):
    """Money that somebody was asked for."""

    id: Annotated[str, Filled()]
    """Id of the source of money in the list; of one that was typed by hand an id of its own."""
    name: Annotated[str, NAME, Filled()]
    """What the payer is called."""
    status: GrantStatus
    usd: Annotated[int, USD] | None = None
    """How much was granted, in dollars; none where that is not known yet."""
    day: date
    """When it came to that."""
    past: bool = False
    """Whether it counts no more: of a yes, what it was given for lies behind; of what nobody answered, the course is over. A no stays."""


@keyword_record
class StepDone(Record):
    """A step of the plan that was done."""

    id: Annotated[str, Filled()]
    """Stable id of the step."""
    day: date
    """When it was ticked off."""


@keyword_record
class StepShown(Record):
    """A step of a plan, and the day it had there."""

    id: Annotated[str, Filled()]
    """Stable id of the step."""
    day: date


@keyword_record
class CostShown(Record):
    """A line of the ledger of a plan; an end that was not known is null."""

    id: Annotated[str, Filled()]
    """Id of the line."""
    low_usd: int | None = None
    high_usd: int | None = None


@keyword_record
class ResultShown(Record):
    """A decision of a plan, and the option it came to."""

    decision: Annotated[str, Filled()]
    option: Annotated[str, Filled()]


@keyword_record
class CountShown(Record):
    """A number that time changes, such as the months left of a program, and the day from which it counts."""

    question: Annotated[str, Filled()]
    """Id of the question."""
    value: int
    """The answer as it was given."""
    day: date
    """The day on which it was given."""


@keyword_record
class Shown(Record):
    """What a plan said when the person saw it last: what changed since is told against it, and a step that is not due yet keeps its day."""

    day: date
    """When it was shown."""
    rules: str
    """Version of the rules."""
    facts: date | None = None
    """The last day on which one of the facts it used was read."""
    program: str = ""
    """Id of the program that its costs are of; empty where they are of none."""
    steps: tuple[StepShown, ...] = ()
    """Every step, also what is far off, such as the exam."""
    costs: tuple[CostShown, ...] = ()
    results: tuple[ResultShown, ...] = ()
    counts: tuple[CountShown, ...] = ()
    """Numbers that time changes, each with the day on which it was said."""


@keyword_record
class Happened(Record):
    """Something that was told of the way, such as an exam passed."""

    id: Annotated[str, Filled()]
    """Id of the event in the data."""
    day: date
    """When it was told."""
    reached: tuple[str, ...] = ()
    """Ids of the milestones that lay behind from then on."""
    program: str = ""
    """Id of the program that was chosen then; empty where none was."""


@keyword_record
class Contact(Record):
    """A talk between client and counselor."""

    day: date
    kind: Annotated[str, MET] = ""
    """How they met, such as by telephone; empty where that was not noted."""
    next_day: date | None = None
    """When they mean to meet again."""


@keyword_record
class PlanWritten(Record):
    """An employment plan that a counselor had written."""

    day: date
    """When it was written last."""


@keyword_record
class AnswerTried(Record):
    """An answer that was tried in a sitting, and whether it was kept; of one question the last word of a day."""

    day: date
    question: Annotated[str, Filled()]
    """Id of the question."""
    before: tuple[str, ...] = ()
    """The own answer before that, as it would be typed; empty where it was open."""
    after: tuple[str, ...] = ()
    """The answer that was tried."""
    kept: bool = False
    """Whether it is the own answer now."""


@keyword_record
class Progress(Record):
    """All that happened since; empty for somebody whose plan was just made."""

    schools: tuple[School, ...] = ()
    """The shortlist, in the order it was made; at most `MOST_SCHOOLS`."""
    grants: tuple[Grant, ...] = ()
    """Money asked for, one entry a payer."""
    done: tuple[StepDone, ...] = ()
    """Steps done, oldest first."""
    contacts: tuple[Contact, ...] = ()
    """Talks, oldest first."""
    tried: tuple[AnswerTried, ...] = ()
    """Answers tried on top of the own ones, oldest first."""
    employment_plans: tuple[PlanWritten, ...] = ()
    """When an employment plan was written last; one entry, or none where none was."""
    shown: tuple[Shown, ...] = ()
    """What was shown last; one entry, or none where nothing was shown yet."""
    events: tuple[Happened, ...] = ()
    """What was told of the way, oldest first."""

    def school(self, program_id: str) -> School | None:
        """Return a school of the shortlist, or none."""
        return next((school for school in self.schools if school.id == program_id), None)

    def grant(self, payer_id: str) -> Grant | None:
        """Return what came of asking a payer, or none who was not asked."""
        return next((grant for grant in self.current_grants if grant.id == payer_id), None)

    @property
    def current_grants(self) -> tuple[Grant, ...]:
        """Return what came of asking for what is still ahead."""
        return tuple(grant for grant in self.grants if not grant.past)

    def payers(self, *statuses: GrantStatus) -> frozenset[str]:
        """Return the ids of the payers with whom it came to this."""
        return frozenset(grant.id for grant in self.current_grants if grant.status in statuses)

    @property
    def granted_usd(self) -> int:
        """Return how much is granted in all, in dollars, as far as it is known."""
        return sum(grant.usd or 0 for grant in self.current_grants if grant.status == "granted")

    @property
    def steps_done(self) -> Mapping[str, date]:
        """Return the ids of the steps that were done, each with its day."""
        return {step.id: step.day for step in self.done}

    @property
    def reached(self) -> Mapping[str, date]:
        """Return the ids of the milestones that lie behind by what was told, each with the last day on which that was told."""
        return {milestone: event.day for event in self.events for milestone in event.reached}

    @property
    def program_in(self) -> str:
        """Return the id of the program that was begun and is not over; empty where that is none, or it is not known which."""
        last = next((event for event in reversed(self.events) if event.reached), None)
        return last.program if last and "train-starts" in last.reached else ""

    def said_on(self, question: str, value: object) -> date | None:
        """Return the day on which a number that time changes was given as an answer; none where that is not known."""
        counts = self.last_shown.counts if self.last_shown else ()
        return next((count.day for count in counts if count.question == question and count.value == value), None)

    @property
    def last_shown(self) -> Shown | None:
        """Return what was shown last, or none."""
        return self.shown[-1] if self.shown else None

    @property
    def days_shown(self) -> Mapping[str, date]:
        """Return the ids of the steps of the plan that was shown last, each with the day it had."""
        return {step.id: step.day for step in self.last_shown.steps} if self.last_shown else {}


NOTHING_YET = Progress()
