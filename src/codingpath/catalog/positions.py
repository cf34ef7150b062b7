"""YAML text to plain values, each with its place. One pass over PyYAML's events.

The dialect is small: text, whole numbers, `true`, `false`, null, lists and mappings with text keys. Everything else
stays text: `NO` is a state, `01234` a ZIP code, `51.0713` a program code, `2026-11-23` a day that is read later.
Anchors, aliases, tags, a second document and a repeated key are faults. JSON is read the same way.

Events, not composed nodes: three times as fast, nothing is recursive, and an alias still looks like one.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import yaml

from codingpath.catalog.messages import shown
from codingpath.errors import DataError, Fault

if TYPE_CHECKING:
    from pathlib import Path

Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain] | None"
"""What the dialect can say."""
Steps = tuple[str | int, ...]
"""The way from the top of a file to a value: keys and list positions."""
Place = tuple[int, int]
"""Line and column, both from 1."""

MAX_BYTES: Final = 5_000_000
MAX_DEPTH: Final = 40

_LOADER: Final[type[Any]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", "")),
}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_TAB_INDENT = re.compile(r" *\t")


@dataclass
class Document:
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
        self.faults.append(Fault(self.file, *self.place(steps, key=key), message))

    def place(self, steps: Steps, *, key: bool = False) -> Place:
        """Return the place of a value, or of its key, or of the nearest thing around it."""
        mark = self.key_places.get(steps) if key else None
        while mark is None and steps not in self.places:
            if not steps:
                return 0, 0
            steps = steps[:-1]
        mark = mark or self.places[steps]
        return mark.line + 1, mark.column + 1


def read_document(path: Path, name: str | None = None) -> Document:
    """Read a YAML or JSON file. Whatever is wrong with it stands in the document's faults."""
    return _parsed(read_text(path, name))


def parse_text(text: str, name: str) -> Document:
    """Read a YAML or JSON text. Whatever is wrong with it stands in the document's faults."""
    return _parsed(_checked(text.removeprefix("\ufeff"), name))


def read_text(path: Path, name: str | None = None) -> Document:
    """Read a file of text, whatever it says; the document has no value yet."""
    name = name or str(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return _unreadable(name, "there is no such file")
    except OSError as error:
        return _unreadable(name, f"the file cannot be read: {error.strerror or error}")
    if len(data) > MAX_BYTES:
        return _unreadable(name, f"the file is larger than {MAX_BYTES // 1_000_000} MB; is it the right one?")
    data = data.removeprefix(BOM_UTF8)
    try:
        return _checked(data.decode(), name)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        message = "this is not UTF-8 text; save the file as UTF-8"
        return _unreadable(name, message, "", _place_after(before))


def _checked(text: str, name: str) -> Document:
    if len(text) > MAX_BYTES:
        return _unreadable(name, f"the text is larger than {MAX_BYTES // 1_000_000} MB; is it the right one?")
    odd = _CONTROL.search(text)
    if odd:
        message = f"a control character (U+{ord(odd.group()):04X}) does not belong in a text file; delete it"
        return _unreadable(name, message, text, _place_after(text[: odd.start()]))
    return Document(name, text)


def _parsed(document: Document) -> Document:
    if document.broken:
        return document
    builder = _Builder(document)
    try:
        for event in yaml.parse(document.text, Loader=_LOADER):
            builder.feed(event)
    except _StopReadingError:
        document.broken = True
    except yaml.YAMLError as error:
        document.broken = True
        document.faults.append(_syntax_fault(document, error))
    document.value = None if document.broken else builder.root
    return document


def refuse_if_faulty(*documents: Document) -> None:
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

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root: Plain = None
        self.open: list[_Open] = []
        self.documents = 0

    def feed(self, event: Any) -> None:  # noqa: ANN401 - PyYAML's events are not typed
        """Take the next event."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._refuse_extras(event)
            if self.open and self.open[-1].awaits_key:
                self._key(self.open[-1], event)
            else:
                self._value(_resolve(event.value) if event.implicit[0] else event.value, event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._refuse_extras(event)
            self._start(event, {} if kind is yaml.MappingStartEvent else [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.open.pop()
        elif kind is yaml.AliasEvent:
            self._fault(event, f"aliases such as *{event.anchor} are not read here; write the value out, or quote it")
            raise _StopReadingError
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._fault(event, "a second document starts here; keep one in a file and delete the line '---'")
                raise _StopReadingError

    def _key(self, top: _Open, event: Any) -> None:  # noqa: ANN401
        top.key, top.awaits_key = event.value, False
        steps = (*top.steps, top.key)
        top.repeated = steps in self.document.key_places
        if top.repeated:
            first, _ = self.document.place(steps, key=True)
            self._fault(event, f"{shown(event.value)} is given twice, first on line {first}; keep one")
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
            self._fault(event, f"anchors such as &{event.anchor} are not read here; write the value out, or quote it")
        if event.tag is not None:
            self._fault(event, "tags that start with ! are not read here; delete it, or quote the text")

    def _fault(self, event: Any, message: str) -> None:  # noqa: ANN401
        mark = event.start_mark
        self.document.faults.append(Fault(self.document.file, mark.line + 1, mark.column + 1, message))


def _resolve(text: str) -> Plain:
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text


def _place_after(text: str) -> Place:
    lines = re.split(r"\r\n|\r|\n", text)
    return len(lines), len(lines[-1]) + 1


def _unreadable(name: str, message: str, text: str = "", place: Place = (0, 0)) -> Document:
    return Document(name, text, faults=[Fault(name, *place, message)], broken=True)


def _syntax_fault(document: Document, error: yaml.YAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark if isinstance(error, yaml.MarkedYAMLError) else None
    if mark is None:
        return Fault(document.file, 0, 0, f"this is not YAML: {' '.join(str(error).split())}")
    lines = document.text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    tab = _TAB_INDENT.match(line)
    if tab:
        return Fault(document.file, mark.line + 1, tab.end(), "a tab cannot indent YAML; use spaces")
    return Fault(document.file, mark.line + 1, mark.column + 1, _in_plain_words(error))


def _in_plain_words(error: yaml.YAMLError) -> str:
    problem = str(getattr(error, "problem", None) or getattr(error, "context", None) or error)
    for sign, words in _SYNTAX.items():
        if sign in problem:
            return words
    return f"this is not YAML: {problem}"


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
