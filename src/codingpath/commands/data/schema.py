"""`codingpath data schema`: JSON Schemas by which an editor checks and completes the data files."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from codingpath.catalog.editor_schema import as_text, schema_texts, written_schemas
from codingpath.cli.errors import note
from codingpath.cli.inputs import load
from codingpath.errors import CodingpathError
from codingpath.files import write


def data_schema(output: Path | None, data: Path | None, *, force: bool) -> None:
    """Print the schemas, or write a file for each."""
    catalog = load(data)
    if output is None:
        sys.stdout.write(as_text(written_schemas(catalog)))
    else:
        _write_all(schema_texts(catalog), output, force=force)
    sys.stdout.flush()


def _write_all(texts: Mapping[str, str], folder: Path, *, force: bool) -> None:
    """Write every file, or none where one is there already."""
    there = [name for name in texts if (folder / name).exists()]
    if there and not force:
        raise CodingpathError(f"{folder / there[0]}: there is a file already; use --force to replace it, or another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CodingpathError(
            f"{folder}: cannot make this folder ({error.strerror or error}); choose another with --output"
        ) from error
    for name, text in texts.items():
        write(text, folder / name, force=force)
    note(f"Wrote {len(texts)} files to {folder}.")
