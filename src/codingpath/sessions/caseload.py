"""All clients at a glance: one look at each folder, and at what is kept of it; whatever is wrong with a file, the others are listed."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from codingpath.errors import CodingpathError
from codingpath.model.catalog import Catalog
from codingpath.model.record import Record, keyword_record
from codingpath.sessions import places
from codingpath.sessions.names import clients, variants
from codingpath.sessions.summary import ClientSummary, Marks, keep, kept, mark

if TYPE_CHECKING:
    from codingpath.sessions.summarizing import Summarizer


@keyword_record
class Client(Record):
    """One client as the list shows them."""

    name: str
    about: ClientSummary | None
    """What is known; none where the answers cannot be read."""
    variants: tuple[str, ...]
    """Names of the variants, without the client's."""
    touched: int
    """When any file of the client was last written, in nanoseconds."""
    problem: str | None = None
    """What is wrong with the answers, or nothing."""
    notes_lost: bool = False
    """Whether there are notes that cannot be read."""


def caseload(catalog: Catalog, key: str, watch: Callable[[float], None] = lambda _: None) -> list[Client]:
    """Return every client, the one touched last first; `key` tells the data from other data, empty where nothing is to be kept.

    Nothing that a person made is changed. A summary that is old is made again, and kept where that can be done; with each that is, `watch`
    is told which share of the clients was looked at, as one takes longer than all others together.
    """
    names = clients()
    found = _Caseload(catalog, key, lambda number: watch(number / len(names)))
    return sorted(
        (found.client(name, number) for number, name in enumerate(names)), key=lambda client: client.touched, reverse=True
    )


class _Caseload:
    """Looks at one client after the other."""

    def __init__(self, catalog: Catalog, key: str, watch: Callable[[int], None]) -> None:
        self._catalog, self._key, self._watch = catalog, key, watch

    @cached_property
    def _summarizer(self) -> Summarizer:
        from codingpath.sessions.summarizing import Summarizer  # noqa: PLC0415 - imports all that a plan takes

        return Summarizer(self._catalog)

    def client(self, name: str, number: int) -> Client:
        """Return a client; from what is kept, where that is not old."""
        folder = places.own_folder(name)
        seen = _look_at(folder)
        more = variants_of(name) if seen.varied else ()
        about = kept(folder / places.SUMMARY, self._key, seen.marks) if self._key and seen.marks else None
        if about is not None:
            return Client(name=name, about=about, variants=more, touched=seen.touched)
        self._watch(number)
        made = self._summarizer(name)
        if self._key and seen.marks and made.about is not None and not made.notes_lost:
            keep(folder / places.SUMMARY, self._key, seen.marks, made.about)
        return Client(
            name=name,
            about=made.about,
            variants=more,
            touched=seen.touched,
            problem=made.problem,
            notes_lost=made.notes_lost,
        )


class _Seen(NamedTuple):
    """What one look at a client's folder shows."""

    marks: Marks
    """Of the answers and the notes; empty where nothing can be kept of them."""
    touched: int
    varied: bool
    """Whether there may be variants, or an older layout."""


def _look_at(folder: Path) -> _Seen:
    marks: dict[str, list[int]] = {}
    touched, varied = 0, False
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name == places.VARIANTS:
                    varied = True
                    touched = max(touched, *(_age(path) for path in _inside(entry)), 0)
                elif entry.name != places.SUMMARY.name and not entry.name.startswith("."):
                    found = entry.stat()
                    touched = max(touched, found.st_mtime_ns)
                    if entry.name in _READ:
                        marks[entry.name] = mark(found)
    except OSError:
        return _Seen((), _swapped_age(folder), varied=True)
    return _Seen([marks.get(name, []) for name in _READ] if _READ[0] in marks else (), touched, varied)


_READ = (places.ANSWERS.name, places.NOTES.name)


def _inside(entry: os.DirEntry[str]) -> list[os.DirEntry[str]]:
    with suppress(OSError), os.scandir(entry) as entries:
        return list(entries)
    return []


def _age(entry: os.DirEntry[str]) -> int:
    return 0 if entry.name.startswith(".") else entry.stat().st_mtime_ns


def _swapped_age(folder: Path) -> int:
    """Return when a client was last written whose folder cannot be looked into: in an older layout, or just being swapped."""
    try:
        return max(map(places.age, places.files(folder.name).values()), default=0)
    except OSError:
        return 0


def variants_of(name: str) -> tuple[str, ...]:
    """Return the names of a client's variants, without the client's; none where the folder cannot be looked into."""
    try:
        return tuple(variants(name))
    except CodingpathError:
        return ()
