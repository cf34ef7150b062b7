"""`codingpath sessions rename`, `note` and `delete`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from codingpath.cli import options
from codingpath.cli._options import NoColor
from codingpath.cli.errors import handled
from codingpath.cli.errors import note as say
from codingpath.sessions.words import removed_words

Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def rename(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A session, or NAME~VARIANT.", autocompletion=options.sessions)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new name; for a variant, NAME~NEW.")],
) -> None:
    """Give a session another name; its notes and variants go with it."""
    with handled():
        from codingpath.sessions import lifecycle  # noqa: PLC0415

        lifecycle.rename(old, new)
        sys.stdout.write(f"{old!r} is now {new!r}.\n")


def restore(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A session, or NAME~VARIANT.", autocompletion=options.sessions)],
) -> None:
    """Bring back the answers that were replaced last; those of today are kept instead, so once more undoes it."""
    with handled():
        from codingpath.sessions import lifecycle  # noqa: PLC0415

        lifecycle.restore(name)
        sys.stdout.write(
            f"The earlier answers of {name!r} are back. Those they replaced are kept: restore once more to undo this.\n"
        )


def note(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A session.", autocompletion=options.sessions)],
    text: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT]…", help="What to note; - reads it from standard input.")
    ] = None,
    delete_all: Annotated[bool, typer.Option("--delete-all", help="Delete all notes on this client.")] = False,
    yes: Yes = False,
    no_color: NoColor = False,
) -> None:
    """Add a dated note, or print the notes if there is no TEXT. Notes stay out of every plan."""
    with handled():
        from codingpath.cli.inputs import moment  # noqa: PLC0415
        from codingpath.sessions import notes  # noqa: PLC0415

        if delete_all:
            _delete_notes(name, text, yes=yes)
        elif text:
            typed = notes.typed(sys.stdin) if text == ["-"] else " ".join(text)
            added = notes.add(name, typed, now=moment())
            sys.stdout.write(f"Noted on {name!r}, {added.note.at[:10]}.\n")
            if added.aside is not None:
                say(f"The earlier notes on {name!r} could not be read. They were set aside as {added.aside}.")
        else:
            from codingpath.commands.sessions import print_notes  # noqa: PLC0415
            from codingpath.sessions.lifecycle import missing  # noqa: PLC0415
            from codingpath.sessions.names import files_of  # noqa: PLC0415

            if not files_of(name):
                raise missing(name)
            print_notes(name, no_color=no_color)


def delete(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A session, or NAME~VARIANT.", autocompletion=options.sessions)],
    yes: Yes = False,
) -> None:
    """Delete a session with its notes, variants and damaged copies."""
    with handled():
        from codingpath.cli.confirm import confirmed  # noqa: PLC0415
        from codingpath.sessions import lifecycle  # noqa: PLC0415
        from codingpath.sessions.lifecycle import missing  # noqa: PLC0415
        from codingpath.sessions.names import files_of  # noqa: PLC0415

        if not files_of(name):
            raise missing(name)
        if confirmed(f"Delete everything saved on {name!r}?", yes=yes):
            sys.stdout.write(f"Deleted {removed_words(lifecycle.delete(name))} of {name!r}. Files you exported stay.\n")
        else:
            sys.stdout.write("Nothing was deleted.\n")


def _delete_notes(name: str, text: list[str] | None, *, yes: bool) -> None:
    from codingpath.cli.confirm import confirmed  # noqa: PLC0415
    from codingpath.errors import UsageError  # noqa: PLC0415
    from codingpath.sessions import notes  # noqa: PLC0415

    if text:
        raise UsageError("--delete-all takes no TEXT; use one of them")
    if not confirmed(f"Delete all notes on {name!r}?", yes=yes):
        sys.stdout.write("Nothing was deleted.\n")
    elif notes.delete_all(name):
        sys.stdout.write(f"Deleted all notes on {name!r}.\n")
    else:
        sys.stdout.write(f"There are no notes on {name!r}.\n")
