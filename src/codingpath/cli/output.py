"""What was found, in the form that is asked for, on the screen or in a file: said once for every command that prints."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import Final, TextIO

from codingpath.cli.errors import note
from codingpath.files import write
from codingpath.formats import TABLE, Content, Format, Printout, by_ending, text_of
from codingpath.formats.console import console, lines_alone
from codingpath.model.record import Record, keyword_record
from codingpath.report.blocks import Document
from codingpath.text import wants_plain


@keyword_record
class Target(Record):
    """Where what was found goes, and how: what is typed for every command that prints."""

    form: Format
    output: Path | None = None
    """The file; none for the screen."""
    force: bool = False
    no_color: bool = False
    no_pager: bool = True


def target(contents: Collection[Content], *, form: Format | None, output: Path | None, **options: bool) -> Target:
    """Return the target of a command that has these contents; without a form the ending of the file says it."""
    return Target(form=form or by_ending(output, contents), output=output, **options)


def emit(printout: Printout, to: Target, *, private: bool = False) -> None:
    """Write what was found to a file, to a pager or to stdout; a file that is `private` only its owner can read."""
    if to.output is not None:
        write(text_of(printout, to.form), to.output, force=to.force, private=private)
        note(f"Wrote {to.output}.")
        return
    if to.form.name == TABLE:
        _show_table(printout.document, no_color=to.no_color, no_pager=to.no_pager)
        return
    text = text_of(printout, to.form)
    if "\r\n" in text and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(newline="")  # the form brings its own line ends
    show(text, no_pager=to.no_pager)


def _show_table(document: Document, *, no_color: bool, no_pager: bool) -> None:
    """Print as wide as this terminal is, in colors if it has them; for a pager, all of it at once."""
    lines = lines_alone(document, no_color=no_color)
    if lines is not None:
        show("".join(f"{line}\n" for line in lines), no_pager=no_pager)
        return
    screen = console(no_color=no_color)
    if no_pager:
        screen.show(document)
        sys.stdout.flush()
        return
    with screen.capture() as captured:
        screen.show(document)
    show(captured.get(), no_pager=False)


# A word while something takes long, so that nobody wonders whether it hangs: on stderr, only in a terminal, after a second.

PATIENCE: Final = 1.0
"""Seconds until something is said; most runs are done by then and say nothing."""


@contextmanager
def working(what: str, *, after: float = PATIENCE, stream: TextIO | None = None) -> Iterator[None]:
    """Say what is going on if the block takes long, and take it off the screen when it is done; in plain lines it stays."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield
        return
    text, plain, said = f"{what} …", wants_plain(os.environ), False

    def say() -> None:
        nonlocal said
        said = True
        stream.write(text + "\n" if plain else text)
        stream.flush()

    timer = Timer(after, say)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if said and not plain:
            stream.write(f"\r{' ' * len(text)}\r")
            stream.flush()


Progress = Callable[[float], None]
"""Takes which share of some work is done."""


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """Show on a terminal how far it is, once the work takes long; nothing elsewhere, nor where plain lines are wanted."""
    if not sys.stderr.isatty() or wants_plain(os.environ):
        yield lambda _: None
        return
    with ExitStack() as stack:
        yield _Bar(what, stack).show


class _Bar:
    """A bar that is drawn when it is needed."""

    def __init__(self, what: str, stack: ExitStack) -> None:
        self._what, self._stack, self._began = what, stack, monotonic()
        self._update: Progress | None = None

    def show(self, share: float) -> None:
        """Draw how much is done."""
        if self._update is None and monotonic() - self._began >= PATIENCE:
            self._update = self._drawn()
        if self._update is not None:
            self._update(share)

    def _drawn(self) -> Progress:
        from rich import console, progress  # noqa: PLC0415 - only long work pays for it

        bar = self._stack.enter_context(progress.Progress(console=console.Console(stderr=True), transient=True))
        row = bar.add_task(self._what, total=1.0)
        return lambda share: bar.update(row, completed=share)


# A text that is longer than the screen goes through the person's pager.

DEFAULT = "less -FRX"
"""Leaves at once if the text fits, shows colors, and leaves the text on the screen."""


def show(text: str, *, no_pager: bool = False) -> None:
    """Print a text; page it in a terminal where it is longer than the screen, unless the person wants none."""
    command = [] if no_pager or not _too_long(text) else pager_command(os.environ)
    if not (command and _paged(text, command)):
        sys.stdout.write(text)
        sys.stdout.flush()


def pager_command(environ: Mapping[str, str]) -> list[str]:
    """Return the pager as a command, or nothing where there is to be none.

    There is none with `NO_PAGER`, with an empty `PAGER`, and wherever the quiz would ask in plain lines: a pager redraws the screen.
    """
    if environ.get("NO_PAGER") or wants_plain(environ):
        return []
    try:
        return shlex.split(environ.get("PAGER", DEFAULT), posix=os.name != "nt")
    except ValueError:  # a quote that is never closed
        return []


def _too_long(text: str) -> bool:
    return sys.stdout.isatty() and text.count("\n") >= shutil.get_terminal_size().lines


def _paged(text: str, command: list[str]) -> bool:
    """Hand the text to the pager and wait for it; return whether it could be started."""
    import subprocess  # noqa: PLC0415 - only a pager pays for it

    sys.stdout.flush()
    before = signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is the pager's, which stops a search with it
    try:
        environ = {"LESS": "FRX", **os.environ}  # for a `PAGER=less` without options
        subprocess.run(command, input=text.encode(sys.stdout.encoding, "replace"), env=environ, check=False)
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return True
