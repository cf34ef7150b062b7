"""`codingpath compare`: two to four plans side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codingpath.cli import options
from codingpath.cli._options import Answer, Data, NoColor, Today
from codingpath.cli.errors import handled
from codingpath.cli.output import Force, FormOption, NoPager, Output
from codingpath.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from codingpath.cli.output import Listing
    from codingpath.model.catalog import Catalog
    from codingpath.report.side_by_side import Named

FEWEST, MOST = 2, 4


def compare(
    plans: Annotated[
        list[str],
        typer.Argument(
            metavar="PLAN PLAN [PLAN [PLAN]]",
            help="Each an answers file, a saved session, or a variant (NAME~VARIANT).",
            autocompletion=options.sessions,
        ),
    ],
    answer: Answer = None,
    today: Today = None,
    form: FormOption = None,
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
    from codingpath.cli.whose import answers_named, names_of  # noqa: PLC0415
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
