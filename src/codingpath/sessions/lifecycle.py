"""Renaming and deleting a session as a whole, with everything that belongs to it, and bringing back what was replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from codingpath.errors import CodingpathError
from codingpath.files import sync_folder
from codingpath.model.record import Record, keyword_record
from codingpath.report.words import counted, listed
from codingpath.sessions.alias import folded, folder, split
from codingpath.sessions.file_format import Damaged, progress_in, with_progress
from codingpath.sessions.last import forget, write_down, written_down
from codingpath.sessions.names import belongs_to, is_variant, names, path_of
from codingpath.sessions.places import (
    ANSWERS,
    NOTES,
    STAGED,
    SWAP,
    VARIANTS,
    clients,
    exists,
    files,
    has_folder,
    old_files,
    old_temps,
    own_folder,
    place_of,
    previous_of,
)
from codingpath.sessions.private_files import Files, os_errors_as_messages, put, remove
from codingpath.sessions.settle import writing
from codingpath.text import quoted, suggest


@keyword_record
class Removed(Record):
    """What went when a session was deleted."""

    answers: bool
    notes: bool
    variants: int
    previous: int
    """Copies of answers that had been replaced."""
    damaged: int
    """Damaged copies that had been set aside."""


def rename(old: str, new: str) -> Path:
    """Give a session another name, with all that is kept of it; refuse if there is none, or if the new name is taken.

    Of a variant only its own part may change: it stays with its client.
    """
    (client, variant), (new_client, new_variant) = split(old), split(new)
    if (variant is None) != (new_variant is None) or (variant is not None and client != new_client):
        raise CodingpathError(f"{old!r} cannot become {new!r}: a variant stays with its client; load it and save it there instead")
    with os_errors_as_messages(folder() / client, "rename it"), writing(old, new, with_notes=True):
        if not _kept(old):
            raise missing(old)
        _need_free(old, new)
        if variant is None or new_variant is None:
            own_folder(client).rename(own_folder(new_client))
            sync_folder(folder())
            if written_down() == client:
                write_down(new_client)
        else:
            put(client, dict(_with_variant_renamed(client, variant, new_variant)))
    return path_of(new)


def delete(name: str) -> Removed:
    """Remove a session with every trace of it; raise `CodingpathError` if there is none."""
    client, variant = split(name)
    with (
        os_errors_as_messages(folder() / client, "delete it"),
        writing(name, with_notes=True, must_settle=False),
    ):  # a full disk must not keep it
        doomed = _kept(name)
        if not doomed:
            raise missing(name)
        if variant is None:
            forget(client)
            _delete_client(client)
        else:
            for place in sorted(doomed, key=place_of(name).__eq__):  # the variant itself last: until then it is listed
                doomed[place].unlink(missing_ok=True)
            with suppress(OSError):
                (own_folder(client) / VARIANTS).rmdir()
            sync_folder(own_folder(client))
    return _removed(list(doomed), variant)


def restore(name: str) -> Path:
    """Bring back the answers that were replaced last; those of today become the copy, so that this undoes itself.

    Raises `CodingpathError` if there is no such copy.
    """
    client, _ = split(name)
    place = place_of(name)
    with os_errors_as_messages(folder() / client, "bring it back"), writing(name, with_notes=True):
        if not _kept(name):
            raise missing(name)
        kept: dict[PurePosixPath, Path] = files(client)
        earlier, now = kept.pop(previous_of(place), None), kept.pop(place, None)
        if earlier is None:
            raise CodingpathError(f"{name!r}: nothing of it was replaced, so there is nothing to bring back")
        swapped = {place: earlier, **({previous_of(place): now} if now else {})}
        happened = now if place == place_of(client) and now else earlier
        put(client, {**kept, **_renewed(swapped, place, happened)})
        if place == ANSWERS:
            write_down(client)
    return path_of(name)


def missing(name: str) -> CodingpathError:
    """Return what to raise where there is no session of a name."""
    known = names()
    hint = suggest(name, known) or ("; `codingpath sessions list` shows them" if known else "; none is saved yet")
    return CodingpathError(f"there is no session {quoted(name)}{hint}")


def _kept(name: str) -> dict[PurePosixPath, Path]:
    client, variant = split(name)
    if not exists(client):
        return {}
    return {place: path for place, path in files(client).items() if variant is None or belongs_to(place.parts, variant)}


def _need_free(old: str, new: str) -> None:
    (client, _), (new_client, variant) = split(old), split(new)
    if variant is not None:
        taken = [new] if _kept(new) else []
    else:
        taken = [other for other in clients() if other != client and folded(other) == folded(new_client)]
    if taken or old == new:
        raise CodingpathError(f"there is a session {(taken or [new])[0]!r} already; delete it first or choose another name")


def _with_variant_renamed(client: str, variant: str, new: str) -> Iterator[tuple[PurePosixPath, Path]]:
    for place, path in files(client).items():
        mine = belongs_to(place.parts, variant)
        yield (place.with_name(new + place.name.removeprefix(variant)) if mine else place), path


def _delete_client(client: str) -> None:
    """Remove the client's folder, and what was to become it or would be moved into it."""
    for path in [*(path for path, _ in old_files(client)), *old_temps(client)]:
        path.unlink(missing_ok=True)
    for path in (folder() / f"{STAGED}{client}", folder() / f"{SWAP}{client}"):
        remove(path)
    if has_folder(client):
        remove(own_folder(client))


def _renewed(swapped: dict[PurePosixPath, Path], place: PurePosixPath, happened: Path) -> Files:
    """Return the answers brought back as written now, so that they are the last session again, with what happened until now."""
    earlier = swapped[place].read_bytes()
    try:
        return {**swapped, place: with_progress(earlier, progress_in(happened.read_bytes())).encode()}
    except Damaged:
        return {**swapped, place: earlier}


def _removed(doomed: Sequence[PurePosixPath], variant: str | None) -> Removed:
    damaged = [place for place in doomed if ".damaged-" in place.name]
    previous = [place for place in doomed if place.name.endswith(".previous.json")]
    variants = [place for place in doomed if is_variant(place.parts)]
    return Removed(
        answers=ANSWERS in doomed if variant is None else bool(variants),
        notes=NOTES in doomed,
        variants=len(variants) if variant is None else 0,
        previous=len(previous),
        damaged=len(damaged),
    )


# What is said about it.


def removed_words(removed: Removed) -> str:
    """Say what went."""
    parts = ["the answers"] * removed.answers + ["the notes"] * removed.notes
    parts += [counted(removed.variants, "variant")] * (removed.variants > 0)
    parts += [counted(removed.previous, "earlier copy", "earlier copies")] * (removed.previous > 0)
    parts += [counted(removed.damaged, "damaged copy", "damaged copies")] * (removed.damaged > 0)
    return listed(parts) or "what was left of a write"
