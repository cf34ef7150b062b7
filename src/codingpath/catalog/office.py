"""Whose data folder it is, and in which files it differs from the program's own; every output says so."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from codingpath.catalog.locate import bundled
from codingpath.errors import DataError
from codingpath.files import read_plain
from codingpath.model.source import Office
from codingpath.text import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from codingpath.catalog.data_files import OfficeFile


SCHEMAS: Final = "schema"
"""Folder, beside the data files, of their schemas for editors."""
EDITOR_LINE: Final = "# yaml-language-server: $schema="
"""How a data file begins whose editor is told of a schema; it makes no difference to the data."""
_DATA: Final = frozenset({".csv", ".yaml"})


def office_of(folder: Path, named: OfficeFile | None) -> Office | None:
    """Return who keeps a folder, by its `office.yaml` or else by its own name; none for the program's own folder."""
    own = own_data()
    if named is None and own is not None and own.samefile(folder):
        return None
    return Office(
        name=named.name if named else one_line(folder.resolve().name) or str(folder),
        contact=named.contact if named else None,
        kind=named.kind if named else None,
        home=named.home if named else (),
        differs_in=_differences(folder, own),
    )


def own_data() -> Path | None:
    """Return the program's own data folder, or none where it has been taken away."""
    try:
        return bundled()
    except DataError:
        return None


def schema_name(file: str) -> str:
    """Return the name of the file that holds the schema of a data file."""
    return f"{PurePath(file).stem}.schema.json"


def editor_line(file: str) -> str:
    """Return the first line of a data file by which an editor finds the schema in the folder beside it."""
    return f"{EDITOR_LINE}{SCHEMAS}/{schema_name(file)}\n"


def data_files(folder: Path) -> list[Path]:
    """Return the files of a folder that hold data, by name."""
    return sorted(file for file in folder.iterdir() if file.suffix in _DATA)


def _differences(folder: Path, own: Path | None) -> tuple[str, ...]:
    """Return the names of the program's own files that a folder has not, or has otherwise."""
    files = data_files(own) if own else []
    return tuple(file.name for file in files if _content(folder / file.name) != _content(file))


def _content(file: Path) -> bytes | None:
    if not file.exists():
        return None
    content = read_plain(file)
    return content.partition(b"\n")[2] if content.startswith(EDITOR_LINE.encode()) else content
