"""A list longer than the screen, in a real terminal: it goes through the pager unless the person wants none."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

import pytest
from case_table import cases
from ptydrive import CTRL_C, Term

from codingpath.cli.output import show

pytestmark = pytest.mark.pty
WAITS = "import sys; text = sys.stdin.read(); print(f'paged {len(text)}', flush=True); open('/dev/tty').readline(); print('left')"
MARKS = "sed s/^/paged:/"


def shown(lines: int, no_pager: bool = False) -> Callable[[], None]:
    return lambda: show("".join(f"line {n}\n" for n in range(lines)), no_pager=no_pager)


def run(lines: int, env: Mapping[str, str], no_pager: bool = False) -> str:
    """Return what stands on a screen of ten lines when the program has ended."""
    clean = {"PAGER": MARKS, "NO_PAGER": "", "ACCESSIBLE": "", **env}
    with Term(shown(lines, no_pager), rows=10, env=clean) as term:
        assert term.wait_exit() == 0
        return term.text


def test_a_long_text_is_paged_and_a_short_one_is_not() -> None:
    assert "paged:line 29" in run(30, {})
    assert "paged:" not in run(9, {})
    assert "line 8" in run(9, {})


@cases(
    "env",
    [{"NO_PAGER": "1"}, {"TERM": "dumb"}, {"ACCESSIBLE": "1"}, {"PAGER": ""}, {"PAGER": "/no/such/pager"}],
    ids=["no-pager", "dumb", "accessible", "empty", "missing"],
)
def test_without_a_pager_the_text_is_printed(env: Mapping[str, str]) -> None:
    screen = run(30, env)
    assert "line 29" in screen
    assert "paged:" not in screen


def test_an_option_asks_for_no_pager() -> None:
    assert "paged:" not in run(30, {}, no_pager=True)


def test_ctrl_c_is_the_pagers() -> None:
    """The person stops a search in the pager with it; the program waits for the pager to end."""
    pager = f'{sys.executable} -c "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); {WAITS}"'
    with Term(shown(3000), rows=10, env={"PAGER": pager, "NO_PAGER": ""}) as term:
        term.wait_for("paged 28890")
        term.send(CTRL_C)
        term.send("\r")
        term.wait_for("left")
        assert term.wait_exit() == 0
