"""What the list of clients says of one: made from their files, and kept beside them with a stamp, as a list is asked for often.

The stamp is the data that it was made by, and which files with which times it was made of. The kept copy is no more than that: whoever
cannot read it, or finds another stamp, makes it again, and whoever cannot write does without. It holds days and ids and no word that a
person typed, and nothing that could disclose a disability.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal, get_args

from codingpath.files import PRIVATE, replace_file
from codingpath.model.record import Record, keyword_record

Stage = Literal["asking", "preparing", "before", "training", "exam", "searching", "working"]
"""How far somebody is: the quiz is not finished, something is to be settled first, training is to come, is under way, the exam comes next,
a job is looked for, or found."""
STAGES: Final[tuple[Stage, ...]] = get_args(Stage)

FORMAT: Final = 2
LARGEST: Final = 20_000
"""Bytes of a kept summary; it has some eight hundred."""

Marks = Sequence[Sequence[int]]
"""Of each file that it is made of: its number on the disk, when it was written, its size."""


@keyword_record
class ClientSummary(Record):
    """What is known of one client."""

    saved: str
    """When the answers were saved, as kept in the file."""
    finished: bool
    """Whether the quiz was gone through to its end."""
    answered: int
    """Questions that apply and have an answer."""
    questions: int
    """Questions that apply."""
    notes: int
    """How many notes there are."""
    result: tuple[tuple[str, str], ...]
    """Decision and option, by the rules of today; empty until the quiz is finished."""
    stage: Stage
    last_contact: date | None
    """The last day on which something was written down: answers, a note, a talk."""
    meeting: date | None
    """When client and counselor mean to meet again."""
    open_steps: int
    """How many steps of the plan are not done."""
    next_step: date | None
    """The day of the first of them; past where it is late."""

    @property
    def next_day(self) -> date | None:
        """Return the first day that something is to be done on, or was; none where nothing is known."""
        return min(filter(None, (self.next_step, self.meeting)), default=None)


_DAYS: Final = ("last_contact", "meeting", "next_step")
_PLAIN: Final = {"saved": str, "finished": bool, **dict.fromkeys(("answered", "questions", "notes", "open_steps"), int)}


def kept(path: Path, key: str, marks: Marks) -> ClientSummary | None:
    """Return the summary that is kept in a file; none where there is none, or it is of other data or of other files."""
    try:
        with path.open("rb", buffering=0) as stream:
            text = stream.read(LARGEST)
        if b"\\" in text or not text.isascii():  # ours has neither, and so it holds nothing that acts on a screen
            return None
        top = json.loads(text)
        return _read(top["about"]) if top["stamp"] == [FORMAT, key, marks] else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def keep(path: Path, key: str, marks: Marks, summary: ClientSummary) -> None:
    """Keep a summary for the next list, in a folder that is there; where it cannot be written, nothing happens."""
    about = summary.__dict__ | {name: found.isoformat() for name in _DAYS if (found := getattr(summary, name))}
    content = json.dumps({"stamp": [FORMAT, key, marks], "about": about}, separators=(",", ":")).encode()
    if len(content) < LARGEST:
        with suppress(OSError):
            replace_file(path, content, mode=PRIVATE, durable=False)


def mark(found: os.stat_result) -> list[int]:
    """Return what tells a file from what it was before, and from another one in its place."""
    return [found.st_ino, found.st_mtime_ns, found.st_size]


def _read(about: dict[str, Any]) -> ClientSummary | None:
    """Read a summary as it was written; raise `KeyError`, `TypeError` or `ValueError` for anything else."""
    if about["stage"] not in STAGES or any(type(about[name]) is not kind for name, kind in _PLAIN.items()):
        return None
    days = {name: about[name] and date.fromisoformat(about[name]) for name in _DAYS}
    result = tuple([(str(decision), str(option)) for decision, option in about["result"]])
    return ClientSummary(**{**about, **days, "result": result})
