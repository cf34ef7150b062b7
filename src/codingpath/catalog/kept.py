"""What a session keeps beside the answers: a copy of the chosen program, so that a newer list takes nothing away, and what happened since the plan was made.

It is JSON that is read as strictly as a data file, entry by entry.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from codingpath.catalog.cache import encode
from codingpath.model.catalog import Catalog
from codingpath.model.plan.told import typed_program
from codingpath.model.program import Program
from codingpath.model.progress import AnswerTried, Contact, Grant, Happened, PlanWritten, Progress, School, Shown, StepDone
from codingpath.model.record import Record
from codingpath.text import one_line

Kept = TypeVar("Kept", bound=Record)


def copy_of(program: Program | None) -> dict[str, Any] | None:
    """Return a program as JSON holds it; fields that hold their default are left out."""
    copy: dict[str, Any] | None = encode(program) if program else None
    return copy


def kept_program(catalog: Catalog, copy: Mapping[str, object] | None) -> Program | None:
    """Return the program of a copy: as the list has it today, else as it was kept; none where the copy is no program.

    Only the programs of its state are looked at: to read those of all takes as long as the rest of the catalog.
    """
    if copy is None:
        return None
    state = copy.get("state")
    here = catalog.programs.of_state(state) if isinstance(state, str) else ()
    listed = next((program for program in here if program.id == copy.get("id")), None)
    return listed or read_strictly(Program, copy)


def read_strictly(kind: type[Kept], copy: object) -> Kept | None:
    """Read what a session keeps as strictly as a data file; none where it is not of this kind."""
    from codingpath.catalog.data_files import reader  # noqa: PLC0415 - imports pydantic, and most sessions keep nothing

    try:
        read: Kept = reader(kind).validate_json(json.dumps(copy))
    except ValueError:
        return None
    return read


# What happened since a plan was made.

MOST_ENTRIES = 1_000
"""Entries of one kind that are read, the newest, which stand last; a long way through training has about a hundred."""

_KINDS: Mapping[str, type[Record]] = {
    "schools": School,
    "grants": Grant,
    "done": StepDone,
    "contacts": Contact,
    "tried": AnswerTried,
    "employment_plans": PlanWritten,
    "shown": Shown,
    "events": Happened,
}


def copy_of_progress(progress: Progress) -> dict[str, Any] | None:
    """Return it as JSON holds it, without what is empty; none where nothing happened yet."""
    return encode(progress) or None


def kept_progress(copy: Mapping[str, object] | None) -> tuple[Progress, int]:
    """Return what a copy holds, and how many entries of it could not be read and are left out."""
    if not copy:
        return Progress(), 0
    read: dict[str, Any] = {}
    lost = len(copy.keys() - _KINDS.keys())
    for name in (field.name for field in fields(Progress)):
        stored = copy.get(name, [])
        entries = stored if isinstance(stored, list) else [stored]
        newest = (read_strictly(_KINDS[name], _printable(each)) for each in entries[-MOST_ENTRIES:])
        read[name] = tuple(entry for entry in newest if entry is not None)
        lost += len(entries) - len(read[name])
    return Progress(**read), lost


def lost_words(lost: int) -> str:
    """Say that so many entries could not be read, and what becomes of them, without a capital or a full stop."""
    return (
        f"some of what happened since the plan was made cannot be read, so it is left out ({lost:,}); "
        "before anything is written, the file is kept under a .damaged- name"
    )


def _printable(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return a value with each text on one line and without control characters: it is printed as it stands."""
    match value:
        case str():
            return one_line(value)
        case list():
            return [_printable(each) for each in value]
        case dict():
            return {one_line(key): _printable(each) for key, each in value.items()}
        case _:
            return value


def program_of_school(catalog: Catalog, school: School) -> Program:
    """Return the program of a school: as the list has it today, else as it was kept; of one that was typed by hand, its name."""
    listed = kept_program(catalog, school.program) if school.program is not None else None
    return listed or typed_program(school.id, school.name)
