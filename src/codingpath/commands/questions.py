"""`codingpath questions`: ids, kinds, choices and ranges, for people who write answers files."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from codingpath.cli._options import Data, NoColor
from codingpath.cli.errors import handled

if TYPE_CHECKING:
    from codingpath.model.question import Question


class Format(StrEnum):
    """How to print the questions."""

    TABLE = "table"
    JSON = "json"


def questions(
    form: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.TABLE,
    data: Data = None,
    no_color: NoColor = False,
) -> None:
    """List the questions with their ids, choices and ranges."""
    with handled():
        from codingpath.cli.inputs import load  # noqa: PLC0415

        found = load(data).questions
        if form is Format.JSON:
            sys.stdout.write(json.dumps([_record(q) for q in found], indent=2, ensure_ascii=False) + "\n")
        else:
            _print(found, no_color=no_color)


def _record(q: Question) -> dict[str, object]:
    return {
        "id": q.id,
        "kind": q.kind,
        "ask": q.ask,
        "unit": q.unit,
        "at_least": q.at_least,
        "at_most": q.at_most,
        "pick_at_most": q.pick_at_most,
        "stands_alone": q.stands_alone,
        "choices": [{"id": c.id, "label": c.label} for c in q.choices],
        "asked_when": [
            {question: list(test.values) for question, test in box.tests.items()} for box in q.asked_when.boxes if box.tests
        ],
    }


def _print(found: tuple[Question, ...], *, no_color: bool) -> None:
    from codingpath.formats.console import console  # noqa: PLC0415
    from codingpath.formats.terminal import print_part  # noqa: PLC0415
    from codingpath.report.blocks import Cell, Part, Table, Text  # noqa: PLC0415

    rows = tuple((Cell(q.id, "strong"), Cell(_kind(q)), Cell(_values(q))) for q in found)
    lead = Text("An answers file is YAML or JSON: one line a question, such as `hours: 12`. Every question also takes not-sure.")
    print_part(console(no_color=no_color), Part("questions", "Questions", (lead, Table(("Id", "Kind", "Answer"), rows))))


def _kind(q: Question) -> str:
    if q.kind != "many":
        return q.kind
    return f"many, at most {q.pick_at_most}" if q.pick_at_most else "many"


def _values(q: Question) -> str:
    if q.kind == "date":
        return "a date, such as 2027-01-15, 1/15/2027 or Jan 15, 2027"
    if q.kind == "zip":
        return "five digits, in quotes where the first is 0"
    if not q.choices:
        return f"{q.at_least:,} to {q.at_most:,} {q.unit or ''}".strip()
    alone = f" ({q.stands_alone} stands alone)" if q.stands_alone else ""
    when = "; ".join(f"{name} is {' or '.join(test.values)}" for box in q.asked_when.boxes for name, test in box.tests.items())
    return ", ".join(c.id for c in q.choices) + alone + (f"; asked when {when}" if when else "")
