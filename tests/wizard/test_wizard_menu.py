from __future__ import annotations

from scripted import Script

from codingpath.wizard.menus import pick, type_in
from codingpath.wizard.prompter import Signal

OPTIONS = [("a", "First"), ("b", "Second")]


def test_help_explains_and_asks_again() -> None:
    script = Script([Signal.HELP, Signal.HELP, "b"])
    assert pick(script, "What next?", OPTIONS, "a", "Both are fine.") == "b"
    assert script.said == ["Both are fine."] * 2
    assert len(script.menus) == 3
    script = Script([Signal.HELP, "plan.md"])
    assert type_in(script, "File", "x.md", "A name.") == "plan.md"
    assert script.said == ["A name."]


def test_back_is_none_and_never_an_option() -> None:
    assert pick(Script([Signal.BACK]), "What next?", OPTIONS, "a", "") is None
    assert type_in(Script([Signal.HELP, Signal.BACK]), "File", "x.md", "") is None
