"""The certifications on one screen or two, and one of them on one; every statement, price and source is in `report.lists.certifications`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from codingpath.catalog.facts import facts_in
from codingpath.model.catalog import Catalog
from codingpath.model.credential import Credential, InShort, issuer_of
from codingpath.model.record import Record, record
from codingpath.model.source import Range, Statement
from codingpath.report.blocks import Document, Part, Summary, SummaryRow, Text
from codingpath.report.lists.certifications import STEPS, TITLE, ask, ask_exam, full_name, in_order
from codingpath.report.sources import as_of_words, doubt, read_dates, whose_data
from codingpath.report.words import dollar_span, dollars, listed, minutes, sentence

_GROUPS: Final = {"first": "First steps", "later": "Later steps", "other": "One to know about"}
MOST: Final = 3
"""How many statements on upkeep, and how many notes, a card has in short."""


@record
class Told(Record):
    """How certifications are told on a day."""

    catalog: Catalog
    today: date

    def usd(self, span: Range | None, absent: str) -> str:
        """Return a span of dollars, or what to say where there is none."""
        return absent if span is None else dollar_span(span.low, span.high) + self.doubt(span.source)

    def doubt(self, source: str) -> str:
        """Return what must be said of a source beside what rests on it."""
        return doubt(self.catalog.sources[source], self.today)

    def said(self, statements: Iterable[Statement]) -> list[str]:
        """Return statements as they stand."""
        return [s.text + self.doubt(s.source) for s in statements]

    def facts(self, found: Sequence[Credential]) -> tuple[str, ...]:
        """Return the lines under the title: when the facts of some certifications were read, and whose data they are."""
        named = {fact.source for c in found for fact in facts_in(c, f"credentials.{c.id}")}
        return (read_dates([self.catalog.sources[name] for name in named]), *whose_data(self.catalog))


def list_short(catalog: Catalog, today: date) -> Document:
    """Return one row a certification: who gives it, for which work, exam and fee, who may sit it, upkeep."""
    told, found = Told(catalog, today), in_order(catalog.credentials)
    more = Text(f"One of them: `codingpath credentials {found[0].id}`. Every statement and source: --full.", "quiet")
    parts = [
        Part(step, title, (Summary(tuple(_row(told, c) for c in some)),), compact=True)
        for step, title in _GROUPS.items()
        if (some := [c for c in found if c.step == step])
    ]
    last = parts.pop()
    parts.append(Part(last.id, last.title, (*last.blocks, more), compact=True))
    return Document(title=TITLE, facts=told.facts(found), opening=parts[0], parts=tuple(parts[1:]))


def _row(told: Told, c: Credential) -> SummaryRow:
    said = c.in_short or InShort(
        work=c.focus.text, who=c.eligibility[0].text if c.eligibility else ask(c), upkeep=c.upkeep[0].text if c.upkeep else ask(c)
    )
    dues = f", dues {told.usd(c.membership_usd, '')} a year" if c.membership_usd else ""
    length = f"; {minutes(c.exam.minutes)}" if c.exam else ""
    exam = f"{told.usd(c.exam_usd, f'ask {issuer_of(c)} for its fee')}{dues}{length}"
    return SummaryRow(c.name, (f"{issuer_of(c)}: {said.work}", f"Exam: {exam}", f"Who: {said.who}", f"Upkeep: {said.upkeep}"))


# One of them.


def card_short(catalog: Catalog, c: Credential, today: date) -> Document:
    """Return what matters most of one certification, on one screen or two."""
    told = Told(catalog, today)
    rows = [SummaryRow(label, tuple(lines)) for label, lines in _rows(told, c) if lines]
    more = Text(f"Every statement with its source: `codingpath credentials {c.id} --full`.", "quiet")
    opening = Part("credential", "In short", (Summary(tuple(rows)), more), compact=True)
    return Document(title=full_name(c), facts=told.facts([c]), opening=opening, parts=())


def _rows(told: Told, c: Credential) -> Iterator[tuple[str, list[str]]]:
    """Yield a label and what it says, nothing where there is nothing to say."""
    sources = told.catalog.sources
    yield "WHAT", [*told.said([c.focus]), f"Granted by {c.issuer}; {STEPS[c.step]}. {c.address}"]
    yield "WHO", told.said(c.eligibility)
    yield "EXAM", [*_about_exam(told, c), _pass_rate(told, c)]
    yield (
        "FEES",
        [f"{fee.label}: {dollars(fee.usd)} ({as_of_words(sources[fee.source])}){told.doubt(fee.source)}" for fee in c.fees],
    )
    yield "PLAN FOR", list(_to_plan_for(told, c))
    yield "UPKEEP", told.said(c.upkeep[:MOST]) or [sentence(ask(c))]
    yield "“A” OFF", [f"{route.title}." for route in c.apprentice_routes]
    yield "NEXT", [f"{listed([told.catalog.credential(step.id).name for step in c.next_steps])}."] if c.next_steps else []
    yield "NOTE", told.said((*c.notes, *c.apprentice_notes)[:MOST])


def _about_exam(told: Told, c: Credential) -> Iterator[str]:
    exam = c.exam
    if exam is None:
        yield sentence(ask_exam(c))
        return
    yield f"{exam.questions}; {minutes(exam.minutes)}; pass mark {exam.pass_mark}.{told.doubt(exam.source)}"
    if exam.code_sets:
        yield f"{exam.code_sets}."
    yield f"{exam.books}. {exam.where}."


def _pass_rate(told: Told, c: Credential) -> str:
    rate = c.pass_rate
    if rate is None:
        return c.pass_rate_note or f"Pass rate {ask(c)}."
    passed = f"Of 100 who sat it for the first time in {rate.year}, {rate.percent} passed and {100 - rate.percent} did not"
    return f"{passed} ({rate.testers:,} people).{told.doubt(rate.source)}"


def _to_plan_for(told: Told, c: Credential) -> Iterator[str]:
    """Yield what it costs, beside the exam and after it."""
    costs = {
        "exam": told.usd(c.exam_usd, ""),
        "one more try": told.usd(c.retake_usd, ""),
        "dues a year": told.usd(c.membership_usd, "none needed"),
        "books": told.usd(c.books_usd, ""),
        "first renewal": told.usd(c.renewal_usd, ""),
    }
    known = [f"{name}: {usd}" for name, usd in costs.items() if usd]
    open_ones = [name for name, usd in costs.items() if not usd]
    yield sentence("; ".join(known))
    if c.membership_usd and c.membership_usd.note:
        yield f"Dues: {c.membership_usd.note}"
    if open_ones:
        yield f"Unknown, so ask {issuer_of(c)}: {listed(open_ones)}."
