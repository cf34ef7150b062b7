"""How old the data is: every source with the facts that rest on it, the oldest review date first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Final

from codingpath.catalog.facts import PAGES, PROGRAMS, SOON, Fact, Sourced, next_review
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Span
from codingpath.model.source import Range, Source
from codingpath.report.blocks import Block, Bullets, Cell, Document, Heading, Part, Summary, SummaryRow, Table, Text, Tone
from codingpath.report.sources import KIND, as_of_words, made_on, source_line, whose_files
from codingpath.report.words import counted, dollar_span, dollars, full_day, sentence

TITLE: Final = "The facts, their sources and their age"
AGE = "A page speaks for a certain time. It was read for this data on one day, and it is to be read again by another."


def status(catalog: Catalog, groups: Sequence[Sourced], shown: Sequence[Sourced], today: date) -> Document:
    """Return a summary of all sources, then those to show in full."""
    stale = {group.source.id for group in groups if group.source.is_stale(today)}
    tables: list[Block] = [
        Heading("By review date"),
        _table("Review by", groups, lambda s: f"{s.review_by}{' (past)' if s.id in stale else ''}"),
        Heading("By who says it"),
        _table("Who says it", groups, lambda s: KIND[s.kind].capitalize(), [kind.capitalize() for kind in KIND.values()]),
        Heading("By confidence"),
        _table("Confidence", groups, lambda s: s.confidence, ["high", "medium", "low"]),
    ]
    return Document(
        title=TITLE,
        facts=(made_on(catalog, today), *whose_files(catalog)),
        opening=Part("status", "In short", (Text(summary(groups, today), "strong"), *tables)),
        parts=(Part("facts", "Every source and what rests on it", tuple(_all(groups, shown, today))),),
        sources=tuple(group.source.id for group in shown),
    )


def summary(groups: Sequence[Sourced], today: date) -> str:
    """Say how many facts there are, how many are past review, and when the next review is due."""
    stale = [g for g in groups if g.source.is_stale(today)]
    due = next_review(groups, today)
    past = f"{weight(stale)} past review" if stale else "no fact is past review"
    coming = f"next review due {full_day(due)}" if due else "no review date is still to come"
    return f"{weight(groups)}; {past}; {coming}."


def weight(groups: Sequence[Sourced]) -> str:
    """Return how many facts and programs rest on how many sources."""
    programs = sum(g.programs for g in groups)
    also = f" and {counted(programs, 'program')}" if programs else ""
    return f"{counted(sum(g.figures for g in groups), 'fact')}{also} from {counted(len(groups), 'source')}"


def _table(name: str, groups: Iterable[Sourced], label: Callable[[Source], str], order: Iterable[str] = ()) -> Table:
    """Count sources, facts and programs by a label; those of `order` come first and in that order."""
    sorted_out: dict[str, list[Sourced]] = {known: [] for known in order}
    for group in groups:
        sorted_out.setdefault(label(group.source), []).append(group)
    rows = tuple(
        (Cell(known, "strong"), *(Cell(f"{n:,}") for n in (len(some), sum(g.figures for g in some), sum(g.programs for g in some))))
        for known, some in sorted_out.items()
        if some
    )
    return Table((name, "Sources", "Facts", "Programs"), rows, (1, 2, 3))


def _all(groups: Sequence[Sourced], shown: Sequence[Sourced], today: date) -> list[Block]:
    by = full_day(today + SOON)
    if not shown:
        return [Text(f"Nothing is past its review date, and nothing is due by {by}.")]
    rest = len(groups) - len(shown)
    left_out = f" Left out: {counted(rest, 'source')} not due by {by}." if rest else ""
    blocks: list[Block] = [Text(f"The oldest review date first. {AGE}{left_out}")]
    for group in shown:
        blocks += [Heading(group.source.id), *source_blocks(group, today)]
    return blocks


def source_blocks(group: Sourced, today: date) -> list[Block]:
    """Return what a source is and how old, and what rests on it."""
    tone: Tone = "warn" if group.source.is_stale(today) else "plain"
    facts = Bullets(tuple(f"{fact.path}: {fact_words(fact)}" for fact in group.facts))
    return [Text(_source(group.source, today), tone), facts]


def _source(source: Source, today: date) -> str:
    days = (source.review_by - today).days
    due = f"past review for {counted(-days, 'day')}" if days < 0 else f"review due in {counted(days, 'day')}"
    age = max((today - source.checked).days, 0)  # `--today` may lie before it
    return f"{source_line(source, today, confirm=True)} Read {counted(age, 'day')} ago; {due}."


# What a fact says, in one line, whatever kind of record it is: its names and texts, then its figures.

_SAYS = ("name", "title", "label", "text", "because", "amount", "questions", "period", "pass_mark")
"""Fields whose texts are shown, in this order; of any other text a reader sees enough in the file."""


def fact_words(fact: Fact) -> str:
    """Return one line; of a record, nothing that is not known is mentioned."""
    record = fact.record
    if fact.path == PROGRAMS:
        return counted(fact.rows, "program")
    if fact.path == PAGES:
        return f"what its page says of {counted(fact.rows, 'program')}"
    if isinstance(record, Range):
        return _span(record, fact.path)
    if isinstance(record, tuple):
        return ", ".join(record) if all(isinstance(item, str) for item in record) else counted(fact.rows, "row")
    return "; ".join(_said(record)).replace(".; ", "; ")


def _span(span: Range, path: str) -> str:
    if span.low is None and span.high is None:
        return "not known"
    if path.endswith("_usd"):
        return dollar_span(span.low, span.high)
    ends = [f"{end:,}" for end in dict.fromkeys((span.low, span.high)) if end is not None]
    return " to ".join(ends) + (f", most likely {span.likely:,}" if span.likely is not None else "")


def _said(record: object) -> Iterator[str]:
    if not is_dataclass(record):
        return
    yield from (str(text) for name in _SAYS if (text := getattr(record, name, None)) is not None)
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Span) and (value.at_least, value.below) != (None, None):
            yield f"{field.name.replace('_', ' ')} {_cut(value)}"
        if isinstance(value, int) and not isinstance(value, bool) and field.name != "weight":
            yield _figure(field.name, value)


def _cut(span: Span) -> str:
    if span.at_least is None:
        return f"under {span.below:,}"
    return f"{span.at_least:,} or more" if span.below is None else f"{span.at_least:,} to {span.below - 1:,}"


def _figure(name: str, value: int) -> str:
    if name == "usd":
        return dollars(value)
    label = name.removesuffix("_usd").replace("_", " ")
    return f"{label} {dollars(value) if name.endswith('_usd') else f'{value:,}'}"


# -- short

NAMED: Final = 4
"""How many sources a row names before the rest is only counted."""


def status_short(catalog: Catalog, groups: Sequence[Sourced], today: date) -> Document:
    """Return the state of the data in one part."""
    rows = tuple(
        SummaryRow(label, tuple(lines), tone="warn" if label == "PAST" else "plain") for label, lines in _rows(groups, today)
    )
    more = Text("One source: `codingpath data status ID`. What is due: --stale. Every fact: --full.", "quiet")
    return Document(
        title=TITLE,
        facts=(made_on(catalog, today), *whose_files(catalog)),
        opening=Part("status", "In short", (Summary(rows), more), compact=True),
        parts=(),
    )


def _rows(groups: Sequence[Sourced], today: date) -> Iterator[tuple[str, list[str]]]:
    yield "HOLDS", [f"{weight(groups)}."]
    kinds = {kind: sum(1 for g in groups if g.source.kind == kind) for kind in KIND}
    yield "FROM", [sentence(", ".join(f"{KIND[kind]} {n}" for kind, n in kinds.items() if n))]
    if not groups:
        return
    days = sorted(g.source.checked for g in groups)
    yield "READ", [f"First on {full_day(days[0])}, last on {full_day(days[-1])}."]
    oldest = sorted(groups, key=lambda g: (g.source.as_of, g.source.id))
    yield (
        "OLDEST",
        [f"Speak for {as_of_words(oldest[0].source)} and after: {_named(oldest[:NAMED], lambda g: as_of_words(g.source))}."],
    )
    stale = [g for g in groups if g.source.is_stale(today)]
    yield (
        ("PAST" if stale else "REVIEW"),
        [f"{weight(stale)} past review: {_named(stale)}." if stale else "Nothing is past review."],
    )
    due = next_review(groups, today)
    coming = [g for g in groups if g.source.review_by == due]
    yield "NEXT", [f"{full_day(due)}: {weight(coming)}." if due else "No review date is still to come."]
    low, nobody = [g for g in groups if g.source.confidence == "low"], [g for g in groups if g.source.kind == "assumption"]
    yield (
        "WEAKEST",
        [
            f"Low confidence: {_named(low)}." if low else "None of low confidence.",
            f"Our own assumptions, said to be so: {weight(nobody)}." if nobody else "No assumption of our own.",
        ],
    )


def _named(groups: Sequence[Sourced], also: Callable[[Sourced], str] | None = None) -> str:
    """Return who says the first sources, each with its id and something beside it, and how many more there are."""
    some = [f"{g.source.publisher} ({f'{also(g)}; ' if also else ''}{g.source.id})" for g in groups[:NAMED]]
    rest = len(groups) - len(some)
    return ", ".join(some) + (f" and {counted(rest, 'other')}" if rest else "")


def status_of_one(catalog: Catalog, group: Sourced, today: date) -> Document:
    """Return one source and every fact that rests on it."""
    return Document(
        title=group.source.id,
        facts=(made_on(catalog, today), *whose_files(catalog)),
        opening=Part(group.source.id, "What it is, and what rests on it", tuple(source_blocks(group, today))),
        parts=(),
        sources=(group.source.id,),
    )
