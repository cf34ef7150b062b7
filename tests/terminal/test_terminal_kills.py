"""Killed at any moment, the quiz loses no answer that was taken. `bench/kills.py` does this a hundred times."""

from __future__ import annotations

import random
import stat
from pathlib import Path

import pytest
from killing import Victim

pytestmark = pytest.mark.pty


@pytest.mark.parametrize("plain", [False, True], ids=["lists", "lines"])
def test_every_resume_starts_at_the_first_open_question_with_all_answers(home: Path, plain: bool) -> None:
    victim = Victim(home, random.Random(20261123), plain)  # noqa: S311 - a fixed seed, so that a failure comes again
    while victim.lives < 5 or len(victim.taken) < 3:  # on a slow machine fewer of the answers in flight reach the disk
        assert victim.lives < 20
        victim.live_and_die()
    folder = home / "sessions"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {(p.is_dir(), stat.S_IMODE(p.stat().st_mode)) for p in folder.rglob("*")} == {(True, 0o700), (False, 0o600)}
