"""Records that `PlanRecord` is made of: what several share, programs with their sources and sums, and what holds words. See `plan_records.py`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from codingpath.model.plan.programs import Fit, Pick, Reach
from codingpath.model.program import Award, Control, DeliveryMode, Online, OnlineReport, OnlineShare, ProgramKind
from codingpath.model.record import AsOf, AtLeast, Filled, Record, keyword_record

Text = Annotated[str, Filled()]
Count = Annotated[int, AtLeast(0)]
Period = AsOf
"""A year, a month or a day."""


@keyword_record
class DatesRecord(Record):
    """A day by each reckoning."""

    early: date | None
    """By the early reckoning; null where not known."""
    likely: date | None
    """By the likely reckoning, the one to plan on; null where not known."""
    late: date | None
    """By the late reckoning; null where not known."""


# Programs, pay, sources, sums.


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
class ToldRecord(Record):
    """One thing that the school of the chosen program said."""

    program: Text
    """Id of the program."""
    about: Text
    """What it is about, such as `price_usd` or `starts`."""
    said: Text
    """What it said, in words."""
    day: date
    """When it said so."""
    source: Text
    """Id of the source in `sources`, which figures of the plan that rest on it name."""


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


# What holds words: page one, steps, questions, what is learned, jobs, notices.


@keyword_record
class PageRowRecord(Record):
    """One row of the first page."""

    label: str
    """What stands before it; empty for a sentence without a label."""
    lines: tuple[Text, ...]
    """What it says."""


@keyword_record
class DoneRecord(Record):
    """A step that was done."""

    id: Text
    """Id of the step."""
    day: date
    """When it was ticked off."""


@keyword_record
class StepRecord(Record):
    """One thing to do in the first weeks."""

    id: Text
    """Id of the step."""
    day: Annotated[int, AtLeast(1)]
    """Which working day of the plan it is for; 1 is the day it is made, or the next working day."""
    on: date
    """The date of that day."""
    text: Text
    """What to do."""
    calendar: Text
    """What it is called in a calendar."""


@keyword_record
class SchoolQuestionRecord(Record):
    """One question to ask a school before paying."""

    id: Text
    """Id of the question."""
    ask: Text
    """The question."""
    whom: Text | None
    """Whom to ask; null for a school or course that is still to be found."""
    red_flag: Text
    """An answer that should make one stop."""
    first: bool
    """Whether it is one of the few that matter most for this person."""


@keyword_record
class LearningRecord(Record):
    """One topic that is learned, or kept up."""

    id: Text
    """Id of the topic."""
    title: Text
    """Its name."""
    text: Text
    """What it is and why it matters."""
    skip: Text | None
    """What to do instead, for somebody who may skip it; null where it is to be taken in full."""


@keyword_record
class JobRecord(Record):
    """One role."""

    id: Text
    """Id of the role."""
    title: Text
    """Its name."""
    rung: Literal["first", "later", "other"]
    """Whether it is a first job, follows later, or branches off."""
    text: Text
    """What one does there, and what it takes."""


@keyword_record
class NoticeRecord(Record):
    """Something this person must be told."""

    id: Text
    """Id of the notice."""
    part: Text
    """Id of the part of the plan in which it stands."""
    text: Text
    """The notice."""
    source: Text | None
    """Id of the source; null where there is none."""


@keyword_record
class FaqRecord(Record):
    """One question people ask, answered for this person."""

    id: Text
    """Id of the question."""
    question: Text
    """The question."""
    answer: Text
    """The answer."""
    source: Text | None
    """Id of the source; null where there is none."""
