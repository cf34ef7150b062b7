"""What `plan --format json` prints: the keys, what they mean and what they may hold. The schema in docs/ is made from these records.

Unknown is null and nothing else. `python docs/generate.py` writes `docs/plan.schema.json`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from codingpath.formats.word_records import (
    Count,
    FaqRecord,
    JobRecord,
    LearningRecord,
    NoticeRecord,
    PageRowRecord,
    SchoolQuestionRecord,
    StepRecord,
    Text,
)
from codingpath.model.program import Award, Control, DeliveryMode, Online, OnlineReport, OnlineShare, ProgramKind
from codingpath.model.record import AsOf, AtLeast, Mark, OneOf, Record, keyword_record
from codingpath.model.roadmap import ConflictKind, Fit, Pick, Reach
from codingpath.model.rules import Effect, Firmness, State
from codingpath.model.timeline import STAGES

SCHEMA = "codingpath-plan-2"
"""Name and number of the format; the number goes up when a key changes its meaning."""

Period = AsOf
"""A year, a month or a day."""
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
class DatesRecord(Record):
    """A day by each reckoning."""

    early: date | None
    """By the early reckoning; null where not known."""
    likely: date | None
    """By the likely reckoning, the one to plan on; null where not known."""
    late: date | None
    """By the late reckoning; null where not known."""


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
class ProgramRecord(Record):
    """One program of one school."""

    id: Text
    """Id of the program."""
    school: Text
    """Name of the school."""
    program: Text
    """Name of the program, or of its federal code."""
    state: Text
    """Two-letter state, or `US` for a national provider."""
    award: Award
    """What it confers."""
    kind: ProgramKind
    """Whether it is for college credit; the first two kinds are short courses."""
    cip: Text | None
    """Federal program code, as text; null where not known."""
    delivery: DeliveryMode | None
    """How it is taught; null where not known."""
    price_usd: Count | None
    """Published price of the whole program; null where there is none."""
    fit: Fit
    """Whether nothing known speaks against it."""
    misses: tuple[Text, ...]
    """What is known to speak against it."""
    source: Text | None
    """Id of the source in `sources`; null where there is none."""
    low_usd: Count | None
    """Its price, or the low end of an estimate; null where not known."""
    high_usd: Count | None
    """Its price, or the high end of an estimate; null where not known."""
    estimate: bool
    """Whether those two are estimated from yearly prices."""
    shared_prices_usd: tuple[Count, ...]
    """Prices of which nobody says to which award of the school they belong."""
    price_year: Text | None
    """The year of the prices, such as `2021` or `2023-24`; null where not known."""
    online: Online
    """Whether it can be finished online: known to be; to be asked; reported not to be, which does not mean in person; known to be taught
    otherwise."""
    offered_online: OnlineShare | None
    """What the school reported in `offered_online_year`; null where nothing."""
    offered_online_year: Text | None
    """School year of that report, such as `2021-22`; null where there is none."""
    offered_online_before: tuple[OnlineReport, ...]
    """The reports of the years before, the newest first."""
    city: Text | None
    """City of the school; null where not known."""
    control: Control | None
    """Who runs the school; null where not known."""
    completions: Count | None
    """Awards granted in `year`; null where not known."""
    year: Text | None
    """School year of the awards, such as `2023-24`; null where not known."""
    accreditor: Text | None
    """Accreditor of the school; null where not known."""
    federal_aid: bool | None
    """Whether the school takes part in federal student aid; null where not known. Ask about the program."""
    website: Text | None
    """The school's site, without `https://`; null where not known."""
    unitid: Text | None
    """Federal id of the school, as text; null where not known."""
    related: bool
    """Whether its code is only related to the field."""
    phone: Text | None
    """General telephone number of the school; null where not known."""
    aid_page: Text | None
    """The school's page on financial aid, without `https://`; null where not known."""
    application_page: Text | None
    """Where to apply; null where not known."""
    price_calculator: Text | None
    """The school's net price calculator; null where not known."""
    zip: Text | None
    """ZIP code of the school; null where not known."""
    latitude: Text | None
    """Degrees north, as text; null where not known."""
    longitude: Text | None
    """Degrees east, as text; null where not known."""
    cbsa: Text | None
    """Federal code of its metropolitan or micropolitan area; null where not known."""
    school_online: bool | None
    """Whether the school offers undergraduate programs online at all; null where not known."""
    on_state_list_2021: bool | None
    """Whether the school was on a state's training list in May 2021; null where not known, never false."""
    listed_as_of: Period | None
    """Month of the national file of eligible training programs that lists it; null where none does."""
    listed_delivery: DeliveryMode | None
    """How that list says it is taught; null where it does not."""
    listed_weeks: Count | None
    """Weeks it takes, on that list."""
    listed_hours: Count | None
    """Hours it takes, on that list."""
    listed_price_usd: Count | None
    """Tuition and supplies on that list, of a year that is not known; it enters no sum."""
    listed_employed_percent: Count | None
    """Of 100 who left, how many had a job in the second quarter after, on that list."""
    reach: Reach
    """How it can be reached: in the state, online, in a neighboring state; `any` where no state is named."""
    miles: Count | None
    """Miles to the school, straight line; null where not known."""
    prepares_for: tuple[Text, ...]
    """Ids of certifications that the school says it prepares for; empty where not known."""
    cahiim: bool | None
    """Whether the school says that CAHIIM accredits it; null where not known."""
    page_source: Text | None
    """Id of the source for what the school's own page says; null where no page was read beside the list."""
    asks: tuple[Text, ...]
    """What to ask the school, and what to mind."""


@keyword_record
class PayRecord(Record):
    """What one occupation pays a year at one place, in whole dollars; null where it is not published."""

    soc: Text
    """Code of the occupation."""
    title: Text
    """Title of the occupation."""
    place: Text | None
    """Two letters of a state or five digits of a metropolitan area; null for the whole country."""
    place_name: Text
    """The place in words."""
    period: Text
    """Month and year of the survey."""
    p10_usd: Count | None
    """One in ten earns less."""
    p25_usd: Count | None
    """One in four earns less."""
    median_usd: Count | None
    """Half earn less."""
    p75_usd: Count | None
    """Three in four earn less."""
    p90_usd: Count | None
    """Nine in ten earn less."""
    employed: Count | None
    """People who have the job there; no count of openings."""
    source: Text
    """Id of the source."""


@keyword_record
class SourceRecord(Record):
    """One source."""

    id: Text
    """Id of the source."""
    name: Text
    """Who says it, and what about."""
    address: Text
    """Where to read it."""
    as_of: Period
    """The time it speaks for."""
    checked: date
    """The day it was read."""
    review_by: date
    """The day it is due to be read again."""
    stale: bool
    """Whether that day has passed."""


@keyword_record
class TotalRecord(Record):
    """What one program comes to, all in, and when job applications can start with it."""

    program: Text
    """Id of the program, in `programs`."""
    reason: Pick
    """Why it is one of the few; `chosen` where the person chose it."""
    low_usd: Count
    """Low end of all that counts against the budget and is known: tuition, books, exam, dues."""
    high_usd: Count
    """High end of the same."""
    at_least: bool
    """Whether something in it is not known, so that both ends are a least."""
    estimate: bool
    """Whether tuition or books are estimated from yearly rates."""
    applying: DatesRecord
    """By the length of this program."""


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
    funding: tuple[FundingRecord, ...]
    """Who may help to pay, in the order to ask."""
    payers: tuple[PayerRecord, ...]
    """Whom to ask for money, the first to ask first, as page one names them."""
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
    faq: tuple[FaqRecord, ...]
    """Questions people ask, answered for this person."""
    notices: tuple[NoticeRecord, ...]
    """What this person must be told, beside what the parts say."""
    review_on: date
    """The working day on which to look at the plan again."""
    sources: tuple[SourceRecord, ...]
    """Every source that the plan cites."""
