"""The whole quiz in a real terminal, with lists and in plain lines, wide and narrow: one and the same result."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from on_screen import on_screen
from sitting import ANSWERS, Sitting, answers_file, as_json
from strategies import plan_of, real_catalog

from codingpath.formats.markdown import to_markdown
from codingpath.formats.printouts import plan_printout
from codingpath.model.condition import Answers, Value
from codingpath.model.question import Question
from codingpath.report.roadmap import first_page

pytestmark = pytest.mark.pty
Sit = Callable[..., Sitting]
WIDE = 80
MENU = [
    "? What next?  [Enter] read on, dates  [?] help  [Ctrl-N] note  w[h]at happened",
    "[d]ates  [m]oney  [s]chools  [e]xam  stud[y]  [j]obs  [a]sk  s[o]urces  s[t]eps",
    "[w]hy  [c]hange  [p]ick a school  [f]ile  a[l]l  [x] delete  [q]uit",
]
BOXES = "─│╭╮╰╯├┤┬┴┼═━█░▓"


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("plain", [False, True], ids=["lists", "lines"])
def test_the_same_answers_give_the_same_file_in_both_modes(sit: Sit, tmp_path: Path, plain: bool, columns: int) -> None:
    with sit(plain=plain, columns=columns, rows=24) as sitting:
        assert sitting.go_through("Are these answers right?") == ANSWERS
        sitting.enter()
        sitting.wait("What next?")
        seen = sitting.term.history + sitting.term.text
        assert "YOUR PLAN: " in seen
        assert "Ready to apply" in seen
        if columns == WIDE and not plain:
            sitting.term.wait_until(
                lambda: MENU[-1] in sitting.term.text, "the last line of the menu"
            )  # it is drawn piece by piece
            lines = sitting.term.text.rstrip("\n").split("\n")
            begins = next(number for number, line in enumerate(lines) if line.startswith("YOUR PLAN: "))
            assert lines[begins:] == [*page_of(ANSWERS), *MENU], "page, menu and prompt stand on one screen"
        sitting.press("f")
        sitting.wait("As what kind of file?")
        sitting.enter()
        sitting.wait("File to write")
        sitting.enter()
        sitting.wait("What next?")
        sitting.enter()  # after an export, Enter quits
        assert sitting.term.wait_exit() == 0
        assert "Your answers are in" in sitting.term.text
        assert sitting.saved == as_json(ANSWERS)
        raw = sitting.term.raw.decode()
    written = (tmp_path / "codingpath-2026-11-23.md").read_text("utf-8")
    assert written == to_markdown(plan_printout(plan_of(ANSWERS)).document)
    if plain:
        assert not set("\x1b\b\a\v\f" + BOXES) & set(raw)
        for line in raw.replace("\r", "").split("\n"):
            printed = line.rpartition(": ")[0] or line  # without what was typed
            assert len(printed) <= columns or max(map(len, printed.split())) > columns, line  # a path cannot be broken


@pytest.mark.parametrize(("plain", "rows"), [(False, 10), (True, 24)], ids=["lists-10", "lines-24"])
def test_help_back_and_stop_work_at_a_question_and_in_menus(sit: Sit, tmp_path: Path, plain: bool, rows: int) -> None:
    back, more, stop = ("back\r", "?\r", "quit\r") if plain else ("\x1b[Z", "?", "\x03")
    file = answers_file(tmp_path, {q: v for q, v in ANSWERS.items() if q != "goal"})
    with sit("--ephemeral", "--answers", file, plain=plain, rows=rows) as sitting:
        sitting.wait("goal")
        sitting.send(more)
        sitting.term.wait_for("It also steers the dates")
        sitting.give(*goal())
        sitting.wait("Are these answers right?")
        for menu, about, before in [
            ("Are these answers right?", "Your plan is made", "funding"),
            ("What next?", "Each of dates, money", "What next?"),
        ]:
            sitting.send(more)
            # ten rows hold a long menu alone: what is told stands above the window
            sitting.term.wait_until(lambda about=about: about in sitting.term.history + sitting.term.text, about)  # type: ignore[misc]
            sitting.wait(menu)
            sitting.send(back)
            sitting.wait(before)
            sitting.enter()
            if before == "funding":
                sitting.wait("Are these answers right?")
                sitting.enter()
            sitting.wait("What next?")
        sitting.send(stop)
        assert sitting.term.wait_exit() == 130


def page_of(answers: Answers) -> list[str]:
    return on_screen(first_page(plan_of(answers)), WIDE)


def goal() -> tuple[Question, Value]:
    return real_catalog().by_id["goal"], ANSWERS["goal"]


def test_bytes_that_are_no_letters_are_an_entry_that_cannot_be_used(sit: Sit, tmp_path: Path) -> None:
    file = answers_file(tmp_path, {q: v for q, v in ANSWERS.items() if q != "hours"})
    with sit("--ephemeral", "--answers", file, plain=True) as sitting:
        sitting.wait("hours")
        sitting.send("\udcff\udcfe\r")
        sitting.term.wait_for("is not a whole number")
        sitting.wait("hours")
