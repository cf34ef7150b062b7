"""A form for facts: Enter states nothing that nobody said, in lists as in texts, in both ways of asking."""

from __future__ import annotations

from collections.abc import Callable

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from strategies import real_catalog

from codingpath.interactive.form import Field, Value, Values, fill
from codingpath.interactive.office.program import program_form
from codingpath.wizard.plain import PlainPrompter
from codingpath.wizard.terminal import TerminalPrompter

NEEDED = {"school": "S", "program": "Medical coding", "state": "OH", "award": "certificate", "kind": "credit", "read-at": "told"}
ENTERS = 40
"""More than the form has fields, as one that cannot be left out would be asked again."""


def all_left_out(ask: Callable[[tuple[Field, ...], Values], dict[str, Value]]) -> None:
    form = program_form(real_catalog())
    filled = ask(form.fields, NEEDED)
    lists = {field.key for field in form.fields if field.kind in ("one", "many")}
    assert {"cip", "delivery", "exams"} <= lists
    assert {key: value for key, value in filled.items() if key not in NEEDED and value is not None} == {}


def test_enter_through_the_lists_writes_nothing() -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("\r" * ENTERS)
        all_left_out(lambda fields, given: fill(TerminalPrompter(), fields, given))


def test_enter_through_the_lists_writes_nothing_in_plain_lines() -> None:
    out: list[str] = []
    lines = iter([""] * ENTERS)

    def read(cue: str) -> str:
        out.append(cue)
        return next(lines)

    all_left_out(lambda fields, given: fill(PlainPrompter(read, out.append), fields, given))
    assert "4. Not known, or none (default)" in out
    assert "Numbers, with commas between (Enter for the default): " in out


def test_what_was_left_out_is_so_again_after_going_back() -> None:
    fields = [f for f in program_form(real_catalog()).fields if f.key in ("delivery", "exams")]
    lines = iter(["", "back", "", ""])
    assert fill(PlainPrompter(lambda _: next(lines), lambda _: None), fields, {}) == {"delivery": None, "exams": None}
