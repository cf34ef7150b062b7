"""All sessions in one zip file, for a move to another computer, and back. Answers, variants and notes; not what was damaged.

Nothing in it is encrypted. Coming back, every file is read and checked before it is written, and only names that
sessions can have are used, so that an archive from anywhere cannot write outside the folder.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from codingpath.errors import CodingpathError
from codingpath.files import read_plain
from codingpath.model.clean import one_line
from codingpath.model.question import Question
from codingpath.wizard.notes import decoded as decoded_notes
from codingpath.wizard.private_file import told, write_private
from codingpath.wizard.session_format import Damaged, decode
from codingpath.wizard.session_lock import locked
from codingpath.wizard.session_names import client_of, files_of, folder, names

FOLDER = "codingpath-sessions/"
"""Where the files are inside the archive."""

LARGEST = 5_000_000
"""Bytes one file may have; a session has about a thousand."""

LARGEST_IN_ALL = 100_000_000
"""Bytes all files of an archive may have, unpacked."""

MOST_FILES = 20_000

_SAME_DAY = (1980, 1, 1, 0, 0, 0)
"""Time of every file in the archive, so that the same sessions give the same bytes."""


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What became of one client of an archive."""

    name: str
    state: Literal["restored", "replaced", "the same", "kept", "unreadable"]
    """`the same`: nothing to do; `kept`: there is another one of that name; `unreadable`: nothing of it was written."""
    why: str = ""
    """For `unreadable`: what is wrong."""


def pack() -> tuple[bytes, list[str]]:
    """Return an archive of all clients, the one saved last first, and their names."""
    clients = names()
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for client in clients:
            with told(folder(), "read the sessions"), locked(client):
                files = _present(client)
            for name, content in files.items():
                entry = zipfile.ZipInfo(FOLDER + name, _SAME_DAY)
                entry.external_attr = 0o600 << 16
                archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue(), clients


def unpack(content: bytes, questions: Sequence[Question], *, replace: bool) -> list[Restored]:
    """Write back what an archive holds; a client that is here already stays unless `replace`, which keeps what the archive lacks.

    Raises `CodingpathError` for a file that is no such archive, before anything is written.
    """
    files = _files(content)
    strays = [
        Restored(name=one_line(name), state="unreadable", why="no session has a file of this name")
        for name in files
        if not client_of(name)
    ]
    clients: dict[str, dict[str, bytes]] = {}
    for name, inside in files.items():
        if client := client_of(name):
            clients.setdefault(client, {})[name] = inside
    done = [  # the last one first, so that it is the last one here too
        _restored(client, theirs, questions, replace=replace) for client, theirs in reversed(clients.items())
    ]
    return [*reversed(done), *strays]


def _present(client: str) -> dict[str, bytes]:
    return {f.name: read_plain(f) for f in files_of(client) if client_of(f.name)}


def _files(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = [e for e in archive.infolist() if not e.is_dir()]
            if len(entries) > MOST_FILES or sum(e.file_size for e in entries) > LARGEST_IN_ALL:
                raise CodingpathError("this archive holds more than sessions ever take; nothing was restored")
            return {entry.filename.removeprefix(FOLDER): _bounded(archive, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError):
        raise CodingpathError("this is not an archive that `codingpath sessions export --all` wrote, or it is damaged") from None


def _bounded(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise CodingpathError(f"{one_line(entry.filename)}: a session is never that large; nothing was restored")
    return content


def _restored(client: str, files: Mapping[str, bytes], questions: Sequence[Question], *, replace: bool) -> Restored:
    try:
        _check(client, files, questions)
    except (Damaged, ValueError, CodingpathError) as error:
        return Restored(name=client, state="unreadable", why=str(error))
    with told(folder(), "write the sessions"), locked(client):
        present = _present(client)
        if present and files.items() <= present.items():
            return Restored(name=client, state="the same")
        if present and not replace:
            return Restored(name=client, state="kept")
        for name in sorted(files, key=lambda n: n == f"{client}.json"):  # a client's own answers last: they make the rest count
            write_private(folder() / name, files[name].decode("utf-8"))
    return Restored(name=client, state="replaced" if present else "restored")


def _check(client: str, files: Mapping[str, bytes], questions: Sequence[Question]) -> None:
    """Read every file as it would be read later; raise what is wrong with one."""
    if f"{client}.json" not in files:
        raise ValueError("its own answers are missing")
    for name, content in files.items():
        if name.endswith(".notes.json"):
            decoded_notes(content)
        else:
            decode(content, questions)
