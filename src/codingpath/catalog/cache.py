"""The checked catalog, kept between runs: reading and checking YAML takes most of a second, reading this takes little.

The file is named by the content of the data files and the shape of the model, so that it can never be out of date. One that is
missing, damaged or foreign is made again; a folder that cannot be written is no error.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from codingpath import __version__
from codingpath.catalog.stored import decode, encode, shape
from codingpath.model.catalog import Catalog

KEPT = 4
"""How many catalogs are kept: those of the data folders used last."""


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
    digest = sha256(f"{__version__}\n{shape(Catalog)}".encode())
    try:
        for file in sorted(folder.glob("*.yaml")):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
        return _home() / f"catalog-{digest.hexdigest()[:24]}.json"
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
        head, _, body = path.read_text("utf-8").partition("\n")
        if head != sha256(body.encode()).hexdigest():
            return None
        catalog: Catalog = decode(Catalog, json.loads(body))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return catalog


def _write(path: Path, catalog: Catalog) -> None:
    import tempfile  # noqa: PLC0415 - only a first run writes

    body = json.dumps(encode(catalog), separators=(",", ":"))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    except OSError:
        return
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(f"{sha256(body.encode()).hexdigest()}\n{body}")
        Path(name).replace(path)
        _tidy(path.parent)
    except OSError:
        with suppress(OSError):
            Path(name).unlink(missing_ok=True)  # half a catalog must not fill what is left of a full disk


def _tidy(folder: Path) -> None:
    files = sorted(folder.glob("catalog-*.json"), key=lambda p: p.stat().st_mtime_ns, reverse=True)
    for old in files[KEPT:]:
        old.unlink(missing_ok=True)
