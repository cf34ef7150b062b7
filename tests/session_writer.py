"""One of several processes that write to one session: `session_writer.py QUESTION ROUNDS`. Ends with 1 if it ever reads a torn file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from wizard_samples import QUESTIONS

from codingpath.sessions import lock, notes, store


def patient(write: Callable[[], object]) -> None:
    """Write at last, however slow the computer is."""
    while True:
        with suppress(lock.Busy):
            write()
            return


def main(question: str, rounds: int) -> int:
    """Save and note again and again; whoever is second waits."""
    for number in range(1, rounds + 1):
        patient(partial(store.save, "shared", {question: number}, rules="1", now=f"{number}"))
        patient(partial(notes.add, "shared", f"{question} {number}", now=f"{number}"))
        read = store.load("shared", QUESTIONS)
        if not read.found or read.notes or len(read.answers) != 1:
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], int(sys.argv[2])))
