"""What `plan --format json` prints: the keys, what they mean and what they may hold. The schema in docs/ is made from these records.

Unknown is null and nothing else. `python docs/generate.py` writes `docs/plan.schema.json`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from codingpath.formats.plan_record_parts import (
    Count,
    DatesRecord,
    DoneRecord,
    FaqRecord,
    JobRecord,
    LearningRecord,
    NoticeRecord,
    PageRowRecord,
    PayRecord,
    ProgramRecord,
    SchoolQuestionRecord,
    SourceRecord,
    StepRecord,
    Text,
    ToldRecord,
    TotalRecord,
)
from codingpath.model.plan.roadmap import ConflictKind
from codingpath.model.progress import GrantStatus
from codingpath.model.record import AtLeast, Mark, OneOf, Record, keyword_record
from codingpath.model.rules import Effect, Firmness, State
from codingpath.model.timeline import STAGES

SCHEMA = "codingpath-plan-2"
"""Name and number of the format; the number goes up when a key changes its meaning."""
StageId = Annotated[str, OneOf("stage", STAGES)]
Several = Annotated[tuple[str, ...], Mark(minItems=1)]
AnswersRecord = Annotated[Mapping[str, str | int | date | Several], Mark(propertyNames={"pattern": "^[a-z][a-z0-9-]*$"})]
"""Id of a question to a choice or `not-sure`, a day, a whole number, or several choices."""


@keyword_record
class OfficeRecord(Record):
    """Whose data the plan rests on; null where it is the program's own."""

    name: Text
    """Name of the office, or of its data folder."""
    contact: Text | None
    """How to reach it; null where it does not say."""
    differs_in: tuple[Text, ...]
    """Data files that are not the same as the program's own."""


@keyword_record
class ReasonRecord(Record):
    """One rule that fired, as it speaks to this option."""

    rule: Text
    """Id of the rule."""
    effect: Effect
    """Whether it speaks for the option or bars it."""
    weight: Annotated[int, AtLeast(1, 5)] | None
    """How strongly it speaks for it, 1 to 5; null where it bars it."""
    text: Text
    """The reason in words."""
    questions: tuple[Text, ...]
    """Ids of questions. Their answers made the rule fire; empty where it always does."""


@keyword_record
class OptionRecord(Record):
    """How one option came out."""

    id: Text
    """Id of the option."""
    state: State
    """How it came out."""
    score: int
    """Sum of the weights that speak for it, also where it is ruled out."""
    reasons: tuple[ReasonRecord, ...]
    """Why, strongest first; what bars it comes before what speaks for it."""


@keyword_record
class DecisionRecord(Record):
    """One decision."""

    id: Text
    """Id of the decision."""
    chosen: Text
    """Id of the option that fits best."""
    runner_up: Text
    """Id of the best other option, also where that is ruled out."""
    firmness: Firmness
    """How far the chosen one is ahead of what is open."""
    options: tuple[OptionRecord, ...]
    """All options, in the order of the rules."""


@keyword_record
class RelaxationRecord(Record):
    """One way out."""

    text: Text
    """The way out in words."""
    changes: AnswersRecord | None
    """Give these answers instead, by id of the question; null where it is advice that changes no answer."""
    far: bool
    """Whether it is far from what the person said: what it would take, and no way to go."""


@keyword_record
class ConflictRecord(Record):
    """Two wishes that cannot both be met."""

    id: Text
    """Id of the conflict."""
    kind: ConflictKind
    """An option that is ruled out, the months, the budget, or two answers."""
    text: Text
    """What pulls against what."""
    questions: tuple[Text, ...]
    """Ids of questions. Their answers pull against each other."""
    relaxations: tuple[RelaxationRecord, ...]
    """The smallest ways out, smallest first."""


@keyword_record
class StageRecord(Record):
    """One stage of the timeline."""

    id: StageId
    """Id of the stage."""
    title: Text
    """Its name."""
    starts: DatesRecord
    """When it starts."""
    ends: DatesRecord
    """When it is done."""
    assumed: bool
    """Whether open answers, such as hours or start, were assumed to reckon it."""


@keyword_record
class NextRecord(Record):
    """A certification that may come later."""

    id: Text
    """Id of the certification."""
    why: Text
    """Why one would add it."""
    needs: Text
    """What it takes first."""


@keyword_record
class CostRecord(Record):
    """One line of the costs."""

    id: Literal[
        "tuition", "books", "exam-books", "membership", "exam", "retake", "first-renewal", "more-missed-dues", "remove-apprentice"
    ]
    """Id of the line."""
    label: Text
    """What is paid for."""
    low_usd: Count | None
    """Low end; null where not known."""
    high_usd: Count | None
    """High end; null where not known."""
    counts_against_budget: bool
    """Whether it counts against the person's own money."""
    estimate: bool
    """Whether it is estimated from yearly prices."""
    source: Text | None
    """Id of the source in `sources`; null where there is none."""
    stage: StageId
    """Id of the stage in which it is paid."""


@keyword_record
class KindBesideRecord(Record):
    """One of two kinds of training that are both possible and close."""

    option: Text
    """Id of the option of the decision `award`."""
    applying: DatesRecord
    """When job applications could start."""
    low_usd: Count
    """Low end of what is known of its cost."""
    high_usd: Count
    """High end of what is known of its cost."""
    complete: bool
    """Whether every line of its cost is known."""
    aid: Text | None
    """Id of who may pay for it and names a most; null where nobody known does."""
    own_usd: Count | None
    """What is left to pay at the low end once that has paid its most; null where nobody names one."""


@keyword_record
class FundingRecord(Record):
    """Somebody who may help to pay."""

    id: Text
    """Id of the source of money."""
    name: Text
    """Its name."""
    why: Text
    """Why it is on this list."""
    amount_usd: Count | None
    """The most it can pay; null where it is set locally or not known."""
    apply: Text
    """How to apply, and where."""
    source: Text | None
    """Id of the source in `sources`; null where there is none."""
    amount: Text
    """The amount in words, with its year and unit."""
    covers: Text
    """What it pays for."""
    first: Text | None
    """What must happen before enrolling; null where nothing must."""
    note: Text | None
    """What else to know, such as ages and dates; null where nothing."""
    third_party: bool
    """Whether somebody else must approve before class, which takes weeks."""
    open: bool
    """Whether it takes new applicants."""
    pays_course: bool
    """Whether it can pay for the course itself."""


@keyword_record
class GrantRecord(Record):
    """Somebody who was asked to pay."""

    id: Text
    """Id of the source of money; of one that was typed by hand an id of its own."""
    name: Text
    """What the payer is called."""
    status: GrantStatus
    """What came of it."""
    usd: Count | None
    """How much was granted; null where nothing was, or it is not known."""
    day: date
    """When it came to that."""
    past: bool
    """Whether what it was asked for lies behind, so that it counts no more."""


@keyword_record
class PayerRecord(Record):
    """Whom to ask for money."""

    id: Text
    """Id of the payer."""
    says: Text
    """Who it is and what they give."""
    step: Text
    """What to do first with them."""
    funding: tuple[Text, ...]
    """Ids of the sources of money in `funding` that they stand for."""


@keyword_record
class PlanRecord(Record):
    """The plan of one person. Unknown is null, never a text. Money is in whole dollars, days are year-month-day."""

    schema: Annotated[str, Mark(const=SCHEMA)]
    """Name and number of this format."""
    rules_version: Text
    """Version of the rules that decided."""
    facts_as_of: date
    """The last day on which one of the facts used was read."""
    today: date
    """The day the plan was made for."""
    office: OfficeRecord | None
    """Whose data the plan rests on; null where it is the program's own."""
    answers: AnswersRecord
    """What was answered, by id of the question; `codingpath questions` lists them. One that is left out is open."""
    derived: AnswersRecord
    """What was worked out from other answers, by id of the question; empty where nothing was."""
    page_one: tuple[PageRowRecord, ...]
    """What the first page says, row by row."""
    decisions: tuple[DecisionRecord, ...]
    """The decisions that apply, in their order."""
    conflicts: tuple[ConflictRecord, ...]
    """Wishes that pull against each other."""
    start: date
    """The day from which dates count."""
    start_assumed: bool
    """Whether that day was assumed, as no start was named."""
    applying: DatesRecord
    """When job applications can start: the date of the headline."""
    stages: tuple[StageRecord, ...]
    """The stages that apply, in their order."""
    next_credentials: tuple[NextRecord, ...]
    """Certifications that may come later."""
    two_kinds: tuple[KindBesideRecord, ...]
    """The chosen kind of training and the other one of the same award, where both are possible and close."""
    costs: tuple[CostRecord, ...]
    """What it costs, line by line: with the first of `choices`, or without a program."""
    totals: tuple[TotalRecord, ...]
    """What each of `choices` comes to."""
    choices: tuple[Text, ...]
    """Ids of the two or three programs to ask first, in `programs`; of the one that was chosen."""
    chosen_notes: tuple[Text, ...]
    """Where a chosen program is not what the result says."""
    told: tuple[ToldRecord, ...]
    """What the school of the chosen program said when it was asked; empty where nobody was."""
    funding: tuple[FundingRecord, ...]
    """Who may help to pay, in the order to ask."""
    payers: tuple[PayerRecord, ...]
    """Whom to ask for money, the first to ask first, as page one names them."""
    grants: tuple[GrantRecord, ...]
    """Who was asked to pay, and what came of it."""
    granted_usd: Count
    """What is granted in all and counts; it pays before the person's own money does."""
    programs: tuple[ProgramRecord, ...]
    """Programs, best fit first."""
    pay: tuple[PayRecord, ...]
    """What the occupations of the role pay: each at the nearest place that publishes it, then in the country."""
    learning: tuple[LearningRecord, ...]
    """What is learned, or kept up, in the order it is mostly taught."""
    school_questions: tuple[SchoolQuestionRecord, ...]
    """What to ask a school before paying."""
    jobs: tuple[JobRecord, ...]
    """First roles, later ones and what branches off."""
    steps: tuple[StepRecord, ...]
    """What to do first, by day."""
    steps_done: tuple[DoneRecord, ...]
    """Steps that were done, oldest first; `steps` has none of them."""
    faq: tuple[FaqRecord, ...]
    """Questions people ask, answered for this person."""
    notices: tuple[NoticeRecord, ...]
    """What this person must be told, beside what the parts say."""
    review_on: date
    """The working day on which to look at the plan again."""
    sources: tuple[SourceRecord, ...]
    """Every source that the plan cites."""
