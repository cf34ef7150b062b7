"""What only commands that make a plan take in: what is kept beside the answers, and days."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codingpath.cli.errors import note
from codingpath.cli.inputs import named_day
from codingpath.errors import UsageError
from codingpath.model.catalog import Catalog
from codingpath.model.program import Program
from codingpath.model.progress import NOTHING_YET, Progress
from codingpath.planning.chosen import program_of
from codingpath.report.words import closed_words
from codingpath.text import one_line

if TYPE_CHECKING:
    from codingpath.sessions.notes import Note

NO_PROGRAM: Final = "none"
"""What `--program` takes for no chosen program."""


class Kept:
    """What is kept beside answers. Beside those of a file there is nothing."""

    def program(self, catalog: Catalog, named: str | None) -> Program | None:
        """Return the program that `--program` names, else the one that was chosen; raise `AnswerError` for an id that no program has."""
        return None if named is None or named == NO_PROGRAM else program_of(catalog, one_line(named))

    def progress(self) -> Progress:
        """Return what happened since the plan was made."""
        return NOTHING_YET

    def whose(self) -> str:
        """Return the name that a title bears; empty for none."""
        return ""

    def notes(self) -> tuple[Note, ...]:
        """Return the notes on the client; raise `UsageError` where there can be none."""
        raise UsageError("--with-notes needs a saved session; name one with --session NAME")


def kept_beside(file: Path | None, session: str | None) -> Kept:
    """Return what is kept beside the answers that `answers_of` reads: those of a file, of a session, or of the last one."""
    if file is not None:
        return Kept()
    from codingpath.cli.saved import Saved  # noqa: PLC0415 - imports all that reads sessions, which a file does not need

    return Saved(session)


def day_it_was(text: str | None, today: date, which: str = "today or an earlier day") -> date:
    """Return the day that `--day` gives, or today; raise `UsageError` for no day, and for one to come, saying `which` to name."""
    if text is None:
        return today
    found = named_day("--day", text, today)
    if found > today:
        raise UsageError(f"--day {found} is still to come; name {which}")
    return found


def day_to_come(option: str, text: str, today: date) -> date:
    """Return the day that an option gives, and say where an office is closed on it; raise `UsageError` for no day, and for one that is past."""
    found = named_day(option, text, today)
    if found < today:
        raise UsageError(f"{option} {text} is past; name a day from {today} on")
    note(*(f"notice: {option}: {said}" for said in closed_words(found)))
    return found
