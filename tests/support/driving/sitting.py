"""One sitting at the real quiz in a real terminal, in either mode: what is asked now, and answers given by value."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from answered import everything_answered
from forked import import_everything, program
from keystrokes import ENTER, keys, line
from ptydrive import Term
from strategies import real_catalog

from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.question import Question
from codingpath.sessions.file_format import answer_lines
from codingpath.wizard.flow import Flow
from codingpath.wizard.prompter import Prompt

MENUS = (
    "Are these answers right?", "What next?", "You have finished answers", "You have unfinished answers", "As what kind of file?",
    "File to write",
)  # fmt: skip
MORE = "[Enter] more"
"""What waits under a text that is longer than the screen."""
_CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
ANSWERS: Answers = everything_answered(
    goal="earn-more", matters_most=("low-cost", "support"), role="coding", setting="hospital", so_far="nothing", education="diploma",
    health_work="none", terminology="some", basics=("none",), hours=12, free_times="evenings-weekends", start=date(2027, 1, 4),
    months=18, campus="sometimes", internet="reliable", study_style="own-pace", state="TX", budget=4500, funding=("low-income",),
)  # fmt: skip
SMALL = Path(__file__).parents[2] / "bad_data" / "good"
"""A data folder that is read, and whose rules are proved, in no time."""
SMALL_ASKS = ("What do you want?", "Who may help to pay?")
"""Its first questions."""
ASKED = list(ANSWERS)
"""The questions it answers, in the order in which they are asked."""


@dataclass
class Sitting:
    """A terminal with the wizard in it."""

    term: Term
    plain: bool
    home: Path
    _seen: int = field(default=0)
    """How many bytes had come when something was last sent."""

    @property
    def waiting(self) -> str | None:
        """Return the id of the question that waits, the title of the menu, or what is asked of a doubt; none while nothing waits."""
        return self._waiting_line() if self.plain else self._waiting_list()

    def _waiting_line(self) -> str | None:
        said = self.term.raw[self._seen :].decode(errors="replace")
        if not said.endswith(": "):
            return None
        words = " ".join(said.split())
        asked = {q.ask: q.id for q in real_catalog().questions} | self._menus
        return max(((words.rfind(" ".join(ask.split())), name) for ask, name in asked.items()), default=(-1, None))[1]

    def _waiting_list(self) -> str | None:
        lines = self.term.text.splitlines()
        prompt = next((i for i in reversed(range(len(lines))) if lines[i].startswith("? ")), None)
        if prompt is None:
            return None
        if lines[prompt].startswith("? Choose"):
            above = " ".join(" ".join(lines[:prompt]).split())
            place, name = max((above.rfind(menu), name) for menu, name in self._menus.items())
            return name if place >= 0 else None
        if MORE in "\n".join(lines[prompt:]):
            # Text that was sent for moves what is above it first: only one that was drawn since then waits.
            return MORE if MORE in _CODES.sub("", self.term.raw[self._seen :].decode(errors="replace")) else None
        itself = {name: name for name in ("File to write", "What next?")}
        titles = {q.title: q.id for q in real_catalog().questions} | itself
        return next((name for title, name in titles.items() if lines[prompt].removeprefix("? ").startswith(title)), None)

    @property
    def _menus(self) -> dict[str, str]:
        return {menu: menu for menu in MENUS} | {doubt: doubt for doubt in self._doubts}

    @property
    def _doubts(self) -> set[str]:
        """Return what is asked when two answers rarely go together; each is asked once a sitting."""
        return {check.ask for check in real_catalog().double_checks}

    def wait(self, name: str) -> None:
        """Wait until this question, or the menu of this title, is on the screen and waits; stay with doubted answers, read on where there is more."""
        ways = {name, MORE, *self._doubts}
        self.term.wait_until(lambda: self.waiting in ways, f"{name} to wait")
        while (doubt := self.waiting) != name:
            # The screen changes piece by piece: a second Enter for the same doubt would answer what comes after it.
            ways -= {str(doubt)} - {MORE}
            before = self.term.text
            self.enter()
            self.term.wait_until(lambda: self.term.text != before and self.waiting in ways, f"{name} to wait")  # noqa: B023 - waited for at once

    def send(self, *typed: str) -> None:
        """Type something."""
        self._seen = len(self.term.raw)
        self.term.send(*typed)

    def give(self, question: Question, value: Value, default: tuple[str, ...] = ()) -> None:
        """Answer the question that waits, without waiting for what comes after."""
        self.send(line(question, value) + ENTER if self.plain else keys(Prompt(question=question, default=default), value))

    def enter(self) -> None:
        """Take the default of a menu."""
        self.send(ENTER)

    def pick(self, number: int) -> None:
        """Pick from a menu by its place, from 1, where the first is the default."""
        self.send(f"{number}{ENTER}" if self.plain else "\x1b[B" * (number - 1) + ENTER)

    def press(self, letter: str) -> None:
        """Pick from the menu under the plan by its letter."""
        self.send(letter + ENTER if self.plain else letter)

    def go_through(self, until: str, answers: Answers = ANSWERS, given: Answers | None = None) -> Answers:
        """Answer one question after the other until this one waits; return what was given."""
        flow = Flow.start(real_catalog().questions, given or {})
        while flow.current is not None and flow.current.id != until:
            question = flow.current
            self.wait(question.id)
            value = answers.get(question.id, NOT_SURE)
            self.give(question, value)
            flow = flow.answer(question.id, value)
        self.wait(until)
        return flow.answers

    @property
    def saved(self) -> dict[str, Any]:
        """Return the answers on the disk, as JSON has them."""
        found: dict[str, Any] = json.loads((self.home / "sessions" / "last" / "answers.json").read_text("utf-8"))["answers"]
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.term.__exit__(kind, error, trace)


def as_json(answers: Answers) -> dict[str, Any]:
    """Return answers as a session file has them."""
    return {q: list(v) if isinstance(v, tuple) else v.isoformat() if isinstance(v, date) else v for q, v in answers.items()}


def answers_file(folder: Path, answers: Answers = ANSWERS) -> str:
    """Write an answers file that fills in the quiz, and return its path."""
    path = folder / "answers.yaml"
    path.write_text("\n".join(answer_lines(answers)), "utf-8")
    return str(path)


def sit_down(
    home: Path,
    folder: Path,
    *args: str,
    plain: bool = False,
    columns: int = 80,
    rows: int = 40,
    env: Mapping[str, str] | None = None,
    before: Callable[[], object] = lambda: None,
    own_process: bool = False,
) -> Sitting:
    """Start the wizard, with everything imported, or from nothing in a process of its own; `before` is done in the child first."""
    import_everything()
    typed = ["--today", "2026-11-23", *args, *(["--plain"] if plain else [])]
    what = [sys.executable, "-m", "codingpath", *typed] if own_process else program(*typed)
    given = {"CODINGPATH_HOME": str(home), "PYTHONIOENCODING": "utf-8", **(env or {})}
    return Sitting(Term(what, columns=columns, rows=rows, env=given, cwd=folder, before=before), plain, home)
