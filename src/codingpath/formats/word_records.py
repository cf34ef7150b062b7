"""The records of a plan's JSON that hold words: page one, steps, questions, what is learned, jobs, notices. See `plan_records.py`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from codingpath.formats.shared_records import Text
from codingpath.model.record import AtLeast, Record, keyword_record


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
