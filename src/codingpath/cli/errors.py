"""Every message of a failure, and every exit code."""

from __future__ import annotations

import errno
import io
import os
import sys
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn, TextIO, cast

from codingpath.errors import BUG, FIXABLE, INTERRUPTED, MAX_FAULTS, USAGE, CodingpathError, DataError, Fault, UsageError
from codingpath.text import LOST, NEAREST, one_line

LONGEST = 600
"""Characters of a message. Of a longer one the beginning and the end are shown: what is wrong, and what to do."""

WIDEST = 100
"""Characters of a line of a file that are shown around a fault."""

NARROWEST = 20
"""Columns below which a message is no longer broken to fit."""

NO_TERMINAL = 80
"""Columns of a terminal that does not say how wide it is."""


_troubles: list[str] = []
"""What was skipped while the rest was done."""


@contextmanager
def handled() -> Iterator[None]:
    """Turn what a command raises into one message on stderr and an exit code; so too what it told by `trouble`."""
    _troubles.clear()
    try:
        yield
        _end_with_troubles()
    except UsageError as error:
        _end(str(error), USAGE)
    except DataError as error:
        _end_with_faults(error)
    except CodingpathError as error:
        _end(str(error), FIXABLE)
    except KeyboardInterrupt:
        _end("Stopped.", INTERRUPTED)
    except BrokenPipeError:
        drop(sys.stdout)  # the reader, such as `head`, has what it wanted
    except OSError as error:
        _end(_os_message(error), FIXABLE)
    except MemoryError:
        _end("There is not enough memory for this; close other programs, or take a smaller file.", FIXABLE)
    except Exception as error:
        if os.environ.get("CODINGPATH_DEBUG"):
            raise
        _end(
            f"This is a bug in codingpath ({type(error).__name__}: {error}). Set CODINGPATH_DEBUG=1 to see where, and please report it.",
            BUG,
        )


def _end(message: str, code: int) -> None:
    note(message)
    raise SystemExit(code)


def note(*messages: str) -> None:
    """Say something beside the result, on stderr; whatever it quotes (a file name, an answer), each message is one safe line.

    A terminal gets it broken between words.
    """
    _tell("".join(f"{broken(_safe(message), sys.stderr)}\n" for message in messages))


def trouble(*messages: str) -> None:
    """Say what is skipped while the rest is done; the exit code of the command tells that not all was."""
    note(*messages)
    _troubles.extend(messages)


def _end_with_troubles() -> None:
    if _troubles:
        sys.stdout.flush()
        raise SystemExit(FIXABLE)


def _tell(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        drop(sys.stderr)  # there is nobody left to tell


def _safe(message: str) -> str:
    line = one_line(message, LOST)
    return line if len(line) <= LONGEST else f"{line[: LONGEST // 2]} … {line[-LONGEST // 2 :]}"


def say(message: str) -> None:
    """Say on stdout in a sentence what was done, where that is the whole result."""
    sys.stdout.write(f"{broken(message, sys.stdout)}\n")


def broken(line: str, stream: TextIO) -> str:
    """Break a line between words where a terminal would cut it; whoever reads the stream from a pipe gets it whole."""
    if not stream.isatty():
        return line
    return textwrap.fill(line, _columns(stream), subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _columns(stream: TextIO) -> int:
    try:
        return max(os.get_terminal_size(stream.fileno()).columns, NARROWEST)
    except (OSError, ValueError):
        return NO_TERMINAL


def _os_message(error: OSError) -> str:
    said = error.strerror or str(error)
    if error.filename not in {None, "stdout"}:
        return f"{error.filename}: {said}; nothing was changed there"
    drop(sys.stdout)
    return f"stdout: {said}; the output is not whole: send it somewhere else"


def _end_with_faults(error: DataError) -> None:
    """Say every fault, each with its line and a caret where the text is at hand."""
    texts = {file: text.splitlines() for file, text in error.sources.items()} if sys.stderr.isatty() else {}
    for fault in error.faults:
        note(str(fault))
        _tell(_line_of(fault, texts.get(fault.file, [])))
    count = len(error.faults)
    if count > 1:
        note(f"{'At least ' if count >= MAX_FAULTS else ''}{count} faults to mend.")
    raise SystemExit(FIXABLE)


def _line_of(fault: Fault, lines: Sequence[str]) -> str:
    """Return the line of a fault and a caret below it; nothing where the place is not in the text."""
    if not 0 < fault.line <= len(lines):
        return ""
    line = lines[fault.line - 1]
    first = max(0, fault.column - 1 - WIDEST // 2)
    part = "".join(c if c.isprintable() else " " for c in line[first : first + WIDEST])
    return f"    {part}\n    {' ' * (fault.column - 1 - first)}^\n"


# A yes or no before something goes for good.


def confirmed(question: str, *, yes: bool) -> bool:
    """Ask on stderr, unless `yes` was given; without a terminal raise `UsageError`, which names the flag."""
    if yes:
        return True
    if not sys.stdin.isatty():
        raise UsageError(f"{question} Without a terminal, say so with --yes")
    sys.stderr.write(f"{broken(f'{question} [y/N]', sys.stderr)} ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


# The three streams, made fit before a command runs: one that is closed says so, and a letter that cannot be shown has a stand-in.

STDERR = 2
"""The last of the three numbers that belong to the streams."""


class Closed(io.TextIOBase):
    """Stands in for an output that was closed before the start: writing to it is an error that can be told."""

    def __init__(self, name: str) -> None:
        """Take the name to complain under."""
        self._name = name

    def write(self, _: str, /) -> NoReturn:
        """Raise `OSError`."""
        raise OSError(errno.EBADF, "it is closed", self._name)


def repair_streams() -> None:
    """Replace what is closed or cannot carry every letter; the rest of the program may then just read and write."""
    if None in {sys.stdin, sys.stdout, sys.stderr}:
        _hold_their_numbers()
    sys.stdin = sys.stdin or _nothing("r")
    sys.stdout = sys.stdout or cast("TextIO", Closed("stdout"))
    sys.stderr = sys.stderr or _nothing("w")
    for stream, instead in ((sys.stdin, "replace"), (sys.stdout, NEAREST), (sys.stderr, NEAREST)):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=instead)


def drop(stream: TextIO) -> None:
    """Let nothing more be written to a stream where a write has failed: Python would try again at exit and fail loudly."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError:  # it stands for a closed one and has no number
        return


def _nothing(mode: str) -> TextIO:
    return cast("TextIO", open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123 - stays open to the end


def _hold_their_numbers() -> None:
    """Fill the numbers 0 to 2, or the next file opened would be taken for a stream."""
    number = os.open(os.devnull, os.O_RDWR)
    while number <= STDERR:
        number = os.dup(number)
    os.close(number)
