"""YAML text to plain values, each with its place. One pass over PyYAML's events.

The dialect is small: text, whole numbers, `true`, `false`, null, lists and mappings with text keys. Everything else
stays text: `NO` is a state, `01234` a ZIP code, `51.0713` a program code, `2026-11-23` a day that is read later.
Anchors, aliases, tags, a second document and a repeated key are faults. JSON is read the same way.

Events, not composed nodes: three times as fast, nothing is recursive, and an alias still looks like one.
"""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import yaml

from codingpath.errors import MAX_FAULTS, DataError, Fault
from codingpath.files import MAX_BYTES, read_plain
from codingpath.text import LONGEST, acting, cleaned, quoted, readable

if TYPE_CHECKING:
    from pathlib import Path

Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain] | None"
"""What the dialect can say."""
Steps = tuple[str | int, ...]
"""The way from the top of a file to a value: keys and list positions."""
Place = tuple[int, int]
"""Line and column, both from 1."""

MAX_DEPTH: Final = 40
MAX_VALUES: Final = 50_000
"""Values in a file; the largest of ours has a few thousand."""
MAX_TEXT: Final = 5_000
"""Characters of one text; the longest of ours has some 800, and a page has to hold it."""

_LOADER: Final[type[Any]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", "")),
}
_TAB_INDENT: Final = r" *\t"
_STRING: Final = r'(?s)"[^"\\]*(?:\\.[^"\\]*)*"?'
_ESCAPE: Final = r"(?s)(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\."
"""An escape in a string: a pair that stands for one character, or any other."""
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
"""A line that tells the parser what to do. Many of them take it longer than anybody waits, and nothing can stop it."""


@dataclass(eq=False, repr=False)
class YamlFile:
    """One file that was read: its value and where each part of it stands."""

    file: str
    """Name for messages."""
    text: str
    """The whole text, without a byte order mark."""
    value: Plain = None
    """What it says; null where it could not be read."""
    places: dict[Steps, Any] = field(default_factory=dict)
    """Where each value starts, as the parser's marks; read them with `place`."""
    key_places: dict[Steps, Any] = field(default_factory=dict)
    """Where the key of each value in a mapping starts."""
    faults: list[Fault] = field(default_factory=list)
    """What is wrong with it, as far as is known."""
    broken: bool = False
    """Whether the text could not be read to its end, so that `value` says nothing."""

    def complain(self, steps: Steps, message: str, *, key: bool = False) -> None:
        """Add a fault at a value, at its key, or at the nearest thing around it that has a place."""
        self.add_fault(self.place(steps, key=key), message)

    def add_fault(self, place: Place, message: str) -> None:
        """Add a fault at a place; of very many, only the first are kept."""
        if not self.full:
            self.faults.append(Fault(self.file, *place, message))

    @property
    def full(self) -> bool:
        """Tell whether there are so many faults that the rest need not be looked for."""
        return len(self.faults) >= MAX_FAULTS

    def place(self, steps: Steps, *, key: bool = False) -> Place:
        """Return the place of a value, or of its key, or of the nearest thing around it."""
        mark = self.key_places.get(steps) if key else None
        while mark is None and steps not in self.places:
            if not steps:
                return 0, 0
            steps = steps[:-1]
        mark = mark or self.places[steps]
        return mark.line + 1, mark.column + 1


def read_document(path: Path, name: str | None = None) -> YamlFile:
    """Read a YAML or JSON file. Whatever is wrong with it stands in the document's faults."""
    return _parsed(read_text(path, name))


def parse_text(text: str, name: str) -> YamlFile:
    """Read a YAML or JSON text. Whatever is wrong with it stands in the document's faults."""
    return _parsed(_checked(text.removeprefix("\ufeff"), name))


def read_text(path: Path, name: str | None = None) -> YamlFile:
    """Read a file of text, whatever it says; the document has no value yet."""
    name = name or str(path)
    try:
        data = read_plain(path)
    except FileNotFoundError:
        return _unreadable(name, "there is no such file")
    except OSError as error:
        return _unreadable(name, f"the file cannot be read: {error.strerror or error}")
    data = data.removeprefix(BOM_UTF8)
    try:
        return _checked(data.decode(), name)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        message = "this is not UTF-8 text; save the file as UTF-8"
        return _unreadable(name, message, "", _place_after(before))


def _checked(text: str, name: str) -> YamlFile:
    if len(text) > MAX_BYTES:
        return _unreadable(name, f"the text is larger than {MAX_BYTES // 1_000_000} MB; is it the right one?")
    odd = acting(text)
    if odd:
        return _unreadable(name, _odd(odd.group()), text, _place_after(text[: odd.start()]))
    return YamlFile(name, readable(text))


def _refuse_directives(document: YamlFile) -> None:
    found = _DIRECTIVE.search(document.text)
    if found:
        document.broken = True
        document.add_fault(_place_after(document.text[: found.start()]), "a line that starts with % is not read here; delete it")


def _with_pairs_joined(text: str) -> str:
    r"""Return a text in which, if it is JSON, each `\ud83d\ude00` is the one character it stands for; YAML knows no such pairs.

    Blanks after a string keep everything behind it in its column.
    """
    if text.lstrip()[:1] not in {"{", "["} or "\\ud" not in text.lower():
        return text
    return re.sub(_STRING, lambda string: re.sub(_ESCAPE, _joined, string[0]).ljust(len(string[0])), text)


def _joined(escape: re.Match[str]) -> str:
    pair = escape[1]
    character = ord(json.loads(f'"{pair}"')) if pair else 0
    return f"\\U{character:08x}" if pair else escape[0]


def _parsed(document: YamlFile) -> YamlFile:
    if not document.broken:
        _refuse_directives(document)
    if document.broken:
        return document
    builder = _Builder(document)
    try:
        for event in yaml.parse(_with_pairs_joined(document.text), Loader=_LOADER):
            builder.feed(event)
    except _StopReadingError:
        document.broken = True
    except yaml.YAMLError as error:
        document.broken = True
        document.faults.append(_syntax_fault(document, error))
    document.value = None if document.broken else builder.root
    return document


def refuse_if_faulty(*documents: YamlFile) -> None:
    """Raise one `DataError` with every fault of all documents, if there is any."""
    faults = [fault for document in documents for fault in document.faults]
    if faults:
        raise DataError(faults, {document.file: document.text for document in documents})


class _StopReadingError(Exception):
    """The rest of the file would only repeat the fault."""


class _Open:
    """A list or mapping whose end has not been read."""

    __slots__ = ("awaits_key", "key", "repeated", "steps", "value")

    def __init__(self, steps: Steps, value: list[Plain] | dict[str, Plain]) -> None:
        self.steps = steps
        self.value = value
        self.key = ""
        self.repeated = False
        self.awaits_key = isinstance(value, dict)


class _Builder:
    """Builds the value of a document from events and notes the place of each part."""

    def __init__(self, document: YamlFile) -> None:
        self.document = document
        self.root: Plain = None
        self.open: list[_Open] = []
        self.documents = 0

    def feed(self, event: Any) -> None:  # noqa: ANN401 - PyYAML's events are not typed
        """Take the next event."""
        self._stop_if_endless(event)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._refuse_extras(event)
            text = self._text(event)
            if self.open and self.open[-1].awaits_key:
                self._key(self.open[-1], text, event)
            else:
                self._value(_resolve(text) if event.implicit[0] else text, event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._refuse_extras(event)
            self._start(event, {} if kind is yaml.MappingStartEvent else [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.open.pop()
        elif kind is yaml.AliasEvent:
            self._fault(event, f"aliases such as *{event.anchor[:LONGEST]} are not read here; write the value out, or quote it")
            raise _StopReadingError
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._fault(event, "a second document starts here; keep one in a file and delete the line '---'")
                raise _StopReadingError

    def _stop_if_endless(self, event: Any) -> None:  # noqa: ANN401
        if len(self.document.places) > MAX_VALUES:
            self._fault(event, f"there are more than {MAX_VALUES:,} values before this; is it the right file?")
            raise _StopReadingError
        if self.document.full:
            raise _StopReadingError

    def _text(self, event: Any) -> str:  # noqa: ANN401
        r"""Return what a scalar says; an escape such as `\e` can stand for what may not be in the file as it is."""
        odd = acting(event.value)
        if odd:
            self._fault(event, _odd(odd.group()))
        if len(event.value) > MAX_TEXT:
            self._fault(event, f"this text has {len(event.value):,} characters; shorten it to {MAX_TEXT:,}")
        return cleaned(event.value[:MAX_TEXT])

    def _key(self, top: _Open, text: str, event: Any) -> None:  # noqa: ANN401
        top.key, top.awaits_key = text, False
        steps = (*top.steps, top.key)
        top.repeated = steps in self.document.key_places
        if top.repeated:
            first, _ = self.document.place(steps, key=True)
            self._fault(event, f"{quoted(text)} is given twice, first on line {first}; keep one")
        else:
            self.document.key_places[steps] = event.start_mark

    def _start(self, event: Any, value: list[Plain] | dict[str, Plain]) -> None:  # noqa: ANN401
        if self.open and self.open[-1].awaits_key:
            self._fault(event, "a key must be plain text, not a list or a mapping")
            raise _StopReadingError
        if len(self.open) >= MAX_DEPTH:
            self._fault(event, f"this is nested more than {MAX_DEPTH} levels deep")
            raise _StopReadingError
        self.open.append(_Open(self._value(value, event), value))

    def _value(self, value: Plain, event: Any) -> Steps:  # noqa: ANN401
        """Put a finished value, or one about to be filled, where it belongs; return the way to it."""
        steps: Steps = ()
        if not self.open:
            self.root = value
        else:
            top = self.open[-1]
            if isinstance(top.value, list):
                steps = (*top.steps, len(top.value))
                top.value.append(value)
            else:
                steps = (*top.steps, top.key)
                top.awaits_key = True
                if top.repeated:  # the first one stands, and the places inside this one must not replace its places
                    return (*steps, f"again on line {event.start_mark.line + 1}")
                top.value[top.key] = value
        self.document.places[steps] = event.start_mark
        return steps

    def _refuse_extras(self, event: Any) -> None:  # noqa: ANN401
        if event.anchor is not None:
            self._fault(event, f"anchors such as &{event.anchor[:LONGEST]} are not read here; write the value out, or quote it")
        if event.tag is not None:
            self._fault(event, "tags that start with ! are not read here; delete it, or quote the text")

    def _fault(self, event: Any, message: str) -> None:  # noqa: ANN401
        self.document.add_fault((event.start_mark.line + 1, event.start_mark.column + 1), message)


def _resolve(text: str) -> Plain:
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text


def _odd(character: str) -> str:
    return f"a control character (U+{ord(character):04X}) does not belong in a text file; delete it"


def _place_after(text: str) -> Place:
    lines = re.split(r"\r\n|\r|\n", text)
    return len(lines), len(lines[-1]) + 1


def _unreadable(name: str, message: str, text: str = "", place: Place = (0, 0)) -> YamlFile:
    return YamlFile(name, text, faults=[Fault(name, *place, message)], broken=True)


def _syntax_fault(document: YamlFile, error: yaml.YAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark if isinstance(error, yaml.MarkedYAMLError) else None
    if mark is None:
        return Fault(document.file, 0, 0, f"this is not {_language(document)}: {' '.join(str(error).split())}")
    lines = document.text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    tab = re.match(_TAB_INDENT, line)
    if tab:
        return Fault(document.file, mark.line + 1, tab.end(), f"a tab cannot indent {_language(document)}; use spaces")
    return Fault(document.file, mark.line + 1, mark.column + 1, _in_plain_words(document, error))


def _language(document: YamlFile) -> str:
    """Return what a person takes the file for: JSON is read as the YAML that it is."""
    return "JSON" if document.file.casefold().endswith(".json") else "YAML"


def _in_plain_words(document: YamlFile, error: yaml.YAMLError) -> str:
    problem = str(getattr(error, "problem", None) or getattr(error, "context", None) or error)
    for sign, words in _SYNTAX.items():
        if sign in problem:
            return words
    return f"this is not {_language(document)}: {problem}"


_SYNTAX: Final = {
    "mapping values are not allowed": "a colon is not expected here; quote a text that holds ': ', or check the indent",
    "could not find expected ':'": "a colon and a space are missing after a key near here",
    "did not find expected key": "an indent, a bracket or a quote is off near here",
    "did not find expected '-' indicator": "the indent is off near here; entries of a list start in one column",
    "did not find expected ',' or ']'": "a list in [ ] is not closed, or a comma is missing near here",
    "did not find expected ',' or '}'": "a mapping in { } is not closed, or a comma is missing near here",
    "found unexpected end of stream": "the file ends inside quotes or brackets; close them",
    "cannot start any token": "a text cannot start with this character; put the text in quotes",
}
