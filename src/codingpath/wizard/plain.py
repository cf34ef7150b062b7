"""Numbered lines: nothing moves, nothing is redrawn, so that any screen reader can follow."""

from __future__ import annotations

import select
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence

from codingpath.model.question import Question
from codingpath.wizard.prompter import (
    Grouped,
    Interrupted,
    Keyed,
    Option,
    Prompt,
    Raw,
    Signal,
    Stop,
    is_typed,
    one_line,
    options_of,
    wrapped,
)
from codingpath.wizard.wording import hint

_WORDS = {"back": Signal.BACK, "?": Signal.HELP}

YOURS = "your answer"
"""What stands beside the choice that was picked before, which Enter gives."""
DEFAULT = "default"
"""What stands beside what Enter gives else."""

PASTED = 0.005
"""Seconds within which another line comes only if it was pasted together with the one before."""


def read_line(cue: str) -> str:
    """Print a cue and read a line; raise `EOFError` at the end. `input` would print the cue on stderr.

    Lines that were pasted together come back as one: they are one answer, or none.
    """
    sys.stdout.write(cue)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    while _more_waits() and (more := sys.stdin.readline()):
        line += more
    return line


def _more_waits() -> bool:
    try:
        return bool(select.select([sys.stdin], [], [], PASTED)[0])
    except (OSError, ValueError):
        return False  # Windows can wait for sockets only


class PlainPrompter:
    """Asks by printing and reading whole lines."""

    def __init__(
        self,
        read: Callable[[str], str] = read_line,
        write: Callable[[str], None] = print,
        stop: Stop | None = None,
        *,
        notes: bool = False,
    ) -> None:
        """Take where lines come from and go to, and what may stop the reading; a test hands in its own.

        With `notes` the word `note` takes one.
        """
        self._words = {**_WORDS, **({"note": Signal.NOTE} if notes else {})}
        self._read = read
        self._write = write
        self._stop = stop or Stop()

    @property
    def keys(self) -> str:
        """Return how to answer."""
        return "Type a number or a name, then Enter. At any question, type back, ? for more, or quit to stop."

    @property
    def plain(self) -> bool:
        """Return true: this is what plain lines are."""
        return True

    def ask(self, prompt: Prompt) -> Raw | Signal:
        """Print the question and its numbered options; read one line."""
        question, options = prompt.question, options_of(prompt.question)
        self._write("")
        self._say_all([prompt.error or "", prompt.position, question.ask, *prompt.explanation, *prompt.aside])
        numbered: Sequence[Option] = () if is_typed(question) else options  # no number counts that was not read
        default, mark = (prompt.default, YOURS) if prompt.default or not prompt.begins else ((prompt.begins,), DEFAULT)
        self._list(numbered, default, mark)
        while True:
            line = self._line(self._cue(question, default, mark))
            if isinstance(line, Signal):
                return line
            if line.casefold() == "list" and options:
                numbered = options
                self._list(numbered, default, mark)
                continue
            return _several(line, numbered) if question.kind == "many" and line else _one(line, numbered)

    def choose(self, title: str, options: Sequence[Option], default: str) -> str | Signal:
        """Print a numbered menu; read until a line names one of its options."""
        self._write("")
        self.say(title)
        self._list(options, (default,))
        while True:
            line = self._line("Number (Enter for the default): ")
            if isinstance(line, Signal):
                return line
            letter = options.picked_by(line) if isinstance(options, Keyed) else None
            picked = letter or _one(line, options) if line else default
            if picked in {o for o, _ in options}:
                return picked
            self.say(f"{line!r} is not on the list; type a number from 1 to {len(options)}.")

    def rows(self, title: str, options: Sequence[Option], default: str) -> int:  # noqa: ARG002 - lines scroll, whatever follows
        """Return none: lines come all at once, and the menu after them."""
        return 0

    def ask_text(self, title: str, default: str) -> str | Signal:
        """Read one line of text."""
        self._write("")
        line = self._line(f"{title} (Enter for {default}): " if default else f"{title}: ", _WORDS)
        return line if isinstance(line, Signal) else line or default

    def answered(self, question: Question, shown: str) -> None:
        """Read back what was understood."""
        self.say(f"{question.title}: {shown}")

    def say(self, text: str) -> None:
        """Print text, wrapped."""
        for line in wrapped(text, _columns()):
            self._write(line)

    def _say_all(self, lines: Sequence[str]) -> None:
        for line in lines:
            if line:
                self.say(line)

    def _list(self, options: Sequence[Option], default: tuple[str, ...], mark: str = DEFAULT) -> None:
        headings = options.headings if isinstance(options, Grouped) else {}
        for number, (option, label) in enumerate(options, 1):
            if option in headings:
                self.say(headings[option])
            self.say(f"{number}. {label}{f' ({mark})' if option in default else ''}")

    def _cue(self, question: Question, default: tuple[str, ...], mark: str) -> str:
        enter = (
            f"Enter for {'the default' if mark == DEFAULT else YOURS}" if question.choices else f"Enter for {', '.join(default)}"
        )
        ends = f" ({enter}): " if default else ": "
        match question.kind:
            case "one":
                return (f"{hint(question)}; 'list' reads them all" if is_typed(question) else "Number") + ends
            case "many":
                return "Numbers, with commas between" + ends
            case _:
                return f"{question.title}: {hint(question)}" + ends

    def _line(self, cue: str, words: Mapping[str, Signal] | None = None) -> str | Signal:
        *above, last = wrapped(cue, _columns())
        for part in above:
            self._write(part)
        try:
            with self._stop.waking(_interrupt):
                line = one_line(self._read(f"{last} "))
        except (EOFError, KeyboardInterrupt, Interrupted):
            self._write("")  # what follows begins on a line of its own
            raise Interrupted from None
        except OSError:
            raise Interrupted from None  # the terminal is gone
        if line.casefold() == "quit":
            raise Interrupted
        return (words or self._words).get(line.casefold(), line)


def _interrupt() -> None:
    raise KeyboardInterrupt  # out of a read, which would go on after a signal


def _columns() -> int:
    return shutil.get_terminal_size().columns


def _one(line: str, options: Sequence[Option]) -> str:
    """Turn a number or label into the option's id; anything else stays for the question to read."""
    if line.isascii() and line.isdigit() and 1 <= int(line) <= len(options):
        return options[int(line) - 1][0]
    return next((option for option, label in options if line.casefold() == label.casefold()), line)


def _several(line: str, options: Sequence[Option]) -> tuple[str, ...]:
    whole = _one(line, options)
    if whole != line:
        return (whole,)
    return tuple(_one(part.strip(), options) for part in line.split(",") if part.strip())
