"""What can be typed for saved answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from codingpath.cli import options
from codingpath.cli.signatures.registry import Registry, call
from codingpath.formats import LIST, WORDS

SESSIONS: Final = Registry()


SESSIONS.group(
    "sessions",
    "The saved answers of one or of many people: list, show, note on, rename, restore, export, delete.",
    ("who is saved here", "codingpath sessions list"),
    ("delete a person's answers and notes", "codingpath sessions delete anna"),
)


@SESSIONS.command(
    "sessions list",
    ("who is saved here", "codingpath sessions list"),
    ("who has something to do today, or is late", "codingpath sessions list --due"),
    ("who is due until a day", "codingpath sessions list --due --by 2026-12-04"),
    ("a spreadsheet of the caseload", "codingpath sessions list --output caseload.csv"),
    ("the same for another program to read", "codingpath sessions list --format json"),
)
def sessions_list(
    due: Annotated[
        bool, typer.Option("--due", help="Only who has a step or a meeting today or before, the longest first.")
    ] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="DATE", help="With --due: until this day instead of today.")] = None,
    full: options.Full = False,
    today: options.Today = None,
    form: options.ListForm = None,
    output: options.Output = None,
    force: options.Force = False,
    data: options.Data = None,
    no_color: options.NoColor = False,
) -> None:
    """List who is saved here, last touched first: result, status, last contact, next date, open steps."""
    call("sessions_list.list_", locals(), LIST)


@SESSIONS.command(
    "sessions show",
    ("what a person answered", "codingpath sessions show anna"),
    ("with your notes", "codingpath sessions show anna --notes"),
)
def sessions_show(
    name: options.Saved,
    notes: Annotated[bool, typer.Option("--notes", help="The notes too.")] = False,
    form: options.WordsForm = None,
    output: options.Output = None,
    force: options.Force = False,
    data: options.Data = None,
    no_color: options.NoColor = False,
) -> None:
    """Show one session's answers in words."""
    call("sessions.show", locals(), WORDS)


@SESSIONS.command("sessions rename", ("give it another name", "codingpath sessions rename last anna"))
def sessions_rename(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A session, or NAME~VARIANT.", autocompletion=options.sessions)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new name; for a variant, NAME~NEW.")],
) -> None:
    """Give a session another name; its notes and variants go with it."""
    call("sessions.rename", locals())


@SESSIONS.command("sessions restore", ("bring back the answers that were replaced last", "codingpath sessions restore anna"))
def sessions_restore(name: options.Saved) -> None:
    """Bring back the answers that were replaced last; those of today are kept instead, so once more undoes it."""
    call("sessions.restore", locals())


@SESSIONS.command(
    "sessions note",
    ("add a note with today's date", "codingpath sessions note anna will call the college on Monday"),
    ("read the notes", "codingpath sessions note anna"),
    ("a longer one from a file", "codingpath sessions note anna - < talk.txt"),
)
def sessions_note(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A session.", autocompletion=options.sessions)],
    text: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT]…", help="What to note; - reads it from standard input.")
    ] = None,
    delete_all: Annotated[bool, typer.Option("--delete-all", help="Delete all notes on this client.")] = False,
    yes: options.Yes = False,
    no_color: options.NoColor = False,
) -> None:
    """Add a dated note, or print the notes if there is no TEXT. Notes stay out of every plan."""
    call("sessions.note", locals())


@SESSIONS.command(
    "sessions iep",
    ("a draft of an employment plan", "codingpath sessions iep anna"),
    ("to print on two pages, or to copy from", "codingpath sessions iep anna --output anna-iep.html"),
)
def sessions_iep(
    name: options.Saved,
    today: options.Today = None,
    form: options.WordsForm = None,
    output: options.Output = None,
    data: options.Data = None,
    no_name: options.NoName = False,
    force: options.Force = False,
    no_color: options.NoColor = False,
) -> None:
    """Draft an individual employment plan for your local form: two printed pages, with blanks that only a person can fill in.

    Nothing in it could disclose a disability.
    """
    call("papers.iep", locals(), WORDS)


@SESSIONS.command(
    "sessions case-note",
    ("the note of a talk, to paste", "codingpath sessions case-note anna"),
    ("and write down that you met", 'codingpath sessions case-note anna --kind "by telephone" --next 2027-01-15'),
)
def sessions_case_note(
    name: options.Saved,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", metavar="TEXT", help="How you met, such as by telephone; kept.", autocompletion=options.contact_kinds
        ),
    ] = None,
    next_day: Annotated[str | None, typer.Option("--next", metavar="DATE", help="When you meet again; kept.")] = None,
    today: options.Today = None,
    form: options.WordsForm = None,
    output: options.Output = None,
    data: options.Data = None,
    no_name: options.NoName = False,
    force: options.Force = False,
    no_color: options.NoColor = False,
) -> None:
    """Write a case note to paste into your state's system: services, progress, what was talked over, next steps.

    With --kind or --next the talk is kept beside the answers. Nothing in the note could disclose a disability.
    """
    call("papers.case_note", locals(), WORDS)


@SESSIONS.command(
    "sessions export",
    ("one person's answers as an answers file", "codingpath sessions export anna --output anna.yaml"),
    ("everything, for another computer", "codingpath sessions export --all sessions.zip"),
)
def sessions_export(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A session, or NAME~VARIANT.", autocompletion=options.sessions)
    ] = None,
    output: options.Output = None,
    notes: Annotated[bool, typer.Option("--notes", help="The notes too, as comments.")] = False,
    everything: Annotated[
        Path | None, typer.Option("--all", metavar="FILE", help="Everything, with all notes, into one zip file, or into a folder.")
    ] = None,
    force: options.Force = False,
    data: options.Data = None,
) -> None:
    """Write a session as an answers file, or all sessions as one zip file that `sessions import` reads."""
    call("sessions.export", locals())


@SESSIONS.command("sessions import", ("bring everything back", "codingpath sessions import sessions.zip"))
def sessions_import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A zip file of `sessions export --all`.")],
    replace: Annotated[bool, typer.Option("--replace", help="Replace sessions of the same name.")] = False,
    data: options.Data = None,
) -> None:
    """Bring back everything that `sessions export --all` wrote; a session that is here already stays as it is."""
    call("sessions.import_", locals())


@SESSIONS.command(
    "sessions delete",
    ("delete a person's answers and notes", "codingpath sessions delete anna"),
    ("without being asked", "codingpath sessions delete anna --yes"),
)
def sessions_delete(name: options.Saved, yes: options.Yes = False) -> None:
    """Delete a session with its notes, variants and damaged copies."""
    call("sessions.delete", locals())
