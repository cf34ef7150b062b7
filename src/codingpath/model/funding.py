"""Funding: who may pay, for whom, and what to do before enrolling."""

from __future__ import annotations

from typing import Annotated, Literal

from codingpath.model.condition import Span, When
from codingpath.model.first_page import GRANT
from codingpath.model.record import Record, keyword_record

Payable = Literal["tuition", "books", "membership", "exam"]
"""Lines of the ledger that count against a budget."""


@keyword_record
class Length(Record):
    """How long a program has to be for a grant; it counts in clock hours or in semester credits."""

    weeks: Span
    """Weeks it lasts."""
    clock_hours: Span
    """Clock hours, where it counts in those."""
    credit_hours: Span
    """Semester credits, where it counts in those."""
    degrees: bool
    """Whether a program that ends in a degree takes the grant, however long it is."""
    source: str
    """Id of the source."""


@keyword_record
class Funding(Record):
    """One source of money. Listed in the order to ask."""

    id: str
    """Stable id."""
    name: str
    """Name as issued."""
    short: Annotated[str, GRANT] | None = None
    """For a grant of the state: its name on the first page."""
    when: When
    """The answers that make it worth asking."""
    why: str
    """Why it is on this person's list; may name answers."""
    amount_usd: int | None = None
    """Most it can pay, in whole dollars; null where it is set locally or not known."""
    amount: str
    """The amount in words, with its year and unit."""
    covers: str
    """What it pays for."""
    pays: tuple[Payable, ...] = ()
    """Lines of the ledger that `amount_usd` may go to."""
    pays_course: bool = True
    """Whether it can pay for the course itself; not where only an income goes on, a form opens the door, or money comes back later."""
    apply: str
    """How to apply, and where."""
    before: str | None = None
    """What must happen before enrolling."""
    under_way: str | None = None
    """How to apply for somebody who is in a program already; as for others, but for `before`, if absent."""
    open: bool = True
    """Whether it takes new applicants; a closed one is listed as closed."""
    third_party: bool = False
    """Whether somebody else must approve before class, which takes weeks."""
    source: str
    """Id of the source."""
    length: Length | None = None
    """How long a program has to be, for the federal grants that hang on it: `pell` and `workforce-pell`."""
    note: str | None = None
    """What else to know: ages, dates, limits."""
    private: bool = False
    """Whether no paper on file may name it, as whom it helps could disclose a disability."""
