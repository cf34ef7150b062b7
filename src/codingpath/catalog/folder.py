"""Folders: where the data is, and which files are in it; where the program may keep something."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final, Literal

from codingpath.errors import DataError, Fault

if TYPE_CHECKING:
    from collections.abc import Mapping


VARIABLE: Final = "CODINGPATH_DATA"
"""Environment variable that names another data folder."""

_PACKAGE = Path(__file__).parents[1]


def find_data(explicit: Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """Return the data folder: the one named, else `CODINGPATH_DATA`, else the package's own, else the checkout's.

    A wheel holds a copy inside the package. An editable install does not, so the checkout's own folder comes last.
    Raise `DataError` when a named folder is missing, or when there is none.
    """
    named = explicit or (Path(environ[VARIABLE]) if environ.get(VARIABLE) else None)
    if named is None:
        return bundled()
    if not named.is_dir():
        origin = "--data" if explicit else VARIABLE
        message = f"there is no such folder; {origin} must name a folder with data files"
        raise DataError([Fault(str(named), 0, 0, message)])
    return named


def bundled(package: Path = _PACKAGE) -> Path:
    """Return the data folder that belongs to a package: the one inside it, else the one of its checkout."""
    candidates = (package / "data", package.parents[1] / "data")
    for folder in candidates:
        if (folder / "questions.yaml").is_file():
            return folder
    looked = " nor ".join(map(str, candidates))
    message = f"no data files in {looked}; install again, or name a folder with --data or {VARIABLE}"
    raise DataError([Fault("data", 0, 0, message)])


OFFICE_FILE: Final = "office.yaml"
"""Who keeps the folder; the program's own has none."""

SCHEMAS: Final = "schema"
"""Folder, beside the data files, of their schemas for editors."""
EDITOR_LINE: Final = "# yaml-language-server: $schema="
"""How a data file begins whose editor is told of a schema; it makes no difference to the data."""
_DATA: Final = frozenset({".csv", ".yaml"})


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


def system_folder(kind: Literal["cache", "data"]) -> Path:
    """Return where the system lets the program keep something for the person, where `CODINGPATH_HOME` names no place."""
    import platformdirs  # noqa: PLC0415 - only who has no home of their own pays for it

    place = platformdirs.user_cache_dir if kind == "cache" else platformdirs.user_data_dir
    return Path(place("codingpath", appauthor=False))
