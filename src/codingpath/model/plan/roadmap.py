"""The roadmap: everything the plan of one person holds, before it is put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Literal

from codingpath.model.condition import Answers
from codingpath.model.first_page import LeadLine, Payer, PriceLine
from codingpath.model.funding import Funding
from codingpath.model.guidance import Job, SchoolQuestion
from codingpath.model.plan.decided import Decided
from codingpath.model.plan.explanation import SmallestFlip
from codingpath.model.plan.money import Money
from codingpath.model.plan.programs import Choice, ProgramMatch
from codingpath.model.plan.stages import Dates, OtherKind, Stage, applying_from
from codingpath.model.progress import NOTHING_YET, Progress
from codingpath.model.record import Record, keyword_record
from codingpath.model.rules import Decisions, Option, OwnLimits
from codingpath.model.wages import PayPlace
from codingpath.model.zip_place import Whereabouts

Overrun = Literal["none", "late", "likely", "early"]
"""The first reckoning that passes the limit in months: none of them, only the late one, the likely one too, or even the early one."""
ConflictKind = Literal["ruled-out", "time", "money", "wishes"]


@keyword_record
class FundingMatch(Record):
    """One source of money as it fits one person."""

    funding: Funding
    why: str


@keyword_record
class PayerMatch(Record):
    """Somebody who may pay, as it fits one person."""

    payer: Payer
    funding: tuple[str, ...]
    """Ids of the sources of money on this person's list that they stand for."""
    grant: Funding | None
    """What is asked for by name in the same place; none where there is nothing."""
    asked: bool = False
    """Whether they were asked already, and have not answered."""


@keyword_record
class PageItem(Record):
    """One sentence of the first page, filled in."""

    id: str
    """Id of what the data says it with."""
    text: str


@keyword_record
class OtherWay(Record):
    """The best other way of the closest decision."""

    decision: str
    option: str
    text: str
    applying: Dates | None
    """When it would lead to job applications, for another kind of training."""


@keyword_record
class PageOne(Record):
    """What the first page says of one person beside figures, dates and schools."""

    payers: tuple[PayerMatch, ...]
    """Who may pay, the first to ask first."""
    why: tuple[PageItem, ...]
    """Why this and not that."""
    first: tuple[PageItem, ...]
    """What comes before everything else; none for whoever can start now."""
    ahead: PageItem | None
    """What is asked for before the path, where that goes against the goal."""
    next_lines: tuple[PageItem, ...]
    """What comes in place of schools."""
    do_now: tuple[PageItem, ...]
    """What to do today."""
    other: OtherWay | None
    """The best other way; none where all else is ruled out."""
    more: Mapping[str, PageItem]
    """A sentence more in some rows, by the label of the row."""
    exam: PageItem | None
    """What the exam is, in a few words."""
    out_of_work: bool
    """Whether there is no pay now to compare with."""
    in_work: bool
    """Whether there likely is pay now to compare with."""
    looks_up: bool
    """Whether the middle pay stands beside the low one."""
    tells_gap: bool
    """Whether the gap between the own money and the cost is named also where somebody may pay."""
    lead: LeadLine | None
    """What stands in place of the path, where too little was answered for one."""
    price: PriceLine | None
    """What such training costs elsewhere; none where nothing is known."""
    names_schools: bool
    """Whether it is time to name schools."""
    limit: date | None
    """The day on which the months given end; none where they are open."""
    over: Overrun
    """Which reckoning passes that day first."""

    @property
    def says_dates(self) -> bool:
        """Tell whether dates can be said, and not a length alone: until schools can be named, too much is to be settled first."""
        return self.names_schools


@keyword_record
class Relaxation(Record):
    """One way out of a conflict."""

    text: str
    changes: Answers | None = None
    """Question id to the new answer; none where it is advice and changes no answer."""
    far: bool = False
    """Whether it is far from what the person said: what it would take, and no way to go."""
    over: Overrun = "none"
    """For a way out of too little time: which reckoning still passes the limit."""


@keyword_record
class Conflict(Record):
    """Two wishes that cannot both be met, with the smallest ways out."""

    id: str
    kind: ConflictKind
    text: str
    questions: tuple[str, ...]
    relaxations: tuple[Relaxation, ...]
    short: str | None = None
    """The same for the first page, with one way out; none where it is said there by other rows."""
    source: str | None = None


@keyword_record
class LearnItem(Record):
    """One topic, and what to do instead for those who may skip it."""

    id: str
    title: str
    text: str
    skip: str | None


@keyword_record
class StepItem(Record):
    """One thing to do in the first thirty days."""

    id: str
    day: int
    text: str
    on: date
    """The date of that day: never a weekend or a federal holiday."""


@keyword_record
class FaqItem(Record):
    """One question people ask, answered for this person."""

    id: str
    question: str
    answer: str
    source: str | None


@keyword_record
class NoticeItem(Record):
    """Something this person must be told."""

    id: str
    part: str
    text: str
    source: str | None
    at_length: bool = False
    """Whether it stands in its part only where that is printed at length."""
    in_short: bool = False
    """Whether it stands in its part only where that is not."""
    by_office: bool = False
    """Whether the office that keeps the data says it: it then stands at the end of its part, however that is printed, with the office's name."""


@keyword_record
class KindBeside(Record):
    """One of two kinds of the same award that stand beside each other."""

    option: Option
    applying: Dates
    money: Money
    aid: Funding | None
    """Who may pay for it and names a most; none where nobody known does."""
    own_usd: int | None
    """What is left to pay at the low end once that has paid its most; none where nobody names one."""


@keyword_record
class Roadmap(Decided):
    """The whole plan of one person."""

    today: date
    answers: Answers
    start: date
    """The day from which dates count: the answer or the first of the next month, or the day that the chosen school named for its next class."""
    start_assumed: bool
    start_source: str | None = None
    """Id of the source of that day, where the school named it."""
    decisions: Decisions
    whereabouts: Whereabouts
    turns: Mapping[str, SmallestFlip]
    """What would turn each decision, by its id and in their order."""
    conflicts: tuple[Conflict, ...]
    stages: tuple[Stage, ...]
    other_kinds: tuple[OtherKind, ...]
    two_kinds: tuple[KindBeside, ...]
    """The kind of training that was chosen and the other one of the same award, where both are possible and close."""
    money: Money
    funding: tuple[FundingMatch, ...]
    programs: tuple[ProgramMatch, ...]
    """Best first; those without a known miss before those with one."""
    more_programs: int
    """How many more have no known miss and are not listed."""
    page_one: PageOne
    """The sentences of the first page."""
    choices: tuple[Choice, ...]
    """The two or three programs to ask first, the best first; none where there is no program to choose. Where one was chosen, that alone."""
    chosen_notes: tuple[str, ...] = ()
    """Where a chosen program is not what the result says, in sentences."""
    chosen_differs: tuple[str, ...] = ()
    """The same in a few words each."""
    learn: tuple[LearnItem, ...]
    school_questions: tuple[SchoolQuestion, ...]
    first_questions: tuple[SchoolQuestion, ...]
    """The few of them that matter most, in the same order."""
    jobs: tuple[Job, ...]
    now_days: Mapping[str, date]
    """The day of each step that the first page says to do now, by its id."""
    steps: tuple[StepItem, ...]
    faq: tuple[FaqItem, ...]
    notices: tuple[NoticeItem, ...]
    pay_places: tuple[PayPlace, ...] = ()
    """Where pay is shown for, the nearest first: a metropolitan area where a ZIP code is in one, and the state."""
    progress: Progress = NOTHING_YET
    """What happened since the plan was first made."""
    at_work: date | None = None
    """The day on which the person told of the job that the plan led to; none while it is looked for."""
    in_time: Answers = field(default_factory=dict)
    """Numbers that are others today than when they were given, by id of the question."""
    limits: OwnLimits = field(default_factory=OwnLimits)
    """Where the rules bar an award by time for this person, by their own calendar."""

    @property
    def results(self) -> Mapping[str, str]:
        """Return the option chosen in each decision, by its id."""
        return self.decisions.chosen

    @property
    def known(self) -> Answers:
        """Return the answers with what was worked out from them."""
        return {**self.answers, **self.derived}

    @property
    def derived(self) -> Answers:
        """Return what was worked out from other answers, and from the day on which they were given, by id of the question."""
        return {**self.whereabouts.derived, **self.in_time}

    @property
    def in_chosen(self) -> bool:
        """Tell whether the chosen program is the one that the person has begun and goes on with."""
        return self.under_way and self.chosen is not None and self.chosen.program.id == self.progress.program_in

    @property
    def under_way(self) -> bool:
        """Tell whether the training of this plan is a program that the person is in."""
        return any(stage.workload is not None and stage.workload.under_way for stage in self.stages)

    @property
    def applies_now(self) -> bool:
        """Tell whether nothing comes before the first application: no exam, and nothing to bring back or to settle."""
        ready = self.credential is None and not self.renewing
        return ready and self.decisions["readiness"].chosen == "start-now"

    def stage(self, stage_id: str) -> Stage | None:
        """Return one stage, or none if it does not apply."""
        return next((s for s in self.stages if s.id == stage_id), None)

    @property
    def study_begins(self) -> date:
        """Return the likely first day of class or of practice: the start, or later where something is settled before it."""
        stage = self.stage("train") or self.stage("practice")
        return (stage and stage.starts.likely) or self.start

    @property
    def chosen(self) -> ProgramMatch | None:
        """Return the program that the person chose, or none."""
        return next((choice.match for choice in self.choices if choice.reason == "chosen"), None)

    @property
    def program(self) -> ProgramMatch | None:
        """Return the program that dates and money are reckoned by: the chosen one, else the first of the few.

        None where there is none, where a program under way goes on, and where no course is to come.
        """
        if self.under_way or (self.award is None and not self.option("award").exam_only):
            return None
        return next((choice.match for choice in self.choices), None)

    @property
    def applying(self) -> Dates:
        """Return when job applications can start."""
        return applying_from(self.stages)
