"""Every message of a failure, and every exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from codingpath.cli.streams import drop
from codingpath.errors import CodingpathError, DataError, Fault, UsageError

MENDABLE, USAGE, BUG, INTERRUPTED = 1, 2, 3, 130


@contextmanager
def handled() -> Iterator[None]:
    """Turn what a command raises into one message on stderr and an exit code."""
    try:
        yield
    except UsageError as error:
        _end(str(error), USAGE)
    except DataError as error:
        _end(data_message(error), MENDABLE)
    except CodingpathError as error:
        _end(str(error), MENDABLE)
    except KeyboardInterrupt:
        _end("Stopped.", INTERRUPTED)
    except BrokenPipeError:
        drop(sys.stdout)  # the reader, such as `head`, has what it wanted
    except OSError as error:
        _end(_os_message(error), MENDABLE)
    except Exception as error:
        if os.environ.get("CODINGPATH_DEBUG"):
            raise
        _end(
            f"This is a bug in codingpath ({type(error).__name__}: {error}). Set CODINGPATH_DEBUG=1 to see where, and please report it.",
            BUG,
        )


def _end(message: str, code: int) -> None:
    try:
        sys.stderr.write(message.rstrip() + "\n")
        sys.stderr.flush()
    except OSError:
        drop(sys.stderr)  # there is nobody left to tell
    raise SystemExit(code)


def _os_message(error: OSError) -> str:
    said = error.strerror or str(error)
    if error.filename not in {None, "stdout"}:
        return f"{error.filename}: {said}; nothing was changed there"
    drop(sys.stdout)
    return f"stdout: {said}; the output is not whole: send it somewhere else"


def data_message(error: DataError) -> str:
    """Return every fault, each with its line and a caret where the text is at hand."""
    lines = [_with_line(fault, error.sources.get(fault.file)) for fault in error.faults]
    count = len(error.faults)
    return "\n".join([*lines, f"{count} fault{'s' if count > 1 else ''} to mend." if count > 1 else ""])


def _with_line(fault: Fault, text: str | None) -> str:
    if text is None or not fault.line or not sys.stderr.isatty():
        return str(fault)
    lines = text.splitlines()
    if fault.line > len(lines):
        return str(fault)
    line = "".join(c if c.isprintable() else " " for c in lines[fault.line - 1])
    return f"{fault}\n    {line}\n    {' ' * (fault.column - 1)}^"
