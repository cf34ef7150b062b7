"""`codingpath completion`: a script for the shell, and `codingpath __complete`, which such a script asks."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Shell(StrEnum):
    """Shells that a script is there for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def completion(shell: Annotated[Shell, typer.Argument(help="The shell you type in.", show_default=False)]) -> None:
    """Print a script that lets the Tab key finish commands, options, question ids, choices, sessions and states.

    Nothing is installed: put the script where your shell reads it, as the examples do.
    """
    sys.stdout.write(Path(__file__).with_name(f"completion.{shell}").read_text("utf-8"))


def complete(
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORD]...")] = None,
    line: Annotated[str | None, typer.Option("--line", help="The line up to the cursor, instead of words.")] = None,
    breaks: Annotated[str, typer.Option("--breaks", help="Letters at which the shell cuts words.")] = "",
) -> None:
    """Print what the last word can become. Says nothing where anything is wrong: somebody is just typing."""
    from codingpath.cli.app import root  # noqa: PLC0415 - the tree of this run has only the command that was asked for
    from codingpath.cli.complete import completions, words_of  # noqa: PLC0415

    typed = list(words or [""]) if line is None else words_of(line)[1:] or [""]
    try:
        found = completions(root(), typed)
    except Exception:  # noqa: BLE001
        return
    cut = max((typed[-1].rfind(letter) + 1 for letter in breaks if letter in "=:"), default=0)
    sys.stdout.write("".join(f"{text if text.startswith(':') else text[cut:]}\n" for text in found))
