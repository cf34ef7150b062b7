"""What the interview needs from whatever shows the questions: a terminal, numbered lines, or a script in a test."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import Enum, auto
from typing import Protocol, Self

from codingpath.model.condition import NOT_SURE
from codingpath.model.question import Question
from codingpath.model.record import Record, keyword_record

LONGEST_LABEL = 34
"""Characters that fit a list at 40 columns, with the pointer and the mark before them."""

LONG_LIST = 12
"""More choices than this, of which one is picked, are not listed but typed, with completion or a list on demand."""

Option = tuple[str, str]
"""Something to pick: its id and its label of at most `LONGEST_LABEL` characters."""

Raw = str | tuple[str, ...]
"""What was typed or picked, not yet read: text, a choice's id, or several ids."""

NARROWEST = 40
"""Columns below which text is no longer wrapped to fit."""

WIDEST = 88
"""Columns above which lines get hard to read."""


class Signal(Enum):
    """What a person can do at a question instead of answering."""

    BACK = auto()
    HELP = auto()
    NOTE = auto()
    """Write down a note first, and ask again; only from a prompter that was opened for somebody of whom notes can be kept."""


class Interrupted(Exception):  # noqa: N818 - it is no error: the person chose to stop
    """Ctrl-C, Ctrl-D, `quit`, the end of the input, or a terminal that is gone."""


class Stop:
    """Whether the program was told from outside to stop. Nothing is cut short: whoever waits for a person is woken, anybody else looks."""

    def __init__(self) -> None:
        self.asked = False
        self._wake: Callable[[], None] | None = None

    def ask(self) -> None:
        """Take note; called from a signal handler, at any moment."""
        self.asked = True
        if self._wake is not None:
            self._wake()

    @contextmanager
    def waking(self, wake: Callable[[], None]) -> Iterator[None]:
        """Wait for a person inside the block: it ends in `Interrupted` if the stop came before it or in it, when `wake` is called."""
        self._wake = wake  # before the look at `asked`, or a stop between the two would be lost
        try:
            self.heed()
            yield
        finally:
            self._wake = None
        self.heed()

    def heed(self) -> None:
        """Raise `Interrupted` if the stop has come."""
        if self.asked:
            raise Interrupted


@keyword_record
class Prompt(Record):
    """One question, as it is to be shown now."""

    question: Question
    """The question; its choices and "not sure" are the options."""
    position: str = ""
    """Where in the quiz this is, such as `Goals (about 12 left)`."""
    explanation: tuple[str, ...] = ()
    """Lines to show before the options."""
    aside: tuple[str, ...] = ()
    """More such lines, which `?` shows too: left out where the screen has no room for them."""
    default: tuple[str, ...] = ()
    """What Enter gives: the old answer as ids or as text, or nothing."""
    begins: str = ""
    """Id of the option on which a list begins, and which Enter gives, where nothing is the default; else the first one."""
    marked: tuple[str, ...] = ()
    """For several choices: what was marked in a try that could not be used; else empty."""
    error: str | None = None
    """What was wrong with the last try."""


class Prompter(Protocol):
    """Shows questions and returns what came back, unread. Every method but `say` may raise `Interrupted`."""

    @property
    def keys(self) -> str:
        """Return one or two sentences on how to answer, go back, get help and stop."""

    @property
    def plain(self) -> bool:
        """Tell whether everything is to be plain lines: results too."""

    def ask(self, prompt: Prompt) -> Raw | Signal:
        """Ask one question; an empty string means Enter without an answer."""

    def choose(self, title: str, options: Sequence[Option], default: str) -> str | Signal:
        """Let one option be picked from a menu; return its id."""

    def rows(self, title: str, options: Sequence[Option], default: str) -> int:
        """Return the rows of the screen that `choose` takes, for whoever prints above it; 0 where nothing has to leave room."""

    def ask_text(self, title: str, default: str) -> str | Signal:
        """Ask for one line of text, such as a file name; Enter gives the default."""

    def answered(self, question: Question, shown: str) -> None:
        """Take note that an answer was accepted; `shown` is the answer in plain words."""

    def say(self, text: str) -> None:
        """Show text; line breaks stay, long lines wrap."""


def options_of(question: Question) -> list[Option]:
    """Return what can be picked, "not sure" last; a question without choices has none."""
    if not question.choices:
        return []
    return [*((c.id, c.label) for c in question.choices), (NOT_SURE, question.not_sure)]


def is_typed(question: Question) -> bool:
    """Tell whether a question has so many choices that one is typed; several are picked from their list, however long it is."""
    return question.kind == "one" and len(question.choices) > LONG_LIST


def shortened(label: str, columns: int) -> str:
    """Return a label that fits, cut between two words if it must be cut."""
    if len(label) <= columns:
        return label
    whole, _, _ = label[: max(columns - 3, 1)].rpartition(" ")
    return f"{whole.rstrip(',:') or label[: max(columns - 4, 1)]} ..."


def one_line(typed: str) -> str:
    """Return typed text on one line, without what cannot be seen, such as the escape codes of a stray key."""
    return " ".join("".join(c if c.isprintable() else " " for c in typed).split())


def wrapped(text: str, columns: int) -> list[str]:
    """Break text into lines of at most `columns` (40 to 88); never inside a word, and indents stay."""
    width = min(max(columns, NARROWEST), WIDEST)
    lines: list[str] = []
    for line in text.splitlines():
        indent = " " * (len(line) - len(line.lstrip()))
        hanging = indent + "  " if indent else ""
        lines += textwrap.wrap(line, width, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False) or [""]
    return lines


# Menus with a word on how they are laid out. A prompter that knows none of it takes them for plain lists of options.


class Grouped(tuple[Option, ...]):  # noqa: SLOT001 - a tuple cannot have slots that hold something
    """Options under headings; labels may be longer than `LONGEST_LABEL`, and a terminal shortens them to its width."""

    headings: Mapping[str, str]
    """Id of an option to the heading that stands above it."""

    def __new__(cls, options: Iterable[Option], headings: Mapping[str, str]) -> Self:
        """Take the options and their headings."""
        made = super().__new__(cls, options)
        made.headings = headings
        return made


class Keyed(tuple[Option, ...]):  # noqa: SLOT001 - a tuple cannot have slots that hold something
    """Options that leave the screen to what stands above: a terminal puts them side by side, each with the letter that picks it.

    In plain lines, which number them as ever, a letter picks too.
    """

    letters: Mapping[str, str]
    """Id of an option to its letter."""
    begins: frozenset[str]
    """Ids of options with which a new line begins."""
    titled: bool
    """Whether the menu itself has the title, and what Enter gives in place of that option; else the title stands above it."""
    beside: frozenset[str]
    """Ids of options that a terminal puts beside that title, wherever they come in the list."""

    def __new__(
        cls,
        options: Iterable[Option],
        letters: Mapping[str, str] | None = None,
        begins: Iterable[str] = (),
        *,
        titled: bool = False,
        beside: Iterable[str] = (),
    ) -> Self:
        """Take the options; the letter of one that `letters` has not is the first of its label."""
        made = super().__new__(cls, options)
        made.letters = {option: (letters or {}).get(option, label[0].lower()) for option, label in made}
        made.begins, made.titled, made.beside = frozenset(begins), titled, frozenset(beside)
        return made

    def picked_by(self, letter: str) -> str | None:
        """Return the id of the option that a letter picks, small or capital; none for another one."""
        return next((option for option, own in self.letters.items() if own == letter.casefold()), None)
