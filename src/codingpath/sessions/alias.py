"""What a session may be called, where all of them are kept, and whose a file of the old layout is.

A session belongs to one client. `NAME` is the client's own; `NAME~VARIANT` is another set of answers kept under the same
client, and goes wherever a session's name goes.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import lru_cache
from pathlib import Path, PurePosixPath

from codingpath.catalog.folder import system_folder
from codingpath.errors import CodingpathError

DEFAULT_NAME = "last"
"""The session of whoever gave no name: a person alone with their own computer."""

VARIANT = "~"
"""What stands between a client's name and the name of a variant."""

_PART = r"\w(?:[\w -]{0,38}\w)?"
_NAME = re.compile(rf"({_PART})(?:{VARIANT}({_PART}))?")
_OLD = re.compile(rf"({_PART})(?:{VARIANT}({_PART})|(\.notes))?(\.damaged-\d+)?\.json")
_OLD_TEMP = re.compile(rf"\.({_PART})(?:{VARIANT}{_PART})?(?:\.notes)?\.[^.]*\.tmp")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)


def folder() -> Path:
    """Return the folder of the sessions, which need not exist yet; raise `CodingpathError` for somebody without a home."""
    home = os.environ.get("CODINGPATH_HOME")
    try:
        if home:
            return _folder_in(home, os.environ.get("HOME"))
        return system_folder("data") / "sessions"
    except RuntimeError as error:
        raise CodingpathError(
            f"there is no home folder to keep answers in ({error}); set CODINGPATH_HOME to a folder, or use --ephemeral"
        ) from None


@lru_cache(maxsize=1)
def _folder_in(home: str, _: str | None) -> Path:
    """Return the folder of the sessions in a named home, which may begin with `~`; it is asked for at every file."""
    return Path(home).expanduser() / "sessions"


def split(name: str) -> tuple[str, str | None]:
    """Return the client's name and the variant's, if it names one; raise `CodingpathError` for what cannot be a file name everywhere."""
    found = _NAME.fullmatch(name)
    if not found or _RESERVED.fullmatch(found[1]):
        raise CodingpathError(
            f"{name!r} cannot name a session; use up to 40 letters, digits, spaces, hyphens or underscores; "
            f"a variant is written NAME{VARIANT}VARIANT"
        )
    return found[1], found[2]


def is_or_are(client: str) -> str:
    """Return whose a session is with its verb: `Ann is`; of the one without a name, `your saved answers are`."""
    return "your saved answers are" if client == DEFAULT_NAME else f"{client} is"


def shown_name(name: str | None) -> str:
    """Return the client's name of a session or a variant, for a page that bears it; empty for the one without a name, and for none."""
    client = name.partition(VARIANT)[0] if name else DEFAULT_NAME
    return "" if client == DEFAULT_NAME else client


def variant_of(client: str, variant: str) -> str:
    """Return the full name of a variant; raise `CodingpathError` for a name that cannot be one."""
    name = f"{client}{VARIANT}{variant}"
    split(name)
    return name


def folded(client: str) -> str:
    """Return what two names have in common that are one file on some systems, as they differ in capitals or accents' codes only."""
    return unicodedata.normalize("NFC", client.casefold())


def is_client(name: str) -> bool:
    """Tell whether a client can be called so."""
    found = _NAME.fullmatch(name)
    return found is not None and found[2] is None and not _RESERVED.fullmatch(name)


def old_place(file_name: str) -> tuple[str, PurePosixPath] | None:
    """Return whose a file of the old layout is, where all files lay in one folder, and its place in the client's folder."""
    found = _OLD.fullmatch(file_name)
    if not found or _RESERVED.fullmatch(found[1]):
        return None
    client, variant, notes, damaged = found.groups(default="")
    stem = f"variants/{variant}" if variant else "notes" if notes else "answers"
    return client, PurePosixPath(f"{stem}{damaged}.json")


def old_temp(file_name: str) -> str | None:
    """Return whose a write of the old layout is that was cut off."""
    found = _OLD_TEMP.fullmatch(file_name)
    return found[1] if found else None


def old_name(client: str, place: PurePosixPath) -> str:
    """Return what a file of a client's folder was called in the old layout, as it still is in archives."""
    match place.parts:
        case ("answers.json",):
            return f"{client}.json"
        case ("variants", variant):
            return f"{client}{VARIANT}{variant}"
        case _:
            return f"{client}.{place.name}"
