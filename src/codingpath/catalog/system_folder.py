"""Where the system lets a program keep something for the person. Apart, as what makes plans asks the standard library alone."""

from __future__ import annotations

from pathlib import Path
from typing import Literal


def system_folder(kind: Literal["cache", "data"]) -> Path:
    """Return where the system lets the program keep something for the person, where `CODINGPATH_HOME` names no place."""
    import platformdirs  # noqa: PLC0415 - only who has no home of their own pays for it

    place = platformdirs.user_cache_dir if kind == "cache" else platformdirs.user_data_dir
    return Path(place("codingpath", appauthor=False))
