"""Changes in the text of a data file: one entry more in a list, or one key set. All else stays byte for byte, comments too.

Nothing is taken on trust: the new text is read again, and must say what the old one said with the change, and nothing besides.
"""

from __future__ import annotations

import copy
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import yaml

from codingpath.catalog.yaml_reader import Plain, parse_text, refuse_if_faulty
from codingpath.errors import CodingpathError

if TYPE_CHECKING:
    from collections.abc import Mapping

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
