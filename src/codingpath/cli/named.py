"""Whose answers an argument names: those of an answers file, of a saved session, or of a variant of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from codingpath.cli.plan_inputs import Kept, answers_of
from codingpath.cli.saved import KeptInSession
from codingpath.errors import CodingpathError
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers
from codingpath.sessions.alias import VARIANT
from codingpath.sessions.names import with_variants
from codingpath.text import nearest, one_line, quoted

ENDINGS: Final = frozenset({".yaml", ".yml", ".json"})
"""What answers files end in; a name without one is a session, unless there is a file of this very name."""


def answers_named(catalog: Catalog, text: str, extra: list[str] | None, today: date) -> Answers:
    """Return the answers of the file or the session of this name, with the `--answer` options on top; `next month` counts from today.

    A file that is there wins. Raises `CodingpathError` for what is neither, with the name that looks most like it.
    """
    path = Path(text)
    if is_file(path):
        return answers_of(catalog, path, None, extra, today)
    known = with_variants()
    if text in known:
        return answers_of(catalog, None, text, extra, today)
    if path.is_dir():
        raise CodingpathError(f"{one_line(text)}: this is a folder; name an answers file in it, or a saved session")
    raise CodingpathError(_neither(text, path, known))


def is_file(path: Path) -> bool:
    """Tell whether there is a file to read, also one that is no plain one, which is then refused as what it is."""
    return path.exists() and not path.is_dir()


def _neither(text: str, path: Path, known: Sequence[str]) -> str:
    near = nearest(text, [*known, *_files_beside(path)])
    if path.suffix in ENDINGS:
        return f"{one_line(text)}: there is no such file" + (f"; did you mean {quoted(near)}?" if near else "; look at its place")
    hint = f"did you mean {quoted(near)}?" if near else _without_near(text, known)
    return f"there is no saved session {quoted(text)} and no file of this name; {hint}"


def _without_near(text: str, known: Sequence[str]) -> str:
    client, variant, _ = text.partition(VARIANT)
    if variant and client in known:
        return f"{quoted(client)} has other variants or none; `codingpath sessions list` shows them"
    return "`codingpath sessions list` shows who is saved; a file is named with its ending"


def _files_beside(path: Path) -> Iterator[str]:
    """Yield the answers files that stand where this one was looked for, as they would be typed."""
    try:
        yield from sorted(str(file) for file in path.parent.iterdir() if file.suffix in ENDINGS)
    except OSError:
        return


def names_of(texts: Sequence[str]) -> list[str]:
    """Return what to call each: a file by its name without the ending, and numbered where two would be called the same."""
    short = [one_line(Path(text).stem if Path(text).suffix in ENDINGS else text) or text for text in texts]
    if len(set(short)) == len(short):
        return short
    return [f"{number}. {name}" for number, name in enumerate(short, 1)]


def kept_beside_named(text: str) -> Kept:
    """Return what is kept beside the answers of the file or the session of this name."""
    return Kept() if is_file(Path(text)) else KeptInSession(text)
