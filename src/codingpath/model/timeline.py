"""What the timeline is computed from: workloads, waits and assumptions, all in the data."""

from __future__ import annotations

from typing import Annotated

from codingpath.model.condition import When
from codingpath.model.record import AtLeast, MonthAndDay, OneOf, Record, Some, keyword_record
from codingpath.model.source import Range, Reckoning

STAGES = ("prepare", "train", "practice", "exam", "first-job", "remove-apprentice", "renew", "next-credential")
"""Ids of the stages, in order."""

BASED = ("prepare", "exam", "first-job", "remove-apprentice", "next-credential")
"""Stages whose length the data says in words; that of a renewal follows from its months."""

MARKED = (
    "prepare-ends",
    "train-starts",
    "train-ends",
    "practice-starts",
    "practice-ends",
    "exam-ends",
    "first-job-ends",
    "remove-apprentice-ends",
    "renew-ends",
    "next-credential-starts",
)
"""Starts and ends of stages that are worth a day in a calendar."""


@keyword_record
class Term(Record):
    """One term of a college year: how long it is, and what one credit takes in it."""

    id: str
    """Stable id, such as `fall`."""
    starts: MonthAndDay
    """Month and day on which it starts, as `MM-DD`."""
    weeks: Annotated[int, AtLeast(1, 52)]
    """Weeks it lasts."""
    minutes_a_credit: Annotated[int, AtLeast(1, 6000)]
    """Minutes of class and study a week that one credit takes in it."""
    late: bool = True
    """Whether the late reckoning counts on it."""


@keyword_record
class Workload(Record):
    """How much study something takes: credits carried term by term, or hours that fill every week."""

    id: str
    """Stable id."""
    label: str
    """What it is, in a few words."""
    stage: Annotated[str, OneOf("stage", ("train", "practice", "remove-apprentice", "next-credential"))]
    """`train`, `practice`, `next-credential`, or `remove-apprentice` for a way without a job."""
    when: When
    """For whom; the first workload of a stage whose condition holds is used."""
    hours: Range | None = None
    """Study hours in all, where it goes at one's own pace; else `credits`."""
    floor_weeks: Range | None = None
    """Fewest weeks it takes however hard one studies; with `hours`."""
    credits: Range | None = None
    """College credits in all, where it goes by terms; else `hours`."""
    limit: Reckoning = "likely"
    """The reckoning by which rules may rule it out by time."""
    under_way: bool = False
    """Whether it is a program under way, which takes as many months as the answer to `program-left`."""
    beside_title: str | None = None
    """For a program under way: what the stage is called in which things are settled beside it."""
    beside_basis: str | None = None
    """And what its length rests on."""
    only_if: str | None = None
    """What the early reckoning hangs on, and what to do about it, after "only if"."""
    compare: bool = False
    """Whether to show it beside the used one as the other kind of the same award."""
    taught: bool = False
    """For `practice`: whether it takes a teacher, so that its price is not known and self-study is no way to save it."""
    in_a_sentence: str | None = None
    """For `practice`: what the kind of training is called inside a sentence for these people; as for everybody if absent."""

    @property
    def by_terms(self) -> bool:
        """Tell whether it starts only when a term starts, and goes by terms."""
        return self.credits is not None

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the ids of the sources its length rests on."""
        return tuple(dict.fromkeys(r.source for r in (self.credits, self.hours, self.floor_weeks) if r is not None))


@keyword_record
class Wait(Record):
    """Time that passes whatever one does."""

    id: str
    """Stable id; the engine reads these ids: `booking`, `job-search`, `retake`, `next-credential`, and `late-renewal` if it is there."""
    when: When
    """For whom; the first whose condition holds is used."""
    days: Range
    """Days, from early to late."""
    insider: bool = False
    """For `job-search`: whether these people do the work already, so that the next job is a new one and not the first."""
    aim: bool = False
    """For `next-credential`: whether it is the aim of the plan for these people, where they hold a certification and do the work."""
    beside_search: bool = False
    """For `next-credential`: whether it counts, early, from the start of the search for a job and not from its end."""


@keyword_record
class StageTitle(Record):
    """What a stage is called for some people."""

    stage: Annotated[str, OneOf("stage", STAGES)]
    """Id of the stage."""
    when: When
    """For whom."""
    title: str
    """The title shown."""
    calendar: str | None = None
    """What the end of the stage is called in a calendar; as for everybody if absent."""


@keyword_record
class Timeline(Record):
    """Everything dates are computed from."""

    titles: dict[str, str]
    """Stage id to the title shown."""
    titles_for_some: tuple[StageTitle, ...] = ()
    """Other titles; the first one of a stage whose condition holds is used."""
    basis: dict[str, str]
    """Stage id to what its length rests on, for the stages whose length no study hours give: each of `BASED`."""
    calendar_titles: dict[str, str]
    """Day that is marked in a calendar to its title: each of `MARKED`."""
    late_pace_percent: Range
    """Share of the stated study hours that a late reckoning counts on; low and high are one number."""
    open_hours: Range
    """Hours a week where the answer is open: `low` for the late, `likely` for the likely, `high` for the early reckoning."""
    terms: Annotated[tuple[Term, ...], Some("no terms; name at least one")]
    """The terms of a college year, in order; the first is the start by which rules rule out by time."""
    term_source: str
    """Id of the source of the terms."""
    term_credits: Range
    """Credits that one carries in a term: `low` is one class, `high` the most."""
    workloads: tuple[Workload, ...]
    """Study of the stages `train` and `practice`."""
    waits: tuple[Wait, ...]
    """Waits between and after."""
    preparations: tuple[Wait, ...]
    """What has to be settled first and how long it takes; of those whose condition holds the longest counts."""
    short_notice_days: int
    """A start nearer than this is warned about where somebody else is to pay."""
    credits_a_year: Range
    """Credits of a full-time year, over which a yearly tuition is spread; low and high are one number."""
