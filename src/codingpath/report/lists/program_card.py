"""One program in full, as a card: everything that is known of it, what to ask, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from codingpath.model.plan.programs import ProgramMatch
from codingpath.model.program import NATIONAL
from codingpath.planning.lengths import Estimates
from codingpath.planning.search.prices import all_in, price
from codingpath.report.blocks import Document, Part, Summary, SummaryRow
from codingpath.report.lists.program_online import online_fact
from codingpath.report.lists.programs import (
    AID,
    AWARDS,
    CONTROLS,
    KINDS,
    ProgramWords,
    months_words,
    price_words,
    program_title,
    state_list,
)
from codingpath.report.sources import Cites, source_list
from codingpath.report.versions import whose_data
from codingpath.report.words import counted, dollars, listed, sentence

LEAD: Final = f"The numbers at the end of a card are those of its sources. {AID}"


def cards(words: ProgramWords, found: Sequence[ProgramMatch], estimates: Estimates, today: date) -> Document:
    """Return a card for each program, then the sources of all."""
    cites = Cites(words.catalog.sources, today)
    parts = [_card(words, m, estimates, cites) for m in found]
    cited = [words.catalog.sources[s] for s in cites.used]
    sources = Part("sources", "Sources", source_list(cited, today, LEAD, confirm=True))
    return Document(
        title="Programs in medical billing and coding",
        facts=whose_data(words.catalog),
        opening=parts[0],
        parts=(*parts[1:], sources),
        sources=cites.used,
    )


def _card(words: ProgramWords, m: ProgramMatch, estimates: Estimates, cites: Cites) -> Part:
    rows = [SummaryRow(label, tuple(lines)) for label, lines in _rows(words, m, estimates, cites) if lines]
    return Part(m.program.id, m.program.school, (Summary(tuple(rows)),), compact=True)


def _rows(words: ProgramWords, m: ProgramMatch, estimates: Estimates, cites: Cites) -> Iterator[tuple[str, list[str]]]:
    """Yield a label and what it says, an empty list where nothing is known."""
    p = m.program
    where = ", ".join(text for text in (p.city, p.state) if text and text != NATIONAL)
    away = f"about {counted(m.miles, 'mile')}" if m.miles is not None else ""
    yield "WHERE", _line(where or "the whole country", away, CONTROLS[p.control])
    yield "WHAT", [sentence(program_title(p).rstrip(".")), *_line(AWARDS[p.award], KINDS[p.kind], *_lengths(m))]
    yield "HOW", _line({"in-person": "in person"}.get(p.delivery or "", p.delivery or ""), online_fact(p))
    yield "PRICE", _prices(m, estimates)
    names = [words.catalog.credential(c).name for c in p.prepares_for]
    voucher = "exam voucher in the price" if p.voucher else ""
    yield "EXAM", _line(f"prepares for {listed(names)}" if names else "", voucher, words.accredited(p))
    yield "GRADS", _line(f"{counted(p.completions, 'graduate')} in {p.year}" if p.completions and p.year else "", state_list(p))
    yield (
        "AID",
        _line(words.federal_aid(p), f"accreditor: {p.accreditor}" if p.accreditor else ""),
    )
    yield "REACH", [text for text in (p.phone, p.website, *words.pages(p)) if text]
    yield "ASK", [*words.misses(m), *words.asks(m)]
    yield "NOTE", [p.note] if p.note else []
    yield "ID", [f"{p.id}{cites(*words.sources(p))}"]


def _line(*facts: str) -> list[str]:
    """Return facts as one sentence, nothing where there are none."""
    known = [fact for fact in facts if fact]
    return [sentence("; ".join(known))] if known else []


def _lengths(m: ProgramMatch) -> Iterator[str]:
    p = m.program
    yield p.length or ""
    yield months_words(p)
    if p.clock_hours:
        yield counted(p.clock_hours, "clock hour")
    if p.access_weeks:
        yield f"can be opened for {counted(p.access_weeks, 'week')}"
    if p.credit_hours:
        yield counted(p.credit_hours, "credit")
    elif p.credits_low and p.kind == "credit":
        yield (
            f"{p.credits_low} to {p.credits_high} credits" if p.credits_low != p.credits_high else f"about {p.credits_low} credits"
        )


def _prices(m: ProgramMatch, estimates: Estimates) -> list[str]:
    usd = all_in(m, estimates)
    books = f"With books {dollars(usd)}; the exam comes on top." if usd is not None and usd != m.low_usd else ""
    return [text for text in (sentence(price_words(m)), books, _elsewhere(m, estimates)) if text]


def _elsewhere(m: ProgramMatch, estimates: Estimates) -> str:
    """Say what people of other states pay, where that is another sum than the residents' above it."""
    other, _ = price(m.program, None, estimates)
    if other is None or other == m.low_usd:
        return ""
    return f"That is for residents; people of other states pay {dollars(other)} of tuition."
