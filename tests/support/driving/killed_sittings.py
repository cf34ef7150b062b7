"""The wizard in a terminal: the quiz, and the live conversation after it. What was taken is there; what was being taken is, or is not."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from killed_commands import clients, scraps
from killing import Victim
from ptydrive import DOWN, ENTER
from sitting import ANSWERS, ASKED, Sitting, sit_down

from codingpath.catalog.cache import cached_catalog
from codingpath.catalog.folder import find_data
from codingpath.catalog.kept import kept_progress
from codingpath.model.condition import Answers
from codingpath.sessions import store
from codingpath.sessions.alias import DEFAULT_NAME

LONGEST_WAIT, SOON = 0.15, 0.03
"""Seconds after the last key within which the kill comes: a step and its save, or the first of it."""


def quiz(folder: Path, chance: random.Random, number: signal.Signals, times: int) -> str:
    """Kill the quiz, in lists and in lines by turns."""
    victims = [Victim(folder / name, chance, plain=name == "lines", how=number) for name in ("lists", "lines")]
    for victim in victims:
        _home(victim.home)
    for turn in range(times):
        victims[turn % 2].live_and_die()
    for victim in victims:
        victim.live_and_die()  # the next start, which looks and sweeps before it is killed as well
    answers, lucky, quizzes = (sum(getattr(v, what) for v in victims) for what in ("answers", "lucky", "quizzes"))
    return f"{answers} answers taken and found again, {lucky} more that had reached the disk, {quizzes} quizzes finished"


def live(folder: Path, chance: random.Random, number: signal.Signals, times: int) -> str:
    """Kill the live conversation while it keeps what was tried, as the own answers or as a variant, or a note."""
    home = folder / "home"
    _home(home)
    store.save(DEFAULT_NAME, ANSWERS, rules="1", now="2026-11-23T10:00:00+00:00", finished=True)
    found = Counter(_live_and_die(home, chance, number, str(turn)) for turn in range(times))
    return ", ".join(f"{count} {what}" for what, count in sorted(found.items()))


def _home(home: Path) -> None:
    home.mkdir(parents=True)
    os.environ["CODINGPATH_HOME"] = str(home)
    cached_catalog(find_data())


def _live_and_die(home: Path, chance: random.Random, number: signal.Signals, turn: str) -> str:
    before = clients()
    own, noted, variants = was = before[DEFAULT_NAME]
    hours = chance.choice([h for h in range(5, 40) if h != own["hours"]])
    tried: Answers = {**own, "hours": hours}
    what = chance.choice(["keep", "both", "note"])
    with sit_down(home, home, rows=24) as sitting:
        _to_the_choices(sitting, own["hours"], hours)
        rest = [name for name in scraps(home) if "locks" not in name]
        assert not rest, f"live: {rest} is left over"
        sitting.send({"keep": "k", "both": "b", "note": "n"}[what])
        if what != "keep":
            title = "? Name of the variant" if what == "both" else "? Note"
            sitting.term.wait_until(lambda: sitting.term.cursor_line.startswith(title), title)
            sitting.send(f"\x15v{turn}" + ENTER)
        time.sleep(chance.uniform(0, chance.choice([LONGEST_WAIT, SOON])))
        sitting.term.signal(number)
        code = sitting.term.wait_exit()
        assert code in {-number, 128 + number}, f"live: exit code {code}"
        assert "Traceback" not in sitting.term.raw.decode(errors="replace")
    after = {
        "keep": was._replace(answers=tried),
        "both": was._replace(variants={**variants, f"v{turn}": tried}),
        "note": was._replace(notes=[*noted, f"v{turn}"]),
    }[what]
    now = clients()
    assert now in (before, {DEFAULT_NAME: after}), f"live: {what}: mixed or lost\n{now}\n{before}\n{after}"
    return f"{what}: {'before' if now == before else 'after'}"


def _to_the_choices(sitting: Sitting, present: object, hours: int) -> None:
    sitting.wait("You have finished answers")
    sitting.enter()
    sitting.wait("What next?")
    sitting.press("c")
    sitting.term.wait_for_prompt("Try which answer?")
    sitting.send(DOWN * ASKED.index("hours") + ENTER)
    sitting.term.wait_for_prompt(f"Your own answer: {present} hours a week", "? Study hours")
    sitting.send(f"{hours}" + ENTER)
    sitting.term.wait_for_prompt("Trying: Study hours", "Drop it")


def ticks(folder: Path, chance: random.Random, number: signal.Signals, times: int) -> str:
    """Kill the menu while steps are ticked off: those ticked off before stay, and the answers with them."""
    home = folder / "home"
    _home(home)
    store.save(DEFAULT_NAME, ANSWERS, rules="1", now="2026-11-23T10:00:00+00:00", finished=True)
    found = Counter(_tick_and_die(home, chance, number) for _ in range(times))
    return ", ".join(f"{count} {what}" for what, count in sorted(found.items()))


def _tick_and_die(home: Path, chance: random.Random, number: signal.Signals) -> str:
    before, done = clients(), _ticked()
    with sit_down(home, home, rows=24) as sitting:
        sitting.wait("You have finished answers")
        sitting.enter()
        sitting.wait("What next?")
        sitting.press("h")
        sitting.term.wait_for_prompt("What happened?")
        sitting.enter()
        sitting.term.wait_for_prompt("? Which step?")
        sitting.enter()
        time.sleep(chance.uniform(0, chance.choice([LONGEST_WAIT, SOON])))
        sitting.term.signal(number)
        code = sitting.term.wait_exit()
        assert code in {-number, 128 + number}, f"ticks: exit code {code}"
    assert clients() == before, "ticks: the answers are others"
    now = _ticked()
    assert len(now ^ done) <= 1, f"ticks: {done} became {now}"
    return "before" if now == done else "after"


def _ticked() -> set[str]:
    progress, lost = kept_progress(store.progress_of(DEFAULT_NAME))
    assert not lost
    return {step.id for step in progress.done}


SITTINGS: dict[str, Callable[[Path, random.Random, signal.Signals, int], str]] = {"quiz": quiz, "live": live, "ticks": ticks}
