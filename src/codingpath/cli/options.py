"""Options that several commands share, each said once, and what the Tab key offers for them.

Ids and choices come from the kept catalog and the saved sessions. What is named in `autocompletion=` returns values, each with
what it means; nothing of ours is imported until it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from codingpath.formats import LIST, PLAN, WORDS, Content, Format, offered
from codingpath.model.parts import APPENDIX, NAMED, PARTS
from codingpath.text import quoted

if TYPE_CHECKING:
    from codingpath.model.catalog import Catalog
    from codingpath.model.question import Question


Values = list[tuple[str, str]]

Engine = Literal["processes", "dask"]
"""What spreads the rows of a cohort."""

Shell = Literal["bash", "zsh", "fish", "powershell"]
"""Shells that typer has a script for."""


def answers(ctx: typer.Context, incomplete: str) -> Values:
    """Return `goal=` and the like; after the sign, the choices; after a comma, one more of them."""
    questions = _catalog(ctx).questions
    name, sign, typed = incomplete.partition("=")
    question = next((q for q in questions if q.id == name), None)
    if sign and question:
        return [(f"{name}={value}", said) for value, said in _choices(question, typed)]
    return [(f"{q.id}=", q.title) for q in questions]


def _choices(question: Question, typed: str) -> Values:
    before, comma, _ = typed.rpartition(",")
    taken = before.split(",") if question.kind == "many" else []
    found = [(f"{before}{comma}{c.id}", c.label) for c in question.choices if c.id not in taken]
    return found if comma else [*found, ("not-sure", question.not_sure)]


def states(ctx: typer.Context) -> Values:
    """Return the two letters of every state."""
    return [(choice.id, choice.label) for choice in _catalog(ctx).question("state").choices]


def credentials(ctx: typer.Context) -> Values:
    """Return the ids of the certifications."""
    return [(c.id, c.full_name) for c in _catalog(ctx).credentials]


def decisions(ctx: typer.Context) -> Values:
    """Return the ids of the decisions."""
    return [(d.id, d.title) for d in _catalog(ctx).rules.decisions]


def words(ctx: typer.Context) -> Values:
    """Return the words that are explained."""
    return [(term.term, term.means) for term in _catalog(ctx).glossary]


def programs(ctx: typer.Context) -> Values:
    """Return the ids of the programs."""
    return [(p.id, f"{p.school}: {p.program}") for p in _catalog(ctx).programs]


def steps(ctx: typer.Context) -> Values:
    """Return the ids of the steps that plans can have."""
    from codingpath.report.progress.standing import known_ids, step_words  # noqa: PLC0415

    catalog = _catalog(ctx)
    return [(name, step_words(catalog, name)) for name in known_ids(catalog)]


def payers(ctx: typer.Context) -> Values:
    """Return the ids of the sources of money."""
    return [(f.id, f.name) for f in _catalog(ctx).funding]


def contact_kinds(ctx: typer.Context) -> Values:
    """Return how client and counselor may meet."""
    return [(kind, "") for kind in _catalog(ctx).guidance.papers.contact_kinds]


def schools(ctx: typer.Context) -> Values:
    """Return the schools of the shortlist of the session named, or of the last one."""
    from codingpath.cli.inputs import progress_for  # noqa: PLC0415

    return [(school.id, school.name) for school in progress_for(ctx.params.get("session")).schools]


def asked() -> Values:
    """Return what a school is asked."""
    from codingpath.planning.asked.fields import ASKED  # noqa: PLC0415

    return [(each.name, each.title) for each in ASKED]


def said() -> Values:
    """Return `price=` and the like."""
    return [(f"{name}=", title) for name, title in asked()]


def sources(ctx: typer.Context) -> Values:
    """Return the ids of the sources."""
    return [(source.id, source.name) for source in _catalog(ctx).sources.values()]


def sessions() -> list[str]:
    """Return the names of the saved sessions and variants."""
    from codingpath.cli.inputs import sessions as saved  # noqa: PLC0415

    return saved()


def _catalog(ctx: typer.Context) -> Catalog:
    from codingpath.cli.inputs import load  # noqa: PLC0415

    named = ctx.params.get("data")  # as it was typed
    return load(Path(named) if named else None)


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
