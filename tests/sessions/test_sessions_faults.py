"""Whatever the system does in the middle of a change, it is done or it is not: nothing lost, nothing mixed, nothing left over."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import Any, Literal

import pytest
from faults import at_call, fails, interrupted, looks_of
from old_layout import write_old
from wizard_samples import QUESTIONS

from codingpath.errors import CodingpathError
from codingpath.sessions import alias, lifecycle, names, notes, store
from codingpath.sessions.archive import pack, unpack
from codingpath.sessions.names import variants

NOW = "2026-11-23"


PRIVATE_FOLDER = 0o700
MEMORY = Path("/dev/shm")


@pytest.fixture
def scratch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep sessions in memory: hundreds of folders are made and removed here, and there is no power cut to wait for."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        monkeypatch.setenv("CODINGPATH_HOME", f"{folder}/home")
        monkeypatch.setattr(os, "fsync", lambda _: None)
        yield Path(folder)


def saved(name: str, budget: int, *, replacing: bool = False) -> None:
    store.save(name, {"budget": budget}, rules="1", now=NOW, replacing=replacing)


def people() -> None:
    saved("Ann", 1)
    saved("Ann", 2, replacing=True)
    saved("Ann~a", 2)
    notes.add("Ann", "hello", now=NOW)


def old_people() -> None:
    write_old("Ann.json", 2)
    write_old("Ann~a.json", 2)
    write_old("Ann.damaged-1.json", "{")
    write_old("Ann.notes.json", '{"format": 1, "notes": [{"at": "1", "text": "hello"}]}')


def archive() -> bytes:
    """Return another computer's Ann."""
    for name in ("Ann", "Ann~a", "Ann~new"):
        saved(name, 7)
    notes.add("Ann", "from there", now=NOW)
    content = pack().content
    shutil.rmtree(alias.folder())
    return content


Kind = Literal["fails", "is interrupted"]
HAPPENS = {"fails": fails, "is interrupted": interrupted}
Act = Callable[[bytes], object]
FLOWS: dict[str, tuple[Callable[[], None], Act]] = {
    "a first save": (lambda: None, lambda _: saved("Ann", 3)),
    "a save": (people, lambda _: saved("Ann", 3)),
    "a save that replaces": (people, lambda _: saved("Ann", 3, replacing=True)),
    "a variant": (people, lambda _: saved("Ann~new", 3)),
    "a note": (people, lambda _: notes.add("Ann", "more", now=NOW)),
    "no notes": (people, lambda _: notes.delete_all("Ann")),
    "a rename": (people, lambda _: lifecycle.rename("Ann", "Zoe")),
    "a rename of a variant": (people, lambda _: lifecycle.rename("Ann~a", "Ann~z")),
    "a delete": (people, lambda _: lifecycle.delete("Ann")),
    "a restore": (people, lambda _: lifecycle.restore("Ann")),
    "an import": (lambda: None, lambda content: unpack(content, QUESTIONS, replace=False)),
    "an import that replaces": (people, lambda content: unpack(content, QUESTIONS, replace=True)),
    "a save after an older codingpath": (old_people, lambda _: saved("Ann", 3)),
    "a note after an older codingpath": (old_people, lambda _: notes.add("Ann", "more", now=NOW)),
    "a rename after an older codingpath": (old_people, lambda _: lifecycle.rename("Ann", "Zoe")),
    "somebody else after an older codingpath": (old_people, lambda _: saved("Bob", 3)),
}

State = dict[str, Any]
Disk = dict[str, bytes | None]
CHANCE = re.compile(r"(?<=\.)[0-9a-f]{8}(?=\.)|(?<=\.trash\.).*")


def state() -> State:
    """Return what a reader sees of everybody."""
    return {name: _seen(name) for name in names.names()}


def _seen(name: str) -> Any:
    sets = [name, *(f"{name}~{v}" for v in sorted(variants(name)))]
    copies = {n: copy.answers if (copy := store.previous(n, QUESTIONS)) else None for n in sets}
    return {n: store.load(n, QUESTIONS).answers for n in sets}, copies, notes.read(name)


def disk(home: Path) -> Disk:
    """Return every folder and the content of every file."""
    start = len(str(home)) + 1
    return {
        os.path.join(folder, name)[start:]: Path(folder, name).read_bytes() if name in files else None  # noqa: PTH118 - many times
        for folder, folders, files in os.walk(home)
        for name in (*folders, *files)
    }


def put_back(there: Disk, home: Path) -> None:
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    for name, content in there.items():
        path = home / name
        path.mkdir(PRIVATE_FOLDER) if content is None else path.write_bytes(content)


def kills(act: Callable[[], object], home: Path) -> Iterator[None]:
    """Yield once for each disk that a kill can leave of an act, and once when it is done."""
    seen = looks_of(lambda: disk(home), act)
    assert len(seen) > 3
    for there in [*{without_chance(there): there for there in seen}.values(), disk(home)]:
        put_back(there, home)
        yield


def faults(kind: Kind, act: Callable[[], object], home: Path) -> Iterator[None]:
    """Yield once for each disk that is left when the act goes wrong at one call after the other, until it does not."""
    begin, met, at = disk(home), True, 0
    seen: set[object] = set()
    while met:
        put_back(begin, home)
        at += 1
        with suppress(CodingpathError, OSError, KeyboardInterrupt), at_call(at, HAPPENS[kind]) as count:
            act()
        met = count[0] >= at
        left = without_chance(disk(home))
        if left not in seen:
            yield
        seen.add(left)
    assert at > 3


def without_chance(there: Disk) -> frozenset[object]:
    """Return what tells disks apart, whatever names have of chance."""
    return frozenset((CHANCE.sub("", name), content) for name, content in there.items())


def bad_ends(kind: Kind | Literal["is killed"], act: Callable[[], object], home: Path) -> Iterator[None]:
    return kills(act, home) if kind == "is killed" else faults(kind, act, home)


CLEANED_UP = ("a first save", "a save", "a save that replaces", "a note", "a rename", "a delete", "an import that replaces")
"""Changes whose own cleaning up is tried too; the others are made of the same steps."""

WAYS = [*((flow, "is killed") for flow in FLOWS), *product(CLEANED_UP, ("fails",)), *product(CLEANED_UP[:2], ("is interrupted",))]


@pytest.mark.parametrize(("flow", "kind"), WAYS)
def test_a_change_is_made_or_not(flow: str, kind: Kind | Literal["is killed"], scratch: Path) -> None:
    begin, act = FLOWS[flow]
    content, home = archive(), alias.folder().parent
    begin()
    home.mkdir(exist_ok=True)
    there, before = disk(home), state()
    act(content)
    after = state()
    put_back(there, home)
    for _ in bad_ends(kind, lambda: act(content), home):
        found = state()
        assert all(found.get(name) in (before.get(name), after.get(name)) for name in {*before, *after, *found})
        with store.sitting("Someone"):  # the next start
            settled = state()
        assert all(settled.get(name) in (found.get(name), after.get(name)) for name in {*after, *settled})
        assert left_over(home) == []
    assert state() == after


def left_over(home: Path) -> list[str]:
    return [
        path.relative_to(home).as_posix() for path in home.rglob("*") if path.name.startswith(".") or path.parent.name == "locks"
    ]


@pytest.mark.parametrize("kind", ["fails", "is killed"])
def test_a_delete_after_an_older_codingpath_leaves_nothing_or_what_can_be_deleted_again(
    kind: Kind | Literal["is killed"], scratch: Path
) -> None:
    old_people()
    for _ in bad_ends(kind, lambda: lifecycle.delete("Ann"), alias.folder().parent):
        with store.sitting("Someone"), suppress(CodingpathError):
            lifecycle.delete("Ann")  # unless it is done
        assert not list(alias.folder().rglob("*"))
