"""The checked catalog, kept between runs: reading and checking YAML takes most of a second, reading this takes little.

The file is named by the content of the data files and of the model's own files, so that it can never be out of date; for an office's
folder also by its name and by the program's own data, as the catalog says where both differ. One that is missing, damaged or foreign is made again; a folder that cannot be written is no error.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from importlib.util import source_hash
from pathlib import Path

from codingpath import __version__
from codingpath.catalog.office import data_files, own_data
from codingpath.catalog.stored import Decoders, encode, name_of
from codingpath.catalog.stored_programs import lines_of, programs_of
from codingpath.files import PRIVATE, make_folder, read_plain, replace_file
from codingpath.model.catalog import Catalog
from codingpath.model.program import Program, Programs

_MODEL = Path(__file__).parents[1] / "model"
"""The records: where one has changed, what was kept in its old shape is not found."""

KEPT = 4
"""How many catalogs are kept: those of the data folders used last."""

LARGEST = 50_000_000
"""Bytes of a kept catalog; the one of the program has about one million."""


def cached_catalog(folder: Path, *, keep: bool = True) -> Catalog:
    """Return the catalog of a data folder; raise `DataError` as `load_catalog` does. `keep` off writes nothing."""
    path = _path(folder)
    catalog = _read(path) if path else None
    if catalog is None:
        from codingpath.catalog.load import load_catalog  # noqa: PLC0415 - imports YAML and pydantic

        catalog = load_catalog(folder)
        if path and keep:
            _write(path, catalog)
    return catalog


def _path(folder: Path) -> Path | None:
    """Return where this content's catalog is kept, or none where the folder cannot be read or there is no home."""
    try:
        own = own_data()
        others = data_files(own) if own and not own.samefile(folder) else ()
        files = (*sorted(_MODEL.glob("*.py")), *data_files(folder), *others)
        contents = (part for file in files for part in (os.fsencode(file.name), read_plain(file)))
        return _home() / f"catalog-{_hash((__version__.encode(), os.fsencode(folder.resolve().name), *contents))}.json"
    except (OSError, RuntimeError):
        return None


def _home() -> Path:
    named = os.environ.get("CODINGPATH_HOME")
    if named:
        return Path(named).expanduser() / "cache"
    import platformdirs  # noqa: PLC0415

    return Path(platformdirs.user_cache_dir("codingpath", appauthor=False))


def _read(path: Path) -> Catalog | None:
    try:
        head, *lines = read_plain(path, LARGEST).splitlines(keepends=True)
        if head.decode().strip() != _hash(lines):
            return None
        shapes, first, *lines = lines
        decoders = Decoders(json.loads(shapes))
        programs = programs_of(lines, decoders.record(name_of(Program)))
        catalog: Catalog = decoders.record(name_of(Catalog))(json.loads(first))
        return replace(catalog, programs=programs)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _write(path: Path, catalog: Catalog) -> None:
    from codingpath.catalog.stored_shapes import shapes_of  # noqa: PLC0415 - only a first run writes

    rest = encode(replace(catalog, programs=Programs.of(())))
    parts = [json.dumps(part, separators=(",", ":")) for part in (shapes_of(Catalog), rest)]
    lines = [f"{line}\n".encode() for line in (*parts, *lines_of(catalog.programs))]
    with suppress(OSError):
        make_folder(path.parent)
        replace_file(path, b"".join([f"{_hash(lines)}\n".encode(), *lines]), mode=PRIVATE, durable=False)
        _tidy(path.parent)


def _hash(parts: Iterable[bytes]) -> str:
    """Return what tells contents apart: the hash Python names its own compiled files by. `hashlib` would bring in all of OpenSSL."""
    return source_hash(b"".join(map(source_hash, parts))).hex()


def _tidy(folder: Path) -> None:
    files = sorted(folder.glob("catalog-*.json"), key=lambda p: p.stat().st_mtime_ns, reverse=True)
    for old in files[KEPT:]:
        old.unlink(missing_ok=True)
