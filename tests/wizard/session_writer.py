"""One of several processes that write to one session: `session_writer.py QUESTION ROUNDS`. Ends with 1 if it ever reads a torn file."""

from __future__ import annotations

import sys

from wizard_samples import QUESTIONS

from codingpath.model.answers import Value
from codingpath.wizard import notes, session


def main(question: str, rounds: int) -> int:
    """Answer one question again and again, as a terminal does that knows only its own answers and what was there at first."""
    known = session.load("shared", QUESTIONS).known
    answers: dict[str, Value] = dict(known.answers)
    for number in range(1, rounds + 1):
        answers[question] = value = number % 100 + 1  # inside the range of any number asked
        session.save("shared", answers, rules="1", now=f"{number}", known=known, questions=QUESTIONS)
        known = session.Known(answers=dict(answers))
        notes.add("shared", f"{question} {number}", now=f"{number}")
        read = session.load("shared", QUESTIONS)
        if not read.found or read.notes or read.answers.get(question) != value:
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], int(sys.argv[2])))
