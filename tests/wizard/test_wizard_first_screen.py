"""The first screen: the welcome and the first question stand on it together, and what has no room is left to `?`."""

from __future__ import annotations

from io import StringIO

import pyte
import pytest
from answered import everything_answered
from keystrokes import CTRL_C, ENTER
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output
from strategies import TODAY, real_catalog

from codingpath.interactive.program import introduction
from codingpath.model.catalog import Catalog
from codingpath.wizard.flow import Flow
from codingpath.wizard.interview import interview
from codingpath.wizard.prompter import Interrupted, options_of
from codingpath.wizard.terminal import TerminalPrompter
from codingpath.wizard.wording import Quiz

WELCOME = "Welcome to codingpath."


class Unicode(StringIO):
    encoding = "utf-8"


def begun(columns: int, typed: str, rows: int = 24) -> list[str]:
    """Return the rows of a screen after some keys in the quiz."""
    out, catalog = Unicode(), real_catalog()
    output = Vt100_Output(out, lambda: Size(rows=rows, columns=columns), enable_cpr=False)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=output):
        pipe.send_text(typed + CTRL_C)
        prompter = TerminalPrompter()
        prompter.say(introduction(catalog, {}))
        with pytest.raises(Interrupted):
            interview(Flow.start(catalog.questions, {}), prompter, lambda _: None, TODAY, Quiz.of(catalog))
    screen = pyte.Screen(columns, rows)
    stream = pyte.Stream(screen)
    stream.feed(f"{WELCOME}\r\n")
    stream.feed(out.getvalue())
    return [line.rstrip() for line in screen.display]


@pytest.mark.parametrize("columns", [40, 80])
def test_the_welcome_and_the_first_question_stand_on_one_screen(columns: int) -> None:
    rows, catalog = begun(columns, ""), real_catalog()
    said = " ".join(" ".join(rows).split())
    assert rows[0] == WELCOME
    assert all(decision.title.lower() in said for decision in catalog.rules.decisions)
    assert f"{catalog.questions[0].ask} {catalog.questions[0].why}" in said
    last = max(number for number, row in enumerate(rows) if row)
    assert len(rows) - last > len(options_of(catalog.questions[0])) + 1, "the list, which is not painted yet, has room below"


def test_what_is_answered_already_is_not_announced(catalog: Catalog) -> None:
    """A file with all but two answers was to take about twenty questions."""
    told = [introduction(catalog, answers).splitlines()[1] for answers in ({}, {"goal": "start-soon"}, everything_answered())]
    assert told[0].startswith(f"About {len(Flow.start(catalog.questions, {}).applicable)} questions, 5 to 10 minutes.")
    fewest, most = Flow.start(catalog.questions, {"goal": "start-soon"}).left
    assert told[1].startswith(f"Questions left: {fewest} to {most}.")
    assert told[2].startswith("Every question is answered")


def test_what_each_choice_means_stands_there_where_there_is_room_and_always_comes_by_a_question_mark() -> None:
    means = "Work remotely: You hope to work"
    assert [means in " ".join(begun(columns, typed)) for columns, typed in ((80, ""), (40, ""), (40, "?"))] == [True, False, True]
    assert any("says more" in row for row in begun(40, ""))


def test_once_a_question_is_answered_the_whole_screen_is_the_room() -> None:
    assert any(row.startswith("Billing: claims") or "Coder:" in row for row in begun(40, ENTER + ENTER))
