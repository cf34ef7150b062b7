"""Drive a program in a real pseudo-terminal and look at the screen it paints.

    with Term([sys.executable, "-m", "codingpath"], columns=80, rows=24) as term:
        term.wait_for_prompt("What is your goal")  # looks at the painted screen, not at the bytes
        term.send(DOWN, ENTER)
        assert term.wait_exit() == 0

Wait for the prompt on the screen before typing and never sleep. Its text alone is not enough: it is printed above
the prompt line, a moment before the terminal is switched to reading single keys.
"""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte
from forked import become, never_back

with suppress(ImportError):  # Windows has none of them, and runs no test that is marked `pty`
    import fcntl
    import pty
    import termios

HANG_UP = getattr(signal, "SIGHUP", signal.SIGTERM)
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
"""Signals, named so that a module that parametrizes tests with them can be read where there are none."""

UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
ENTER, ESC, TAB, SHIFT_TAB, BACKSPACE = "\r", "\x1b", "\t", "\x1b[Z", "\x7f"
CTRL_C, CTRL_D = "\x03", "\x04"

PATIENCE = 20.0
"""Seconds to wait for what must come; long, because it only passes when a test fails."""

CURSOR_QUESTION = b"\x1b[6n"


class Screen(pyte.Screen):
    """A screen that remembers the lines that left it at its top. (pyte's own asks at each attribute whether it is scrolled back.)"""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__(columns, rows)
        self.left: list[str] = []

    def line(self, number: int) -> str:
        """Return a line of the screen, without the blanks at its end."""
        row = self.buffer.get(number)  # a letter of two columns has an empty one after it
        return "".join(row[column].data for column in range(self.columns)).rstrip() if row else ""

    def index(self) -> None:
        """Go down a line; on the last one all lines go up."""
        if self.cursor.y == self.lines - 1:
            self.left.append(self.line(0))
        super().index()


class Term:
    """A program in a terminal of its own."""

    def __init__(
        self,
        program: Sequence[str] | Callable[[], object],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        before: Callable[[], object] = lambda: None,
        answers_cursor: bool = True,
    ) -> None:
        """Start the program, or do something in a fork of this process, which is much quicker.

        `env` is added to this process's own; `before` is done in the child first, as a shell does `ulimit -f 0`; `answers_cursor` false
        is a terminal that is mute.
        """
        self.screen = Screen(columns, rows)
        self.raw = b""
        self.exit_code: int | None = None
        self._text: str | None = None
        self._stream = pyte.ByteStream(self.screen)
        self._answers_cursor = answers_cursor
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            with never_back():
                self._begin(columns, rows, env or {}, cwd)
                before()
                _turn_into(program)
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size; the program gets SIGWINCH."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)
        self._text = None

    @property
    def text(self) -> str:
        """Return what is on the screen now; looked at again and again, so it is put together once a change."""
        if self._text is None:
            self._text = "\n".join(map(self.screen.line, range(self.screen.lines))).rstrip()
        return self._text

    @property
    def history(self) -> str:
        """Return what has left the screen at its top."""
        return "".join(line + "\n" for line in self.screen.left)

    @property
    def cursor_line(self) -> str:
        """Return the line of the screen the cursor is on."""
        return self.screen.line(self.screen.cursor.y)

    def wait_for(self, *texts: str) -> None:
        """Wait until all these texts are on the screen together."""
        self.wait_until(lambda: all(t in self.text for t in texts), f"{texts} on the screen")

    def wait_for_prompt(self, *texts: str) -> None:
        """Wait until these texts and a prompt line (`? …`) are on the screen; then keys are read."""
        painted = re.compile(r"^\? ", re.MULTILINE)
        self.wait_until(lambda: all(t in self.text for t in texts) and bool(painted.search(self.text)), f"{texts} with a prompt")

    def wait_without(self, text: str) -> None:
        """Wait until a text is no longer on the screen."""
        self.wait_until(lambda: text not in self.text, f"{text!r} off the screen")

    def send(self, *keys: str) -> None:
        r"""Type some keys; `\udcff` is the byte 255, which is no letter in UTF-8."""
        for key in keys:
            os.write(self._fd, key.encode(errors="surrogateescape"))

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self._pid, number)

    def hang_up(self) -> int:
        """Close the terminal, as when its window is closed; return the program's exit code, negative for a signal."""
        os.close(self._fd)
        self._fd = -1
        end = time.monotonic() + PATIENCE
        while not (ended := os.waitpid(self._pid, os.WNOHANG))[0]:
            assert time.monotonic() < end, "the program goes on without a terminal"
            select.select([], [], [], 0.01)
        self.exit_code = os.waitstatus_to_exitcode(ended[1])
        return self.exit_code

    @property
    def is_cooked(self) -> bool:
        """Tell whether the terminal shows what is typed and hands it on line by line, as a shell wants it."""
        flags = termios.tcgetattr(self._fd)[3]
        return bool(flags & termios.ECHO and flags & termios.ICANON and flags & termios.ISIG)

    def wait_exit(self) -> int:
        """Wait for the program to end; return its exit code, negative for a signal."""
        self.wait_until(lambda: self.exit_code is not None, "the end of the program")
        assert self.exit_code is not None
        return self.exit_code

    def __enter__(self) -> Self:
        """Return this terminal."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Stop the program if it still runs."""
        if self.exit_code is None:
            os.kill(self._pid, KILL)
            self._reap()
        if self._fd >= 0:
            os.close(self._fd)

    def wait_until(self, come: Callable[[], bool], what: str) -> None:
        """Wait until something holds; `what` says what was missed."""
        end = time.monotonic() + PATIENCE
        while not come():
            if self.exit_code is not None or time.monotonic() > end:
                raise AssertionError(f"no {what} (exit code {self.exit_code}):\n{self.text}")
            self._pump()

    def _pump(self) -> None:
        if not select.select([self._fd], [], [], 0.05)[0]:
            return
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # Linux says so when the other end is closed
            data = b""
        if not data:
            self._reap()
            return
        self.raw += data
        self._text = None
        self._stream.feed(data)
        if self._answers_cursor and CURSOR_QUESTION in data:
            os.write(self._fd, f"\x1b[{self.screen.cursor.y + 1};{self.screen.cursor.x + 1}R".encode())

    def _reap(self) -> None:
        self.exit_code = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])

    @staticmethod
    def _begin(columns: int, rows: int, env: Mapping[str, str], cwd: Path | None) -> None:
        """In the child: set the size before the program can ask for it, and what a new terminal's programs inherit."""
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        for name in ("COLUMNS", "LINES", "NO_COLOR", "ACCESSIBLE"):
            os.environ.pop(name, None)
        os.environ.update({"TERM": "xterm-256color", **env})
        if cwd:
            os.chdir(cwd)


def _turn_into(program: Sequence[str] | Callable[[], object]) -> None:
    if callable(program):
        become(program)
    os.execvp(program[0], list(program))  # noqa: S606 - no shell is wanted
