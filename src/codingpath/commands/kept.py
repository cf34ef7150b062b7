"""The saved session in which a command keeps what happened since a plan was made: the one that is named, or the last one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from codingpath.catalog.kept import copy_of_progress, kept_progress, lost_words
from codingpath.cli.errors import note
from codingpath.cli.saved import no_session
from codingpath.errors import UsageError
from codingpath.model.progress import Progress
from codingpath.sessions import names, store


def session_named(session: str | None) -> str:
    """Return the session named, or the last one; raise `UsageError` where none is saved, `CodingpathError` where it is not there."""
    name = session or store.last()
    if name is None:
        raise UsageError("no session is saved yet; run `codingpath` first to answer the quiz, or name one with --session NAME")
    if not names.path_of(name).exists():
        raise no_session(name)
    return name


def keep(name: str, change: Callable[[Progress], Progress]) -> Progress:
    """Write what happened in a session after one change, and return it; nothing is written where the change raises."""
    after: list[Progress] = []

    def make(stored: Mapping[str, object] | None) -> Mapping[str, object] | None:
        progress, lost = kept_progress(stored)
        if lost:
            note(f"notice: {lost_words(lost)}")
        after.append(change(progress))
        return copy_of_progress(after[-1])

    store.change(name, make)
    return after[-1]
