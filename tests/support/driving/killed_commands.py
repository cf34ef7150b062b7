"""The commands that write, each with what there may be after a kill: all as before, or all as after, and no rest once the next has run."""

from __future__ import annotations

import os
import shutil
import stat
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from federal_files import COMPLETIONS, DIRECTORY, Desk, completion, desk, school
from forked import fork
from strategies import real_catalog

from codingpath.catalog.load import load_catalog
from codingpath.catalog.national_list import HEADER_FILE, LIST_FILE
from codingpath.catalog.own.new_folder import READY
from codingpath.errors import CodingpathError, DataError
from codingpath.files import PART, PRIVATE
from codingpath.model.condition import Answers
from codingpath.sessions import alias, names, notes, store
from codingpath.sessions.names import variants
from codingpath.sessions.places import STAGED, SWAP, TRASH

TODAY = ("--today", "2026-11-23")
UNFINISHED = "unfinished"
"""What the next command that writes finishes: old and new are mixed, which every command that reads says, or the new is whole beside the old."""

_SCRAPS = (PART, ".tmp", ".ready")
_SCRAP_STARTS = (STAGED, SWAP, TRASH, "tmp")


class Command(ABC):
    """One command over one state of the disk."""

    name: str
    arguments: Sequence[str]
    then: Sequence[str]
    """The next start: a command that writes."""

    def __init__(self, root: Path) -> None:
        """Make the state before, once, and find out the one after."""
        self.root = root
        self.work, self.kept, self.out = root / "work", root / "kept", root / "out.txt"
        self.home = self.work / "home"
        self.home.mkdir(parents=True)
        os.environ["CODINGPATH_HOME"] = str(self.home)
        self.prepare()
        self.run("plan", "--answer", "hours=12", *TODAY)  # a kept catalog: every run is as quick as the next
        shutil.copytree(self.work, self.kept, symlinks=True)
        self.begin()
        self.before = self.state()
        self.run(*self.arguments)
        self.after = self.state()
        assert self.after != self.before, f"{self.name} changes nothing"

    @abstractmethod
    def prepare(self) -> None:
        """Make what is there before."""

    @abstractmethod
    def state(self) -> object:
        """Return what is there, by reading alone."""

    def begin(self) -> None:
        """Put back what is there before."""
        os.environ["CODINGPATH_HOME"] = str(self.home)
        shutil.rmtree(self.work)
        shutil.copytree(self.kept, self.work, symlinks=True)

    def run(self, *arguments: str) -> None:
        """Run a command to its end."""
        running = fork(arguments, self.home, self.out)
        assert running.wait() == 0, f"{arguments}: {running.said}"

    def check(self) -> str:
        """Look what there is after a kill, start the next command, look again; return `before`, `after` or `unfinished`."""
        found = self.state()
        assert found in (self.before, self.after, UNFINISHED), f"{self.name}: mixed or lost\n{found}\n{self.before}\n{self.after}"
        self.check_modes()
        marked = any(self.work.rglob(f"{SWAP}*"))  # what is whole beside the old; the next start swaps it in
        self.next_start(found)
        rest = scraps(self.work)
        assert not rest, f"{self.name}: {rest} is left over"
        now = self.state()
        due = [self.after] if found == UNFINISHED else [self.before, self.after] if marked else [found]
        assert now in due, f"{self.name}: the next start made of {found}\n{now}"
        return UNFINISHED if found == UNFINISHED or now != found else "before" if found == self.before else "after"

    def next_start(self, found: object) -> None:
        """Run the next command."""
        self.run(*self.then)

    def check_modes(self) -> None:
        """Look that nothing of a client can be read by others, at any moment."""
        for path in (self.home / "sessions").rglob("*"):
            assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


def digest(content: bytes) -> str:
    """Return what tells contents apart in a message that can be read."""
    return f"{len(content)} bytes, {blake2b(content, digest_size=4).hexdigest()}"


def scraps(folder: Path) -> list[str]:
    """Return what is not whole, or holds a lock, below a folder."""
    found = (path for path in folder.rglob("*") if path.name.endswith(_SCRAPS) or path.name.startswith(_SCRAP_STARTS))
    return sorted(str(path.relative_to(folder)) for path in (*found, *(p for p in folder.rglob("locks/*"))))


class Client(NamedTuple):
    """All that is saved of somebody."""

    answers: Answers
    notes: list[str]
    variants: dict[str, Answers]


def clients() -> dict[str, Client]:
    """Return everything that is saved, by client."""
    questions = real_catalog().questions
    return {
        name: Client(
            store.look(name, questions).answers,
            [note.text for note in notes.read(name)],
            {variant: store.look(f"{name}~{variant}", questions).answers for variant in variants(name)},
        )
        for name in sorted(names.names())
    }


def save(name: str, hours: int, *, noted: Sequence[str] = (), variant: str = "") -> None:
    """Save a client."""
    store.save(name, {"goal": "lead", "hours": hours}, rules="1", now="2026-11-23T10:00:00+00:00", finished=True)
    if variant:
        store.save(f"{name}~{variant}", {"hours": hours + 1}, rules="1", now="2026-11-23T10:00:00+00:00")
    for text in noted:
        notes.add(name, text, now="2026-11-23T10:05:00+00:00")


class OfSessions(Command):
    """A command on saved clients; Joe is always there, and whoever writes on him settles the rest."""

    then = ("sessions", "note", "Joe", "the next start")

    def prepare(self) -> None:
        """Save two clients."""
        save("maria", 12, noted=("first", "second " * 200), variant="evenings")
        save("Joe", 20, noted=("on Joe",))

    def state(self) -> object:
        """Return everybody but Joe's notes, which the next start adds to."""
        found = clients()
        assert found["Joe"].notes[0] == "on Joe"
        return {**found, "Joe": found["Joe"]._replace(notes=[])}


class Notes(OfSessions):
    name, arguments = "notes", ("sessions", "note", "maria", "third " * 500)


class Tick(OfSessions):
    """What happened since: all that was there before stays, with a step more."""

    name, arguments = "steps", ("steps", "done", "find-budget", "--session", "maria", *TODAY)

    def prepare(self) -> None:
        """Save two clients, one of whom asked for money."""
        super().prepare()
        self.run("money", "granted", "wioa", "300", "--session", "maria", *TODAY)

    def state(self) -> object:
        """Return what happened too."""
        return super().state(), store.progress_of("maria")


class Ask(Tick):
    name, arguments = "money", ("money", "refused", "snap-et", "--session", "maria", *TODAY)


class Rename(OfSessions):
    name, arguments = "rename", ("sessions", "rename", "maria", "client-7")


class Delete(OfSessions):
    name, arguments = "delete", ("sessions", "delete", "maria", "--yes")

    def check(self) -> str:
        """Look besides that nothing with her name is left once she is gone."""
        found = super().check()
        left = [path for path in (self.home / "sessions").rglob("*") if "maria" in path.name]
        assert found == "before" or not left, left
        return found


class Replace(OfSessions):
    name = "import"

    def prepare(self) -> None:
        """Save two clients, and an archive in which one of them is another."""
        save("maria", 33, noted=("from the archive",), variant="mornings")
        self.run("sessions", "export", "--all", str(self.work / "all.zip"))
        self.run("sessions", "delete", "maria", "--yes")
        super().prepare()
        self.arguments = ("sessions", "import", str(self.work / "all.zip"), "--replace")


class OldLayout(OfSessions):
    """The first command that writes, over files as an older codingpath left them."""

    name, arguments = "old layout", ("sessions", "note", "maria", "third")

    def prepare(self) -> None:
        """Save two clients and take their folders apart."""
        super().prepare()
        folder = alias.folder()
        for name in ("maria", "Joe"):
            own = folder / name
            (own / "answers.json").rename(folder / f"{name}.json")
            (own / "notes.json").rename(folder / f"{name}.notes.json")
            for path in (own / "variants").glob("*.json"):
                path.rename(folder / f"{name}~{path.name}")
            shutil.rmtree(own)


class Export(OfSessions):
    """Three files at once cannot be; so one after the other, each in a state of its own."""

    name = "export"
    output = "plan.html"

    def prepare(self) -> None:
        """Save two clients, and put a file where the export goes."""
        super().prepare()
        self.place = self.work / "files" / self.output
        self.place.parent.mkdir()
        self.place.write_bytes(b"old")
        self.arguments = ("plan", "--session", "maria", *TODAY, "--output", str(self.place), "--force")

    def state(self) -> object:
        """Return what the file holds."""
        return digest(self.place.read_bytes()) if self.place.exists() else None

    def next_start(self, found: object) -> None:
        """Write another file into the same folder, which sweeps it."""
        self.run("plan", "--session", "Joe", *TODAY, "--output", str(self.place.with_name("other.md")))


class ExportNew(Export):
    name, output = "export, new file", "plan.json"

    def prepare(self) -> None:
        """Take the file away."""
        super().prepare()
        self.place.unlink()


class ExportNotes(Export):
    name, output = "export with notes", "notes.md"

    def prepare(self) -> None:
        """Close the file that is replaced."""
        super().prepare()
        self.place.chmod(PRIVATE)
        self.arguments = (*self.arguments, "--with-notes")

    def check_modes(self) -> None:
        """Look that no part of it could ever be read by others."""
        super().check_modes()
        for path in self.place.parent.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == PRIVATE, path


class ExportAll(ExportNotes):
    name, output = "export --all", "all.zip"

    def prepare(self) -> None:
        """Name the archive."""
        super().prepare()
        self.arguments = ("sessions", "export", "--all", str(self.place), "--force")


class Init(Command):
    name = "data init"

    def prepare(self) -> None:
        """Name a folder that is not there."""
        self.target = self.work / "office"
        self.arguments = ("data", "init", str(self.target), "--name", "Lorain Jobs")

    def state(self) -> object:
        """Return every file of the folder, or that it is told to be unfinished."""
        if not self.target.exists():
            return None
        if (self.target / READY).exists():
            with suppress(CodingpathError):
                load_catalog(self.target)
                raise AssertionError("a folder that is not finished is read")
            return UNFINISHED
        files = (path for path in self.target.rglob("*") if path.is_file() and not any(p.endswith(PART) for p in path.parts))
        return {str(path.relative_to(self.target)): digest(path.read_bytes()) for path in files}

    def next_start(self, found: object) -> None:
        """Call it again, which refuses a folder that is there, but finishes one and sweeps first."""
        running = fork(self.arguments, self.home, self.out)
        code = running.wait()
        if found is None:
            assert code == 0, running.said
            assert self.state() == self.after
            shutil.rmtree(self.target)
            return
        assert code == 1, running.said
        assert ("is finished now" if found == UNFINISHED else "not empty") in running.said


class InitOver(Init):
    name = "data init --force"

    def prepare(self) -> None:
        """Make the folder, and change some of it."""
        super().prepare()
        self.run(*self.arguments)
        for name in ("rules.yaml", "wages.yaml", "mine.txt"):
            (self.target / name).write_text("ours", "utf-8")
        self.arguments = (*self.arguments, "--force")

    def next_start(self, found: object) -> None:
        """Call it without `--force`."""
        forced, self.arguments = self.arguments, self.arguments[:-1]
        super().next_start(found)
        self.arguments = forced


class Import(Command):
    name = "data import"

    def prepare(self) -> None:
        """Import an older list into a whole data folder, and put newer files beside it."""
        good = Path(__file__).parents[2] / "bad_data" / "good"
        self.files: Desk = desk(self.work)
        shutil.copytree(good, self.files.data, dirs_exist_ok=True)
        self.files.put(DIRECTORY, [school(STABBR="NJ")])
        self.arguments = self._command()
        self.run(*self.arguments)
        self.files.put(COMPLETIONS, [completion(CTOTALT="13"), completion(CTOTALT="5", AWLEVEL="2")])

    def _command(self) -> tuple[str, ...]:
        return ("data", "import", *map(str, self.files.paths()), "--to", str(self.files.data), *TODAY)

    def state(self) -> object:
        """Return list and header, or that they are told not to belong together."""
        try:
            load_catalog(self.files.data)
        except DataError as error:
            if "the two were not made together" in str(error):
                return UNFINISHED
            raise
        return [digest((self.files.data / name).read_bytes()) for name in (LIST_FILE, HEADER_FILE)]

    def next_start(self, found: object) -> None:
        """Call it again, with a file that is refused."""
        place = self.files.downloads / COMPLETIONS
        whole = place.read_bytes()
        self.files.put(COMPLETIONS, [completion(CTOTALT="many")])
        running = fork(self.arguments, self.home, self.out)
        assert running.wait() == 1, running.said
        place.write_bytes(whole)


COMMANDS: tuple[type[Command], ...] = (
    Notes, Tick, Ask, Rename, Delete, Replace, OldLayout, Export, ExportNew, ExportNotes, ExportAll, Init, InitOver, Import,
)  # fmt: skip
