"""Kill the wizard at any moment, again and again: every answer that was taken must still be there, and the quiz goes on where it stopped.

An answer counts as taken once the next question is on the painted screen. The one after it may or may not have reached the disk.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path

from ptydrive import KILL
from sitting import Sitting, sit_down
from strategies import TODAY, real_catalog

from codingpath.model.condition import Answers, Value
from codingpath.model.question import Question
from codingpath.sessions.file_format import decode
from codingpath.wizard.flow import Flow
from codingpath.wizard.prompter import options_of

LONGEST_WAIT = 0.12
"""Seconds after the last key within which the kill comes: about two questions' worth of work."""

IN_THE_ACT = 0.5
"""How often the kill comes at the first sign of a write, and not at any moment."""

IN_THE_START = 0.1
"""How often the kill comes before the first question."""


@dataclass
class Victim:
    """One person whose computer crashes all the time."""

    home: Path
    random: random.Random
    plain: bool = False
    how: signal.Signals = KILL
    """What comes. After SIGTERM the wizard takes its leave: nothing that was sent before it may be lost that was read."""
    taken: Answers = field(default_factory=dict)
    """Answers after which the next question was painted."""
    in_flight: tuple[str, Value] | None = None
    """The answer whose keys were the last ones sent."""
    lives: int = 0
    answers: int = 0
    """Answers taken, in all."""
    lucky: int = 0
    """Answers in flight that had reached the disk."""
    quizzes: int = 0
    """Quizzes gone through to the end."""

    def live_and_die(self) -> None:
        """Start, check that nothing is lost, answer a few questions, and be killed in the middle of one."""
        self.lives += 1
        self._check_file()
        with sit_down(self.home, self.home, plain=self.plain) as sitting:
            if self.random.random() < IN_THE_START:
                self._kill(sitting, 4 * LONGEST_WAIT)
                return
            if self.taken:
                sitting.wait("You have unfinished answers")
                sitting.enter()
            for _ in range(self.random.randrange(3)):
                if not self._answer(sitting):
                    break
                sitting.wait(self._next.id if self._next else "Are these answers right?")
                self.taken, self.in_flight = self._sent, None
                self.answers += 1
            before = self._on_disk()
            if not self._answer(sitting):
                self._start_over()
                return
            if self.random.random() < IN_THE_ACT:
                end = time.monotonic() + LONGEST_WAIT
                while self._on_disk() == before and time.monotonic() < end:
                    continue  # to come as close to the write as can be
                self._kill(sitting, 0)
            else:
                self._kill(sitting, LONGEST_WAIT)

    def _kill(self, sitting: Sitting, longest_wait: float) -> None:
        time.sleep(self.random.uniform(0, longest_wait))
        sitting.term.signal(self.how)
        assert sitting.term.wait_exit() in {-self.how, 128 + self.how}
        assert "Traceback" not in sitting.term.raw.decode(errors="replace")

    def _on_disk(self) -> set[tuple[str, int]]:
        try:
            with os.scandir(self._file.parent) as files:
                return {(file.name, file.stat().st_size) for file in files}
        except FileNotFoundError:  # nothing is saved yet, or a file just got its name
            return set()

    @property
    def _file(self) -> Path:
        return self.home / "sessions" / "last" / "answers.json"

    @property
    def _next(self) -> Question | None:
        return Flow.start(real_catalog().questions, self._sent).current

    @property
    def _sent(self) -> Answers:
        """Return what was taken, with what is in flight."""
        return {**self.taken, **dict([self.in_flight])} if self.in_flight else self.taken

    def _answer(self, sitting: Sitting) -> bool:
        """Answer the first open question, which must be the one that is asked; return false if none is open."""
        question = self._next
        if question is None:
            return False
        sitting.wait(question.id)
        value = self._some(question)
        sitting.give(question, value)
        self.in_flight = (question.id, value)
        return True

    def _some(self, question: Question) -> Value:
        """Return any answer."""
        if question.kind == "date":
            return TODAY.replace(year=TODAY.year + self.random.randrange(1, 4))
        if question.kind == "zip":
            return "96910"  # Guam, which fills no state
        if not question.choices:
            return self.random.randint(question.at_least or 0, question.at_most or 0)
        picked = self.random.choice(options_of(question))[0]
        return (picked,) if question.kind == "many" and picked != "not-sure" else picked

    def _check_file(self) -> None:
        path = self._file
        if not path.exists():
            assert not self.taken, f"lost: {self.taken}"
            self.in_flight = None
            return
        found = dict(decode(path.read_bytes(), real_catalog().questions).answers)
        assert found in (self.taken, self._sent), f"found {found}, taken {self.taken}, sent {self.in_flight}"
        self.lucky += found != self.taken
        self.taken, self.in_flight = found, None

    def _start_over(self) -> None:
        shutil.rmtree(self.home / "sessions")
        self.quizzes += 1
        self.taken, self.in_flight = {}, None
