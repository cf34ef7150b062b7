"""`codingpath sessions export` and `import`: an answers file of one session, or everything for another computer."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from codingpath.cli import options
from codingpath.cli._options import Data
from codingpath.cli.errors import handled, note, trouble
from codingpath.errors import CodingpathError, UsageError

if TYPE_CHECKING:
    from codingpath.sessions.archive import Restored


def export(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A session, or NAME~VARIANT.", autocompletion=options.sessions)
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
    from codingpath.commands.sessions import need  # noqa: PLC0415
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
        note(f"Wrote {output}.")


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
    note(f"Wrote {target}: {counted(len(packed.clients), 'session')}, with all notes. It is not encrypted: keep it safe.")


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
