"""Programs: real courses at real schools, with what is not known left null."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Award = Literal["certificate", "associate"]
DeliveryMode = Literal["online", "in-person", "hybrid"]
Control = Literal["public", "nonprofit", "for-profit"]


@dataclass(frozen=True, kw_only=True)
class Program:
    """One program of one school. A null field is not known: it is said so, with the question to ask."""

    id: str
    """Stable id: state, school and program in short."""
    school: str
    """Name of the school."""
    program: str
    """Name in the catalog, or the title of its federal program code."""
    catalog_name: bool = True
    """Whether `program` is the school's own name for it; otherwise it is the federal title."""
    award: Award
    """What it confers."""
    length: str | None = None
    """Federal length band or the school's words, such as `12 weeks to under 1 year`; no date is computed from it."""
    delivery: DeliveryMode | None = None
    """How it is taught."""
    state: str
    """Two-letter state, or `US` for a national provider."""
    city: str | None = None
    """City of the school."""
    months_low: int | None = None
    """Fewest months to finish, as published."""
    months_high: int | None = None
    """Most months to finish, as published."""
    clock_hours: int | None = None
    """Published clock hours."""
    credit_hours: int | None = None
    """Published semester credit hours."""
    price_usd: int | None = None
    """Price of the whole program, in dollars."""
    price_covers: str | None = None
    """What the price covers, such as `tuition, fees and books`."""
    yearly_in_state_usd: int | None = None
    """Yearly full-time tuition and fees for residents; never the price of a program."""
    yearly_out_of_state_usd: int | None = None
    """The same for others."""
    yearly_books_usd: int | None = None
    """The school's yearly allowance for books and supplies."""
    credits_low: int | None = None
    """Fewest semester credits of its federal award level, for an estimate."""
    credits_high: int | None = None
    """Most semester credits of its federal award level, for an estimate."""
    prepares_for: tuple[str, ...] = ()
    """Ids of credentials the school says it prepares for; empty is not known."""
    voucher: bool | None = None
    """Whether an exam voucher is in the price."""
    cahiim: bool | None = None
    """Whether the school says the program is accredited by CAHIIM; only degrees can be."""
    federal_aid: bool | None = None
    """Whether the school takes part in federal student aid; the program must still be asked about."""
    accreditor: str | None = None
    """Accreditor of the school."""
    cip: str | None = None
    """Federal program code, such as `51.0713`."""
    control: Control | None = None
    """Who runs the school."""
    completions: int | None = None
    """Awards granted from July 2023 to June 2024."""
    unitid: str | None = None
    """Federal id of the school, as text."""
    website: str | None = None
    """The school's site, without `https://`."""
    source: str
    """Id of the source for the row."""
    note: str | None = None
    """What else the reader should know."""
