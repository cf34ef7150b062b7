"""Write docs/cli.md from the commands themselves: `python docs/generate_cli.py`. A test holds that it is current."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from codingpath.cli.app import NAME, root
from codingpath.cli.examples import EXAMPLES
from codingpath.cli.help import context_of, every_command, paragraphs, sections

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
    context = context_of(command, path)
    for paragraph in paragraphs(command):
        yield from (_escaped(paragraph), "")
    for title, terms in sections(command, context):
        yield from (f"| {title.removesuffix('s').lower()} | what |", "| --- | --- |")
        yield from (f"| `{_cell(term)}` | {_cell(_escaped(said))} |" for term, said in terms)
        yield ""
    examples = EXAMPLES.get(path, ())
    if examples:
        calls = [line for comment, call in examples for line in (f"# {comment}", call)]
        yield from ("```sh", *calls, "```", "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
