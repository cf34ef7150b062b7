"""A name may stand for a pipe, a device, a folder or nothing that can be read: a message, never a wait."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hostile_text import is_calm
from running import BEGINNER, TODAY, Ran

from codingpath.catalog.cache import cached_catalog
from codingpath.errors import CodingpathError, DataError
from codingpath.files import MAX_BYTES, free_name, read_plain, replace_file, write
from codingpath.sessions import lifecycle, notes, store
from codingpath.sessions.names import notes_path

SMALL = Path(__file__).parents[1] / "bad_data" / "good"
"""A data folder whose rules are proved in no time."""

Cli = Callable[..., Ran]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has neither pipes nor devices with a name")


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """Return a pipe to which nobody ever writes."""
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    return path


@pytest.fixture
def odd(tmp_path: Path, pipe: Path) -> Iterator[dict[str, Path]]:
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    (tmp_path / "large.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    with socket.socket(socket.AF_UNIX) as talks:
        here = os.open(tmp_path, os.O_RDONLY)
        os.fchdir(here)  # the path of a socket may be no longer than a hundred letters
        os.close(here)
        talks.bind("socket.yaml")
        yield {
            "pipe": pipe,
            "folder": tmp_path / "folder.yaml",
            "endless device": tmp_path / "zero.yaml",
            "loop": tmp_path / "loop.yaml",
            "socket": tmp_path / "socket.yaml",
            "large": tmp_path / "large.yaml",
            "below a file": BEGINNER / "x.yaml",
            "long name": tmp_path / ("x" * 300),
            "zero byte": tmp_path / "a\0b.yaml",
            "none": tmp_path / "none.yaml",
        }


@pytest.fixture(autouse=True)
def _stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # and come back afterwards


def test_nothing_but_a_plain_file_is_read(odd: dict[str, Path]) -> None:
    for path in odd.values():
        with pytest.raises(OSError, match=r".") as caught:
            read_plain(path)
        assert caught.value.strerror
    assert read_plain(BEGINNER) == BEGINNER.read_bytes()


def test_as_answers_they_are_one_message(odd: dict[str, Path], cli: Cli) -> None:
    for path in (path for name, path in odd.items() if name != "zero byte"):  # no argument can have one
        ran = cli("plan", "--answers", str(path), *TODAY)
        assert (ran.code, ran.out) == (1, ""), path
        assert ran.err.count("\n") == 1
        assert is_calm(ran.err)


@pytest.mark.parametrize("name", ["pipe", "endless device", "folder", "large"])
def test_among_the_data_files_they_are_a_fault(name: str, odd: dict[str, Path], tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "rules.yaml").symlink_to(odd[name])
    with pytest.raises(DataError, match=r"rules\.yaml: the file cannot be read: it is"):
        cached_catalog(data)


def test_a_data_file_with_half_a_name_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "caf\udce9.yaml").write_text("", "utf-8")
    with pytest.raises(DataError, match="there is no such file"):
        cached_catalog(tmp_path)


def test_a_folder_of_answers_with_a_pipe_in_it_is_a_fault(pipe: Path, cli: Cli) -> None:
    ran = cli("check", "--data", str(SMALL), "--coverage", str(pipe.parent))
    assert ran.code == 1
    assert "it is a pipe or a device" in ran.err


def test_a_session_that_is_a_pipe_is_told_and_stays() -> None:
    for path in (store.save("anna", {}, rules="", now=""), notes_path("anna")):
        path.unlink(missing_ok=True)
        os.mkfifo(path)
    with pytest.raises(CodingpathError, match="it is a pipe or a device"):
        store.load("anna", (), mend=True)
    for act in (lambda: notes.add("anna", "x", now=""), lambda: notes.read("anna")):
        with pytest.raises(CodingpathError, match="it is a pipe or a device"):
            act()
    assert lifecycle.delete("anna") == lifecycle.Removed(answers=True, notes=True, variants=0, previous=0, damaged=0)


def test_a_note_has_a_length_and_a_good_one_is_kept() -> None:
    store.save("anna", {}, rules="", now="")
    with pytest.raises(CodingpathError, match="more than 20,000 characters"):
        notes.add("anna", "x" * 20_001, now="")
    notes.add("anna", "red \x1b[31m \u202eback\nline", now="2026")
    assert [n.text for n in notes.read("anna")] == ["red [31m back\nline"]


@pytest.mark.parametrize("force", [True, False])
def test_a_result_never_replaces_what_is_no_plain_file(force: bool, pipe: Path) -> None:
    for path in (pipe, pipe.parent, Path("/dev/null"), pipe.parent / "none" / "plan.md", pipe.parent / ("x" * 300)):
        with pytest.raises(CodingpathError, match="cannot write it"):
            write("text", path, force=force)
    assert pipe.is_fifo()
    assert Path("/dev/null").is_char_device()


def test_what_is_no_file_is_not_replaced_behind_a_link_either(tmp_path: Path, pipe: Path) -> None:
    (tmp_path / "cache.json").symlink_to(pipe)
    with pytest.raises(OSError, match="it is a pipe or a device"):
        replace_file(tmp_path / "cache.json", b"text")
    assert pipe.is_fifo()


def test_a_free_name_is_one_where_no_file_is(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("")
    assert free_name(tmp_path / "plan.md") == tmp_path / "plan-2.md"
    assert free_name(Path("/")) == Path("/")  # refused when it is written
