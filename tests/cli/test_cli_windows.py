"""What Windows does not have is not needed: the program in a process in which those modules cannot be imported.

Nothing here was run on Windows. Of the lock, the branch for Windows runs, with a few lines in place of its module.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from answered import everything_answered
from keystrokes import line
from running import BEGINNER, SMALL, TODAY, Ran, keep_catalog, process
from strategies import real_catalog

from codingpath.sessions.file_format import decode

WITHOUT = """
import io, os, sys, types
for name in ("fcntl", "termios", "pty", "resource"):
    sys.modules[name] = None
def locking(handle, mode, size):
    if "TAKEN" in os.environ:
        raise PermissionError
sys.modules["msvcrt"] = types.SimpleNamespace(LK_NBLCK=2, locking=locking)
here, sys.platform = sys.platform, "win32"
import codingpath.sessions.lock
sys.platform = here
del sys.modules["msvcrt"]
class Console(io.TextIOWrapper):
    def isatty(self):
        return True
if "TYPED" in os.environ:
    sys.stdin = Console(io.BytesIO(os.environ["TYPED"].encode()), encoding="utf-8")
    sys.stdout = Console(sys.stdout.detach(), encoding="utf-8")
from codingpath.__main__ import main
calls = " ".join(sys.argv[1:]).split(" THEN ")
for call in calls:
    sys.argv = ["codingpath", *call.split()]
    try:
        main()
    except SystemExit as end:
        if end.code or call is calls[-1]:
            raise
"""


def without(*args: str, home: Path, **env: str) -> Ran:
    """Run the program where none of it can be imported; `THEN` stands between two calls."""
    return process(*args, python=("-c", WITHOUT), env={"CODINGPATH_HOME": str(home), **env})


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return keep_catalog(tmp_path / "home")


def test_a_plan_and_a_check_need_none_of_it(home: Path, tmp_path: Path, printed: Callable[..., Ran]) -> None:
    file = tmp_path / "plan.md"
    plan = ("plan", "--answers", str(BEGINNER), *TODAY)
    ran = without(*plan, "--output", str(file), "THEN", "check", "--data", str(SMALL), home=home)
    assert (ran.code, ran.err) == (0, f"Wrote {file}.\n")
    assert file.read_text("utf-8") == printed(*plan, "--format", "markdown").out
    assert "Rules: no errors" in ran.out


def test_the_quiz_in_plain_lines_saves_each_answer_and_its_last_word_is_the_way_back(home: Path) -> None:
    answers = everything_answered(goal="lead", hours=12)
    typed = [line(real_catalog().by_id[question], value) for question, value in answers.items()]
    ran = without("--plain", *TODAY, home=home, TYPED="\n".join([*typed, "quit", ""]))
    assert ran.code == 130
    assert "Traceback" not in ran.err
    assert "Go on with `codingpath --plain`" in ran.out
    kept = (home / "sessions" / "last" / "answers.json").read_bytes()
    assert decode(kept, real_catalog().questions).answers == answers
    assert not list((home / "sessions" / "locks").glob("*"))


def test_a_client_who_is_open_elsewhere_is_named(home: Path) -> None:
    ran = without("--plain", "--session", "maria", *TODAY, home=home, TYPED="1\n", TAKEN="1")
    assert ran.code == 1
    assert "maria" in ran.err
    assert "open" in ran.err
