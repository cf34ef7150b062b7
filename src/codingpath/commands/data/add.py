"""`codingpath data add`: a program, a source of money, a note or the office itself, asked question by question and checked before it is written."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from codingpath.catalog.folder import OFFICE_FILE, VARIABLE, find_data
from codingpath.catalog.own.entries import Change, NewEntry, is_own, renew_schemas, replaced, write_changes
from codingpath.cli.errors import note, say
from codingpath.cli.inputs import day, load, misused
from codingpath.cli.output import working
from codingpath.commands.check import own_lines
from codingpath.commands.data.init import make_folder
from codingpath.errors import CodingpathError, DataError, UsageError
from codingpath.interactive.form import Field, Value, ask, asked_now, fill
from codingpath.interactive.office.forms import form_of
from codingpath.interactive.office.shared import Form
from codingpath.interactive.opening import StopSignals, open_prompter
from codingpath.model.record import Record, record
from codingpath.model.source import EntryKind
from codingpath.report.words import listed
from codingpath.text import nearest, one_line, quoted, typed
from codingpath.wizard.menus import pick, type_until
from codingpath.wizard.prompter import Interrupted, Option, Prompter, Stop

FOLDER: Final = "office-data"
"""The folder that is proposed where there is none."""

ABOUT_FOLDER: Final = (
    "The program's own data is replaced by each new release, so what your office knows goes into a folder of its own."
)
ABOUT_WRITING: Final = "Before anything is written, it is checked with all other files. Nothing else in the file changes."
ABOUT_REPLACING: Final = "Yes puts the new one in its place. Comments inside the old one go. No writes nothing."


def data_add(kind: EntryKind, sets: list[str] | None, data: Path | None, today: str | None, *, force: bool, plain: bool) -> None:
    """Ask at a terminal what `--set` does not say; without one it has to say all that is needed."""
    when, stop = day(today), Stop()
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        _Adding(kind, when, None, force=force).add(_own_folder(None, data), sets or [])
        return
    prompter = open_prompter(plain=plain, environ=os.environ, stop=stop)
    stops = StopSignals(stop)
    try:
        _Adding(kind, when, prompter, force=force).add(_own_folder(prompter, data), sets or [])
    except Interrupted:
        prompter.say("Stopped. Nothing was written.")
        raise SystemExit(stops.code) from None


# The folder: one of the office's own, made where there is none.


def _own_folder(prompter: Prompter | None, data: Path | None) -> Path:
    """Return the office's folder; offer to make one where there is none, or say how."""
    named = data or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if named is not None and is_own(named):
        return find_data(data)
    beside = _folders_here() if named is None else []
    new = named if named and not named.exists() else Path(FOLDER)
    if prompter is None:
        raise UsageError(_no_folder(beside, new))
    options: list[Option] = [(name, f"Use {name}") for name in beside]
    options += [("", "Make a folder of our own"), ("stop", "Stop, write nothing")]
    title = "There is no data folder of your office yet." if not beside else "In which data folder?"
    picked = pick(prompter, title, options, options[0][0], ABOUT_FOLDER)
    if picked in (None, "stop"):
        raise Interrupted
    folder = Path(picked) if picked else _made(prompter, new)
    if folder is None:
        raise Interrupted
    prompter.say(f"To use it in every command of this shell: export {VARIABLE}={typed(str(folder.resolve()))}")
    return folder


def _folders_here() -> list[str]:
    """Return the folders beside us that name an office."""
    return sorted(file.parent.name for file in Path().glob(f"*/{OFFICE_FILE}"))


def _no_folder(beside: Sequence[str], folder: Path) -> str:
    if beside:
        return f"this is the program's own data; name the folder of your office: --data {typed(beside[0])}"
    return f"there is no data folder of your office yet; make one first: codingpath data init {typed(str(folder))} --name 'Your Office'"


def _made(prompter: Prompter, folder: Path) -> Path | None:
    """Ask for the name of the office and of its folder, and make it."""
    name = type_until(prompter, "Name of your office", "", "Every page to take away says: Prepared with, and this name.", _named)
    if name is None:
        return None

    def make(text: str) -> Path:
        place = Path(one_line(text)).expanduser()
        say_made = make_folder(place, name, None, force=False)
        prompter.say(say_made)
        return place

    return type_until(prompter, "Folder to make", str(folder), ABOUT_FOLDER, make)


def _named(text: str) -> str:
    if not one_line(text):
        raise CodingpathError("an office needs a name, such as Career Center of Lorain County")
    return one_line(text)


# What is asked, and what becomes of it.


@record
class _Adding(Record):
    """One thing to be added."""

    kind: EntryKind
    today: date
    prompter: Prompter | None
    force: bool

    def add(self, folder: Path, sets: Sequence[str]) -> None:
        """Ask, check and write; raise `Interrupted` where the person does not want to."""
        catalog = load(folder)
        form = form_of(self.kind, catalog)
        values = _given(form, sets)
        if self.prompter is None:
            self._write_alone(folder, form, values)
        else:
            self._ask_and_write(self.prompter, folder, form, values)

    def _write_alone(self, folder: Path, form: Form, given: dict[str, Value]) -> None:
        values, missing = dict(given), list[Field]()
        for field in form.fields:
            if field.asked(values) and field.key not in values:
                default = field.default(values)
                if field.needed and not default:
                    missing.append(field)
                values[field.key] = None if not default else field.read(default, values)
        if missing:
            raise UsageError("; ".join(f"--set {field.key}=… is missing ({field.ask})" for field in missing))
        values = {field.key: values[field.key] for field in asked_now(form.fields, values)}
        changes = form.changes(values, self.today)
        there = [] if self.force else _replaced(folder, changes)
        if there:
            raise CodingpathError(f"{folder / changes[0].file}: {listed(there)} is there already; use --force to replace it")
        try:
            self._done(folder, form, changes)
        except DataError:
            note("Nothing was written. With this the files would not hold together:")
            raise

    def _ask_and_write(self, prompter: Prompter, folder: Path, form: Form, given: dict[str, Value]) -> None:
        prompter.say(f"{prompter.keys} What you leave out the plan asks the school, or says that it is not known.")
        values, sound = fill(prompter, form.fields, given), True
        while True:
            changes = form.changes(values, self.today)
            picked = self._what_now(prompter, folder, changes, sound=sound)
            if picked == "write":
                try:
                    self._done(folder, form, changes)
                except CodingpathError as error:
                    faults = [fault.message for fault in error.faults] if isinstance(error, DataError) else [str(error)]
                    prompter.say("\n".join(["Nothing was written. Change an answer:", *faults]))
                    sound = False
                else:
                    return
            elif picked == "change":
                values, sound = _changed(prompter, form, values), True
            elif picked is None:
                values, sound = fill(prompter, form.fields, given, values), True
            else:
                raise Interrupted

    def _what_now(self, prompter: Prompter, folder: Path, changes: Sequence[Change], *, sound: bool) -> str | None:
        files = " and ".join(dict.fromkeys(change.file for change in changes))
        there = [] if self.force else _replaced(folder, changes)
        replaces = f" It replaces {listed(there)}." if there else ""
        yes = "Yes, replace it" if there else "Yes, write it"
        options: list[Option] = [("write", yes), ("change", "Change an answer"), ("stop", "No, write nothing")]
        about = ABOUT_REPLACING if there else ABOUT_WRITING
        return pick(prompter, f"Write it into {files}?{replaces}", options, "write" if sound and not there else "change", about)

    def _done(self, folder: Path, form: Form, changes: Sequence[Change]) -> None:
        with working("Checking all data files"):
            catalog = write_changes(folder, changes)
            renew_schemas(folder, catalog)
        places = ", ".join(str(folder / name) for name in dict.fromkeys(change.file for change in changes))
        self._say(f"Wrote {form.called} into {places}. All data files were checked: no faults.")
        for line in own_lines(catalog):
            if self.kind == "contact" or any(str(c.entry["id"]) in line for c in changes if isinstance(c, NewEntry)):
                self._say(line)

    def _say(self, text: str) -> None:
        say(text) if self.prompter is None else self.prompter.say(text)


def _replaced(folder: Path, changes: Sequence[Change]) -> list[str]:
    """Return what is there already and would be replaced; the source of an entry goes with it."""
    found = (replaced(folder, change) for change in changes if change.key != "sources")
    return [name for name in found if name is not None]


def _changed(prompter: Prompter, form: Form, values: dict[str, Value]) -> dict[str, Value]:
    """Let one answer be picked and given anew, and ask what it opens."""
    fields = {field.key: field for field in asked_now(form.fields, values)}
    options = [(key, f"{field.title}: {field.shown(values[key], values)}") for key, field in fields.items()]
    picked = pick(prompter, "Change which answer?", options, options[0][0], "The others stay as they are.")
    if picked is None:
        return values
    new = dict(values)
    return fill(prompter, form.fields, new) if ask(prompter, fields[picked], new, values) else values


def _given(form: Form, sets: Sequence[str]) -> dict[str, Value]:
    """Return what `--set` says, in the order of the form, as what can be picked hangs on what stands before."""
    texts = dict(_pair(form, text) for text in sets)
    values: dict[str, Value] = {}
    for field in form.fields:
        if field.key in texts:
            with misused(f"--set {field.key}:"):
                values[field.key] = field.read(texts[field.key], values)
    return values


def _pair(form: Form, text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    known = [field.key for field in form.fields]
    if not sign:
        raise UsageError(f"--set {quoted(text)} has no '='; write it as --set {known[0]}=TEXT")
    if key.strip() not in known:
        near = nearest(key, known)
        hint = f"did you mean {quoted(near)}?" if near else f"there are {', '.join(known)}"
        raise UsageError(f"--set: no field is called {quoted(key)}; {hint}")
    return key.strip(), value
