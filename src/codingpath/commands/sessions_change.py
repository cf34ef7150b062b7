"""`codingpath sessions rename`, `restore`, `note` and `delete`."""

from __future__ import annotations

import sys

from codingpath.cli.errors import confirmed
from codingpath.cli.errors import note as say
from codingpath.cli.inputs import moment
from codingpath.commands.sessions_show import print_notes
from codingpath.errors import UsageError
from codingpath.sessions import lifecycle, notes
from codingpath.sessions.lifecycle import missing, removed_words
from codingpath.sessions.names import files_of


def rename(old: str, new: str) -> None:
    """Give a session another name; its notes and variants go with it."""
    lifecycle.rename(old, new)
    sys.stdout.write(f"{old!r} is now {new!r}.\n")


def restore(name: str) -> None:
    """Bring back the answers that were replaced last; those of today are kept instead, so once more undoes it."""
    lifecycle.restore(name)
    sys.stdout.write(f"The earlier answers of {name!r} are back. Those they replaced are kept: restore once more to undo this.\n")


def note(name: str, text: list[str] | None, *, delete_all: bool, yes: bool, no_color: bool) -> None:
    """Add a note, delete all, or print them if there is no text."""
    if delete_all:
        _delete_notes(name, text, yes=yes)
    elif text:
        typed = notes.typed(sys.stdin) if text == ["-"] else " ".join(text)
        added = notes.add(name, typed, now=moment())
        sys.stdout.write(f"Noted on {name!r}, {added.note.at[:10]}.\n")
        if added.aside is not None:
            say(f"The earlier notes on {name!r} could not be read. They were set aside as {added.aside}.")
    elif files_of(name):
        print_notes(name, no_color=no_color)
    else:
        raise missing(name)


def delete(name: str, *, yes: bool) -> None:
    """Delete everything saved on somebody, once they said so."""
    if not files_of(name):
        raise missing(name)
    if confirmed(f"Delete everything saved on {name!r}?", yes=yes):
        sys.stdout.write(f"Deleted {removed_words(lifecycle.delete(name))} of {name!r}. Files you exported stay.\n")
    else:
        sys.stdout.write("Nothing was deleted.\n")


def _delete_notes(name: str, text: list[str] | None, *, yes: bool) -> None:
    if text:
        raise UsageError("--delete-all takes no TEXT; use one of them")
    if not confirmed(f"Delete all notes on {name!r}?", yes=yes):
        sys.stdout.write("Nothing was deleted.\n")
    elif notes.delete_all(name):
        sys.stdout.write(f"Deleted all notes on {name!r}.\n")
    else:
        sys.stdout.write(f"There are no notes on {name!r}.\n")
