"""Lists and keys for as long as the terminal bears them, then numbered lines."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TypeVar

from codingpath.model.question import Question
from codingpath.wizard.prompter import Interrupted, Option, Prompt, Prompter, Raw, Signal

T = TypeVar("T")


class RelayPrompter(ABC):
    """Hands everything on to another prompter."""

    @property
    def keys(self) -> str:
        """Return how to answer."""
        return self._do(lambda now: now.keys)

    @property
    def plain(self) -> bool:
        """Tell whether everything is to be plain lines."""
        return self._do(lambda now: now.plain)

    def ask(self, prompt: Prompt) -> Raw | Signal:
        """Ask one question."""
        return self._do(lambda now: now.ask(prompt))

    def choose(self, title: str, options: Sequence[Option], default: str) -> str | Signal:
        """Let one option be picked."""
        return self._do(lambda now: now.choose(title, options, default))

    def rows(self, title: str, options: Sequence[Option], default: str) -> int:
        """Return the rows that a menu takes."""
        return self._do(lambda now: now.rows(title, options, default))

    def ask_text(self, title: str, default: str) -> str | Signal:
        """Ask for one line of text."""
        return self._do(lambda now: now.ask_text(title, default))

    def answered(self, question: Question, shown: str) -> None:
        """Take note of an answer."""
        self._do(lambda now: now.answered(question, shown))

    def say(self, text: str) -> None:
        """Show text."""
        self._do(lambda now: now.say(text))

    @abstractmethod
    def _do(self, what: Callable[[Prompter], T]) -> T:
        """Do something with the other prompter."""


class FallbackPrompter(RelayPrompter):
    """Hands everything on to one prompter, and for good to another one when the first fails.

    Git Bash has no Windows console, an input may not be one that can be waited for, a library may be missing: whatever it is that
    keeps a list from being drawn, the question can still be asked. The one at hand is asked again.
    """

    def __init__(self, open_first: Callable[[], Prompter], instead: Prompter) -> None:
        """Open the first prompter, which may fail already."""
        self._instead = instead
        self._now = instead
        try:
            self._now = open_first()
        except Exception as error:  # noqa: BLE001 - see the class
            self._fall_back(error)

    def _do(self, what: Callable[[Prompter], T]) -> T:
        if self._now is self._instead:
            return what(self._now)
        try:
            return what(self._now)
        except Interrupted:
            raise
        except Exception as error:  # noqa: BLE001 - see the class
            self._fall_back(error)
            return what(self._now)

    def _fall_back(self, error: Exception) -> None:
        self._now = self._instead
        cause = str(error) or type(error).__name__
        self._now.say(f"This terminal cannot show lists ({cause}). Here are numbered lines instead. {self._now.keys}")
