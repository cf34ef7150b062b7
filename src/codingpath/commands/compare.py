"""`codingpath compare`: two to four plans side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from codingpath.cli.inputs import day, load
from codingpath.cli.named import answers_named, is_file, kept_beside_named, names_of
from codingpath.cli.output import Target, emit
from codingpath.errors import UsageError
from codingpath.formats import Printout, Rows
from codingpath.formats.plan_json import plan_record
from codingpath.model.catalog import Catalog
from codingpath.model.plan.roadmap import Roadmap
from codingpath.planning.plan import plan as make_plan
from codingpath.report.blocks import Document, Part, Table
from codingpath.report.document import whole
from codingpath.report.lists.side_by_side import Named, beside, beside_short
from codingpath.report.roadmap import document
from codingpath.report.sources import Cites, made_on, source_part, whose_data
from codingpath.rules.masks import compile_rules
from codingpath.sessions import store
from codingpath.wizard.flow import Flow

FEWEST, MOST = 2, 4
TITLE: Final = "Plans side by side"


def compare(
    plans: list[str], answer: list[str] | None, program: str | None, today: str | None, data: Path | None, to: Target, *, full: bool
) -> None:
    """Make each plan, and set them side by side."""
    if not FEWEST <= len(plans) <= MOST:
        raise UsageError(f"compare takes two to four plans; these are {len(plans)}")
    when, catalog = day(today), load(data)
    printout = _printout(catalog, when, _named(catalog, when, plans, answer, program), full=full)
    emit(printout, to)


def _named(catalog: Catalog, when: date, plans: list[str], answer: list[str] | None, program: str | None) -> list[Named]:
    """Make the plans, each with the program of its own session unless one is named for all."""
    table = compile_rules(catalog.rules, catalog.questions)

    def made(text: str) -> Roadmap:
        known = answers_named(catalog, text, answer, when)  # first, as it tells a name that is neither a file nor a session
        kept = kept_beside_named(text)
        return make_plan(catalog, known, when, table, program=kept.program(catalog, program), progress=kept.progress())

    return [Named(name, made(text), _so_far(catalog, text)) for name, text in zip(names_of(plans), plans, strict=True)]


def _so_far(catalog: Catalog, text: str) -> str:
    """Return how many questions of a session are answered, where its quiz was not gone through; a file is as it is."""
    if is_file(Path(text)) or (saved := store.look(text, catalog.questions)).finished:
        return ""
    flow = Flow.start(catalog.questions, saved.answers)
    return "" if flow.done else f"{len(flow.given)} of {len(flow.applicable)}"


def _printout(catalog: Catalog, when: date, plans: list[Named], *, full: bool) -> Printout:
    """Return the plans side by side: what differs, or every row; JSON and spreadsheets carry every row."""
    catalog = replace(
        catalog, sources={**catalog.sources, **{s: made for p in plans for s, made in p.roadmap.catalog.sources.items()}}
    )
    return Printout(
        document=_in_full(catalog, when, plans) if full else _in_short(catalog, when, plans),
        records=lambda: [{"name": p.name, **plan_record(p.roadmap, document(p.roadmap))} for p in plans],
        rows=lambda: _rows(beside(plans, Cites(catalog.sources, when)), plans),
    )


def _in_full(catalog: Catalog, when: date, plans: list[Named]) -> Document:
    cites = Cites(catalog.sources, when)
    parts = beside(plans, cites)
    return whole(TITLE, (*parts, source_part(catalog, cites, when)), catalog, cites, when)


def _in_short(catalog: Catalog, when: date, plans: list[Named]) -> Document:
    opening, *parts = beside_short(plans)
    return Document(title=TITLE, facts=(made_on(catalog, when), *whose_data(catalog)), opening=opening, parts=tuple(parts))


def _rows(parts: Iterable[Part], plans: list[Named]) -> Rows:
    tables = [(part, block) for part in parts for block in part.blocks if isinstance(block, Table)]
    return Rows(
        columns=("part", "row", *(p.name for p in plans)),
        lines=[(part.title, *(cell.text for cell in row)) for part, table in tables for row in table.rows],
    )
