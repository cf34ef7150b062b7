"""What the timeline is computed from: workloads, waits and assumptions, all in the data."""

from __future__ import annotations

from typing import Annotated

from codingpath.model.condition import When
from codingpath.model.record import MonthAndDay, OneOf, Record, Some, keyword_record
from codingpath.model.source import Range

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
class Workload(Record):
    """How much study something takes, and how short it can be however hard one studies."""

    id: str
    """Stable id."""
    label: str
    """What it is, in a few words."""
    stage: Annotated[str, OneOf("stage", ("train", "practice", "remove-apprentice", "next-credential"))]
    """`train`, `practice`, `next-credential`, or `remove-apprentice` for a way without a job."""
    when: When
    """For whom; the first workload of a stage whose condition holds is used."""
    hours: Range
    """Study hours in all."""
    floor_weeks: Range
    """Fewest weeks it takes: in an early, and in a late reckoning."""
    by_terms: bool = False
    """Whether it can start only when a college term starts."""
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
    """Hours a week where the answer is open: `low` for the late, `high` for the early reckoning."""
    term_starts: Annotated[tuple[MonthAndDay, ...], Some("no term starts; name at least one, such as '08-25'")]
    """Month and day on which college terms start, as `MM-DD`, in order."""
    term_source: str
    """Id of the source of the term starts."""
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
