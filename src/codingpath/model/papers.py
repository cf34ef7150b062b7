"""What the counselor's papers are made of beside the plan: an employment plan, and a case note. Words, each with its `when`."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Final, Literal

from codingpath.model.condition import When
from codingpath.model.record import Longest, OneOf, Record, keyword_record
from codingpath.model.timeline import MARKED

PAPER: Final = Longest(160, "a line of a paper has room for")
ServiceKind = Literal["career", "training", "supportive", "follow-up"]
Written = Literal["answers", "plan", "schools", "money", "steps"]
Shows = Literal["demand", "money"]


@keyword_record
class Service(Record):
    """A service that an employment plan may combine with others."""

    id: str
    """Stable id."""
    kind: ServiceKind
    """What the rules count it as."""
    when: When = When()
    """For whom."""
    text: Annotated[str, PAPER]
    """What it is, without a name for the client; it may name answers."""
    source: str
    """Id of the source that names it."""


@keyword_record
class Objective(Record):
    """Something to reach by a day of the plan."""

    day: Annotated[str, OneOf("day", MARKED)]
    """The day of the plan, as the calendar calls it, such as `exam-ends`; where the plan has none, there is no such objective."""
    when: When = When()
    """For whom."""
    text: Annotated[str, PAPER]
    """What is reached then."""
    names_exam: bool = False
    """Whether the certification aimed for is named behind it."""
    shown_by: Annotated[str, PAPER]
    """What shows that it was reached."""


@keyword_record
class Evidence(Record):
    """What in the answers speaks to a condition."""

    when: When = When()
    """For whom."""
    text: Annotated[str, PAPER]
    """What it is; it may name answers."""


@keyword_record
class TrainingNeed(Record):
    """One condition for training money, which a counselor has to confirm."""

    id: str
    """Stable id."""
    text: Annotated[str, PAPER]
    """The condition."""
    evidence: tuple[Evidence, ...] = ()
    """What may speak to it, most telling first."""
    shows: Shows | None = None
    """What the plan itself adds: people at work near by and expected openings, or who was asked for money."""
    source: str
    """Id of the source of the condition."""


@keyword_record
class CounselorStep(Record):
    """Something that falls to the counselor."""

    id: str
    """Stable id."""
    when: When = When()
    """For whom."""
    text: Annotated[str, PAPER]
    """What to do, starting with a verb."""


@keyword_record
class ServiceToday(Record):
    """A service that a talk may have been, for the case note."""

    id: str
    """Stable id."""
    text: Annotated[str, PAPER]
    """What it is."""
    shown_by: Written | None = None
    """What was written down that day where it was given: answers, an employment plan, what schools said, money asked for, steps done;
    none for what only the counselor knows."""
    source: str
    """Id of the source that names it."""


@keyword_record
class Papers(Record):
    """The words of the papers."""

    private_words: tuple[str, ...] = ()
    """Beginnings of words, in small letters, that no paper on file may have, as they could disclose a disability."""
    private_source: str | None = None
    """Id of the source that asks for that."""
    told: tuple[str, ...] = ()
    """Questions whose answers tell work history, skills and what else bears on training, the most telling first."""
    goal: tuple[str, ...] = ()
    """Questions whose answers stand beside the employment goal."""
    objectives: tuple[Objective, ...] = ()
    """What is to be reached, in order."""
    services: tuple[Service, ...] = ()
    """The services, in order."""
    needs: tuple[TrainingNeed, ...] = ()
    """Conditions for training money."""
    counselor_steps: tuple[CounselorStep, ...] = ()
    """What falls to the counselor, in order."""
    tests: tuple[str, ...] = ()
    """Tests whose scores and days the counselor fills in."""
    today: tuple[ServiceToday, ...] = ()
    """Services of one talk, in order."""
    contact_kinds: tuple[str, ...] = ()
    """How client and counselor may meet."""


def private_word(beginnings: tuple[str, ...], text: str) -> str | None:
    """Return the first word of a text that begins as `private_words` do, as far as it is like them; none where there is none."""
    found = _beginning(beginnings).search(text) if beginnings else None
    return found[0] if found else None


@cache
def _beginning(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, beginnings))})", re.IGNORECASE)
