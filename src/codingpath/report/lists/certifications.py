"""Certifications: one in full, all side by side, and what is said of one wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from codingpath.model.catalog import Catalog
from codingpath.model.credential import Credential, Fee, LaterStep, issuer_of
from codingpath.model.source import Range, Source, Statement
from codingpath.report.blocks import Block, Bullets, Cell, Document, Heading, Part, Table, Text
from codingpath.report.document import whole
from codingpath.report.sources import Cites, as_of_words, source_part, standing
from codingpath.report.words import dollar_span, dollars, listed, minutes

# One certification in full.

NEXT = "Which of these fit depends on your answers, and your plan names those. Some hold only for people with a certain degree or goal."


def card(catalog: Catalog, credential: Credential, today: date) -> Document:
    """Return all that is known of one certification, and what to ask about the rest."""
    cites = Cites(catalog.sources, today)
    parts = [
        _opening(credential, cites),
        Part("exam", "The exam", (_exam_card(credential, cites),)),
        Part("cost", "What it costs", tuple(_cost(catalog, credential, cites))),
        Part("upkeep", "Keeping it", (Bullets(tuple(stated(s, cites) for s in credential.upkeep) or (ask(credential),)),)),
        *_apprentice_card(credential, cites),
        *_next_card(catalog, credential),
        *_notes(credential, cites),
    ]
    return whole(full_name(credential), [*parts, source_part(catalog, cites, today)], catalog, cites, today)


def _opening(c: Credential, cites: Cites) -> Part:
    lead = f"Granted by {c.issuer}; {STEPS[c.step]}. The issuer's page: {c.address}."
    blocks: list[Block] = [Text(lead), Text(stated(c.focus, cites)), Heading("Who may sit the exam")]
    blocks.append(Bullets(tuple(stated(s, cites) for s in c.eligibility)))
    return Part("credential", "What it is", tuple(blocks))


def _exam_card(c: Credential, cites: Cites) -> Table:
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


def _apprentice_card(c: Credential, cites: Cites) -> list[Part]:
    return [Part("apprentice", "How the “A” comes off", tuple(routes(c, apprentice(c), cites)))] if c.apprentice_routes else []


def _next_card(catalog: Catalog, c: Credential) -> list[Part]:
    before = [other.name for other in catalog.credentials if any(step.id == c.id for step in other.next_steps)]
    blocks: list[Block] = [Text(f"For some people it comes after {listed(before)}.")] if before else []
    blocks += [Text(NEXT), later(catalog, c.next_steps)] if c.next_steps else []
    return [Part("next", "What comes before and after", tuple(blocks))] if blocks else []


def _notes(c: Credential, cites: Cites) -> list[Part]:
    notes = (*c.notes, *c.apprentice_notes)
    return [Part("notes", "Good to know", (Bullets(tuple(stated(s, cites) for s in notes)),))] if notes else []


# What is said of one certification wherever it is shown: in a roadmap, side by side, on its own card.

TITLE = "Certifications in medical billing and coding"
STEPS = {"first": "a first step", "later": "a later step", "other": "one to know about"}
"""What a certification is to somebody who is new; also the order of lists."""


def apprentice(credential: Credential) -> str:
    """Return what the apprentice mark of a certification is, before the ways it comes off."""
    mark = f"an apprentice mark, the “A” in {credential.name}-A"
    return f"A new holder without experience carries {mark}. It comes off in one of these ways:"


def full_name(credential: Credential) -> str:
    """Return both names, such as `CPC, Certified Professional Coder`."""
    return f"{credential.name}, {credential.full_name}"


def ask(credential: Credential) -> str:
    """Say that something is not known, and whom to ask."""
    return f"unknown: ask {issuer_of(credential)}"


def ask_exam(credential: Credential) -> str:
    """Say that what the exam is, is not known in full; notes may hold a part of it."""
    return f"not known in full: ask {issuer_of(credential)}; see the notes of its card" if credential.notes else ask(credential)


def stated(statement: Statement, cites: Cites) -> str:
    """Return a sentence with the mark of its source."""
    return statement.text + cites(statement.source)


def exam_facts(credential: Credential, cites: Cites) -> list[tuple[str, str]]:
    """Return what the exam is, each with its name; the pass rate comes last and is said also where the exam is not known."""
    exam, last = credential.exam, ("Pass rate", pass_rate(credential, cites))
    if exam is None:
        return [last]
    mark = cites(exam.source)
    return [
        ("Questions and time", f"{exam.questions}, {minutes(exam.minutes)}{mark}"),
        ("Pass mark", exam.pass_mark + mark),
        ("Code sets", exam.code_sets + mark if exam.code_sets else ask(credential)),
        ("Books", exam.books + mark),
        ("Where", exam.where + mark),
        last,
    ]


def pass_rate(credential: Credential, cites: Cites) -> str:
    """Say the pass rate both ways round, or why there is none."""
    rate = credential.pass_rate
    if rate is None:
        return credential.pass_rate_note or ask(credential)
    return (
        f"of 100 who sat it for the first time in {rate.year}, {rate.percent} passed and {100 - rate.percent} did not "
        f"({rate.testers:,} people){cites(rate.source)}"
    )


def fee_price(sources: Mapping[str, Source], fee: Fee, cites: Cites) -> str:
    """Return one price with its year and where to confirm it."""
    source = sources[fee.source]
    confirm = f"; confirm at {source.confirm_at}" if source.confirm_at else ""
    return f"{dollars(fee.usd)} ({as_of_words(source)}{confirm}){cites(fee.source)}"


def price(span: Range | None, cites: Cites, absent: str) -> str:
    """Return a span of dollars, or what to say where there is none."""
    return absent if span is None else dollar_span(span.low, span.high, absent) + cites(span.source)


def routes(credential: Credential, lead: str, cites: Cites) -> list[Block]:
    """Return the ways an apprentice mark comes off, under a sentence that leads in."""
    rows = tuple((Cell(r.title, "strong"), Cell(r.text + cites(r.source))) for r in credential.apprentice_routes)
    return [Text(lead), Table(("Way", "What it takes"), rows)]


def later(catalog: Catalog, steps: Iterable[LaterStep]) -> Table:
    """Return what may come next."""
    rows = tuple((Cell(full_name(catalog.credential(s.id)), "strong"), Cell(s.why), Cell(s.needs)) for s in steps)
    return Table(("Certification", "Why", "What it takes first"), rows)


# All certifications side by side: what each is about and who may sit it, the exam, the cost, the upkeep.

ORDER = (
    "First steps stand first, then later steps, then those to know about. Inside each group the order is that of the data file. "
    "It is the same for everybody and ranks nothing."
)
PRICES = (
    "“At least” stands where no price of today, or no upper end, is known. The card of each certification says what a price covers."
)


def in_order(credentials: Iterable[Credential]) -> list[Credential]:
    """Return certifications in the order that `ORDER` says."""
    steps = list(STEPS)
    return sorted(credentials, key=lambda c: steps.index(c.step))


def side_by_side(catalog: Catalog, today: date) -> Document:
    """Return every certification, in tables with the same rows."""
    cites, found = Cites(catalog.sources, today), in_order(catalog.credentials)
    lead = f"{len(found)} certifications. {ORDER} To read all about one, name it: `codingpath credentials {found[0].id}`."
    blocks: list[Block] = [
        Text(lead),
        *_exams(found, cites),
        *_costs(found, cites),
        *_about(found, cites),
        *_places(found, cites),
        *_upkeep_table(found, cites),
        *standing(catalog, "exam", cites),
    ]
    parts = [Part("credentials", "Side by side", tuple(blocks)), source_part(catalog, cites, today)]
    return whole(TITLE, parts, catalog, cites, today)


def _exams(found: Sequence[Credential], cites: Cites) -> list[Block]:
    columns = ("Certification", "From", "Questions and time", "Pass mark")
    return [Heading("The exam"), Table(columns, tuple(_exam_row(c, cites) for c in found), ratios=(5, 3, 4, 4))]


def _exam_row(c: Credential, cites: Cites) -> tuple[Cell, ...]:
    exam = c.exam
    first = Cell(full_name(c), "strong"), Cell(f"{issuer_of(c)}, {STEPS[c.step]}")
    if exam is None:
        return (*first, Cell(ask_exam(c)), Cell(ask_exam(c)))
    mark = cites(exam.source)
    return (*first, Cell(f"{exam.questions}; {minutes(exam.minutes)}{mark}"), Cell(exam.pass_mark + mark))


def _costs(found: Sequence[Credential], cites: Cites) -> list[Block]:
    rows = tuple(
        (
            Cell(c.name, "strong"),
            Cell(price(c.exam_usd, cites, ask(c))),
            Cell(price(c.membership_usd, cites, "not needed")),
            Cell(price(c.books_usd, cites, ask(c))),
            Cell(price(c.retake_usd, cites, ask(c))),
            Cell(price(c.renewal_usd, cites, ask(c))),
        )
        for c in found
    )
    columns = ("Name", "Exam, sat once", "Dues you must pay, a year", "Books", "One more try", "First renewal")
    return [Heading("What it costs"), Text(PRICES), Table(columns, rows)]


def _about(found: Sequence[Credential], cites: Cites) -> list[Block]:
    rows = tuple((Cell(c.name, "strong"), Cell(stated(c.focus, cites)), Cell(_all(c.eligibility, c, cites))) for c in found)
    return [Heading("What it is about, and who may sit it"), Table(("Name", "About", "Who may sit it"), rows, ratios=(1, 4, 6))]


def _places(found: Sequence[Credential], cites: Cites) -> list[Block]:
    rows = tuple((Cell(c.name, "strong"), *_place(c, cites), Cell(pass_rate(c, cites))) for c in found)
    columns = ("Name", "Code sets", "Books and place", "Pass rate")
    return [Heading("Code sets, books, place and pass rate"), Table(columns, rows, ratios=(1, 3, 5, 5))]


def _place(c: Credential, cites: Cites) -> tuple[Cell, Cell]:
    exam = c.exam
    if exam is None:
        return Cell(ask_exam(c)), Cell(ask_exam(c))
    mark = cites(exam.source)
    return Cell(exam.code_sets + mark if exam.code_sets else ask(c)), Cell(f"{exam.books}. {exam.where}{mark}")


def _upkeep_table(found: Sequence[Credential], cites: Cites) -> list[Block]:
    rows = tuple((Cell(c.name, "strong"), Cell(_all(c.upkeep, c, cites))) for c in found)
    return [Heading("Keeping it"), Table(("Name", "What it takes"), rows)]


def _all(statements: Iterable[Statement], c: Credential, cites: Cites) -> str:
    return " ".join(stated(s, cites) for s in statements) or ask(c)
