"""`codingpath sessions list` and `show`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from codingpath.cli import inputs
from codingpath.cli.errors import handled, trouble
from codingpath.cli.errors import note as say
from codingpath.cli.help import Command, Group
from codingpath.cli.options import Data, NoColor
from codingpath.errors import CodingpathError, UsageError
from codingpath.sessions.words import removed_words

if TYPE_CHECKING:
    from codingpath.model.catalog import Catalog
    from codingpath.report.blocks import Block
    from codingpath.sessions.archive import Restored
    from codingpath.sessions.store import Session, SessionSummary


Name = Annotated[str, typer.Argument(metavar="NAME", help="A session, or NAME~VARIANT.", autocompletion=inputs.sessions)]


class SessionsFormat(StrEnum):
    """How to print the list."""

    TABLE = "table"
    JSON = "json"


def list_(
    form: Annotated[SessionsFormat, typer.Option("--format", help="How to print it.")] = SessionsFormat.TABLE,
    data: Data = None,
    no_color: NoColor = False,
) -> None:
    """List who is saved here, last touched first."""
    with handled():
        from codingpath.cli.inputs import load  # noqa: PLC0415
        from codingpath.sessions import names  # noqa: PLC0415
        from codingpath.sessions.store import summaries  # noqa: PLC0415

        found = summaries(load(data).questions)
        trouble(*names.unusable(), *_problems(found))
        if form is SessionsFormat.JSON:
            from dataclasses import asdict  # noqa: PLC0415

            sys.stdout.write(json.dumps([asdict(row) for row in found], indent=2, ensure_ascii=False) + "\n")
        elif found:
            _print("Saved sessions", _table(found), no_color=no_color)
        else:
            sys.stdout.write(
                "No session is saved yet. `codingpath` starts one, `codingpath --session NAME` one for somebody else.\n"
            )


def show(
    name: Name,
    notes: Annotated[bool, typer.Option("--notes", help="The notes too.")] = False,
    data: Data = None,
    no_color: NoColor = False,
) -> None:
    """Show one session's answers in words."""
    with handled():
        from codingpath.cli.inputs import load  # noqa: PLC0415
        from codingpath.sessions.store import at_a_glance, look  # noqa: PLC0415

        catalog = load(data)
        saved = look(name, catalog.questions)
        need(saved)
        glance = at_a_glance(saved, catalog.questions)
        _print(name, [*_head(glance, saved), *_answers(catalog, saved)], no_color=no_color)
        if notes:
            print_notes(name, no_color=no_color)
        sys.stdout.flush()


def print_notes(name: str, *, no_color: bool) -> None:
    """Print the notes on a client."""
    from codingpath.formats.console import console  # noqa: PLC0415
    from codingpath.formats.terminal import print_part  # noqa: PLC0415
    from codingpath.report.document import notes_part  # noqa: PLC0415
    from codingpath.sessions import notes  # noqa: PLC0415

    print_part(console(no_color=no_color), notes_part((n.at, n.text) for n in notes.read(name)))


def need(saved: Session) -> None:
    """Raise `CodingpathError` for a session that is not there or cannot be read."""
    from codingpath.sessions.lifecycle import missing  # noqa: PLC0415

    if not saved.found:
        raise CodingpathError(f"{saved.name!r}: {saved.notes[0]}") if saved.notes else missing(saved.name)


def _problems(found: Sequence[SessionSummary]) -> Iterator[str]:
    """Yield which file of whom cannot be read."""
    from codingpath.sessions.names import notes_path, path_of  # noqa: PLC0415

    for row in found:
        if row.problem:
            yield f"{path_of(row.name)}: {row.problem}"
        if row.notes is None:
            yield f"{notes_path(row.name)}: the notes cannot be read."


def _print(title: str, blocks: Sequence[Block], *, no_color: bool) -> None:
    from codingpath.formats.console import console  # noqa: PLC0415
    from codingpath.formats.terminal import print_part  # noqa: PLC0415
    from codingpath.report.blocks import Part  # noqa: PLC0415

    print_part(console(no_color=no_color), Part("sessions", title, tuple(blocks)))


def _table(found: Sequence[SessionSummary]) -> list[Block]:
    from codingpath.report.blocks import Cell, Table  # noqa: PLC0415

    rows = tuple(
        (
            Cell(row.name, "strong"),
            Cell(row.saved[:10]),
            Cell(row.problem or _progress(row), "bad" if row.problem else "plain"),
            Cell(", ".join(row.variants)),
            Cell("cannot be read" if row.notes is None else str(row.notes or "")),
        )
        for row in found
    )
    return [Table(("Name", "Saved", "Answers", "Variants", "Notes"), rows)]


def _progress(row: SessionSummary) -> str:
    return f"{'finished, ' if row.finished else ''}{row.answered} of {row.questions}"


def _head(row: SessionSummary, saved: Session) -> Iterator[Block]:
    from codingpath.report.blocks import Bullets, Text  # noqa: PLC0415
    from codingpath.report.words import counted  # noqa: PLC0415
    from codingpath.sessions.alias import variant_of  # noqa: PLC0415

    yield Text(f"Saved {row.saved[:10]}, {_progress(row)} answers.")
    yield from [Text(f"There are {counted(row.notes, 'note')}; --notes shows them.".replace("are 1", "is 1"))] if row.notes else []
    yield from [Bullets(saved.notes, "warn")] if saved.notes else []
    if row.variants:
        yield Text(f"Variants: {', '.join(variant_of(row.name, v) for v in row.variants)}")


def _answers(catalog: Catalog, saved: Session) -> Iterator[Block]:
    from codingpath.report.blocks import Cell, Heading, Table  # noqa: PLC0415
    from codingpath.wizard.flow import Flow  # noqa: PLC0415
    from codingpath.wizard.wording import answer_words  # noqa: PLC0415

    flow = Flow.start(catalog.questions, saved.answers)
    for section in catalog.sections:
        asked = [q for q in flow.applicable if q.section == section.id]
        rows = tuple(
            (Cell(q.title), Cell(answer_words(q, flow.answers[q.id]) if q.id in flow.answers else "still open")) for q in asked
        )
        if rows:
            yield Heading(section.title)
            yield Table(("Question", "Answer"), rows)


# `codingpath sessions rename`, `note` and `delete`.

Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def rename(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A session, or NAME~VARIANT.", autocompletion=inputs.sessions)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new name; for a variant, NAME~NEW.")],
) -> None:
    """Give a session another name; its notes and variants go with it."""
    with handled():
        from codingpath.sessions import lifecycle  # noqa: PLC0415

        lifecycle.rename(old, new)
        sys.stdout.write(f"{old!r} is now {new!r}.\n")


def restore(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A session, or NAME~VARIANT.", autocompletion=inputs.sessions)],
) -> None:
    """Bring back the answers that were replaced last; those of today are kept instead, so once more undoes it."""
    with handled():
        from codingpath.sessions import lifecycle  # noqa: PLC0415

        lifecycle.restore(name)
        sys.stdout.write(
            f"The earlier answers of {name!r} are back. Those they replaced are kept: restore once more to undo this.\n"
        )


def note(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A session.", autocompletion=inputs.sessions)],
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
            from codingpath.sessions.lifecycle import missing  # noqa: PLC0415
            from codingpath.sessions.names import files_of  # noqa: PLC0415

            if not files_of(name):
                raise missing(name)
            print_notes(name, no_color=no_color)


def delete(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A session, or NAME~VARIANT.", autocompletion=inputs.sessions)],
    yes: Yes = False,
) -> None:
    """Delete a session with its notes, variants and damaged copies."""
    with handled():
        from codingpath.cli.errors import confirmed  # noqa: PLC0415
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
    from codingpath.cli.errors import confirmed  # noqa: PLC0415
    from codingpath.sessions import notes  # noqa: PLC0415

    if text:
        raise UsageError("--delete-all takes no TEXT; use one of them")
    if not confirmed(f"Delete all notes on {name!r}?", yes=yes):
        sys.stdout.write("Nothing was deleted.\n")
    elif notes.delete_all(name):
        sys.stdout.write(f"Deleted all notes on {name!r}.\n")
    else:
        sys.stdout.write(f"There are no notes on {name!r}.\n")


# `codingpath sessions export` and `import`: an answers file of one session, or everything for another computer.


def export(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A session, or NAME~VARIANT.", autocompletion=inputs.sessions)
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
    notes: Annotated[bool, typer.Option("--notes", help="The notes too, as comments.")] = False,
    everything: Annotated[
        Path | None, typer.Option("--all", metavar="FILE", help="Everything, with all notes, into one zip file, or into a folder.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the output file.")] = False,
    data: Data = None,
) -> None:
    """Write a session as an answers file, or all sessions as one zip file that `sessions import` reads."""
    with handled():
        if (name is None) == (everything is None):
            raise UsageError("name one session to export, or use --all FILE for everything")
        from codingpath.formats import check_ending  # noqa: PLC0415

        if everything is not None:
            if not everything.is_dir():
                check_ending(everything, (".zip",))
            _export_all(everything, force=force)
        elif name is not None:
            if output is not None:
                check_ending(output, (".yaml", ".yml", ".txt"))
            _export_one(name, output, data, notes=notes, force=force)


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A zip file of `sessions export --all`.")],
    replace: Annotated[bool, typer.Option("--replace", help="Replace sessions of the same name.")] = False,
    data: Data = None,
) -> None:
    """Bring back everything that `sessions export --all` wrote; a session that is here already stays as it is."""
    with handled():
        from codingpath.cli.inputs import load  # noqa: PLC0415
        from codingpath.files import read_plain  # noqa: PLC0415
        from codingpath.sessions.archive import LARGEST_ARCHIVE, unpack  # noqa: PLC0415

        try:
            content = read_plain(file, LARGEST_ARCHIVE)
        except OSError as error:
            raise CodingpathError(f"{file}: cannot read it ({error.strerror or error}); name a file that you can read") from error
        done = unpack(content, load(data).questions, replace=replace)
        for restored in done:
            sys.stdout.write(f"{restored.name}: {_words(restored)}.\n")
        bad = sum(1 for restored in done if restored.state == "failed")
        if bad:
            raise CodingpathError(f"{file}: {bad} of {len(done)} could not be restored; the others are here")
        if not done:
            sys.stdout.write("There is no session in it.\n")


def _export_one(name: str, output: Path | None, data: Path | None, *, notes: bool, force: bool) -> None:
    from codingpath.cli.inputs import load  # noqa: PLC0415
    from codingpath.files import write  # noqa: PLC0415
    from codingpath.sessions.file_format import answers_text  # noqa: PLC0415
    from codingpath.sessions.notes import read  # noqa: PLC0415
    from codingpath.sessions.store import look  # noqa: PLC0415

    questions = load(data).questions
    saved = look(name, questions)
    need(saved)
    text = answers_text(questions, saved.answers, saved.saved, read(name) if notes else ())
    if output is None:
        sys.stdout.write(text)
    else:
        write(text, output, force=force, private=True)
        say(f"Wrote {output}.")


def _export_all(target: Path, *, force: bool) -> None:
    from codingpath.files import free_name, write  # noqa: PLC0415
    from codingpath.report.words import counted  # noqa: PLC0415
    from codingpath.sessions.archive import pack  # noqa: PLC0415

    if target.is_dir():
        target = free_name(target / f"codingpath-sessions-{date.today()}.zip")  # noqa: DTZ011 - the person's own calendar
    packed = pack()
    trouble(*packed.left_out)
    if not packed.clients:
        none = "no session can be read" if packed.left_out else "no session is saved yet"
        raise CodingpathError(f"{none}, so there is nothing to export")
    write(packed.content, target, force=force, private=True)
    say(f"Wrote {target}: {counted(len(packed.clients), 'session')}, with all notes. It is not encrypted: keep it safe.")


def _words(restored: Restored) -> str:
    match restored.state:
        case "kept":
            return "left as it is, as there is another one of that name here; rename that one first, or use --replace"
        case "the same":
            return "here already, the same"
        case "failed":
            return f"not restored ({restored.why})"
        case "replaced":
            return "replaced; `codingpath sessions restore` brings back the answers that were here"
        case "restored":
            return "restored"
        case never:
            assert_never(never)


# `codingpath sessions`: the saved answers of one or of many people.

sessions = typer.Typer(
    cls=Group,
    help="The saved answers of one or of many people: list, show, note on, rename, restore, export, delete.",
    rich_markup_mode=None,
)
sessions.command("list", cls=Command)(list_)
sessions.command(cls=Command)(show)
sessions.command(cls=Command)(rename)
sessions.command(cls=Command)(restore)
sessions.command(cls=Command)(note)
sessions.command(cls=Command)(export)
sessions.command("import", cls=Command)(import_)
sessions.command(cls=Command)(delete)
