"""Streams that are closed, full or broken: no traceback, an exit code that tells, and a message where there is somewhere to say it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import BEGINNER, TODAY, Ran

PLAN = f"plan --answers {BEGINNER} {' '.join(TODAY)} --brief"
NO_FILE = "plan --answers no-such-file.yaml"
CLOSED = "stdout: it is closed; the output is not whole: send it somewhere else\n"
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
        (f"$P {PLAN} 1>&-", 1, CLOSED),
        ("$P 1>&-", 2, "The quiz needs a terminal. Without one, use: codingpath plan --answers FILE\n"),
        ("$P 0<&-", 2, "The quiz needs a terminal. Without one, use: codingpath plan --answers FILE\n"),
        (f"$P {NO_FILE} 1>&-", 1, "no-such-file.yaml: there is no such file\n"),
        (f"$P {NO_FILE} 2>&-", 1, ""),
        ("$P 0<&- 1>&- 2>&-", 2, ""),
        (f"{FULL}$P --version >full", 1, "stdout: File too large; the output is not whole: send it somewhere else\n"),
        (f"{FULL}$P {PLAN} >full", 1, "stdout: File too large; the output is not whole: send it somewhere else\n"),
        (f"{FULL}$P check >full", 1, "stdout: File too large; the output is not whole: send it somewhere else\n"),
        (f"{FULL}$P {NO_FILE} 2>full", 1, ""),
    ],
)
def test_what_cannot_be_printed_is_told_elsewhere(script: str, code: int, said: str, tmp_path: Path, shared_home: Path) -> None:
    assert shell(script, tmp_path, shared_home) == Ran(code, "", said)


@pytest.mark.parametrize("closed", ["0<&-", "2>&-"])
def test_a_result_needs_no_other_stream(closed: str, tmp_path: Path, shared_home: Path) -> None:
    ran = shell(f"$P {PLAN} {closed}", tmp_path, shared_home)
    assert (ran.code, ran.err) == (0, "")
    assert "From your answers" in ran.out


def test_a_file_that_is_opened_never_takes_the_place_of_a_closed_stream(tmp_path: Path, shared_home: Path) -> None:
    """Else a file of answers could get what the system itself, or a pager, writes to number 1 or 2."""
    look = "from codingpath.cli.errors import repair_streams as mend_streams; mend_streams(); raise SystemExit(open('file', 'w').fileno())"
    for closed in ("0<&- 1>&- 2>&-", "1>&-", "0<&-"):
        assert shell(f'{sys.executable} -c "{look}" {closed}', tmp_path, shared_home).code > 2


def test_a_plan_for_a_file_needs_no_stream_at_all(tmp_path: Path, shared_home: Path) -> None:
    ran = shell(f"$P {PLAN} --format markdown --output plan.md 0<&- 1>&- 2>&-", tmp_path, shared_home)
    assert ran == Ran(0, "", "")
    assert (tmp_path / "plan.md").read_text("utf-8").startswith("# Your roadmap")


def test_a_reader_of_the_version_may_stop_early(tmp_path: Path, shared_home: Path) -> None:
    assert shell("$P --version | :", tmp_path, shared_home).err == ""
