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
    )


def _checked(person: Person, line: CostLine) -> CostLine:
    weak = line.source is not None and person.catalog.sources[line.source].confidence == "low"
    return replace(line, counted=not weak)


def _course(person: Person, programs: list[ProgramMatch]) -> list[CostLine]:
    """Return tuition and books: the span over the priced programs that fit; where none does, over those that miss by price alone.

    Without the second half a path nobody can pay for would look as if its price were unknown.
    """
    if person.chosen["award"] == "exam-prep":
        note = "nothing for self-study; the price of a review course is not known: ask the provider"
        tuition = CostLine(id="tuition", label="Tuition", low_usd=0, high_usd=None, counts_against_budget=True, note=note)
        return [tuition, _line("books", "Books for the exam", person.credential.books_usd, counts=True)]
    reachable = [m for m in programs if m.low_usd is not None and all(miss.kind == "price" for miss in m.misses)]
    fits = [m for m in reachable if not m.misses] or reachable
    priced = [(m, m.low_usd, m.high_usd) for m in fits if m.low_usd is not None and m.high_usd is not None]
    with_books = [(m, low, high) for m, *_ in priced for low, high in [books(m.program)] if low is not None and high is not None]
    how = "fit" if any(not m.misses for m in reachable) else "miss by the price alone"
    return [
        _span("tuition", "Tuition", priced, f"{how} and have a price", estimate=any(m.estimate for m, *_ in priced)),
        _span(
            "books",
            "Books and supplies",
            with_books,
            f"{how} and say what books cost",
            estimate=any(high for *_, high in with_books),
        ),
    ]


def _span(line: str, label: str, known: list[tuple[ProgramMatch, int, int]], what: str, *, estimate: bool) -> CostLine:
    return CostLine(
        id=line,
        label=label,
        low_usd=min((low for _, low, _ in known), default=None),
        high_usd=max((high for *_, high in known), default=None),
        counts_against_budget=True,
        estimate=estimate,
        source=min((m.program.source for m, *_ in known), default=None),
        note=f"over the {len(known)} programs below that {what}" if len(known) > 1 else None,
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
