"""What only commands that make a plan take in: what is kept beside the answers, and days."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codingpath.cli.errors import note
from codingpath.cli.inputs import answers_in_file, extra_answers, misused
from codingpath.errors import UsageError
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import Program
from codingpath.model.progress import NOTHING_YET, Progress
from codingpath.model.typed import coming_day, past_day
from codingpath.planning.chosen import program_of
from codingpath.planning.plan import plan
from codingpath.report.words import closed_words
from codingpath.text import one_line

if TYPE_CHECKING:
    from codingpath.cli.saved import KeptInSession
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


def answers_of(catalog: Catalog, file: Path | None, session: str | None, extra: list[str] | None, today: date) -> Answers:
    """Return the answers of a file or a saved session, with the `--answer` options on top; these may say `next month`."""
    if file is not None and session is not None:
        raise UsageError("--answers and --session both name answers; use one of them")
    base = answers_in_file(catalog, file) if file is not None else _saved(session).answers(catalog, required=not extra)
    return {**base, **extra_answers(catalog, extra or [], today)}


def kept_beside(file: Path | None, session: str | None) -> Kept:
    """Return what is kept beside the answers that `answers_of` reads: those of a file, of a session, or of the last one."""
    return Kept() if file is not None else _saved(session)


def _saved(session: str | None) -> KeptInSession:
    from codingpath.cli.saved import KeptInSession  # noqa: PLC0415 - imports all that reads sessions, which a file does not need

    return KeptInSession(session)


def plan_asked(
    catalog: Catalog,
    today: date,
    *,
    session: str | None,
    answers: Path | None = None,
    answer: list[str] | None = None,
    program: str | None = None,
) -> Roadmap:
    """Return the plan that the options of a command ask for: of an answers file, of a session, or of the last one."""
    known, kept = answers_of(catalog, answers, session, answer, today), kept_beside(answers, session)
    return plan(catalog, known, today, program=kept.program(catalog, program), progress=kept.progress())


def day_it_was(text: str | None, today: date, *which: str) -> date:
    """Return the day that `--day` gives, or today; raise `UsageError` for no day, and for one to come, saying `which` to name."""
    with misused("--day"):
        return today if text is None else past_day(text, today, *which)


def day_to_come(option: str, text: str, today: date) -> date:
    """Return the day that an option gives, and say where an office is closed on it; raise `UsageError` for no day, and for one that is past."""
    with misused(option):
        found = coming_day(text, today)
    note(*(f"notice: {option}: {said}" for said in closed_words(found)))
    return found
