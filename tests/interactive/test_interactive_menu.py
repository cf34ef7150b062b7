"""The menu under the plan: its letters, its two lines, and parts that come a screen at a time."""

from __future__ import annotations

from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output
from scripted import Script
from strategies import plan_of, real_table

from codingpath.formats.console import console
from codingpath.interactive.live import CHOICES, CLOSER
from codingpath.interactive.menu import ABOUT_ACTIONS, ACTIONS, BESIDE, LETTERS, RESULT, Menu, show_why
from codingpath.interactive.reading import read_document, read_part
from codingpath.model.parts import PARTS
from codingpath.report.blocks import Bullets, Part
from codingpath.report.roadmap import document, first_page, some_parts
from codingpath.wizard.menus import MORE_ROWS, pages
from codingpath.wizard.plain import PlainPrompter
from codingpath.wizard.prompter import Keyed
from codingpath.wizard.terminal import TerminalPrompter, _menu_drawn, rows_of


def menu(*left_out: str) -> Keyed:
    actions = [action for action in ACTIONS if action[0] not in left_out]
    return Keyed([*((name, name) for name in PARTS), *actions], LETTERS, begins=(PARTS[0], "why"), titled=True, beside=BESIDE)


WHOLE = menu()
"""The menu with everything that it can offer."""


def drawn(options: Keyed, default: str, columns: int) -> list[str]:
    return "".join(text for _, text, *_ in _menu_drawn("What next?", options, default, columns)).split("\n")


def test_every_part_and_every_action_has_a_letter_of_its_own() -> None:
    assert len(set(WHOLE.letters.values())) == len(WHOLE)


def test_parts_and_actions_take_a_line_each() -> None:
    for left_out in ("undo", "variants"):  # with both there is one line more
        title, parts, actions = drawn(menu(left_out), "on", 80)
        assert title.startswith("? What next?  [Enter] read on")
        assert all(len(line) <= 80 for line in (title, parts, actions))
        assert parts.replace("[", "").replace("]", "").split() == list(PARTS)


@pytest.mark.parametrize("columns", [20, 40, 60, 79])
def test_on_a_narrow_screen_no_name_is_broken(columns: int) -> None:
    lines = drawn(WHOLE, "on", columns)
    assert all(len(line) <= columns for line in lines[1:])
    plain = " ".join(lines).replace("[", "").replace("]", "")
    assert all(label in plain for _, label in WHOLE)


def test_in_plain_lines_a_letter_a_name_and_a_number_pick_the_same() -> None:
    for typed in ("m", "M", "money", str(PARTS.index("money") + 1)):
        assert PlainPrompter(lambda _, typed=typed: typed, lambda _: None).choose("What next?", WHOLE, "on") == "money"  # type: ignore[misc]


# -- parts on a screen

BELOW = 4
"""Rows of the prompt under what is read."""


def read(part: Part, *replies: str, plain: bool = False) -> tuple[Script, Any]:
    script = Script([*replies], plain=plain)
    read_part(SimpleNamespace(screen=console(plain=plain), prompter=script), part, BELOW)  # type: ignore[arg-type]
    return script, script.menus


def long_part(lines: int) -> Part:
    return Part("long", "Long", (Bullets(tuple(f"line {number}" for number in range(lines))),), compact=True)


def test_a_part_that_the_screen_holds_comes_at_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LINES", "24")
    holds = 24 - BELOW - 1  # its title stands above them
    script, _ = read(long_part(holds))
    assert not script.menus
    assert capsys.readouterr().out.splitlines()[-1].endswith(f"line {holds - 1}")
    script, _ = read(long_part(holds + 1), "more")
    assert script.menus, "one line more and the menu would push the title out"


def test_a_longer_one_comes_a_screen_at_a_time_and_may_be_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LINES", "24")
    read(long_part(60), "more", "more")
    assert [f"line {n}" in capsys.readouterr().out for n in (59,)] == [True]
    script, _ = read(long_part(60), "rest")
    out = capsys.readouterr().out
    assert ["line 0" in out, "line 59" in out, [title for title, _, _ in script.menus]] == [True, False, ["Long:"]]
    assert len(out.splitlines()) < 24


def test_back_to_the_menu_is_offered_where_the_menu_comes_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "24")
    roadmap = plan_of({"goal": "lead", "state": "OH"})
    script = Script(["rest", "back"], plain=False)
    app: Any = SimpleNamespace(
        screen=console(), prompter=script, catalog=roadmap.catalog, table=real_table(), client_store=SimpleNamespace(variants=())
    )
    show_why(app, roadmap)
    (_, offered, _), (title, results, _) = script.menus
    assert (dict(offered), title, dict(results)["back"]) == ({"more": "more", "rest": "skip the rest"}, RESULT, "Back")
    script.replies = ["menu"]
    Menu(app)._show("money", roadmap)
    assert dict(script.menus[-1][1])["menu"] == "back to the menu"


def test_plain_lines_are_never_broken_off(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LINES", "24")
    read(some_parts(plan_of({"goal": "lead", "state": "OH"}), ["money"]).opening, plain=True)
    assert capsys.readouterr().out.count("\n") > 24


def test_the_first_page_and_the_whole_plan_come_a_screen_at_a_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LINES", "24")
    monkeypatch.setenv("COLUMNS", "40")
    roadmap = plan_of({"goal": "lead", "state": "OH"})
    for words in (first_page(roadmap), document(roadmap)):
        script = Script(["menu"], plain=False)
        read_document(SimpleNamespace(screen=console(), prompter=script), words, BELOW, menu=True)  # type: ignore[arg-type]
        top = capsys.readouterr().out.splitlines()
        assert [title for title, _, _ in script.menus] == ["Your plan:"]
        assert len(top) + MORE_ROWS == 24


def test_each_screen_holds_its_lines_and_the_prompt_below_them() -> None:
    lines = [str(number) for number in range(50)]
    for count in range(51):
        found = pages(lines[:count], 24, 12)
        assert [line for page in found for line in page] == lines[:count]
        assert all(len(page) <= 24 - MORE_ROWS for page in found[:-1])
        assert len(found[-1]) <= 12


def test_the_menu_says_how_many_rows_it_takes() -> None:
    for columns in (20, 40, 80):
        assert rows_of("What next?", WHOLE, "on", columns) >= len(drawn(WHOLE, "on", columns))


def test_a_prompter_says_how_many_rows_a_menu_takes_with_what_stands_above_it() -> None:
    long = "Trying: Study hours, Your own money, Place of work"
    for columns, title, rows in ((80, "Trying: State", 4), (40, "Trying: State", 7), (40, long, 8)):
        output = Vt100_Output(StringIO(), lambda columns=columns: Size(rows=24, columns=columns), enable_cpr=False)  # type: ignore[misc]
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=output):
            prompter = TerminalPrompter()
            assert prompter.rows(title, CHOICES, "more") == rows
            assert prompter.rows(title, CLOSER, "full") == 3 + len(CLOSER) + (title == long)
            assert prompter.rows("What next?", WHOLE, "on") == rows_of("What next?", WHOLE, "on", columns)
    assert PlainPrompter().rows("What next?", WHOLE, "on") == 0


def test_help_at_the_menu_explains_what_it_has_now_and_no_more() -> None:
    for plain in (False, True):
        about = Menu(SimpleNamespace(prompter=Script([], plain=plain)))._about(menu("undo", "variants"))  # type: ignore[arg-type]
        assert not {"Undo:", "Variants:"} & set(about.split())
        assert {"File:", "All:"} <= set(about.split())
        assert ("other letters do nothing there" in about) is not plain
    assert {option for option, _ in ACTIONS} == {"on", *ABOUT_ACTIONS}


def test_a_menu_under_its_own_title_says_what_enter_does() -> None:
    assert drawn(CHOICES, "more", 80)[0].startswith("?  [Enter] or [o] One more on top  [k] Keep it")
