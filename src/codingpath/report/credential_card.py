"""One certification in full."""

from __future__ import annotations

from datetime import date

from codingpath.model.catalog import Catalog
from codingpath.model.credential import Credential
from codingpath.model.source import Range
from codingpath.report._words import listed
from codingpath.report.blocks import Block, Bullets, Cell, Document, Heading, Part, Table, Text
from codingpath.report.cites import Cites
from codingpath.report.credential_words import (
    APPRENTICE,
    STEPS,
    ask,
    ask_exam,
    exam_facts,
    fee_price,
    full_name,
    later,
    price,
    routes,
    stated,
)
from codingpath.report.sources import source_part
from codingpath.report.whole import whole

NEXT = "Which of these fit depends on your answers, and your plan names those. Some hold only for people with a certain degree or goal."


def card(catalog: Catalog, credential: Credential, today: date) -> Document:
    """Return all that is known of one certification, and what to ask about the rest."""
    cites = Cites(catalog.sources, today)
    parts = [
        _opening(credential, cites),
        Part("exam", "The exam", (_exam(credential, cites),)),
        Part("cost", "What it costs", tuple(_cost(catalog, credential, cites))),
        Part("upkeep", "Keeping it", (_upkeep(credential, cites),)),
        *_apprentice(credential, cites),
        *_next(catalog, credential),
        *_notes(credential, cites),
    ]
    return whole(full_name(credential), [*parts, source_part(catalog, cites, today)], catalog, cites, today)


def _opening(c: Credential, cites: Cites) -> Part:
    lead = f"Granted by {c.issuer}; {STEPS[c.step]}. The issuer's page: {c.address}."
    blocks: list[Block] = [Text(lead), Text(stated(c.focus, cites)), Heading("Who may sit the exam")]
    blocks.append(Bullets(tuple(stated(s, cites) for s in c.eligibility)))
    return Part("credential", "What it is", tuple(blocks))


def _exam(c: Credential, cites: Cites) -> Table:
    rows = exam_facts(c, cites)
    if c.exam is None:
        rows.insert(0, ("Questions, time, pass mark, books, place", ask_exam(c)))
    rows.append(("Days between two tries", _days(c, c.retake_wait_days, cites)))
    return Table(("What", "Fact"), tuple((Cell(name), Cell(text)) for name, text in rows))


def _days(c: Credential, days: Range | None, cites: Cites) -> str:
    if days is None:
        return ask(c)
    ends = [f"{end}" for end in dict.fromkeys((days.low, days.high)) if end is not None]
    return f"{' to '.join(ends)}{cites(days.source)}{'. ' + days.note if days.note else ''}"


def _cost(catalog: Catalog, c: Credential, cites: Cites) -> list[Block]:
    fees = tuple((Cell(fee.label), Cell(fee_price(catalog.sources, fee, cites))) for fee in c.fees)
    plans = (
        ("Exam, sat once", c.exam_usd, ask(c)),
        ("Dues you must pay, a year", c.membership_usd, "not needed"),
        ("Books", c.books_usd, ask(c)),
        ("One more try", c.retake_usd, ask(c)),
        ("First renewal", c.renewal_usd, ask(c)),
    )
    rows = tuple((Cell(name), Cell(price(span, cites, absent)), Cell((span and span.note) or "")) for name, span, absent in plans)
    published: list[Block] = (
        [Heading("Published prices"), Table(("What", "Price, its time, where to confirm it"), fees)] if fees else []
    )
    return [*published, Heading("What to plan for"), Table(("What", "Price", "Mind"), rows, ratios=(3, 3, 6))]


def _upkeep(c: Credential, cites: Cites) -> Bullets:
    return Bullets(tuple(stated(s, cites) for s in c.upkeep) or (ask(c),))


def _apprentice(c: Credential, cites: Cites) -> list[Part]:
    return [Part("apprentice", "How the “A” comes off", tuple(routes(c, APPRENTICE, cites)))] if c.apprentice_routes else []


def _next(catalog: Catalog, c: Credential) -> list[Part]:
    before = [other.name for other in catalog.credentials if any(step.id == c.id for step in other.next_steps)]
    blocks: list[Block] = [Text(f"For some people it comes after {listed(before)}.")] if before else []
    blocks += [Text(NEXT), later(catalog, c.next_steps)] if c.next_steps else []
    return [Part("next", "What comes before and after", tuple(blocks))] if blocks else []


def _notes(c: Credential, cites: Cites) -> list[Part]:
    return [Part("notes", "Good to know", (Bullets(tuple(stated(s, cites) for s in c.notes)),))] if c.notes else []
