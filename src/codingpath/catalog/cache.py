"""The checked catalog, kept between runs: reading and checking YAML takes most of a second, reading this takes little.

The file is named by the content of the data files and of the model's own files, so that it can never be out of date; for an office's
folder also by its name and by the program's own data with its lists of places, as the catalog says where both differ and which programs
are near the office. One that is missing, damaged or foreign is made again; a folder that cannot be written is no error.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache, cached_property, partial
from importlib import import_module
from importlib.util import source_hash
from pathlib import Path
from typing import Any, Final, TypeVar

from codingpath import __version__
from codingpath.catalog.folder import data_files, own_data
from codingpath.catalog.system_folder import system_folder
from codingpath.files import PRIVATE, make_folder, open_plain, read_plain, refuse_others, replace_file
from codingpath.lazy import Lazy
from codingpath.model.catalog import Catalog
from codingpath.model.program import Program, Programs
from codingpath.model.record import fields_of, replace

T = TypeVar("T")

_MODEL_FILES = Path(__file__).parents[1] / "model"
"""The records: where one has changed, or this file, what was kept in its old shape is not found."""

KEPT = 4
"""How many catalogs are kept: those of the data folders used last."""

LARGEST = 50_000_000
"""Bytes of a kept catalog; the one of the program has about one million."""


def cached_catalog(folder: Path, *, keep: bool = True) -> Catalog:
    """Return the catalog of a data folder; raise `DataError` as `load_catalog` does. `keep` off writes nothing."""
    path = _path(folder)
    catalog = read_content(path, partial(_made, folder, path if keep else None)) if path else None
    return _made(folder, path if keep else None) if catalog is None else catalog


def content_key(folder: Path) -> str:
    """Return what tells this content of a data folder from any other, for what is kept beside it; empty where it cannot be read."""
    path = _path(folder)
    return path.stem if path else ""


def _made(folder: Path, path: Path | None) -> Catalog:
    """Make the catalog from the data files, and keep it if there is a path."""
    from codingpath.catalog.load import load_catalog  # noqa: PLC0415 - imports YAML and pydantic

    catalog = load_catalog(folder)
    if path:
        _write(path, catalog)
    return catalog


def _path(folder: Path) -> Path | None:
    """Return where this content's catalog is kept, or none where the folder cannot be read or there is no home."""
    try:
        own = own_data()
        others = (*data_files(own), *sorted(own.glob("*.txt"))) if own and not own.samefile(folder) else ()
        files = (*_model_files(), Path(__file__), *data_files(folder), *others)
        contents = (part for file in files for part in (os.fsencode(file.name), read_plain(file)))
        return _home() / f"catalog-{_hash((__version__.encode(), os.fsencode(folder.resolve().name), *contents))}.json"
    except (OSError, RuntimeError):
        return None


def _model_files() -> list[Path]:
    """Return the files of the model, in an order that stays."""
    return sorted(Path(folder, name) for folder, _, names in os.walk(_MODEL_FILES) for name in names if name.endswith(".py"))


def _home() -> Path:
    named = os.environ.get("CODINGPATH_HOME")
    return Path(named).expanduser() / "cache" if named else system_folder("cache")


def read_content(path: Path, again: Callable[[], Catalog]) -> Catalog | None:
    """Return a kept catalog, or none where it is not as it was written."""
    try:
        with open_plain(path) as stream:
            refuse_others(path, stream)
            digest, length = stream.read(_FIRST).decode().split()
            text = stream.read(min(int(length), LARGEST))
        if not _is_ours(text, digest):
            return None
        shapes, columns, places, total = json.loads(text)
        decoder = Decoder(shapes)
        groups = _Groups(path, _FIRST + len(text), decoder, again)
        (catalog,) = decoder.records(Catalog, columns)
        return replace(catalog, programs=Programs(**{name: groups.field(name, places[name]) for name in GROUPED}, total=total))
    except FOREIGN:
        return None


def _write(path: Path, catalog: Catalog) -> None:
    with suppress(OSError):
        make_folder(path.parent)
        replace_file(path, content_of(catalog), mode=PRIVATE, durable=False)
        _tidy(path.parent)


def _hash(parts: Iterable[bytes]) -> str:
    """Return what tells contents apart: the hash Python names its own compiled files by. `hashlib` would bring in all of OpenSSL."""
    return source_hash(b"".join(map(source_hash, parts))).hex()


def _tidy(folder: Path) -> None:
    files = sorted(folder.glob("catalog-*.json"), key=lambda p: p.stat().st_mtime_ns, reverse=True)
    for old in files[KEPT:]:
        old.unlink(missing_ok=True)


# The checked catalog as JSON and back: no YAML, no pydantic, never pickle.
#
# What each field of each record holds is written beside the values (`shapes`), so that reading them back asks Python for no type
# hints: working those out takes longer than all the rest. A record is written once, in its place among those of its kind, and is its
# number wherever it stands: of seven thousand, most of them parts of conditions, nearly half are the same as another. Those of a kind are
# written field by field, all values of one field as a list: that is read in two thirds of the time of record by record.

Code = Any
"""What a field holds, as JSON: none where JSON has it right already, else a list whose first item is one of `date`, `record`, `tuple`,
`mapping` and `optional`, and whose second is the name of the record or the code of what is inside."""
Shapes = Mapping[str, Mapping[str, Code]]
"""Name of a record, `module:Class` of our own model, to the codes of its fields; each stands behind those that it holds."""
Columns = Mapping[str, Mapping[str, Sequence[Any]]]
"""Name of a record to its fields, each with the value of every record; one that holds its default in all of them is left out."""
Read = Callable[[Any], Any]
"""What makes a value of JSON that of a field."""

_MODEL_PACKAGE = "codingpath.model."


Row = Callable[[type, dict[str, Any]], Any]
"""What stands for a record of some class with some fields."""


def encode(value: Any, row: Row = lambda _, fields: fields) -> Any:  # noqa: ANN401 - any record of the model
    """Return plain JSON values; fields that hold their default are left out. For each record stands what `row` says, else its fields."""
    kind = type(value)
    if kind is str or kind is int or value is None:  # most values
        return value
    if kind is tuple:
        return [encode(v, row) for v in value]
    fields = _fields(kind)  # type: ignore[arg-type] # mypy takes no class for hashable
    if fields is not None:
        return row(kind, {name: encode(v, row) for name, default in fields if (v := getattr(value, name)) != default})
    if isinstance(value, Mapping):
        return {k: encode(v, row) for k, v in value.items()}
    return value.isoformat() if isinstance(value, date) else value


@cache
def _fields(cls: type) -> tuple[tuple[str, Any], ...] | None:
    """Return the fields of a record, each with its default; none for what is no record."""
    return tuple((f.name, f.default) for f in dataclasses.fields(cls)) if dataclasses.is_dataclass(cls) else None


def columns_of(value: Any) -> Columns:  # noqa: ANN401 - any record of the model, or several
    """Return the records in a value, each once; those of one kind in the order in which they come."""
    rows: dict[type, dict[bytes, tuple[int, dict[str, Any]]]] = {}
    defaults: dict[type, dict[str, Any]] = {}

    def number(cls: type, fields: dict[str, Any]) -> int:
        if cls not in rows:
            rows[cls] = {}
            defaults[cls] = {name: encode(default, number) for name, default in _fields(cls) or ()}
        return rows[cls].setdefault(_json(fields), (len(rows[cls]), fields))[0]

    encode(value, number)
    return {name_of(cls): _columns([fields for _, fields in row.values()], defaults[cls]) for cls, row in rows.items()}


def _columns(rows: Sequence[Mapping[str, Any]], defaults: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return the values of each field, with those that were left out for being the default; at least one field stays."""
    held = {name for row in rows for name in row} or {next(iter(defaults))}
    return {name: [row.get(name, default) for row in rows] for name, default in defaults.items() if name in held}


def name_of(cls: type) -> str:
    """Return the name of a record in `Shapes`."""
    return f"{cls.__module__.removeprefix(_MODEL_PACKAGE)}:{cls.__qualname__}"


class Decoder:
    """Makes records again from what `columns_of` gave, by the shapes written beside it."""

    def __init__(self, shapes: Shapes) -> None:
        """Decode the records of these shapes."""
        self._made: dict[str, list[Any]] = {name: [] for name in shapes}
        self._kinds = {name: self._kind(name, codes) for name, codes in shapes.items()}

    def records(self, cls: type[T], columns: Columns) -> tuple[T, ...]:
        """Return the records of one kind; raises `TypeError`, `ValueError` or `LookupError` on anything that `columns_of` never gave."""
        if not columns.keys() <= self._made.keys():
            raise KeyError(cls.__name__)
        for name, made in self._made.items():
            kind, reads = self._kinds[name]
            made[:] = _filled(kind, reads, columns[name]) if name in columns else ()
        return tuple(self._made[name_of(cls)])

    def _kind(self, name: str, codes: Mapping[str, Code]) -> tuple[type[Any], dict[str, Read]]:
        """Return the class of a record, and what reads those of its fields that JSON has not right already."""
        module, _, cls = name.partition(":")
        reads = {field: read for field, code in codes.items() if (read := self._read(code))}
        return getattr(import_module(_MODEL_PACKAGE + module), cls), reads

    def _read(self, code: Code) -> Read | None:
        if code is None:
            return None
        kind, inside = code
        if kind == "date":
            return date.fromisoformat
        if kind == "record":
            return self._made[inside].__getitem__
        inner = self._read(inside)
        if kind == "tuple":
            return partial(_tuple, inner) if inner else tuple
        return partial({"mapping": _mapping, "optional": _optional}[kind], inner) if inner else None


def _tuple(inner: Read, items: list[Any]) -> tuple[Any, ...]:
    return tuple(map(inner, items))


def _mapping(inner: Read, items: dict[str, Any]) -> dict[str, Any]:
    for key, value in items.items():  # in its own place: there are a thousand, and they are nobody else's
        items[key] = inner(value)
    return items


def _optional(inner: Read, value: Any) -> Any:  # noqa: ANN401
    return None if value is None else inner(value)


def _filled(cls: type[Any], reads: Mapping[str, Read], columns: Mapping[str, Sequence[Any]]) -> Iterator[Any]:
    """Yield the records of a kind. Their fields are set at once, without the checks of its own `__init__`."""
    needed, defaults, factories = fields_of(cls)
    if not (columns and needed <= columns.keys() <= {*needed, *defaults, *factories}):
        raise KeyError(cls.__name__)
    names = tuple(columns)
    same = {name: default for name, default in defaults.items() if name not in columns}
    anew = [(name, make) for name, make in factories.items() if name not in columns]
    for values in zip(*(map(reads[n], column) if n in reads else column for n, column in columns.items()), strict=True):
        record = object.__new__(cls)
        record.__dict__.update(same)
        record.__dict__.update(zip(names, values, strict=True))
        for name, make in anew:
            record.__dict__[name] = make()
        yield record


# The file: a short line, with the hash and the length of what follows it: everything but the programs, and where their groups are. Those come
# last, each read when it is asked for: a plan reads the groups it needs, however long the national list is.

GROUPED: Final = ("by_state", "finished_online")
"""The fields of `Programs` that hold groups."""

_FIRST: Final = 28
"""Bytes of the short line: sixteen digits of a hash, ten of a length."""

FOREIGN: Final = (OSError, ValueError, TypeError, LookupError, AttributeError, ImportError, RecursionError, MemoryError)
"""What reading a file raises that is damaged, or that nobody of ours has written."""

_ESCAPES: Final = re.compile(
    rb"(?i)\\(?:\\|ud[89ab]..\\ud[c-f]..|([bf]|u(?:00[0189].|007f|061c|200[ef]|202[a-e]|206[6-9]|d[89a-f]..)))", re.DOTALL
)
"""Escapes in JSON; the group is one that stands for what acts on a screen, of which the data files hold nothing (`text.acting`)."""


def content_of(catalog: Catalog) -> bytes:
    """Return a catalog as the content of a file."""
    groups: list[bytes] = []
    places: dict[str, dict[str, tuple[int, int, str]]] = {name: {} for name in GROUPED}
    end = 0
    for name in GROUPED:
        for key, programs in getattr(catalog.programs, name).items():
            groups.append(text := _json(columns_of(programs)))
            places[name][key] = end, len(text), _hash([text])
            end += len(text)
    rest = _json((shapes_of(Catalog), columns_of(replace(catalog, programs=Programs.of(()))), places, len(catalog.programs)))
    return b"".join((f"{_hash([rest])} {len(rest):010}\n".encode(), rest, *groups))


def _is_ours(text: bytes, digest: str) -> bool:
    """Tell whether a text is as it was written, and holds nothing that acts on a screen: a hash can be made by anybody."""
    plain = text.isascii() and b"\x7f" not in text  # other characters that act are no JSON
    return digest == _hash([text]) and plain and not any(found[1] for found in _ESCAPES.finditer(text))


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


class _Groups:
    """The groups of a file. One that is not as it was written is made again, from the data files."""

    def __init__(self, path: Path, start: int, decoder: Decoder, again: Callable[[], Catalog]) -> None:
        self._path = path
        self._start = start
        self._decoder = decoder
        self._again = again

    def field(self, name: str, places: Mapping[str, Sequence[Any]]) -> Mapping[str, tuple[Program, ...]]:
        """Return a field of `Programs`; a place is where a group begins, its length and its hash."""
        return Lazy(places, lambda key: self._read(places[key]) or getattr(self._made_again.programs, name)[key])

    @cached_property
    def _made_again(self) -> Catalog:
        return self._again()

    def _read(self, place: Sequence[Any]) -> tuple[Program, ...]:
        try:
            begin, length, digest = place
            with open_plain(self._path) as stream:
                stream.seek(self._start + begin)
                text = stream.read(min(length, LARGEST))
            return self._decoder.records(Program, json.loads(text)) if _is_ours(text, digest) else ()
        except FOREIGN:
            return ()


# What each field of each record holds, worked out from its type hints; only when a catalog is written.


@cache
def shapes_of(cls: type) -> dict[str, dict[str, Code]]:
    """Return the codes of the fields of every record within a record, and last of its own; see `Code`."""
    hints = typing.get_type_hints(cls)
    shapes = {name: codes for hint in hints.values() for inner in _records(hint) for name, codes in shapes_of(inner).items()}
    return shapes | {name_of(cls): {f.name: code for f in dataclasses.fields(cls) if (code := _code(hints[f.name]))}}


def _code(hint: Any) -> Code:  # noqa: ANN401
    if hint is date:
        return ["date", None]
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return ["record", name_of(hint)]
    arguments, origin = typing.get_args(hint), typing.get_origin(hint)
    if origin is tuple:
        return ["tuple", _code(arguments[0])]
    if origin in (dict, Mapping):
        inner = _code(arguments[1])
        return ["mapping", inner] if inner else None
    if origin in (typing.Union, types.UnionType):
        inner = next((code for a in arguments if (code := _code(a))), None)
        return ["optional", inner] if inner else None
    return None


def _records(hint: Any) -> Iterator[type]:  # noqa: ANN401
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        yield hint
    for argument in typing.get_args(hint):
        yield from _records(argument)
