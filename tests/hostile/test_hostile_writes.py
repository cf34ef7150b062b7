"""A file that is written, whatever happens at any call of the system: the old one or the new one, with the right mode, and no rest."""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from faults import at_call, calls_of, fails, interrupted, killed_at

from codingpath.errors import CodingpathError
from codingpath.files import PART, PRIVATE, leftovers, part_of, replace_file, signals_later, sweep, write

OLD, NEW = b"old and longer than the new one", b"new"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def as_a_fresh_process() -> Iterator[None]:
    """Have the usual umask, and Ctrl-C as Python has it: a run of the program inside this process leaves its own way to end."""
    umask, on_ctrl_c = os.umask(0o022), signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    os.umask(umask)
    signal.signal(signal.SIGINT, on_ctrl_c)


def place(folder: Path, old: bytes | None) -> Path:
    path = folder / "plan.md"
    path.unlink(missing_ok=True)
    if old is not None:
        path.write_bytes(old)
    return path


def states(path: Path) -> tuple[bytes | None, list[str]]:
    """Return what the file holds, and what else lies beside it."""
    return path.read_bytes() if path.exists() else None, [p.name for p in path.parent.iterdir() if p != path]


# -- at any call


@pytest.mark.parametrize("old", [None, OLD], ids=["no file", "a file"])
@pytest.mark.parametrize("happens", [fails, interrupted])
def test_at_any_call_there_is_the_old_or_the_new_one_and_nothing_else(
    tmp_path: Path, old: bytes | None, happens: Callable[[], None]
) -> None:
    path, found = place(tmp_path, old), set()
    work = partial(replace_file, path, NEW)
    for number in range(1, calls_of(work) + 1):
        place(tmp_path, old)
        with suppress(OSError, KeyboardInterrupt), at_call(number, happens):
            work()
        held, rest = states(path)
        assert rest == []
        found.add(held)
    assert found == ({old, NEW} if happens is fails else {NEW})


@pytest.mark.parametrize("old", [None, OLD], ids=["no file", "a file"])
def test_a_process_that_is_gone_leaves_the_old_or_the_new_one_and_the_next_write_takes_its_rest_away(
    tmp_path: Path, old: bytes | None
) -> None:
    path, found = place(tmp_path, old), set()
    work = partial(replace_file, path, NEW)
    for number in range(1, calls_of(work) + 1):
        place(tmp_path, old)
        killed_at(number, work)
        found.add(states(path)[0])
        replace_file(tmp_path / "other.md", b"x")
        assert states(path)[1] == ["other.md"]
    assert found == {old, NEW}


def test_what_a_living_process_makes_is_never_swept(tmp_path: Path) -> None:
    with part_of(tmp_path / "plan.md", NEW) as part:
        assert leftovers(tmp_path) == []
        sweep(tmp_path)
        assert part.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == []


def test_files_of_others_are_never_swept(tmp_path: Path) -> None:
    theirs = [".film.mkv.part", "plan.md.part", ".plan.md.tmp", f"plan{PART}"]
    for name in theirs:
        (tmp_path / name).write_bytes(b"half")
    (tmp_path / f".folder{PART}").mkdir()
    (tmp_path / f".link{PART}").symlink_to(tmp_path / theirs[0])
    sweep(tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {*theirs, f".folder{PART}", f".link{PART}"}


# -- signals


def test_a_signal_waits_for_the_end_of_a_write_and_then_comes() -> None:
    came: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: came.append(number))
    try:
        with signals_later():
            signal.raise_signal(signal.SIGTERM)
            assert came == []
        assert came == [signal.SIGTERM]
        with pytest.raises(KeyboardInterrupt), signals_later():
            signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGTERM, before)


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with signals_later():
            signal.raise_signal(signal.SIGTERM)
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)


# -- mode and links


@pytest.mark.parametrize("old", [0o600, 0o640, 0o644, 0o444])
def test_force_keeps_the_mode_of_what_it_replaces(tmp_path: Path, old: int) -> None:
    path = place(tmp_path, OLD)
    path.chmod(old)
    write("new", path, force=True)
    assert (path.read_bytes(), mode(path)) == (NEW, old)


@pytest.mark.skipif(getattr(os, "geteuid", int)() != 0 or os.name != "posix", reason="only root gives files away")
def test_a_file_stays_whose_it_is(tmp_path: Path) -> None:
    path = place(tmp_path, OLD)
    os.chown(path, 1234, 1235)
    path.chmod(0o640)
    write("new", path, force=True)
    assert (path.stat().st_uid, path.stat().st_gid, mode(path)) == (1234, 1235, 0o640)


def test_a_group_that_cannot_be_kept_gets_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = place(tmp_path, OLD)
    path.chmod(0o664)

    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "fchown", refused)
    write("new", path, force=True)
    assert mode(path) == 0o604


def test_a_new_file_has_what_the_umask_leaves_and_a_private_one_is_closed(tmp_path: Path) -> None:
    write("new", tmp_path / "plan.md", force=False)
    write("new", tmp_path / "notes.md", force=False, private=True)
    assert (mode(tmp_path / "plan.md"), mode(tmp_path / "notes.md")) == (0o644, PRIVATE)
    write("new", tmp_path / "plan.md", force=True, private=True)
    assert mode(tmp_path / "plan.md") == PRIVATE


def test_no_part_can_be_read_by_others_before_it_has_its_mode(tmp_path: Path) -> None:
    path = place(tmp_path, OLD)
    path.chmod(0o600)
    with part_of(path, NEW) as part:
        assert mode(part) == 0o600


def test_force_follows_a_link_and_leaves_it_a_link(tmp_path: Path) -> None:
    target = tmp_path / "away" / "plan.md"
    target.parent.mkdir()
    target.write_bytes(OLD)
    target.chmod(0o600)
    link = tmp_path / "plan.md"
    link.symlink_to("away/plan.md")
    with pytest.raises(CodingpathError, match="there is a file already"):
        write("new", link, force=False)
    write("new", link, force=True)
    assert link.is_symlink()
    assert (target.read_bytes(), mode(target)) == (NEW, 0o600)
    assert [p.name for p in target.parent.iterdir()] == ["plan.md"]


@pytest.mark.parametrize("force", [False, True])
def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path, force: bool) -> None:
    link = tmp_path / "plan.md"
    link.symlink_to("gone.md")
    with pytest.raises(CodingpathError, match="a link that leads nowhere; name a file"):
        write("new", link, force=force)
    assert [p.name for p in tmp_path.iterdir()] == ["plan.md"]


def test_the_longest_name_a_disk_takes_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 127)
    write("new", path, force=False)
    assert path.read_bytes() == NEW
