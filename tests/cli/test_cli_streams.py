"""Streams that are closed, full or broken: no traceback, an exit code that tells, and a message where there is somewhere to say it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from forked import finished, import_everything, program
from running import BEGINNER, SMALL, TODAY, Ran

PLAN = f"plan --answers {BEGINNER} {' '.join(TODAY)} --brief"
NO_FILE = "plan --answers no-such-file.yaml"
CLOSED = "stdout: it is closed; the output is not whole: send it somewhere else\n"
TOO_LARGE = "stdout: File too large; the output is not whole: send it somewhere else\n"
NO_TERMINAL = "The quiz needs a terminal. Without one, use: codingpath plan --answers FILE\n"
FULL = "ulimit -f 0; "


def shell(script: str, folder: Path, home: Path) -> Ran:
    """Run a line of shell in which `$P` is the program; its own stdout and stderr are captured."""
    env = {**os.environ, "P": f"{sys.executable} -m codingpath", "CODINGPATH_HOME": str(home)}
    done = subprocess.run(
        ["/bin/sh", "-c", script], cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=50
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize(
    ("script", "code", "said"),
    [
        ("$P --version 1>&-", 1, CLOSED),
        ("$P 0<&- 1>&- 2>&-", 2, ""),
        (f"{FULL}$P --version >full", 1, TOO_LARGE),
    ],
)
def test_what_a_shell_closes_or_fills_is_told_elsewhere(
    script: str, code: int, said: str, tmp_path: Path, shared_home: Path
) -> None:
    assert shell(script, tmp_path, shared_home) == Ran(code, "", said)


# The same in a fork, without the start of Python: what a shell does, the child does itself.


@dataclass(frozen=True)
class Streams:
    """Which of the standard streams are closed, and which one goes into a file of a disk that is full."""

    closed: tuple[int, ...] = ()
    full: int | None = None

    def __call__(self) -> None:
        for number in self.closed:
            os.close(number)
        if self.full is not None:
            import resource  # noqa: PLC0415 - not on every system

            resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
            os.dup2(os.open("full", os.O_WRONLY | os.O_CREAT), self.full)


@pytest.fixture
def fork(tmp_path: Path, shared_home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Return what runs the program in a fork and an empty folder, with the streams as they are told."""
    import_everything()
    monkeypatch.chdir(tmp_path)

    def ran(words: str, streams: Streams) -> Ran:
        return finished(program(*words.split()), {"CODINGPATH_HOME": str(shared_home)}, streams)

    return ran


@pytest.mark.parametrize(
    ("words", "streams", "code", "said"),
    [
        (PLAN, Streams(closed=(1,)), 1, CLOSED),
        ("", Streams(closed=(1,)), 2, NO_TERMINAL),
        ("", Streams(closed=(0,)), 2, NO_TERMINAL),
        (NO_FILE, Streams(closed=(1,)), 1, "no-such-file.yaml: there is no such file\n"),
        (NO_FILE, Streams(closed=(2,)), 1, ""),
        (PLAN, Streams(full=1), 1, TOO_LARGE),
        (f"check --data {SMALL}", Streams(full=1), 1, TOO_LARGE),
        (NO_FILE, Streams(full=2), 1, ""),
    ],
)
def test_what_cannot_be_printed_is_told_elsewhere(
    words: str, streams: Streams, code: int, said: str, fork: Callable[..., Ran]
) -> None:
    assert fork(words, streams) == Ran(code, "", said)


@pytest.mark.parametrize("closed", [0, 2])
def test_a_result_needs_no_other_stream(closed: int, fork: Callable[..., Ran]) -> None:
    ran = fork(PLAN, Streams(closed=(closed,)))
    assert (ran.code, ran.err) == (0, "")
    assert "YOUR PLAN: " in ran.out


def test_a_plan_for_a_file_needs_no_stream_at_all(tmp_path: Path, fork: Callable[..., Ran]) -> None:
    assert fork(f"{PLAN} --format markdown --output plan.md", Streams(closed=(0, 1, 2))) == Ran(0, "", "")
    assert (tmp_path / "plan.md").read_text("utf-8").startswith("# Your roadmap")


def test_a_file_that_is_opened_never_takes_the_place_of_a_closed_stream(tmp_path: Path, shared_home: Path) -> None:
    """Else a file of answers could get what the system itself, or a pager, writes to number 1 or 2."""
    look = "from codingpath.cli.errors import repair_streams as mend_streams; mend_streams(); raise SystemExit(open('file', 'w').fileno())"
    for closed in ("0<&- 1>&- 2>&-", "1>&-", "0<&-"):
        assert shell(f'{sys.executable} -c "{look}" {closed}', tmp_path, shared_home).code > 2


def test_a_reader_of_the_version_may_stop_early(tmp_path: Path, shared_home: Path) -> None:
    assert shell("$P --version | :", tmp_path, shared_home).err == ""
