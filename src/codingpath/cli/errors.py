"""Every message of a failure, and every exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

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
        # The reader, such as `head`, has what it wanted. Nothing may be flushed into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        _end(f"{error.filename or 'a file'}: {error.strerror or error}; nothing was changed there", MENDABLE)
    except Exception as error:
        if os.environ.get("CODINGPATH_DEBUG"):
            raise
        _end(
            f"This is a bug in codingpath ({type(error).__name__}: {error}). Set CODINGPATH_DEBUG=1 to see where, and please report it.",
            BUG,
        )


def _end(message: str, code: int) -> None:
    sys.stderr.write(message.rstrip() + "\n")
    raise SystemExit(code)


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
