"""Names of sessions and the files behind them.

A session belongs to one client. `NAME` is the client's own; `NAME~VARIANT` is another set of answers kept under the same
client, and goes wherever a session's name goes. All files of a client begin with the client's name:

    NAME.json   NAME~VARIANT.json   NAME.notes.json   NAME.damaged-1.json   .NAME.x7k.tmp (a write that was cut off)
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from codingpath.errors import CodingpathError

VARIANT = "~"
"""What stands between a client's name and the name of a variant."""

_PART = r"\w(?:[\w -]{0,38}\w)?"
_NAME = re.compile(rf"({_PART})(?:{VARIANT}({_PART}))?")
_FILE = re.compile(rf"({_PART})(?:{VARIANT}{_PART}|\.notes)?\.json")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)


def folder() -> Path:
    """Return the folder of the sessions, which need not exist yet; raise `CodingpathError` for somebody without a home."""
    home = os.environ.get("CODINGPATH_HOME")
    try:
        if home:
            return Path(home).expanduser() / "sessions"
        import platformdirs  # noqa: PLC0415 - only a command that saves pays for it

        return Path(platformdirs.user_data_dir("codingpath", appauthor=False)) / "sessions"
    except RuntimeError as error:
        raise CodingpathError(
            f"there is no home folder to keep answers in ({error}); set CODINGPATH_HOME to a folder, or use --ephemeral"
        ) from None


def split(name: str) -> tuple[str, str | None]:
    """Return the client's name and the variant's, if it names one; raise `CodingpathError` for what cannot be a file name everywhere."""
    found = _NAME.fullmatch(name)
    if not found or _RESERVED.fullmatch(found[1]):
        raise CodingpathError(
            f"{name!r} cannot name a session; use up to 40 letters, digits, spaces, hyphens or underscores; "
            f"a variant is written NAME{VARIANT}VARIANT"
        )
    return found[1], found[2]


def variant_of(client: str, variant: str) -> str:
    """Return the full name of a variant; raise `CodingpathError` for a name that cannot be one."""
    name = f"{client}{VARIANT}{variant}"
    split(name)
    return name


def path_of(name: str) -> Path:
    """Return where the answers of a session or a variant are kept."""
    split(name)
    return folder() / f"{name}.json"


def notes_path(name: str) -> Path:
    """Return where the notes on a client are kept; a variant has none of its own."""
    return folder() / f"{split(name)[0]}.notes.json"


def client_of(file_name: str) -> str | None:
    """Return the client to whom a file of this name belongs; none for a name that no file of a session has."""
    found = _FILE.fullmatch(file_name)
    return found[1] if found and not _RESERVED.fullmatch(found[1]) else None


def names() -> list[str]:
    """Return the names of all clients, the one whose own answers were saved last first."""
    return [client for client, variant in _saved() if variant is None]


def variants(client: str) -> list[str]:
    """Return the names of a client's variants, without the client's, the one saved last first."""
    return [variant for owner, variant in _saved() if owner == client and variant is not None]


def touched(client: str) -> int:
    """Return when any file of a client was last written, in nanoseconds, for putting clients in order."""
    return max(map(_age, files_of(client)), default=0)


def files_of(name: str) -> list[Path]:
    """Return every file of a session: with a client's its notes and variants, damaged copies and writes that were cut off."""
    client, variant = split(name)
    whose = re.escape(name) if variant else rf"{re.escape(client)}(?:{VARIANT}{_PART})?(?:\.notes)?"
    ours = re.compile(rf"{whose}(?:\.damaged-\d+)?\.json|\.{whose}\.[^.]*\.tmp")
    return sorted(p for p in _listed() if ours.fullmatch(p.name))


def _saved() -> list[tuple[str, str | None]]:
    """Return client and variant of each file of answers, newest first."""
    found = [(_age(p), match[1], match[2]) for p in _listed() if p.suffix == ".json" and (match := _NAME.fullmatch(p.stem))]
    return [(client, variant) for _, client, variant in sorted(found, key=lambda f: f[:2], reverse=True)]


def _age(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0  # it went while we looked


def _listed() -> list[Path]:
    try:
        return list(folder().iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CodingpathError(
            f"{folder()}: cannot list the sessions ({error.strerror or error}); make the folder readable"
        ) from error
