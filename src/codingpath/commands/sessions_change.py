"""`codingpath sessions rename`, `restore`, `note` and `delete`."""

from __future__ import annotations

import sys

from codingpath.cli.errors import confirmed, say
from codingpath.cli.errors import note as tell
from codingpath.cli.inputs import moment
from codingpath.commands.sessions_show import print_notes
from codingpath.errors import UsageError
from codingpath.sessions import lifecycle, notes
from codingpath.sessions.lifecycle import missing, removed_words
from codingpath.sessions.names import files_of


def rename(old: str, new: str) -> None:
    """Give a session another name; its notes and variants go with it."""
    lifecycle.rename(old, new)
    say(f"{old!r} is now {new!r}.")


def restore(name: str) -> None:
    """Bring back the answers that were replaced last; those of today are kept instead, so once more undoes it."""
    lifecycle.restore(name)
    say(f"The earlier answers of {name!r} are back. Those they replaced are kept: restore once more to undo this.")


def note(name: str, text: list[str] | None, *, delete_all: bool, yes: bool, no_color: bool) -> None:
    """Add a note, delete all, or print them if there is no text."""
    if delete_all:
        _delete_notes(name, text, yes=yes)
    elif text:
        typed = notes.typed(sys.stdin) if text == ["-"] else " ".join(text)
        added = notes.add(name, typed, now=moment())
        say(f"Noted on {name!r}, {added.note.at[:10]}.")
        if added.aside is not None:
            tell(f"The earlier notes on {name!r} could not be read. They were set aside as {added.aside}.")
    elif files_of(name):
        print_notes(name, no_color=no_color)
    else:
        raise missing(name)


def delete(name: str, *, yes: bool) -> None:
    """Delete everything saved on somebody, once they said so."""
    if not files_of(name):
        raise missing(name)
    if confirmed(f"Delete everything saved on {name!r}?", yes=yes):
        say(f"Deleted {removed_words(lifecycle.delete(name))} of {name!r}. Files you exported stay.")
    else:
        say("Nothing was deleted.")


def _delete_notes(name: str, text: list[str] | None, *, yes: bool) -> None:
    if text:
        raise UsageError("--delete-all takes no TEXT; use one of them")
    if not confirmed(f"Delete all notes on {name!r}?", yes=yes):
        say("Nothing was deleted.")
    elif notes.delete_all(name):
        say(f"Deleted all notes on {name!r}.")
    else:
        say(f"There are no notes on {name!r}.")
