"""List and header written together, and what shows that they belong together.

Two files cannot be renamed in one step. So the header carries the hash of its list, the list is renamed first, and the header of an
import that was killed between the two lies beside them, whole: `finish_stopped` puts it in its place.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from codingpath.catalog.national_list import HEADER_FILE, LIST_FILE, list_hash
from codingpath.catalog.yaml_reader import read_document, read_text
from codingpath.errors import CodingpathError
from codingpath.files import behind_links, leftovers, part_of, read_plain, replace_file, signals_later, sweep, sync_folder

if TYPE_CHECKING:
    from codingpath.catalog.yaml_reader import Plain


def refuse_unless_writable(folder: Path) -> None:
    """Raise `CodingpathError` where no file can be written, before the files are read for nothing."""
    if not folder.is_dir():
        raise CodingpathError(f"{folder}: there is no such folder; name the data folder with --to")
    try:
        with tempfile.TemporaryFile(dir=folder):
            return
    except OSError as error:
        raise _unwritable(folder, error) from error


def finish_stopped(folder: Path) -> None:
    """Put the header in its place that belongs to the list in place, where an import was killed between the two; sweep the rest.

    Raises `CodingpathError` where it cannot be written.
    """
    listed, header = read_text(folder / LIST_FILE), (folder / HEADER_FILE).resolve()
    found = None if listed.broken else list_hash(listed.text)
    if found and _list_named_by(header) != found:
        waiting = [part for part in leftovers(header.parent, header.name) if _list_named_by(part) == found]
        try:
            for part in waiting[:1]:
                part.replace(header)
                sync_folder(header.parent)
        except OSError as error:
            raise _unwritable(folder, error) from error
    sweep(folder)


def write_together(folder: Path, listed: str, header: str) -> None:
    """Replace the list and its header; on any error the old ones stay and nothing is left behind.

    Raises `CodingpathError` where they cannot be written.
    """
    try:
        place, head = behind_links(folder / LIST_FILE), behind_links(folder / HEADER_FILE)
        with signals_later(), ExitStack() as parts:
            head_part = parts.enter_context(part_of(head, header.encode()))
            list_part = parts.enter_context(part_of(place, listed.encode()))
            old = read_plain(place) if place.exists() else None
            list_part.replace(place)
            try:
                head_part.replace(head)
            except OSError:
                _put_back(place, old)
                raise
            sync_folder(place.parent)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _put_back(place: Path, old: bytes | None) -> None:
    if old is None:
        place.unlink()
    else:
        replace_file(place, old)


def _list_named_by(header: Path) -> Plain:
    value = read_document(header).value
    return value.get("list_sha256") if isinstance(value, dict) else None


def _unwritable(folder: Path, error: OSError) -> CodingpathError:
    return CodingpathError(
        f"{folder}: cannot write there ({error.strerror or error}); the old list stays; name another folder with --to"
    )
