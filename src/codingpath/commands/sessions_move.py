"""`codingpath sessions export` and `import`: an answers file of one session, or everything for another computer."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import assert_never

from codingpath.cli.errors import note as tell
from codingpath.cli.errors import say, trouble
from codingpath.cli.inputs import load
from codingpath.commands.sessions_show import need
from codingpath.errors import CodingpathError, UsageError
from codingpath.files import free_name, read_plain, write
from codingpath.formats import check_ending
from codingpath.report.words import counted
from codingpath.sessions.archive import LARGEST_ARCHIVE, Restored, pack, unpack
from codingpath.sessions.file_format import answers_text
from codingpath.sessions.notes import read
from codingpath.sessions.store import look


def export(name: str | None, output: Path | None, everything: Path | None, data: Path | None, *, notes: bool, force: bool) -> None:
    """Write one session, or all of them."""
    if (name is None) == (everything is None):
        raise UsageError("name one session to export, or use --all FILE for everything")
    if everything is not None:
        if not everything.is_dir():
            check_ending(everything, (".zip",))
        _export_all(everything, force=force)
    elif name is not None:
        if output is not None:
            check_ending(output, (".yaml", ".yml", ".txt"))
        _export_one(name, output, data, notes=notes, force=force)


def import_(file: Path, data: Path | None, *, replace: bool) -> None:
    """Bring back what an archive holds, and say what became of each."""
    try:
        content = read_plain(file, LARGEST_ARCHIVE)
    except OSError as error:
        raise CodingpathError(f"{file}: cannot read it ({error.strerror or error}); name a file that you can read") from error
    done = unpack(content, load(data).questions, replace=replace)
    for restored in done:
        say(f"{restored.name}: {_words(restored)}.")
    bad = sum(1 for restored in done if restored.state == "failed")
    if bad:
        raise CodingpathError(f"{file}: {bad} of {len(done)} could not be restored; the others are here")
    if not done:
        say("There is no session in it.")


def _export_one(name: str, output: Path | None, data: Path | None, *, notes: bool, force: bool) -> None:
    questions = load(data).questions
    saved = look(name, questions)
    need(saved)
    text = answers_text(questions, saved.answers, saved.saved, read(name) if notes else ())
    if output is None:
        sys.stdout.write(text)
    else:
        write(text, output, force=force, private=True)
        tell(f"Wrote {output}.")


def _export_all(target: Path, *, force: bool) -> None:
    if target.is_dir():
        target = free_name(target / f"codingpath-sessions-{date.today()}.zip")  # noqa: DTZ011 - the person's own calendar
    packed = pack()
    trouble(*packed.left_out)
    if not packed.clients:
        none = "no session can be read" if packed.left_out else "no session is saved yet"
        raise CodingpathError(f"{none}, so there is nothing to export")
    write(packed.content, target, force=force, private=True)
    tell(f"Wrote {target}: {counted(len(packed.clients), 'session')}, with all notes. It is not encrypted: keep it safe.")


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
