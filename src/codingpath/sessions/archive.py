"""All sessions in one zip file, for a move to another computer, and back. Answers, variants and notes; not what was damaged.

Nothing in it is encrypted. Coming back, every file is read and checked before it is written, and only names that
sessions can have are used, so that an archive from anywhere cannot write outside the folder.
"""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Literal

from codingpath.errors import CodingpathError
from codingpath.files import read_plain
from codingpath.model.question import Question
from codingpath.model.record import Record, keyword_record
from codingpath.packed import UNREADABLE, open_zip
from codingpath.sessions.alias import old_name, old_place
from codingpath.sessions.file_format import LARGEST as SESSION_LARGEST
from codingpath.sessions.file_format import Damaged, decode
from codingpath.sessions.last import write_down
from codingpath.sessions.names import is_variant, names, twin, unusable
from codingpath.sessions.notes import LARGEST as NOTES_LARGEST
from codingpath.sessions.notes import decoded as decoded_notes
from codingpath.sessions.notes import encoded as encoded_notes
from codingpath.sessions.notes import together
from codingpath.sessions.places import ANSWERS, NOTES, files, own_folder, previous_of
from codingpath.sessions.private_files import LARGEST, os_errors_as_messages, put
from codingpath.sessions.settle import writing
from codingpath.text import one_line

FOLDER = "codingpath-sessions/"
"""Where the files are inside the archive."""

LARGEST_IN_ALL = 100_000_000
"""Bytes all files of an archive may have, unpacked."""

LARGEST_ARCHIVE = LARGEST_IN_ALL + 10_000_000
"""Bytes of an archive itself: what cannot be made smaller, and the names."""

MOST_FILES = 20_000

TRIES = 3
"""Tries to read a client whose folder is just being swapped."""

_SAME_DAY = (1980, 1, 1, 0, 0, 0)
"""Time of every file in the archive, so that the same sessions give the same bytes."""


@keyword_record
class Restored(Record):
    """What became of one client of an archive."""

    name: str
    state: Literal["restored", "replaced", "the same", "kept", "failed"]
    """`the same`: nothing to do; `kept`: there is another one of that name; `failed`: nothing of it was written."""
    why: str = ""
    """For `failed`: what is wrong."""


@keyword_record
class Packed(Record):
    """An archive, and what became of each client."""

    content: bytes
    clients: tuple[str, ...]
    """Whose files are in it, the one saved last first."""
    left_out: tuple[str, ...]
    """Sentences on the clients whose files cannot be read."""


def pack() -> Packed:
    """Return an archive of all clients, the one saved last first; what cannot be read is left out and told."""
    clients: list[str] = []
    left_out = unusable()
    room = LARGEST_IN_ALL
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for client in names():
            found = _present(client, left_out)
            size = sum(map(len, found.values()))
            if size > room:
                left_out.append(f"{client}: with it, the archive would be too large to come back; export it alone")
            elif found:
                room -= size
                clients.append(client)
                _add(archive, {old_name(client, place): content for place, content in found.items()})
    return Packed(content=stream.getvalue(), clients=tuple(clients), left_out=tuple(left_out))


def unpack(content: bytes, questions: Sequence[Question], *, replace: bool) -> list[Restored]:
    """Write back what an archive holds; a client that is here already stays unless `replace`.

    That keeps variants and notes which the archive lacks, and of all answers it replaces the copy that `restore` brings back.
    Raises `CodingpathError` for a file that is no such archive, before anything is written.
    """
    strays: list[Restored] = []
    clients: dict[str, dict[PurePosixPath, bytes]] = {}
    for name, inside in _files(content).items():
        place = old_place(unicodedata.normalize("NFC", name))
        if place is None or ".damaged-" in name:
            strays.append(Restored(name=one_line(name), state="failed", why="no session has a file of this name"))
        else:
            clients.setdefault(place[0], {})[place[1]] = inside
    done = [  # the last one first, so that it is the last one here too
        _restored(client, theirs, questions, replace=replace) for client, theirs in reversed(clients.items())
    ]
    newest = next((client for client in reversed(done) if client.state in {"restored", "replaced"}), None)
    if newest is not None:
        write_down(newest.name)
    return [*reversed(done), *strays]


def _present(client: str, left_out: list[str]) -> dict[PurePosixPath, bytes]:
    """Return the files of a client that go into an archive, and say which cannot be read."""
    for _ in range(TRIES):
        faults: list[str] = []
        try:
            found = {place: _checked(path, place, faults) for place, path in files(client).items() if _is_packed(place)}
        except FileNotFoundError:
            continue  # it was just being swapped
        except OSError:
            return {}  # the folder cannot be read, which is told already
        left_out += faults
        return {place: content for place, content in found.items() if content is not None}
    return {}


def _checked(path: Path, place: PurePosixPath, faults: list[str]) -> bytes | None:
    try:
        content = read_plain(path, _largest(place))
        _check({place: content}, ())
    except FileNotFoundError:
        raise
    except OSError as error:
        faults.append(f"{path}: cannot read it ({error.strerror or error}); it is not in the archive")
    except (Damaged, ValueError, CodingpathError) as error:
        faults.append(f"{path}: {error}; it is not in the archive")
    else:
        return content
    return None


def _is_packed(place: PurePosixPath) -> bool:
    return place in {ANSWERS, NOTES} or is_variant(place.parts)


def _largest(place: PurePosixPath) -> int:
    return NOTES_LARGEST if place == NOTES else SESSION_LARGEST


def _add(archive: zipfile.ZipFile, found: Mapping[str, bytes]) -> None:
    for name, content in found.items():
        entry = zipfile.ZipInfo(FOLDER + name, _SAME_DAY)
        entry.external_attr = 0o600 << 16
        archive.writestr(entry, content, zipfile.ZIP_DEFLATED)


def _files(content: bytes) -> dict[str, bytes]:
    try:
        with open_zip(BytesIO(content)) as archive:
            entries = [e for e in archive.infolist() if not e.is_dir()]
            if len(entries) > MOST_FILES or sum(e.file_size for e in entries) > LARGEST_IN_ALL:
                raise CodingpathError("this archive holds more than sessions ever take; nothing was restored")
            return {entry.filename.removeprefix(FOLDER): _bounded(archive, entry) for entry in entries}
    except UNREADABLE:
        raise CodingpathError("this is not an archive that `codingpath sessions export --all` wrote, or it is damaged") from None


def _bounded(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as file:
        content = file.read(NOTES_LARGEST + 1)
    if len(content) > NOTES_LARGEST:
        raise CodingpathError(f"{one_line(entry.filename)}: a session is never that large; nothing was restored")
    return content


def _restored(client: str, theirs: Mapping[PurePosixPath, bytes], questions: Sequence[Question], *, replace: bool) -> Restored:
    try:
        _check(theirs, questions)
        with os_errors_as_messages(own_folder(client), "write it"), writing(client, with_notes=True, tidy=False):
            return _written(client, theirs, replace=replace)
    except (Damaged, ValueError, CodingpathError) as error:
        return Restored(name=client, state="failed", why=str(error))


def _written(client: str, theirs: Mapping[PurePosixPath, bytes], *, replace: bool) -> Restored:
    other = twin(client)
    if other is not None:
        why = f"there is {other!r} here, and a name that differs in capitals only is the same file on some computers; rename that one first"
        return Restored(name=client, state="failed", why=why)
    here = files(client)
    changed = {place: inside for place, inside in theirs.items() if place not in here or read_plain(here[place], LARGEST) != inside}
    if NOTES in changed and NOTES in here and (both := _both(here[NOTES], changed.pop(NOTES))) is not None:
        changed[NOTES] = both
    if here and not changed:
        return Restored(name=client, state="the same")
    if here and not replace:
        return Restored(name=client, state="kept")
    earlier = {previous_of(place): here[place] for place in changed if place != NOTES and place in here}
    put(client, {**here, **earlier, **changed})
    return Restored(name=client, state="replaced" if here else "restored")


def _both(ours: Path, theirs: bytes) -> bytes | None:
    """Return the notes of both, or none where ours lack nothing; raise `ValueError` where ours cannot be understood."""
    mine = decoded_notes(read_plain(ours, NOTES_LARGEST))
    both = together(mine, decoded_notes(theirs))
    return None if len(both) == len(mine) else encoded_notes(both).encode()


def _check(theirs: Mapping[PurePosixPath, bytes], questions: Sequence[Question]) -> None:
    """Read every file as it would be read later; raise what is wrong with one."""
    for place, content in theirs.items():
        if len(content) > _largest(place):
            raise ValueError(f"{place} is larger than it can be")
        if place == NOTES:
            decoded_notes(content)
        else:
            decode(content, questions)
