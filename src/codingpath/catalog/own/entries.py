"""Entries that an office adds to its own data folder: each change is checked with all the other files before anything is written."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, assert_never

from codingpath.catalog.editor_schema import schema_texts
from codingpath.catalog.load import load_catalog
from codingpath.catalog.locate import bundled
from codingpath.catalog.office import SCHEMAS, data_files
from codingpath.catalog.own.text_edit import Entry, says, with_entry, with_value
from codingpath.files import read_plain, replace_file
from codingpath.model.record import Record, record
from codingpath.text import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codingpath.model.catalog import Catalog

_MARK: Final = "\ufeff"
_WINDOWS: Final = "\r\n"
"""How lines end in a file that was written on Windows."""


@record
class NewEntry(Record):
    """One more entry of a list of a data file, or another one with the same id."""

    file: str
    key: str
    entry: Entry

    def on(self, text: str) -> str:
        """Return the text of the file with it."""
        return with_entry(text, self.file, self.key, self.entry)


@record
class NewValue(Record):
    """What a key of a data file says from now on."""

    file: str
    key: str
    value: str | list[str]

    def on(self, text: str) -> str:
        """Return the text of the file with it."""
        return with_value(text, self.file, self.key, self.value)


Change = NewEntry | NewValue


def is_own(folder: Path) -> bool:
    """Tell whether a folder is an office's own, and not the program's."""
    return folder.is_dir() and not bundled().samefile(folder)


def replaced(folder: Path, change: Change) -> str | None:
    """Return what a change puts something else in the place of, as messages name it; none where it only adds."""
    there = says(_text(folder / change.file), change.file, change.key)
    match change:
        case NewValue():
            return f"{change.key} {_shown(there)}" if there not in (None, [], change.value) else None
        case NewEntry():
            entry_id = change.entry["id"]
            listed = there if isinstance(there, list) else []
            return quoted(entry_id) if any(isinstance(e, dict) and e.get("id") == entry_id for e in listed) else None
        case _ as never:
            assert_never(never)


def _shown(value: object) -> str:
    return quoted(", ".join(map(str, value)) if isinstance(value, list) else str(value))


def write_changes(folder: Path, changes: Sequence[Change]) -> Catalog:
    """Make changes in the files of a folder and return the catalog that they lead to.

    They are made in a copy and checked there with every other file: on any fault `DataError` says what to change, and no file of the
    folder was touched. Each file is then replaced as a whole.
    """
    before = {name: _text(folder / name) for name in dict.fromkeys(change.file for change in changes)}
    texts = {name: text.replace(_WINDOWS, "\n") for name, text in before.items()}
    for change in changes:
        if not (isinstance(change, NewValue) and says(texts[change.file], change.file, change.key) == change.value):
            texts[change.file] = change.on(texts[change.file])
    with TemporaryDirectory() as scratch:
        copy = Path(scratch) / (folder.resolve().name or "data")
        copy.mkdir()
        for file in data_files(folder):
            shutil.copyfile(file, copy / file.name)
        for name, text in texts.items():
            (copy / name).write_text(text, "utf-8", newline="")
        catalog = load_catalog(copy)
    for name, text in texts.items():  # one file a kind of thing, so that no two can be half of a change
        replace_file(folder / name, (text.replace("\n", _WINDOWS) if _WINDOWS in before[name] else text).encode())
    return catalog


def renew_schemas(folder: Path, catalog: Catalog) -> None:
    """Make the schemas for editors that a folder has anew, as they list the ids that may be used; a folder without them gets none."""
    there = [file for file in (folder / SCHEMAS).glob("*.schema.json") if file.is_file()]
    texts = schema_texts(catalog) if there else {}
    for file in there:
        if file.name in texts:
            replace_file(file, texts[file.name].encode(), durable=False)


def _text(file: Path) -> str:
    """Return the text of a data file, nothing where it is not there yet; line ends stay."""
    return read_plain(file).decode().removeprefix(_MARK) if file.exists() else ""
