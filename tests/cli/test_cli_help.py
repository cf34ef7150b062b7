"""Help: read at 40 columns as at 80, with examples that work, for every command there is."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import Any

import pytest
from case_table import cases
from running import Ran
from strategies import plan_of

from codingpath.cli.app import NAME, root
from codingpath.cli.help import every_command, visible
from codingpath.cli.signatures.plans import QUIZ
from codingpath.cli.signatures.registry import commands
from codingpath.model.condition import Answers
from codingpath.model.parts import PARTS
from codingpath.report.blocks import Text
from codingpath.report.fit import more_of
from codingpath.report.roadmap import document

Cli = Callable[..., Ran]

TREE = dict(every_command(root(), NAME))
EXAMPLES = {NAME: QUIZ} | {f"{NAME} {words}": signature.examples for words, signature in commands().items()}


@cases("path", TREE)
def test_the_help_of_a_command_is_whole_at_any_width(path: str, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in (40, 60, 80):
        monkeypatch.setenv("COLUMNS", str(columns))
        ran = cli(*path.split()[1:], "--help")
        assert (ran.code, ran.err) == (0, "")
        no_line_is_too_wide_and_none_is_cut(path, columns, ran.out)
        every_example_is_there_and_can_be_copied(path, ran.out)


def no_line_is_too_wide_and_none_is_cut(path: str, columns: int, text: str) -> None:
    lines = [line for line in text.splitlines() if len(line.split()) > 1]  # one long word stays whole
    assert columns // 2 < max(map(len, lines)) <= columns, max(lines, key=len)
    flat = " ".join(text.split())
    for param in TREE[path].params:
        words = (param.help or "").replace("-", "- ").split()
        assert all(word in flat for word in words), param.name
        assert param.param_type_name == "argument" or all(opt in flat for opt in param.opts)
    for name, command in visible(TREE[path]) if hasattr(TREE[path], "commands") else ():
        assert f"{name} {' '.join((command.short_help or '').split())}" in flat


def every_example_is_there_and_can_be_copied(path: str, text: str) -> None:
    flat = " ".join(text.replace("\\\n", " ").split())
    assert EXAMPLES[path]
    for wanted, call in EXAMPLES[path]:
        assert call in flat
        assert wanted in flat.replace(" # ", " ")


@cases("path", EXAMPLES)
def test_every_example_is_a_call_that_is_understood(path: str) -> None:
    for _, call in EXAMPLES[path]:
        bare = call.removeprefix('eval "$(').removesuffix(')"') if call.startswith("eval") else call
        name, *words = shlex.split(bare.partition(" > ")[0].partition(" >> ")[0].partition(" < ")[0])
        assert path in " ".join([name, *words]) or path == NAME
        is_understood(name, words)


def is_understood(name: str, words: list[str]) -> None:
    assert name == NAME
    command: Any = TREE[NAME]
    while hasattr(command, "commands") and words and not words[0].startswith("-"):
        command = command.commands[words[0]]
        words = words[1:]
    command.make_context(name, words)  # raises for an option or a value that there is not


def test_a_command_that_a_plan_names_can_be_typed_as_it_stands() -> None:
    said = [block for name in PARTS for block in more_of(name, 2)]
    people: list[Answers] = [{}, {"so-far": "certified", "holds": ("cca",), "health-work": "coding"}]
    for answers in people:
        shown = document(plan_of(answers), full=False)
        said += [block for part in (shown.opening, *shown.parts) for block in part.blocks]
    texts = {block.text for block in said if isinstance(block, Text) and block.command}
    assert len(texts) > len(PARTS)
    for text in texts:
        is_understood(*_parted(text))


def _parted(text: str) -> tuple[str, list[str]]:
    name, *words = shlex.split(text.rpartition(": ")[2])
    return name, words
