"""The ledger: what the path costs, low and high, line by line, against the person's own money."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from codingpath.engine.match import books
from codingpath.engine.timeline import Person
from codingpath.model.roadmap import CostLine, Money, ProgramMatch
from codingpath.model.source import Range


def ledger(person: Person, programs: Iterable[ProgramMatch]) -> Money:
    """Return every line and the sums of those that count against the budget.

    A sum leaves out what is unknown or of low confidence, and then reads "at least".
    """
    lines = tuple(_checked(person, line) for line in (*_course(person, list(programs)), *_certification(person)))
    summed = [line for line in lines if line.counts_against_budget and line.counted]
    return Money(
        lines=lines,
        budget_usd=person.number("budget"),
        low_usd=sum(line.low_usd or 0 for line in summed),
        high_usd=sum(line.high_usd if line.high_usd is not None else line.low_usd or 0 for line in summed),
        at_least=any(line.high_usd is None or not line.counted for line in lines if line.counts_against_budget),
    )


def _checked(person: Person, line: CostLine) -> CostLine:
    weak = line.source is not None and person.catalog.sources[line.source].confidence == "low"
    return replace(line, counted=not weak)


def _course(person: Person, programs: list[ProgramMatch]) -> list[CostLine]:
    """Return tuition and books: the span over the programs that fit as far as known."""
    if person.chosen["award"] == "exam-prep":
        note = "nothing for self-study; the price of a review course is not known: ask the provider"
        tuition = CostLine(id="tuition", label="Tuition", low_usd=0, high_usd=None, counts_against_budget=True, note=note)
        return [tuition, _line("books", "Books for the exam", person.credential.books_usd, counts=True)]
    fits = [m for m in programs if not m.misses]
    priced = [m for m in fits if m.low_usd is not None and m.high_usd is not None]
    spans = [span for m in priced if None not in (span := books(m.program))]
    return [
        _span("tuition", "Tuition", [(m.low_usd, m.high_usd) for m in priced], priced),
        _span("books", "Books and supplies", spans, priced),
    ]


def _span(line: str, label: str, spans: list[tuple[int | None, int | None]], priced: list[ProgramMatch]) -> CostLine:
    lows, highs = [low for low, _ in spans if low is not None], [high for _, high in spans if high is not None]
    sources = sorted({m.program.source for m in priced})
    return CostLine(
        id=line,
        label=label,
        low_usd=min(lows) if lows else None,
        high_usd=max(highs) if highs else None,
        counts_against_budget=True,
        estimate=any(m.estimate for m in priced),
        source=sources[0] if spans else None,
        note=f"over the {len(priced)} programs below that fit and have a price" if len(priced) > 1 else None,
    )


def _certification(person: Person) -> list[CostLine]:
    credential = person.credential
    lines = [
        _line("exam", f"{credential.name} exam", credential.exam_usd, counts=True),
        _line("retake", "One more attempt, if needed", credential.retake_usd, counts=False),
        _line("first-renewal", "First renewal", credential.renewal_usd, counts=False),
    ]
    if credential.membership_usd is not None:
        lines.insert(0, _line("membership", f"{credential.issuer} membership, a year", credential.membership_usd, counts=True))
    return lines


def _line(line: str, label: str, cost: Range | None, *, counts: bool) -> CostLine:
    return CostLine(
        id=line,
        label=label,
        low_usd=cost.low if cost else None,
        high_usd=cost.high if cost else None,
        counts_against_budget=counts,
        source=cost.source if cost else None,
        note=cost.note if cost else None,
    )
