"""The tree of commands, and the door they stand behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import Any, Final

import typer
from typer._completion_classes import completion_init
from typer.main import get_command

from codingpath.cli.errors import handled, repair_streams
from codingpath.cli.help import Group, columns, epilog, misuse
from codingpath.cli.signatures.plans import QUIZ, wizard
from codingpath.cli.signatures.registry import FIRST, commands

NAME: Final = "codingpath"

ASKING: Final = "_CODINGPATH_COMPLETE"
"""Set by the script of a shell that asks what the Tab key can finish."""


def root(names: Collection[str] = FIRST, *, quiz: bool = True, whole: bool = True) -> Any:  # noqa: ANN401 - typer does not export its types
    """Return the tree of commands, as typer builds it from the signatures; with `names`, only these commands and whole groups.

    Without `quiz` it takes no options before the name of a command; not `whole`, the first level has no more than names and help.
    """
    width = columns()
    app = typer.Typer(
        name=NAME,
        cls=Group,
        help="Your way into US medical billing and coding: answer a short quiz, get a dated plan with costs, programs and reasons.",
        epilog=epilog(QUIZ, width),
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "terminal_width": width},
    )
    app.callback(invoke_without_command=quiz)(wizard if quiz else _nothing)
    groups = {"": app}
    for words, signature in commands({name.partition(" ")[0] for name in names}).items():
        first, _, second = words.partition(" ")
        if not any(name in (first, words) or name.startswith(f"{words} ") for name in names) or (second and not whole):
            continue
        said = epilog(signature.examples, width)
        if isinstance(signature.function, str):
            groups[first] = typer.Typer(cls=Group, help=signature.function, epilog=said, rich_markup_mode=None)
            app.add_typer(groups[first], name=first, short_help=signature.function)
        else:
            short = (signature.function.__doc__ or "").partition("\n\n")[0]
            function = signature.function if whole else _nothing
            groups[first if second else ""].command(second or first, epilog=said, short_help=short)(function)
    return get_command(app)


def _nothing() -> None:
    """Stand for a command of which only name and help are wanted."""


def reached(arguments: Sequence[str]) -> Any:  # noqa: ANN401
    """Return as much of the tree as a call can reach, since typer takes a millisecond for the options of a command.

    Before a command that is named first no option of the quiz can stand. Where no command is named, as for help, names are enough.
    """
    return root(needed(arguments), quiz=not {*FIRST} & {*arguments[:1]}, whole=bool({*FIRST} & {*arguments}))


def needed(arguments: Sequence[str]) -> Collection[str]:
    """Return the commands that a call can reach, so that the others need not be built.

    That is the one it names first, in a group by two words. The quiz needs none, but an option before a command's name needs that one, to say where the
    option belongs. All are needed for help and for a name that is none.
    """
    first = arguments[0] if arguments else ""
    if first in FIRST:
        both = " ".join(arguments[:2])
        return (both if both in commands((first,)) else first,)
    quiz = not first or (first.startswith("--") and not {"-h", "--help"} & {*arguments})
    return [name for name in FIRST if name in arguments] if quiz else FIRST


def run() -> None:
    """Run a command; whatever it raises becomes one message and an exit code."""
    if ASKING in os.environ:
        _complete()
        return
    with handled():
        repair_streams()
        try:
            code = reached(sys.argv[1:]).main(prog_name=NAME, standalone_mode=False)
        except typer.TyperException as error:
            raise misuse(error) from error
        finally:
            sys.stdout.flush()  # here, where a full disk can still be told, and not at exit
        sys.exit(code if isinstance(code, int) else 0)


def _complete() -> None:
    """Print what the Tab key can finish. Says nothing where anything is wrong: somebody is just typing."""
    os.environ["TERMINAL_WIDTH"] = "1000"  # else typer lets rich fold what a word means, and a shell takes each line for a word
    completion_init()
    with suppress(Exception):
        root().main(prog_name=NAME, complete_var=ASKING)
