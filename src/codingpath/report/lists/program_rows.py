"""The programs that a search found, the first of them in two lines each. What is known beside that is in `report.lists.programs_found`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap
from typing import Final, assert_never

from codingpath.model.plan.programs import Miss, ProgramMatch
from codingpath.model.program import NATIONAL, Program, Sort
from codingpath.planning.estimates import Estimates, all_in, price, said_usd
from codingpath.planning.search.found_first import Found
from codingpath.planning.search.wanted import Wanted
from codingpath.report.blocks import Block, Document, Heading, Part, Summary, SummaryRow, Text
from codingpath.report.fit import ROOM
from codingpath.report.lists.programs import (
    AID,
    AWARDS,
    CODES,
    CONTROLS,
    DELIVERIES,
    KINDS,
    ProgramWords,
    months_words,
    online_fact,
    price_words,
    program_title,
    state_list,
)
from codingpath.report.lists.programs_found import NAME_YOUR_STATE, OWN, REST, fits_and_near, found_lead
from codingpath.report.sources import Cites, source_list, whose_data
from codingpath.report.words import counted, dollars, listed, sentence

FIRST: Final = 15
"""How many programs have a row before the rest is only counted."""
LINES: Final = 2
"""Lines of a row."""
BETWEEN: Final = " · "
LONGEST_NAME: Final = 36
"""Letters that the name of a short course may have in a row; a longer one stands on its card."""

_ORDERS: Final[dict[Sort, str]] = {
    "fit": "The order: what is known to fit, then what is not known, then what is known not to fit. The nearest, or your own state, "
    "comes before the rest",
    "price": "The order: the lowest price first, unknown prices last",
    "completions": "The order: the most graduates first",
    "name": "The order: by the school's name",
    "distance": "The order: the nearest first",
}


def rows_part(words: ProgramWords, wanted: Wanted, found: Found, sort: Sort) -> Part:
    """Return the first programs in the order of a search, and how many more there are."""
    room = max(0, FIRST - len(found.own) - len(found.office))
    fits, near = fits_and_near(found.rest)
    shown, nearly = fits[:room], near[: max(0, room - len(fits))]
    estimates = Estimates(words.catalog, wanted.answers)
    blocks: list[Block] = found_lead(words, wanted, found)
    blocks += [Heading(OWN), _rows(words, found.own, estimates)] if found.own else []
    blocks += [Heading(words.from_office), _rows(words, found.office, estimates)] if found.office else []
    blocks += [Heading(REST)] if (found.own or found.office) and shown else []
    blocks += [_rows(words, shown, estimates)] if shown else []
    blocks += [Heading("Near misses, and how near"), _rows(words, nearly, estimates)] if nearly else []
    blocks += [Text(text, "quiet") for text in _notes(words, wanted, found.all, sort)]
    return Part("found", "Programs", tuple(blocks))


def _notes(words: ProgramWords, wanted: Wanted, found: Sequence[ProgramMatch], sort: Sort) -> Iterator[str]:
    if len(found) > FIRST:
        yield f"{len(found) - FIRST:,} more: --all. One in full: codingpath programs, then words of the school's name, or an ID."
    elif found:
        yield "One in full: codingpath programs, then words of the school's name, or an ID."
    if found:
        federal = words.catalog.federal
        years = f" The graduates are those of {federal.awards_year}, the rates those of {federal.prices_year}." if federal else ""
        yield f"{_ORDERS[sort]}; no school pays to be here. A price is tuition with books; “about” is estimated from a yearly rate. The exam comes on top.{years}"
    if wanted.state is None and wanted.everywhere:
        yield NAME_YOUR_STATE


def _rows(words: ProgramWords, found: Sequence[ProgramMatch], estimates: Estimates) -> Summary:
    return Summary(tuple(_row(words, m, estimates) for m in found))


def _row(words: ProgramWords, m: ProgramMatch, estimates: Estimates) -> SummaryRow:
    """Return a program in two lines, behind how far away it is, or its state."""
    label = f"{m.miles} mi" if m.miles is not None else m.program.state
    return SummaryRow(label, tuple(row_lines(words, m, estimates)), tone="warn" if m.misses else "plain")


def row_lines(words: ProgramWords, m: ProgramMatch, estimates: Estimates) -> list[str]:
    """Return a program in two lines: school, city and graduates, then what it is, how it is taught, its price and what it misses.

    What does not fit one line stands in the other. Where two cannot hold all, the card has the rest: length, graduates, city.
    """
    p = m.program
    city = [] if p.city is None or p.city in p.school else [p.city]
    graduates = [counted(p.completions, "graduate")] if p.completions else []
    long, short, rest = _what(words, p, _length(p)), _what(words, p, ""), list(_costs(m, estimates))
    ways = (
        _set(p.school, city, [long, *rest], graduates),
        _set(p.school, city, [short, *rest], graduates),
        _set(p.school, city, [short, *rest], []),
        _set(p.school, [], [short, *rest], []),
    )
    return next((lines for lines in ways if lines), [BETWEEN.join((p.school, *city, short, *rest))])


def _set(school: str, city: list[str], rest: list[str], graduates: list[str]) -> list[str]:
    """Return facts in two lines, the school alone with its graduates if that has room; empty where two lines do not hold them."""
    whole = ", ".join((school, *city))
    whose = [whole] if len(whole) <= ROOM else [school, *city]
    facts = [*whose, *rest, *graduates]
    cuts = [(whose[:1] + graduates, whose[1:] + rest), *((facts[:n], facts[n:]) for n in range(1, len(facts)))]
    pairs = ([BETWEEN.join(first), BETWEEN.join(second)] for first, second in cuts)
    together = wrap(BETWEEN.join(facts), ROOM)
    return next((pair for pair in pairs if max(map(len, pair)) <= ROOM), together if len(together) <= LINES else [])


def _costs(m: ProgramMatch, estimates: Estimates) -> Iterator[str]:
    yield _taught(m.program)
    yield _price(said_usd(m, estimates), estimate=m.estimate)
    yield from (_missed(miss) for miss in m.misses)
    if m.program.related:
        yield "related field"


def _what(words: ProgramWords, p: Program, length: str) -> str:
    """Say what a program is, with its length where one is given; a degree needs none."""
    comma = f", {length}" if length else ""
    if p.kind == "credit":
        subject = f"{CODES[p.cip][1]} " if p.cip in CODES else ""
        return f"{subject}{AWARDS[p.award]}{comma if p.award == 'certificate' else ''}"
    if p.catalog_name and len(p.program) <= LONGEST_NAME:
        return f"short course: {p.program}{comma}"
    names = [words.catalog.credential(c).name for c in p.prepares_for]
    return f"short course{f' for the {listed(names)}' if names else ''}{comma}"


def _length(p: Program) -> str:
    """Return how long it is by the best figure there is, in few words."""
    if p.credit_hours:
        return counted(p.credit_hours, "credit")
    if p.clock_hours:
        return counted(p.clock_hours, "hour")
    if p.months_low:
        return counted(p.months_low, "month") if p.months_low == p.months_high else f"{p.months_low}-{p.months_high} months"
    if p.credits_low and p.credits_high:
        return f"{p.credits_low}-{p.credits_high} credits"
    return p.length or ""


def _taught(p: Program) -> str:
    """Say how it is taught; where schools reported no program fully online, that settles nothing, so it is asked too."""
    if p.taught == "hybrid":
        return "part online"
    match p.online:
        case "yes":
            return "online"
        case "no":
            return "in person"
        case "none-reported" | "ask":
            return "online: ask"
        case _ as never:
            assert_never(never)


def _price(usd: int | None, *, estimate: bool) -> str:
    if usd is None:
        return "price: ask"
    return f"about {dollars(usd)}" if estimate else dollars(usd)


def _missed(miss: Miss) -> str:
    match miss.kind:
        case "award":
            return "longer than you need"
        case "delivery":
            return "taught another way"
        case "price":
            return f"{dollars(miss.over_usd or 0)} over budget"
        case "certification":
            return "another exam"
        case _ as never:
            assert_never(never)


# -- card

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
    rows = [SummaryRow(label, tuple(lines)) for label, lines in _card_rows(words, m, estimates, cites) if lines]
    return Part(m.program.id, m.program.school, (Summary(tuple(rows)),), compact=True)


def _card_rows(words: ProgramWords, m: ProgramMatch, estimates: Estimates, cites: Cites) -> Iterator[tuple[str, list[str]]]:
    """Yield a label and what it says, an empty list where nothing is known."""
    p = m.program
    where = ", ".join(text for text in (p.city, p.state) if text and text != NATIONAL)
    away = f"about {counted(m.miles, 'mile')}" if m.miles is not None else ""
    yield "WHERE", _line(where or "the whole country", away, CONTROLS[p.control])
    yield "WHAT", [sentence(program_title(p).rstrip(".")), *_line(AWARDS[p.award], KINDS[p.kind], *_lengths(m))]
    yield "HOW", _line(DELIVERIES[p.delivery], online_fact(p))
    yield "PRICE", _prices(m, estimates)
    names = [words.catalog.credential(c).name for c in p.prepares_for]
    voucher = "exam voucher in the price" if p.voucher else ""
    yield "EXAM", _line(f"prepares for {listed(names)}" if names else "", voucher, words.accredited(p))
    yield "GRADS", _line(f"{counted(p.completions, 'graduate')} in {p.year}" if p.completions and p.year else "", state_list(p))
    yield ("AID", _line(words.federal_aid(p), f"accreditor: {p.accreditor}" if p.accreditor else ""))
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
