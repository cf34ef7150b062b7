"""What a fact says, in one line, whatever kind of record it is: its names and texts, then its figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from codingpath.model.facts import PROGRAMS, Fact
from codingpath.model.source import Range
from codingpath.report._words import counted, dollar_span, dollars

_SAYS = ("name", "title", "label", "text", "because", "amount", "questions", "period", "pass_mark")
"""Fields whose texts are shown, in this order; of any other text a reader sees enough in the file."""


def fact_words(fact: Fact) -> str:
    """Return one line; nothing that is not known is mentioned."""
    record = fact.record
    if fact.path == PROGRAMS:
        return counted(fact.rows, "program")
    if isinstance(record, Range):
        return _span(record, fact.path)
    if isinstance(record, tuple):
        return ", ".join(record) if all(isinstance(item, str) for item in record) else counted(fact.rows, "row")
    return "; ".join(_said(record)).replace(".; ", "; ")


def _span(span: Range, path: str) -> str:
    if path.endswith("_usd"):
        return dollar_span(span.low, span.high)
    ends = [f"{end:,}" for end in dict.fromkeys((span.low, span.high)) if end is not None]
    return " to ".join(ends)


def _said(record: object) -> Iterator[str]:
    if not is_dataclass(record):
        return
    yield from (str(text) for name in _SAYS if (text := getattr(record, name, None)) is not None)
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, int) and not isinstance(value, bool) and field.name != "weight":
            yield _figure(field.name, value)


def _figure(name: str, value: int) -> str:
    if name == "usd":
        return dollars(value)
    label = name.removesuffix("_usd").replace("_", " ")
    return f"{label} {dollars(value) if name.endswith('_usd') else f'{value:,}'}"
