"""`codingpath questions`: ids, kinds, choices and ranges, for people who write answers files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from codingpath.cli.inputs import load
from codingpath.cli.output import Target, emit
from codingpath.formats import Printout, Rows
from codingpath.model.condition import NOT_SURE, Test
from codingpath.model.question import Question
from codingpath.report.blocks import Cell, Document, Part, Table, Text

LEAD = "An answers file is YAML or JSON: one line a question, such as `hours: 12`. Every question also takes not-sure."
COLUMNS = ("Id", "Kind", "Answer")


def questions(data: Path | None, to: Target) -> None:
    """List the questions."""
    found = load(data).questions
    emit(listing(found), to)


def listing(found: Sequence[Question]) -> Printout:
    """Return the questions for every form."""
    return Printout(
        document=_document(found),
        records=lambda: [_record(q) for q in found],
        rows=lambda: Rows(columns=[name.lower() for name in COLUMNS], lines=[(q.id, _kind(q), _values(q)) for q in found]),
    )


def _document(found: Sequence[Question]) -> Document:
    rows = tuple((Cell(q.id, "strong"), Cell(_kind(q)), Cell(_values(q))) for q in found)
    part = Part("questions", "Questions", (Text(LEAD), Table(COLUMNS, rows)))
    return Document(title=part.title, facts=(), opening=part, parts=())


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
        "asked_when": [{question: _test(test) for question, test in box.tests.items()} for box in q.asked_when.boxes if box.tests],
    }


def _test(test: Test) -> list[str] | dict[str, object]:
    """Return the choices that one-choice answers may be, or for other questions the parts of the test that say something."""
    if test.values:
        return [*test.values, *([NOT_SURE] if test.not_sure else [])]
    parts: dict[str, object] = {
        "spans": [{"at_least": span.at_least, "below": span.below} for span in test.spans],
        "any_of": list(test.any_of),
        "all_of": list(test.all_of),
        "none_of": list(test.none_of),
        "not_sure": test.not_sure,
    }
    return {name: part for name, part in parts.items() if part}


def _asked(q: Question) -> str:
    """Say when a question is asked, in ids; nothing where it always is."""
    boxes = [" and ".join(f"{name} {_met(test)}" for name, test in box.tests.items()) for box in q.asked_when.boxes if box.tests]
    return f"; asked when {', or '.join(boxes)}" if boxes else ""


def _met(test: Test) -> str:
    named = [*test.values, *([NOT_SURE] if test.not_sure else [])]
    said = [f"is {' or '.join(named)}"] if named else []
    said += [_span(span.at_least, span.below) for span in test.spans]
    said += [f"has {' or '.join(test.any_of)}"] if test.any_of else []
    said += [f"has {' and '.join(test.all_of)}"] if test.all_of else []
    said += [f"has none of {', '.join(test.none_of)}"] if test.none_of else []
    return " or ".join(said)


def _span(low: int | None, below: int | None) -> str:
    if low is None:
        return f"is below {below:,}"
    return f"is {low:,} or more" if below is None else f"is {low:,} to {below - 1:,}"


def _kind(q: Question) -> str:
    if q.kind != "many":
        return q.kind
    return f"many, at most {q.pick_at_most}" if q.pick_at_most else "many"


def _values(q: Question) -> str:
    return _answers(q) + _asked(q)


def _answers(q: Question) -> str:
    if q.kind == "date":
        return "a date, such as 2027-01-15, 1/15/2027 or Jan 15, 2027"
    if q.kind == "zip":
        return "five digits, in quotes where the first is 0"
    if not q.choices:
        return f"{q.at_least:,} to {q.at_most:,} {q.unit or ''}".strip()
    alone = f" ({q.stands_alone} stands alone)" if q.stands_alone else ""
    return ", ".join(c.id for c in q.choices) + alone
