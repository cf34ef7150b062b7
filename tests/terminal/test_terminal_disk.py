"""A disk that is full, a home that cannot be written or is not there: the quiz goes on, and says plainly what is not saved."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest
from running import Ran
from sitting import ANSWERS, ASKED, SMALL, SMALL_ASKS, Sitting, answers_file, as_json
from strategies import real_catalog

from codingpath.model.condition import Answers
from codingpath.sessions.file_format import answer_lines

with suppress(ImportError):  # Windows has none of them, and runs no test that is marked `pty`
    import pwd
    import resource

pytestmark = pytest.mark.pty
Sit = Callable[..., Sitting]
BOTH = pytest.mark.parametrize("plain", [False, True], ids=["lists", "lines"])


def no_room() -> None:
    """Let no file grow: what a full disk does, to every user, root too."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def first(number: int) -> Answers:
    """Return the answers to the first few questions."""
    return {question: ANSWERS[question] for question in ASKED[:number]}


def words(sitting: Sitting) -> str:
    """Return everything that was printed, without escape codes and line ends."""
    return " ".join(re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", " ", sitting.term.raw.decode()).split())


@BOTH
def test_a_full_disk_does_not_end_the_quiz_and_nothing_is_lost_in_silence(
    sit: Sit, cli: Callable[..., Ran], plain: bool, tmp_path: Path
) -> None:
    with sit(plain=plain, before=no_room, rows=60) as sitting:
        sitting.go_through(ASKED[4])
        sitting.send("quit\r" if plain else "\x03")
        assert sitting.term.wait_exit() == 130
        said, screen = words(sitting), sitting.term.text
    assert said.count("cannot save your answers") == 1
    assert f"NOT SAVED: {', '.join(real_catalog().by_id[question].title for question in ASKED[:4])}." in said
    assert not list((tmp_path / "home" / "sessions").iterdir())
    by_hand = tmp_path / "by-hand.yaml"
    by_hand.write_text("\n".join(line.strip() for line in screen.splitlines() if re.match(r" *[a-z-]+: [\[\"]", line)), "utf-8")
    assert by_hand.read_text("utf-8").splitlines() == answer_lines(first(4))
    assert cli("plan", "--answers", str(by_hand), "--format", "json").code == 0


def test_saving_is_tried_again_after_each_answer(sit: Sit, home: Path) -> None:
    folder = home / "sessions"
    with sit(rows=60) as sitting:
        sitting.go_through(ASKED[1])
        folder.rename(home / "away")
        folder.write_text("a file stands in the way", "utf-8")
        sitting.go_through(ASKED[3], given=first(1))
        folder.unlink()
        (home / "away").rename(folder)
        sitting.go_through(ASKED[4], given=first(3))
        assert words(sitting).count("Saving is tried again after each answer.") == 1
        assert words(sitting).count("Your answers are saved again.") == 1
    assert sitting.saved == as_json(first(4))


def test_a_quiz_that_ends_unsaved_has_an_exit_code_that_says_so(sit: Sit, tmp_path: Path) -> None:
    with sit("--answers", answers_file(tmp_path), plain=True, before=no_room) as sitting:
        sitting.wait("Are these answers right?")
        sitting.enter()
        sitting.wait("What next?")
        sitting.press("q")
        assert sitting.term.wait_exit() == 1
        assert "NOT SAVED: " in words(sitting)


def test_a_full_disk_keeps_what_was_saved_before(sit: Sit) -> None:
    with sit(plain=True) as sitting:
        sitting.go_through(ASKED[1])
    with sit(plain=True, before=no_room) as sitting:
        sitting.wait("You have unfinished answers")
        sitting.enter()
        sitting.go_through(ASKED[2], given=first(1))
        sitting.send("quit\r")
        assert sitting.term.wait_exit() == 130
        assert f"NOT SAVED: {real_catalog().by_id[ASKED[1]].title}." in words(sitting)
    assert sitting.saved == as_json(first(1))


def _no_such_user(number: object) -> NoReturn:
    raise KeyError(number)


def test_without_a_home_the_message_names_two_ways_out(sit: Sit) -> None:
    def nobody() -> None:
        for name in ("HOME", "CODINGPATH_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            os.environ.pop(name, None)
        pwd.getpwuid = _no_such_user

    with sit("--data", str(SMALL), plain=True, before=nobody) as sitting:
        assert sitting.term.wait_exit() == 1
        assert "set CODINGPATH_HOME to a folder, or use --ephemeral" in words(sitting)
    with sit("--ephemeral", "--data", str(SMALL), plain=True, before=nobody) as sitting:
        sitting.term.wait_for(SMALL_ASKS[0])


def test_half_a_catalog_is_not_left_on_a_full_disk(sit: Sit, home: Path) -> None:
    kept = set((home / "cache").iterdir())
    with sit("--data", str(SMALL), plain=True, before=no_room) as sitting:
        sitting.term.wait_for(SMALL_ASKS[0])
    assert set((home / "cache").iterdir()) == kept
