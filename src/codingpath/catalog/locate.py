"""Where the data folder is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

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
