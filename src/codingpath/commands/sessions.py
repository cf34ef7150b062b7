"""`codingpath sessions` `show`, `rename`, `restore`, `note`, `delete`, `export` and `import`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, assert_never

from codingpath.cli.errors import confirmed, say, trouble
from codingpath.cli.errors import note as tell
from codingpath.cli.inputs import load, moment
from codingpath.cli.output import Target, emit
from codingpath.errors import CodingpathError, UsageError
from codingpath.files import free_name, read_plain, write
from codingpath.formats import FORMATS, TABLE, Printout, check_ending
from codingpath.formats.plan_json import as_json
from codingpath.model.catalog import Catalog
from codingpath.report.blocks import Block, Bullets, Cell, Document, Heading, Part, Table, Text
from codingpath.report.document import notes_part
from codingpath.report.words import counted
from codingpath.sessions import lifecycle, notes
from codingpath.sessions.alias import variant_of
from codingpath.sessions.archive import LARGEST_ARCHIVE, Restored, pack, unpack
from codingpath.sessions.caseload import variants_of
from codingpath.sessions.file_format import answers_text
from codingpath.sessions.lifecycle import missing, removed_words
from codingpath.sessions.names import files_of
from codingpath.sessions.notes import Note
from codingpath.sessions.notes import read as notes_of
from codingpath.sessions.store import Session, look
from codingpath.wizard.flow import Flow
from codingpath.wizard.wording import answer_in


def show(name: str, data: Path | None, to: Target, *, notes: bool) -> None:
    """Show one session's answers in words, with its notes if they are asked for."""
    catalog = load(data)
    saved = look(name, catalog.questions)
    need(saved)
    noted = notes_of(name) if notes else None
    printout = _session(catalog, saved, noted)
    emit(printout, to, private=True)


def _session(catalog: Catalog, saved: Session, noted: Sequence[Note] | None) -> Printout:
    flow = Flow.start(catalog.questions, saved.answers)
    blocks = [*_head(saved, flow), *_answers(catalog, flow)]
    parts = () if noted is None else (notes_part((n.at, n.text) for n in noted),)
    return Printout(document=_document(saved.name, blocks, parts), records=lambda: _record(saved, noted))


def _record(saved: Session, noted: Sequence[Note] | None) -> dict[str, Any]:
    record = {"name": saved.name, "saved": saved.saved, "finished": saved.finished}
    record |= {"answers": as_json(saved.answers)}
    return record if noted is None else record | {"notes": [asdict(note) for note in noted]}


def print_notes(name: str, *, no_color: bool) -> None:
    """Print the notes on a client."""
    part = notes_part((n.at, n.text) for n in notes_of(name))
    document = Document(title=part.title, facts=(), opening=part, parts=())
    emit(Printout(document=document, records=list), Target(form=FORMATS[TABLE], no_color=no_color))


def _document(title: str, blocks: Iterable[Block], more: Iterable[Part] = ()) -> Document:
    return Document(title=title, facts=(), opening=Part("sessions", title, tuple(blocks)), parts=tuple(more))


def need(saved: Session) -> None:
    """Raise `CodingpathError` for a session that is not there or cannot be read."""
    if not saved.found:
        raise CodingpathError(f"{saved.name!r}: {saved.notes[0]}") if saved.notes else missing(saved.name)


def _head(saved: Session, flow: Flow) -> Iterator[Block]:
    finished, noted, others = "finished, " * saved.finished, _noted(saved.name), variants_of(saved.name)
    yield Text(f"Saved {saved.saved[:10]}, {finished}{len(flow.given)} of {len(flow.applicable)} answers.")
    if noted:
        yield Text("There is 1 note; --notes shows it." if noted == 1 else f"There are {noted:,} notes; --notes shows them.")
    yield from [Bullets(saved.notes, "warn")] if saved.notes else []
    if others:
        yield Text(f"Variants: {', '.join(variant_of(saved.name, v) for v in others)}")


def _noted(name: str) -> int:
    """Return how many notes there are to be shown; none where they cannot be read, which is told where they are asked for."""
    try:
        return len(notes_of(name))
    except CodingpathError:
        return 0


def _answers(catalog: Catalog, flow: Flow) -> Iterator[Block]:
    for section in catalog.sections:
        asked = [q for q in flow.applicable if q.section == section.id]
        rows = tuple((Cell(q.title), Cell(answer_in(q, flow.answers, "still open"))) for q in asked)
        if rows:
            yield Heading(section.title)
            yield Table(("Question", "Answer"), rows)


# Renaming, restoring, noting, deleting.


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


# An answers file of one session, or everything for another computer.


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
    text = answers_text(questions, saved.answers, saved.saved, notes_of(name) if notes else ())
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
