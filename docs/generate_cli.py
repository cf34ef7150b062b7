"""Write docs/cli.md from the commands themselves: `python docs/generate_cli.py`. A test holds that it is current."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.core import TyperGroup

from codingpath.cli.app import NAME, root
from codingpath.cli.help import context_of, every_command, visible
from codingpath.cli.signatures.plans import QUIZ
from codingpath.cli.signatures.registry import commands

TARGET = Path(__file__).with_name("cli.md")
HEAD = """# The commands

Made from the commands by `python docs/generate_cli.py`; edit those, not this page. `--help` after any command says the same.

Exit codes: 0 done, 1 something you can fix, 2 usage, 3 a bug, 130 interrupted. Results go to stdout, all else to stderr.
"""


def page() -> str:
    """Return the whole page."""
    lines = [HEAD]
    for path, command in every_command(root(), NAME):
        lines += [f"## `{path}`", "", *_command(path, command)]
    return "\n".join(lines).rstrip() + "\n"


def _command(path: str, command: Any) -> Iterator[str]:
    for paragraph in paragraphs(command):
        yield from (_escaped(paragraph), "")
    for title, terms in sections(command, context_of(command, path)).items():
        yield from (f"| {title} | what |", "| --- | --- |")
        yield from (f"| `{_cell(term)}` | {_cell(_escaped(said))} |" for term, said in terms)
        yield ""
    words = path.partition(" ")[2]
    calls = [line for wanted, call in (commands()[words].examples if words else QUIZ) for line in (f"# {wanted}", call)]
    yield from ("```sh", *calls, "```", "")


def paragraphs(command: Any) -> list[str]:
    """Return what a command says of itself."""
    return [" ".join(part.split()) for part in (command.help or "").split("\n\n") if part.strip()]


def sections(command: Any, context: Any) -> dict[str, list[tuple[str, str]]]:
    """Return arguments, options and commands, those that there are, each as terms and what is said of them."""
    found: dict[str, list[tuple[str, str]]] = {"argument": [], "option": [], "command": []}
    for param in command.get_params(context):
        record = param.get_help_record(context)
        if record is not None:
            found[param.param_type_name].append((record[0], " ".join(record[1].split())))
    if isinstance(command, TyperGroup):
        found["command"] += [(name, (paragraphs(below) or [""])[0]) for name, below in visible(command)]
    return {title: terms for title, terms in found.items() if terms}


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
