"""Nothing goes out, and an ephemeral sitting leaves nothing behind."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from running import BEGINNER, TODAY, process
from sitting import ANSWERS, ASKED, Sitting, answers_file

Sit = Callable[..., Sitting]
ELSEWHERE = "unset CODINGPATH_HOME XDG_DATA_HOME XDG_CACHE_HOME"
"""Makes the program find its folders by the home alone."""

LISTENER = """
import os, sys
def listen(event, values):
    if event.startswith("socket."):
        with open(os.environ["HEARD"], "a") as heard:
            heard.write(f"{event} {values[1:]}\\n")
sys.addaudithook(listen)
"""
WAKING = f"socket.__new__ ({int(socket.AF_UNIX)}, {int(socket.SOCK_STREAM)}, 0)"
"""The event loop under the lists wakes itself up through a pair of sockets that are joined to each other and to nobody else."""


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    """Return a file that gets a line whenever a child opens a socket, asks for a name or connects."""
    (tmp_path / "listener").mkdir()
    (tmp_path / "listener" / "sitecustomize.py").write_text(LISTENER, "utf-8")
    return tmp_path / "heard"


def listening(heard: Path) -> dict[str, str]:
    paths = [str(heard.parent / "listener"), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {"HEARD": str(heard), "PYTHONPATH": os.pathsep.join(paths)}


def test_a_socket_would_be_heard(heard: Path) -> None:
    assert process(python=("-c", "import socket; socket.socket().close()"), env=listening(heard)).code == 0
    assert "socket.__new__" in heard.read_text("utf-8")


@pytest.mark.parametrize("command", [("plan", "--answers", str(BEGINNER), *TODAY), ("explain", "--answers", str(BEGINNER), *TODAY), ("check",)])  # fmt: skip
def test_no_command_opens_a_socket(heard: Path, home: Path, command: tuple[str, ...]) -> None:
    assert process(*command, env={**listening(heard), "CODINGPATH_HOME": str(home)}).code == 0
    assert not heard.exists()


def files(folder: Path) -> dict[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.mark.pty
@pytest.mark.parametrize("plain", [False, True], ids=["lists", "lines"])
def test_an_ephemeral_sitting_writes_nothing_and_opens_no_socket(sit: Sit, heard: Path, tmp_path: Path, plain: bool) -> None:
    person = tmp_path / "person"
    person.mkdir()
    env = {**listening(heard), "HOME": str(person)}
    given = {question: value for question, value in ANSWERS.items() if question != "hours"}
    with sit(
        "--ephemeral", "--answers", answers_file(tmp_path, given), plain=plain, env=env, before=f"{ELSEWHERE}; cd {person}"
    ) as sitting:
        sitting.go_through("Are these answers right?", given=given)
        sitting.enter()
        sitting.wait("What next?")
        sitting.send("quit\r" if plain else "\x03")
        assert sitting.term.wait_exit() == 130
        assert "Nothing was saved, as you asked." in sitting.term.text
    assert files(person) == {}
    assert set(heard.read_text("utf-8").splitlines() if heard.exists() else []) == (set() if plain else {WAKING})


@pytest.mark.pty
def test_without_it_the_same_sitting_writes_answers_a_lock_and_the_catalog_only(sit: Sit, tmp_path: Path) -> None:
    person = tmp_path / "person"
    person.mkdir()
    with sit(plain=True, env={"HOME": str(person)}, before=f"{ELSEWHERE}; cd {person}") as sitting:
        sitting.go_through(ASKED[1])
    kept = [path for path in person.rglob("*") if path.is_file()]
    assert sorted(path.parent.name for path in kept) == ["codingpath", "last", "locks"]
