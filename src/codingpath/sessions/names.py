"""Names of sessions and the files behind them, for whoever reads: what cannot be listed is a `CodingpathError`."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from codingpath.errors import CodingpathError
from codingpath.sessions import places
from codingpath.sessions.alias import folded, folder, split, variant_of


def path_of(name: str) -> Path:
    """Return where the answers of a session or a variant are, or will be."""
    client, _ = split(name)
    with _listing():
        return places.found_at(client, places.place_of(name))


def notes_path(name: str) -> Path:
    """Return where the notes on a client are, or will be; a variant has none of its own."""
    client, _ = split(name)
    with _listing():
        return places.found_at(client, places.NOTES)


def names() -> list[str]:
    """Return the names of all clients, the one whose own answers were saved last first."""
    with _listing():
        aged = [(places.saved_at(client), client) for client in places.clients()]
    return [client for _, client in sorted(aged, reverse=True)]


def clients() -> list[str]:
    """Return the names of all clients, in no order: quicker, where they are put in another one."""
    with _listing():
        return places.clients()


def variants(client: str) -> list[str]:
    """Return the names of a client's variants, without the client's, the one saved last first."""
    with _listing():
        found = places.files(client)
    aged = [(places.age(path), place.stem) for place, path in found.items() if is_variant(place.parts)]
    return [variant for _, variant in sorted(aged, reverse=True)]


def with_variants() -> list[str]:
    """Return the names of the saved sessions, the last one first, each with its variants."""
    return [name for client in names() for name in (client, *(variant_of(client, v) for v in variants(client)))]


def is_variant(parts: tuple[str, ...]) -> bool:
    """Tell whether a place in a client's folder is that of a variant's answers."""
    return len(parts) == 2 and parts[0] == places.VARIANTS and parts[1].count(".") == 1  # noqa: PLR2004


def files_of(name: str) -> list[Path]:
    """Return every whole file of a session: with a client's its notes, variants, earlier and damaged copies."""
    client, variant = split(name)
    with _listing():
        found = places.files(client)
    return [path for place, path in found.items() if variant is None or belongs_to(place.parts, variant)]


def belongs_to(parts: tuple[str, ...], variant: str) -> bool:
    """Tell whether a file in a client's folder is a variant's: its answers, or a copy of them."""
    return parts[0] == places.VARIANTS and parts[-1].partition(".")[0] == variant


def twin(name: str) -> str | None:
    """Return a client here whose name differs from this one in capitals only, if this one is not here."""
    client, _ = split(name)
    with _listing():
        known = places.clients()
    return None if client in known else next((other for other in known if folded(other) == folded(client)), None)


def unusable() -> list[str]:
    """Return sentences on what is called like a session and is none, so that it can be skipped, named and looked at."""
    with _listing():
        odd = dict.fromkeys(places.strays(), "it is a link, a folder or a pipe")
        for client in places.clients():
            path = places.own_folder(client)
            if not os.access(path, os.R_OK | os.X_OK):
                if path.exists():
                    odd[path] = "the folder cannot be read"
            elif not _plain_or_none(answers := path / places.ANSWERS):
                odd[answers] = "it is no plain file"
    return [f"{path}: {why}; it was skipped" for path, why in odd.items()]


def _plain_or_none(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


@contextmanager
def _listing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CodingpathError(
            f"{error.filename or folder()}: cannot list the sessions ({error.strerror or error}); make the folder readable"
        ) from error
