"""All certifications side by side: what each is about and who may sit it, the exam, the cost, the upkeep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from codingpath.model.catalog import Catalog
from codingpath.model.credential import Credential
from codingpath.model.source import Statement
from codingpath.report._words import minutes
from codingpath.report.blocks import Block, Cell, Document, Heading, Part, Table, Text
from codingpath.report.cites import Cites
from codingpath.report.credential_words import STEPS, ask, ask_exam, full_name, issuer, pass_rate, price, stated
from codingpath.report.notices import standing
from codingpath.report.sources import source_part
from codingpath.report.whole import whole

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
        *_upkeep(found, cites),
        *standing(catalog, "certification", cites),
    ]
    parts = [Part("credentials", "Side by side", tuple(blocks)), source_part(catalog, cites, today)]
    return whole("Certifications in medical billing and coding", parts, catalog, cites, today)


def _exams(found: Sequence[Credential], cites: Cites) -> list[Block]:
    columns = ("Certification", "From", "Questions and time", "Pass mark")
    return [Heading("The exam"), Table(columns, tuple(_exam(c, cites) for c in found), ratios=(5, 3, 4, 4))]


def _exam(c: Credential, cites: Cites) -> tuple[Cell, ...]:
    exam = c.exam
    first = Cell(full_name(c), "strong"), Cell(f"{issuer(c)}, {STEPS[c.step]}")
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


def _upkeep(found: Sequence[Credential], cites: Cites) -> list[Block]:
    rows = tuple((Cell(c.name, "strong"), Cell(_all(c.upkeep, c, cites))) for c in found)
    return [Heading("Keeping it"), Table(("Name", "What it takes"), rows)]


def _all(statements: Iterable[Statement], c: Credential, cites: Cites) -> str:
    return " ".join(stated(s, cites) for s in statements) or ask(c)
