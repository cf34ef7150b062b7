"""A prompter that follows a script, for conversations inside a test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from codingpath.model.question import Question
from codingpath.wizard.prompter import Interrupted, Option, Prompt, Raw, Signal


@dataclass
class Script:
    """A prompter that gives prepared answers and keeps what it was asked."""

    replies: list[Raw | Signal]
    prompts: list[Prompt] = field(default_factory=list)
    menus: list[tuple[str, Sequence[Option], str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    noted: list[tuple[str, str]] = field(default_factory=list)
    keys: str = "Enter goes on."
    plain: bool = True

    def ask(self, prompt: Prompt) -> Raw | Signal:
        self.prompts.append(prompt)
        return self._next()

    def choose(self, title: str, options: Sequence[Option], default: str) -> str | Signal:
        self.menus.append((title, options, default))
        reply = self._next()
        assert isinstance(reply, Signal) or reply in {o for o, _ in options}
        return reply if isinstance(reply, Signal) else str(reply)

    def rows(self, title: str, options: Sequence[Option], default: str) -> int:
        return 4

    def ask_text(self, title: str, default: str) -> str | Signal:
        self.lines.append(title)
        reply = self._next()
        return reply if isinstance(reply, Signal) else str(reply) or default

    def answered(self, question: Question, shown: str) -> None:
        self.noted.append((question.id, shown))

    def say(self, text: str) -> None:
        self.said.append(text)

    @property
    def asked(self) -> list[str]:
        return [p.question.id for p in self.prompts]

    def _next(self) -> Raw | Signal:
        if not self.replies:
            raise Interrupted
        return self.replies.pop(0)
