"""`codingpath plan`: the roadmap without questions."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codingpath.cli import inputs
from codingpath.cli.errors import handled, note
from codingpath.cli.options import Answer, AnswersFile, Data, NoColor, SessionName, Today
from codingpath.cli.output import Force, ListFormatOption, NoPager, Output
from codingpath.errors import UsageError
from codingpath.formats import WITHOUT_NOTES, Format, by_ending, document_of, text_of

if TYPE_CHECKING:
    from datetime import date

    from codingpath.cli.output import Listing
    from codingpath.model.catalog import Catalog
    from codingpath.report.blocks import Document
    from codingpath.report.side_by_side import Named
    from codingpath.sessions.notes import Note


def plan(
    answers: AnswersFile = None,
    answer: Answer = None,
    session: SessionName = None,
    today: Today = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="How to print it; else as the ending of FILE says, or a table.")
    ] = None,
    brief: Annotated[bool, typer.Option("--brief", help="Only the first page: decisions, dates, money.")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the output file.")] = False,
    with_notes: Annotated[
        bool, typer.Option("--with-notes", help="Add your notes on the client of the session; no plan has them otherwise.")
    ] = False,
    data: Data = None,
    no_color: NoColor = False,
) -> None:
    """Print the plan of an answers file, or of the last session."""
    with handled():
        from codingpath.cli.inputs import answers_of, day, load  # noqa: PLC0415
        from codingpath.files import write  # noqa: PLC0415
        from codingpath.interactive.export import plan_key  # noqa: PLC0415
        from codingpath.planning.plan import plan as make_plan  # noqa: PLC0415

        chosen = form or by_ending(output, Format)
        when = day(today)
        catalog = load(data)
        roadmap = make_plan(catalog, answers_of(catalog, answers, session, answer, when), when)
        key = plan_key(answers, session) if chosen is Format.ICS else ""
        notes = _notes(answers, session, chosen, brief=brief) if with_notes else None
        if output is None and chosen is Format.TABLE:
            _show(document_of(roadmap, notes), brief=brief, no_color=no_color)
        elif output is None:
            sys.stdout.write(text_of(roadmap, chosen, brief=brief, key=key, notes=notes))
        else:
            write(
                text_of(roadmap, chosen, brief=brief, key=key, before=output, notes=notes),
                output,
                force=force,
                private=notes is not None,
            )
            note(f"Wrote {output}.")
        sys.stdout.flush()


def _show(words: Document, *, brief: bool, no_color: bool) -> None:
    from codingpath.formats.console import console  # noqa: PLC0415
    from codingpath.formats.terminal import print_document  # noqa: PLC0415

    print_document(console(no_color=no_color), words, () if brief else words.parts)


def _notes(answers: Path | None, session: str | None, form: Format, *, brief: bool) -> tuple[Note, ...]:
    """Return the notes on the client of the session that the plan is made from; raise `UsageError` where there can be none."""
    from codingpath.sessions import notes, store  # noqa: PLC0415

    name = session or store.last()
    if answers is not None or name is None:
        raise UsageError("--with-notes needs a saved session; name one with --session NAME")
    if brief:
        raise UsageError("--brief prints the first page only; leave it out to have --with-notes")
    if form in WITHOUT_NOTES:
        raise UsageError(f"--format {form.value} holds no notes; leave out --with-notes")
    return notes.read(name)


# `codingpath compare`: two to four plans side by side.

FEWEST, MOST = 2, 4


def compare(
    plans: Annotated[
        list[str],
        typer.Argument(
            metavar="PLAN PLAN [PLAN [PLAN]]",
            help="Each an answers file, a saved session, or a variant (NAME~VARIANT).",
            autocompletion=inputs.sessions,
        ),
    ],
    answer: Answer = None,
    today: Today = None,
    form: ListFormatOption = None,
    output: Output = None,
    force: Force = False,
    data: Data = None,
    no_color: NoColor = False,
    no_pager: NoPager = False,
) -> None:
    """Set two to four plans side by side in equal detail: results, dates, money, and what each gives up."""
    with handled():
        if not FEWEST <= len(plans) <= MOST:
            raise UsageError(f"compare takes two to four plans; these are {len(plans)}")
        from codingpath.cli.inputs import day, load  # noqa: PLC0415
        from codingpath.cli.output import emit  # noqa: PLC0415

        when, catalog = day(today), load(data)
        listing = _listing(catalog, when, _named(catalog, when, plans, answer))
        emit(listing, form, output=output, force=force, no_color=no_color, no_pager=no_pager)


def _named(catalog: Catalog, when: date, plans: list[str], answer: list[str] | None) -> list[Named]:
    from codingpath.cli.inputs import answers_named, names_of  # noqa: PLC0415
    from codingpath.planning.plan import plan as make_plan  # noqa: PLC0415
    from codingpath.report.side_by_side import Named  # noqa: PLC0415
    from codingpath.rules.masks import compile_rules  # noqa: PLC0415

    table = compile_rules(catalog.rules, catalog.questions)
    made = [make_plan(catalog, answers_named(catalog, text, answer), when, table) for text in plans]
    return [Named(name, roadmap) for name, roadmap in zip(names_of(plans), made, strict=True)]


def _listing(catalog: Catalog, when: date, plans: list[Named]) -> Listing:
    from codingpath.cli.output import Listing  # noqa: PLC0415
    from codingpath.formats.plan_json import plan_record  # noqa: PLC0415
    from codingpath.report.blocks import Table  # noqa: PLC0415
    from codingpath.report.document import whole  # noqa: PLC0415
    from codingpath.report.roadmap import document  # noqa: PLC0415
    from codingpath.report.side_by_side import beside  # noqa: PLC0415
    from codingpath.report.sources import Cites, source_part  # noqa: PLC0415

    cites = Cites(catalog.sources, when)
    parts = beside(plans, cites)
    tables = [(part, block) for part in parts for block in part.blocks if isinstance(block, Table)]
    return Listing(
        document=whole("Plans side by side", (*parts, source_part(catalog, cites, when)), catalog, cites, when),
        records=[{"name": p.name, **plan_record(p.roadmap, document(p.roadmap))} for p in plans],
        columns=("part", "row", *(p.name for p in plans)),
        rows=[(part.title, *(cell.text for cell in row)) for part, table in tables for row in table.rows],
    )


# `codingpath explain`: why these results, what would change them, and what open answers can still do.


class ExplainFormat(StrEnum):
    """How to print the explanation."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"


def explain(
    answers: AnswersFile = None,
    answer: Answer = None,
    session: SessionName = None,
    today: Today = None,
    form: Annotated[ExplainFormat, typer.Option("--format", help="How to print it.")] = ExplainFormat.TABLE,
    data: Data = None,
    no_color: NoColor = False,
) -> None:
    """Say why each result came out, and which one or two answers would change it."""
    with handled():
        from codingpath.cli.inputs import answers_of, day, load  # noqa: PLC0415
        from codingpath.planning.plan import plan as make_plan  # noqa: PLC0415
        from codingpath.rules.explain import explain as explained  # noqa: PLC0415
        from codingpath.rules.masks import compile_rules  # noqa: PLC0415

        when = day(today)
        catalog = load(data)
        table = compile_rules(catalog.rules, catalog.questions)
        roadmap = make_plan(catalog, answers_of(catalog, answers, session, answer, when), when, table)
        found = explained(roadmap, table)
        if form is ExplainFormat.JSON:
            from codingpath.formats.records import why_json  # noqa: PLC0415

            sys.stdout.write(why_json(roadmap, found))
            return
        from codingpath.report.why import why  # noqa: PLC0415

        words = why(roadmap, found)
        if form is ExplainFormat.MARKDOWN:
            from codingpath.formats.markdown import to_markdown  # noqa: PLC0415

            sys.stdout.write(to_markdown(words))
            return
        from codingpath.formats.console import console  # noqa: PLC0415
        from codingpath.formats.terminal import print_document  # noqa: PLC0415

        print_document(console(no_color=no_color), words, words.parts)
        sys.stdout.flush()
