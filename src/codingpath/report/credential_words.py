"""What is said of one certification wherever it is shown: in a roadmap, side by side, on its own card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from codingpath.model.catalog import Catalog
from codingpath.model.credential import Credential, Fee, LaterStep
from codingpath.model.source import Range, Source, Statement
from codingpath.report._words import dollar_span, dollars, minutes
from codingpath.report.blocks import Block, Cell, Table, Text
from codingpath.report.cites import Cites
from codingpath.report.sources import as_of

STEPS = {"first": "a first step", "later": "a later step", "other": "one to know about"}
"""What a certification is to somebody who is new; also the order of lists."""

APPRENTICE = "A new holder without experience carries an apprentice mark, the “A” in CPC-A. It comes off in one of these ways:"


def full_name(credential: Credential) -> str:
    """Return both names, such as `CPC, Certified Professional Coder`."""
    return f"{credential.name}, {credential.full_name}"


def issuer(credential: Credential) -> str:
    """Return the short name of who grants it."""
    return credential.issuer.partition(" (")[0]


def ask(credential: Credential) -> str:
    """Say that something is not known, and whom to ask."""
    return f"unknown: ask {issuer(credential)}"


def ask_exam(credential: Credential) -> str:
    """Say that what the exam is, is not known in full; notes may hold a part of it."""
    return f"not known in full: ask {issuer(credential)}; see the notes of its card" if credential.notes else ask(credential)


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
    return f"{dollars(fee.usd)} ({as_of(source)}{confirm}){cites(fee.source)}"


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
