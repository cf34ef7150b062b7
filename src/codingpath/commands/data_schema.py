"""`codingpath data schema`: JSON Schemas by which an editor checks and completes the data files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codingpath.cli._options import Data
from codingpath.cli.errors import handled, note

if TYPE_CHECKING:
    from collections.abc import Mapping


def data_schema(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write a file for each into a folder.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
    data: Data = None,
) -> None:
    """Print the JSON Schema of each data file, with the ids of this data folder, for an editor.

    Make them again after you add an id. `codingpath check` sees more: two equal ids, an empty range, a gap in the rules.
    """
    with handled():
        from codingpath.catalog.editor_schema import as_text, schema_texts, written_schemas  # noqa: PLC0415
        from codingpath.cli.inputs import load  # noqa: PLC0415

        catalog = load(data)
        if output is None:
            sys.stdout.write(as_text(written_schemas(catalog)))
        else:
            _write_all(schema_texts(catalog), output, force=force)
        sys.stdout.flush()


def _write_all(texts: Mapping[str, str], folder: Path, *, force: bool) -> None:
    """Write every file, or none where one is there already."""
    from codingpath.errors import CodingpathError  # noqa: PLC0415
    from codingpath.files import write  # noqa: PLC0415

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
