"""`codingpath questions`: ids, kinds, choices and ranges, for people who write answers files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from codingpath.cli.inputs import load
from codingpath.cli.output import emit
from codingpath.formats import LIST, Format, Printout, Rows, by_ending
from codingpath.model.question import Question
from codingpath.report.blocks import Cell, Document, Part, Table, Text

LEAD = "An answers file is YAML or JSON: one line a question, such as `hours: 12`. Every question also takes not-sure."
COLUMNS = ("Id", "Kind", "Answer")


def questions(form: Format | None, output: Path | None, data: Path | None, *, force: bool, no_color: bool) -> None:
    """List the questions."""
    chosen, found = form or by_ending(output, LIST), load(data).questions
    emit(listing(found), chosen, output=output, force=force, no_color=no_color)


def listing(found: Sequence[Question]) -> Printout:
    """Return the questions for every form."""
    return Printout(document=_document(found), records=lambda: [_record(q) for q in found], rows=lambda: _rows(found))


def _document(found: Sequence[Question]) -> Document:
    rows = tuple((Cell(q.id, "strong"), Cell(_kind(q)), Cell(_values(q))) for q in found)
    part = Part("questions", "Questions", (Text(LEAD), Table(COLUMNS, rows)))
    return Document(title=part.title, facts=(), opening=part, parts=())


def _rows(found: Sequence[Question]) -> Rows:
    return Rows(columns=[name.lower() for name in COLUMNS], lines=[(q.id, _kind(q), _values(q)) for q in found])


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
