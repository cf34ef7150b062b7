"""Renaming and deleting a session as a whole: answers, notes, variants, damaged copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from codingpath.errors import CodingpathError
from codingpath.model.clean import shown
from codingpath.model.suggest import suggest
from codingpath.wizard.private_file import told
from codingpath.wizard.session_lock import locked
from codingpath.wizard.session_names import files_of, names, notes_path, path_of, split


@dataclass(frozen=True, kw_only=True)
class Removed:
    """What went when a session was deleted."""

    answers: bool
    notes: bool
    variants: int
    damaged: int
    """Damaged copies that had been set aside."""


def rename(old: str, new: str) -> Path:
    """Give a session another name, with its notes and variants; refuse if there is none, or if the new name is taken.

    Of a variant only its own part may change: it stays with its client.
    """
    (client, variant), (new_client, new_variant) = split(old), split(new)
    if (variant is None) != (new_variant is None) or (variant is not None and client != new_client):
        raise CodingpathError(f"{old!r} cannot become {new!r}: a variant stays with its client; load it and save it there instead")
    with told(path_of(old), "rename it"), locked(old, new):
        if not path_of(old).exists():
            raise missing(old)
        if files_of(new):
            raise CodingpathError(f"there is a session {new!r} already; delete it first or choose another name")
        _move([(file, file.with_name(new + file.name.removeprefix(old))) for file in files_of(old) if file.suffix == ".json"])
    return path_of(new)


def delete(name: str) -> Removed:
    """Remove a session, with notes, variants, copies set aside and unfinished writes; raise `CodingpathError` if there is none."""
    with told(path_of(name), "delete it"), locked(name):
        doomed = files_of(name)
        if not doomed:
            raise missing(name)
        for file in doomed:
            file.unlink(missing_ok=True)
    kept = [f for f in doomed if f.suffix == ".json"]
    damaged = [f for f in kept if ".damaged-" in f.name]
    others = {path_of(name), notes_path(name), *damaged}
    return Removed(
        answers=path_of(name) in kept,
        notes=notes_path(name) in kept,
        variants=len([f for f in kept if f not in others]),
        damaged=len(damaged),
    )


def missing(name: str) -> CodingpathError:
    """Return what to raise where there is no session of a name."""
    known = names()
    hint = suggest(name, known) or ("; `codingpath sessions list` shows them" if known else "; none is saved yet")
    return CodingpathError(f"there is no session {shown(name)}{hint}")


def _move(pairs: Sequence[tuple[Path, Path]]) -> None:
    """Move all files or none."""
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in pairs:
            source.rename(target)
            done.append((source, target))
    except OSError:
        for source, target in done:
            target.rename(source)
        raise
