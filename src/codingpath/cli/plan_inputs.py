"""What only commands that make a plan take in: the program that was chosen, what happened since, days of both, and whose it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from codingpath.catalog.kept import kept_program, kept_progress, lost_words, program_of_school
from codingpath.cli.errors import note
from codingpath.cli.inputs import answers_of, misused
from codingpath.model.catalog import Catalog
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import Program
from codingpath.model.progress import Progress
from codingpath.model.typed import coming_day, past_day
from codingpath.planning.chosen import program_of
from codingpath.planning.plan import plan
from codingpath.report.words import closed_words
from codingpath.sessions import store
from codingpath.sessions.alias import VARIANT, shown_name
from codingpath.text import one_line

NO_PROGRAM: Final = "none"
"""What `--program` takes for no chosen program."""


def program_for(catalog: Catalog, named: str | None, session: str | None = None, *, saved: bool = True) -> Program | None:
    """Return the program that `--program` names, else the one chosen in a session, or in the last one; `saved` off looks at none.

    Raises `AnswerError` for an id that no program has.
    """
    if named == NO_PROGRAM:
        return None
    name = session or store.last() if saved else None
    copy = store.look(name, catalog.questions).program if name is not None else None
    kept = kept_program(catalog, copy)
    if copy is not None and kept is None:
        note(
            "notice: the program that was chosen in this session cannot be read, so it is left out; name it again with --program ID"
        )
    if named is None or (kept is not None and kept.id == named):
        return kept
    school = progress_for(name).school(one_line(named)) if name is not None else None
    if school is not None:
        return program_of_school(catalog, school)
    return program_of(catalog, one_line(named))


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
    known, saved = answers_of(catalog, answers, session, answer, today), answers is None
    chosen, progress = program_for(catalog, program, session, saved=saved), progress_for(session, saved=saved)
    return plan(catalog, known, today, program=chosen, progress=progress)


def progress_for(name: str | None, *, saved: bool = True) -> Progress:
    """Return what happened since the plan of a session, or of the last one, was made; `saved` off looks at none."""
    named = name or store.last() if saved else None
    progress, lost = kept_progress(store.progress_of(named) if named is not None else None)
    if lost:
        note(f"notice: {lost_words(lost)}")
    return replace(progress, shown=()) if named is not None and VARIANT in named else progress  # a variant has a plan of its own


def whose(session: str | None, *, saved: bool, no_name: bool) -> str:
    """Return the name in the title of a session, or of the last one; none with `--no-name`, and with `saved` off."""
    return shown_name(session or store.last()) if saved and not no_name else ""


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
