"""What is kept of one client beside their own answers: variants and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from codingpath.cli.inputs import moment
from codingpath.errors import CodingpathError
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers
from codingpath.sessions import lifecycle, notes, store
from codingpath.sessions.alias import split, variant_of
from codingpath.sessions.names import path_of, variants
from codingpath.sessions.notes import Note

LONGEST = 40
"""Letters that the name of a variant may have."""


class Shelf:
    """The variants and notes of one client. With nothing to be written it is empty, and refuses to take anything."""

    def __init__(self, catalog: Catalog, name: str, *, saving: bool) -> None:
        """Take the name of the session at hand, which may itself be that of a variant."""
        self._catalog = catalog
        self._name = name
        self._saving = saving

    @property
    def variants(self) -> list[str]:
        """Return the names of the client's variants but the one at hand, the one saved last first."""
        if not self._saving:
            return []
        client, here = split(self._name)
        return [v for v in variants(client) if v != here]

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return the notes on the client, oldest first; raise `CodingpathError` where they cannot be read."""
        return notes.read(self._name) if self._saving else ()

    def note(self, text: str) -> str:
        """Write one more note and return what to say of it; raise `CodingpathError` where that cannot be done."""
        self._need("a note")
        aside = notes.add(self._name, text, now=moment()).aside
        return "Noted." if aside is None else f"Noted. The earlier notes could not be read. They were set aside as {aside}."

    def load(self, variant: str) -> store.Session:
        """Read a variant; raise `CodingpathError` for one that is gone or cannot be read."""
        saved = store.load(self._full(variant), self._catalog.questions, mend=True)
        if not saved.found:
            raise CodingpathError(" ".join(saved.notes) or f"the variant {variant!r} is gone; another program may have deleted it")
        return saved

    def keep(self, variant: str, answers: Answers) -> str:
        """Save answers as a new variant and return its full name; raise `CodingpathError` for a name that cannot be or is taken."""
        self._need("a variant")
        name = self._full(variant)
        if path_of(name).exists():
            raise CodingpathError(f"there is a variant {variant!r} already; choose another name")
        store.save(name, answers, rules=self._catalog.rules.version, now=moment(), finished=True)
        return name

    def delete(self, variant: str) -> None:
        """Remove a variant; raise `CodingpathError` where that cannot be done."""
        lifecycle.delete(self._full(variant))

    def free_name(self, words: Iterable[str]) -> str:
        """Return a name for a new variant, made of these words."""
        plain = " ".join(re.sub(r"[^\w -]", " ", " ".join(words)).split())
        name = plain[: LONGEST - 3].strip(" -") or "variant"
        taken, number = set(self.variants), 2
        free = name
        while free in taken:
            free, number = f"{name} {number}", number + 1
        return free

    def _full(self, variant: str) -> str:
        return variant_of(split(self._name)[0], variant)

    def refusal(self, what: str) -> str | None:
        """Return why nothing can be kept, or none where it can be."""
        if self._saving:
            return None
        return f"nothing is written with --ephemeral, so {what} cannot be kept; start without it to keep one"

    def _need(self, what: str) -> None:
        refusal = self.refusal(what)
        if refusal is not None:
            raise CodingpathError(refusal)
