"""A data folder of an office's own: a copy of the program's, with `office.yaml` and a page that says what it is."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codingpath.catalog.folder import OFFICE_FILE, SCHEMAS, bundled, editor_line, schema_name
from codingpath.errors import CodingpathError
from codingpath.files import hold, leftovers, part_name, read_plain, replace_file, signals_later, sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codingpath.model.source import Office

_COPIED: Final = frozenset({".csv", ".yaml"})
_README: Final = """These are the data files of codingpath, kept by {name}.
Change them in any text editor, then run `codingpath check --data` with this folder; every fault is told with its line.
Every plan made with them says whose data it is and in which files it differs. How to keep facts true: docs/data.md of codingpath.
"""
_OFFICE: Final = """# Who keeps this data. The name stands under the title of every plan, page and list.
name: {name}
{contact}
"""
_NO_CONTACT: Final = "# contact: a telephone number or a mail address, if plans are to give one"


READY: Final = ".data-init.ready"
"""Folder inside one that was there before: all new files, whole, while they take the place of the old ones."""


def new_folder(target: Path, office: Office | None, schemas: Mapping[str, str], *, force: bool) -> list[str]:
    """Copy the program's own data into a folder, and name the office in it if one is given; return the names of the files written.

    `schemas` are those of the data files for editors, by the name of their file; each data file names its own in its first line.

    All or nothing: a new folder is made beside its place and renamed. Into a folder that is there already the files go from a folder
    inside it, which is whole before the first is replaced; where that is stopped, the next call finishes it, and until then
    `refuse_unfinished` says so. Raises `CodingpathError` for a folder that holds anything, unless `force`: then files of the same names
    are replaced and others stay; and always for the program's own folder.
    """
    own = bundled()
    finished = target.is_dir() and _finish_stopped(target)
    _refuse(target, own, force=force, finished=finished)
    files = _contents(own, office, schemas)
    if target.is_dir():
        _refuse_folders(target, files)
        with signals_later():
            with _made_beside(target / READY, files) as made:
                made.rename(target / READY)
            _finish_stopped(target)
    else:
        target.absolute().parent.mkdir(parents=True, exist_ok=True)
        with _made_beside(target.absolute(), files) as made:
            made.rename(target)
    return sorted(files)


def refuse_unfinished(folder: Path) -> None:
    """Raise `CodingpathError` for a folder in which old and new files lie mixed, as `data init` was stopped there."""
    if (folder / READY).is_dir():
        raise CodingpathError(
            f"{folder}: `codingpath data init` was stopped here, so old and new files are mixed; run it again on this folder to finish it"
        )


def _refuse(target: Path, own: Path, *, force: bool, finished: bool) -> None:
    if target.exists() and not target.is_dir():
        raise CodingpathError(f"{target}: this is a file; name a folder that is new or empty")
    if target.is_dir() and own.samefile(target):
        raise CodingpathError(f"{target}: this is the program's own folder; name another one")
    if finished and not force:
        raise CodingpathError(
            f"{target}: an earlier `data init` was stopped here and is finished now; look at {OFFICE_FILE}, or use --force to begin anew"
        )
    if target.is_dir() and any(target.iterdir()) and not force:
        raise CodingpathError(
            f"{target}: the folder is not empty; name a new one, or use --force to replace the data files in it and keep the others"
        )


def _refuse_folders(target: Path, files: Mapping[str, bytes]) -> None:
    """Raise `CodingpathError` where a folder stands in the place of a file, or a file in that of a folder, before anything is written."""
    for place in (target / name for name in files):
        if place.is_dir() or (place.parent.exists() and not place.parent.is_dir()):
            raise CodingpathError(
                f"{place}: a file is to be here, and something else stands in its way; move it, or name a new folder"
            )


def _contents(own: Path, office: Office | None, schemas: Mapping[str, str]) -> dict[str, bytes]:
    """Return every file of a new folder, its path in it to what it holds: the data, and the schemas that its files name to an editor."""
    files = {file.name: read_plain(file) for file in own.iterdir() if file.suffix in _COPIED}
    files |= {name: text.encode() for name, text in _about(office).items()} if office else {}
    named = {name: editor_line(name).encode() + content for name, content in files.items() if schema_name(name) in schemas}
    return files | named | {f"{SCHEMAS}/{name}": text.encode() for name, text in schemas.items()}


@contextmanager
def _made_beside(place: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a folder with these files on the same disk as a place, to be renamed to it; where it is not, it goes."""
    _sweep(place)
    with signals_later(), ExitStack() as undo:
        made = part_name(place)
        made.mkdir()
        undo.callback(shutil.rmtree, made, ignore_errors=True)
        if os.name == "posix":
            handle = os.open(made, os.O_RDONLY)
            undo.callback(os.close, handle)
            hold(handle)
        for name, content in files.items():
            (made / name).parent.mkdir(exist_ok=True)
            replace_file(made / name, content, durable=False)  # it can be made again at any time
        yield made
        sync_folder(place.parent)


def _finish_stopped(target: Path) -> bool:
    """Put the files of a folder that is ready in their places; tell whether there was one."""
    _sweep(target / READY)
    ready = target / READY
    if not ready.is_dir():
        return False
    with signals_later():
        for file in (f for f in ready.rglob("*") if f.is_file()):
            place = target / file.relative_to(ready)
            place.parent.mkdir(exist_ok=True)
            replace_file(place, read_plain(file), durable=False)
        done = ready.rename(part_name(ready))  # from here on nothing is mixed, whatever is left of it
        shutil.rmtree(done, ignore_errors=True)
    return True


def _sweep(place: Path) -> None:
    """Take away what was to become this folder and was left by a process that is gone."""
    for part in leftovers(place.parent, place.name, folders=True):
        shutil.rmtree(part, ignore_errors=True)


def _about(office: Office) -> dict[str, str]:
    given = f"contact: {_quoted(office.contact)}" if office.contact else _NO_CONTACT
    return {
        OFFICE_FILE: _OFFICE.format(name=_quoted(office.name), contact=given),
        "README.md": _README.format(name=office.name),
    }


def _quoted(text: str) -> str:
    """Return a text as YAML reads it back, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)
