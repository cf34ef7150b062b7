"""`codingpath data init`: a data folder of an office's own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from codingpath.catalog.cache import cached_catalog
from codingpath.catalog.editor_schema import schema_texts
from codingpath.catalog.folder import bundled
from codingpath.catalog.own.new_folder import new_folder
from codingpath.cli.errors import say
from codingpath.errors import UsageError
from codingpath.model.record import TITLE_LINE
from codingpath.model.source import Office
from codingpath.text import one_line, quoted, typed


def data_init(folder: Path, name: str | None, contact: str | None, *, force: bool) -> None:
    """Make the folder, and say what to do next."""
    say(make_folder(folder, name, contact, force=force))
    sys.stdout.write("\n" + "\n".join(_next(folder)) + "\n")


def make_folder(folder: Path, name: str | None, contact: str | None, *, force: bool) -> str:
    """Make a data folder and return what to say of it."""
    office = _office(folder, name, contact)
    files = new_folder(folder, office, schema_texts(cached_catalog(bundled())), force=force)
    return f"Made {folder} with {len(files)} files{f', kept by {office.name}' if office else ''}."


def _office(folder: Path, name: str | None, contact: str | None) -> Office | None:
    """Return what to write of the office; nothing where the folder has a name already and no other is given."""
    if name is None and contact is None and (folder / "office.yaml").exists():
        return None
    called = _text("--name", folder.resolve().name if name is None else name)
    return Office(name=called, contact=None if contact is None else _text("--contact", contact))


def _text(option: str, given: str) -> str:
    text = one_line(given)
    if not text or TITLE_LINE.fault(text):
        raise UsageError(f"{option} {quoted(given)}: write 1 to {TITLE_LINE.most} characters; it stands under every title")
    return text


def _next(folder: Path) -> list[str]:
    """Return what to do next, with the commands as this system's shell takes them."""
    named, place = (typed(str(path)) for path in (folder, folder.resolve()))
    setting = f"set CODINGPATH_DATA={folder.resolve()}" if os.name == "nt" else f"export CODINGPATH_DATA={place}"
    return [
        "Next:",
        f"1. Open {folder / 'office.yaml'} and see whether the name is right.",
        "2. Change what your office knows better, such as programs.yaml or funding.yaml.",
        f"3. See whether all still holds: codingpath check --data {named}",
        f"4. Use it in every command of this shell: {setting}",
    ]
