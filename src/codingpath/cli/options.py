"""Options that several commands share, each said once, and what the Tab key offers for them.

Ids and choices come from the kept catalog and the saved sessions. What is named in `autocompletion=` is a function of `cli/values.py`
or `cli/plan_values.py`; nothing of these is imported until it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from codingpath.formats import LIST, PLAN, WORDS, Content, Format, offered
from codingpath.model.parts import APPENDIX, NAMED, PARTS
from codingpath.text import quoted

Values = list[tuple[str, str]]
"""What the Tab key offers, each with what it means."""

Engine = Literal["processes", "dask"]
"""What spreads the rows of a cohort."""

Shell = Literal["bash", "zsh", "fish", "powershell"]
"""Shells that typer has a script for."""


def _asked(place: str, *typed: Any) -> Values | list[str]:  # noqa: ANN401 - what the function takes
    """Ask a function of `cli`, `module.function`, for values; its module is imported now, when the Tab key was pressed."""
    module, _, function = place.rpartition(".")
    found: Values | list[str] = getattr(import_module(f"codingpath.cli.{module}"), function)(*typed)
    return found


def _values(place: str) -> Callable[[typer.Context], Values | list[str]]:
    def values(ctx: typer.Context) -> Values | list[str]:
        return _asked(place, ctx)

    return values


def answers(ctx: typer.Context, incomplete: str) -> Values | list[str]:
    """Return `goal=` and the like; after the sign, the choices; after a comma, one more of them."""
    return _asked("values.answers", ctx, incomplete)


states = _values("values.states")
credentials = _values("values.credentials")
decisions = _values("values.decisions")
words = _values("values.words")
programs = _values("values.programs")
steps = _values("plan_values.steps")
payers = _values("values.payers")
contact_kinds = _values("values.contact_kinds")
schools = _values("plan_values.schools")
asked = _values("plan_values.asked")
said = _values("plan_values.said")
sources = _values("values.sources")
sessions = _values("values.sessions")


def _form(contents: Collection[Content]) -> Any:  # noqa: ANN401 - typer does not export its types
    """Return the option that names a form, for a command that has these contents."""
    *others, last = offered(contents)
    return typer.Option(
        "--format",
        metavar="FORM",
        help=f"How to print it: {', '.join(others)} or {last}; else as the ending of FILE says, or a table.",
        parser=_named(contents),
        autocompletion=lambda: [(name, form.label) for name, form in offered(contents).items()],
    )


def _named(contents: Collection[Content]) -> Callable[[str], Format]:
    def form(name: str) -> Format:
        known = offered(contents)
        if name not in known:
            raise typer.BadParameter(f"{name!r} is not one of {', '.join(map(repr, known))}.")
        return known[name]

    return form


def _part(name: str) -> str:
    if name not in NAMED:
        raise typer.BadParameter(f"{quoted(name)} is no part of a plan; the parts are {', '.join(NAMED)}.")
    return name


PlanForm = Annotated[Format | None, _form(PLAN)]
ListForm = Annotated[Format | None, _form(LIST)]
WordsForm = Annotated[Format | None, _form(WORDS)]
Parts = Annotated[
    list[str] | None,
    typer.Option(
        "--part",
        metavar="NAME",
        help=f"Only this part; may be repeated: {', '.join(PARTS)}; more: {', '.join(APPENDIX)}.",
        parser=_part,
        autocompletion=lambda: list(NAMED),
    ),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")]
Force = Annotated[bool, typer.Option("--force", help="Replace the output file.")]
Full = Annotated[bool, typer.Option("--full", "--all", help="Everything, not only what matters most.")]
NoPager = Annotated[bool, typer.Option("--no-pager", help="No pager for a long list (or set NO_PAGER).")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colors (or set NO_COLOR).")]

AnswersFile = Annotated[Path | None, typer.Option("--answers", metavar="FILE", help="An answers file, YAML or JSON.")]
Answer = Annotated[
    list[str] | None,
    typer.Option(
        "--answer",
        metavar="ID=VALUE",
        help="One answer on top of the others; may be repeated. a,b gives a list.",
        autocompletion=answers,
    ),
]
SessionName = Annotated[
    str | None,
    typer.Option("--session", metavar="NAME", help="A saved session, instead of the last one.", autocompletion=sessions),
]
Saved = Annotated[str, typer.Argument(metavar="NAME", help="A session, or NAME~VARIANT.", autocompletion=sessions)]
ProgramId = Annotated[
    str | None,
    typer.Option(
        "--program",
        metavar="ID",
        help="Reckon dates and money with this program, as `codingpath programs` calls it; none: with no chosen one.",
        autocompletion=programs,
    ),
]
Data = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="Another data folder (or set CODINGPATH_DATA).")]
Today = Annotated[str | None, typer.Option("--today", metavar="DATE", help="Plan as if today were this day, such as 2027-01-15.")]
NoName = Annotated[
    bool,
    typer.Option(
        "--no-name", help="Leave the session's name out of what you take away: file names, titles and the plan's first line."
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
