"""Help: read at 40 columns as at 80, with examples that work, for every command there is."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import Any

import pytest
from codingpath.cli.examples import EXAMPLES
from running import Ran

from codingpath.cli.app import NAME, root
from codingpath.cli.help import Command, Group, context_of, every_command, help_lines

Cli = Callable[..., Ran]

COMMANDS = dict(every_command(root(), NAME))


@pytest.mark.parametrize("width", [30, 40, 60, 80])
@pytest.mark.parametrize("path", COMMANDS)
def test_no_line_of_help_is_too_wide_and_none_is_cut(path: str, width: int) -> None:
    lines = help_lines(COMMANDS[path], context_of(COMMANDS[path], path), width)
    words = {word for line in lines for word in line.split()}
    assert all(len(line) <= width or len(line.split()) == 1 or line.endswith("\\") for line in lines if width >= 40), max(
        lines, key=len
    )
    assert not any(word.endswith(("...", "…")) for word in words - {"[ARGS]...", "[WORD]...", "[TEXT]…"})
    for param in COMMANDS[path].params:
        assert not param.help or set(param.help.split()) <= words
        assert param.param_type_name == "argument" or any(opt in " ".join(lines) for opt in param.opts)


@pytest.mark.parametrize("columns", ["40", "80"])
def test_the_width_is_that_of_the_terminal(columns: str, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for args in (("--help",), ("plan", "-h"), ("data", "import", "--help")):
        ran = cli(*args)
        assert (ran.code, ran.err) == (0, "")
        assert int(columns) // 2 < max(map(len, ran.out.splitlines())) <= int(columns)


def test_every_command_has_our_help_and_examples() -> None:
    assert set(EXAMPLES) == set(COMMANDS)
    for path, command in COMMANDS.items():
        assert isinstance(command, Command | Group), path
        assert EXAMPLES[path], path


CALLS = [(path, call) for path, examples in EXAMPLES.items() for _, call in examples]


@pytest.mark.parametrize(("path", "call"), CALLS)
def test_every_example_is_a_call_that_is_understood(path: str, call: str) -> None:
    if call.startswith("eval"):
        call = call.removeprefix('eval "$(').removesuffix(')"')
    name, *words = shlex.split(call.partition(" > ")[0].partition(" >> ")[0].partition(" < ")[0])
    assert name == NAME
    assert path in " ".join([name, *words]) or path == NAME
    command: Any = root()
    while isinstance(command, Group) and words and not words[0].startswith("-"):
        command = command.commands[words[0]]
        words = words[1:]
    command.make_context(name, words)  # raises for an option or a value that there is not


def test_a_long_example_can_be_copied_at_40_columns() -> None:
    lines = help_lines(COMMANDS["codingpath plan"], context_of(COMMANDS["codingpath plan"], "codingpath plan"), 40)
    text = "\n".join(lines).replace("\\\n", " ")
    for _, call in EXAMPLES["codingpath plan"]:
        assert " ".join(call.split()) in " ".join(text.split())
