"""The copy of a chosen program that a session keeps, so that a newer list of programs takes nothing away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from codingpath.catalog.cache import encode
from codingpath.model.catalog import Catalog
from codingpath.model.program import Program
from codingpath.model.record import Record

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
