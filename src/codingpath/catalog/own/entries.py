"""Entries that an office adds to its own data folder: each change is checked with all the other files before anything is written."""

from __future__ import annotations

import copy
import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, assert_never

import yaml

from codingpath.catalog.editor_schema import schema_texts
from codingpath.catalog.folder import SCHEMAS, bundled, data_files
from codingpath.catalog.load import load_catalog
from codingpath.catalog.yaml_reader import Plain, parse_text, refuse_if_faulty
from codingpath.errors import CodingpathError
from codingpath.files import read_plain, replace_file
from codingpath.model.record import Record, record
from codingpath.text import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


# Changes in the text of a data file: one entry more in a list, or one key set. All else stays byte for byte, comments too.
#
# Nothing is taken on trust: the new text is read again, and must say what the old one said with the change, and nothing besides.

Entry = dict[str, Any]
"""What one entry says, by key: texts, numbers, days, `true` and `false`, lists and mappings of them."""

_LOADER: Final[type[Any]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WIDE: Final = 120


def with_entry(text: str, name: str, key: str, entry: Entry) -> str:
    """Return a file's text with an entry at the end of the list of a key, or in the place of the one with its id.

    `name` is that of the file, for messages. Raises `CodingpathError` for a text that is laid out so that it cannot be done.
    """
    document = _plain(text, name)
    listed = [_plain_value(entry)] if not isinstance(old := document.get(key), list) else _put(old, _plain_value(entry))
    return _held(_with_entry(text, name, key, entry), name, {**document, key: listed})


def with_value(text: str, name: str, key: str, value: str | list[str]) -> str:
    """Return a file's text in which a key of the top says something else, or for the first time."""
    document = _plain(text, name)
    pair = _pair(text, key)
    line = _line(key, value)
    if pair is None:
        whole = f"{text}{'' if text.endswith(chr(10)) or not text else chr(10)}{line}"
    else:
        lines = text.splitlines(keepends=True)
        lines[pair[0].start_mark.line : _last_line(lines, pair[1]) + 1] = [line]
        whole = "".join(lines)
    return _held(whole, name, {**document, key: _plain_value(value)})


def _line(key: str, value: str | list[str]) -> str:
    if isinstance(value, str):
        return str(yaml.safe_dump({key: value}, allow_unicode=True, width=10**6))
    return f"{key}: {yaml.safe_dump(value, allow_unicode=True, width=10**6, default_flow_style=True)}"


def says(text: str, name: str, key: str) -> Plain:
    """Return what a key of the top of a file says; nothing where it is not there."""
    return _plain(text, name).get(key)


def block_of(entry: Entry) -> str:
    """Return an entry as it stands in a file, without indent."""
    return str(yaml.safe_dump([entry], sort_keys=False, allow_unicode=True, width=_WIDE))


def _with_entry(text: str, name: str, key: str, entry: Entry) -> str:
    pair, lines = _pair(text, key), text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    new_list = f"{key}:\n{_indented(entry, 2)}"
    if pair is None:
        return "".join([*lines, new_list])
    name_node, listed = pair
    if not listed.value:
        lines[name_node.start_mark.line : listed.end_mark.line + 1] = [new_list]
        return "".join(lines)
    if not isinstance(listed, yaml.SequenceNode) or listed.flow_style:
        raise CodingpathError(f"{name}: the list '{key}' is written in [ ]; write each entry on a line that begins with '- '")
    old = next((item for item in listed.value if _id_of(item) == entry["id"]), None)
    block = _indented(entry, listed.start_mark.column)
    if old is None:
        after = _last_line(lines, listed) + 1
        lines[after:after] = [block]
    else:
        lines[old.start_mark.line : _last_line(lines, old) + 1] = [block]
    return "".join(lines)


def _indented(entry: Entry, columns: int) -> str:
    return "".join(f"{' ' * columns}{line}" for line in block_of(entry).splitlines(keepends=True))


def _pair(text: str, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Return a key of the top and its value, as the parser places them."""
    top = yaml.compose(text, Loader=_LOADER)
    pairs = top.value if isinstance(top, yaml.MappingNode) else ()
    return next(((name, value) for name, value in pairs if name.value == key), None)


def _id_of(item: yaml.Node) -> str | None:
    pairs = item.value if isinstance(item, yaml.MappingNode) else ()
    return next((str(value.value) for name, value in pairs if name.value == "id"), None)


def _last_line(lines: list[str], node: yaml.Node) -> int:
    """Return the number, from 0, of the last line of a value; comments below it belong to what follows."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    last_line = node.end_mark.line
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):  # its end is where the next thing begins
        text = [line for line in lines[node.start_mark.line + 1 :] if line.strip()]
        inside = _indent(text[0]) if text else 0
        last_line = min(last_line, len(lines) - 1) - (node.end_mark.column == 0 and last_line < len(lines))
        while last_line > node.start_mark.line and _is_aside(lines[last_line], inside):
            last_line -= 1
    return int(last_line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_aside(line: str, inside: int) -> bool:
    """Tell whether a line is blank, or a comment outside a text whose lines are indented so far."""
    return not line.strip() or (line.lstrip().startswith("#") and _indent(line) < inside)


def _plain(text: str, name: str) -> dict[str, Plain]:
    document = parse_text(text, name)
    refuse_if_faulty(document)
    return document.value if isinstance(document.value, dict) else {}


def _put(listed: list[Plain], entry: Plain) -> list[Plain]:
    """Return a list with an entry in the place of the one with its id, else at its end."""
    found = copy.copy(listed)
    new = entry["id"] if isinstance(entry, dict) else None
    place = next((n for n, old in enumerate(found) if isinstance(old, dict) and old.get("id") == new), len(found))
    found[place : place + 1] = [entry]
    return found


def _plain_value(value: object) -> Any:  # noqa: ANN401 - as the reader of the files gives it
    if isinstance(value, dict):
        return {key: _plain_value(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain_value(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def _held(text: str, name: str, should: Mapping[str, Plain]) -> str:
    """Return a text that says what it should; raise `CodingpathError` for any other."""
    if parse_text(text, name).value != should:
        raise CodingpathError(f"{name}: the file is laid out so that this cannot be put into it; add it in a text editor")
    return text
