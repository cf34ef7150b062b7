"""A program with what its school said: from then on its dates, its money and its gap are reckoned by that.

What the list says of the same thing leaves with all that belongs to it, such as the year of a price, so that no two figures of one
thing are said. A school that was typed by hand has what it said, and of the rest what the person's result asks for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, get_args

from codingpath.model.catalog import Catalog
from codingpath.model.plan.told import TYPED, ToldProgram, ToldSource
from codingpath.model.program import NATIONAL, Award, Program, ProgramKind
from codingpath.model.progress import SAID_OF, Quote, School
from codingpath.model.source import Source
from codingpath.planning.dates import add_months
from codingpath.planning.person import AWARD, Person

GOOD_FOR_MONTHS: Final = 6
"""Months after which what a school said is to be asked again, as with any fee."""

_PRICE_OF_THE_LIST: Final[Mapping[str, Any]] = {
    "price_covers": None,
    "price_year": None,
    "shared_prices_usd": (),
    "listed_price_usd": None,
}
_REPORTS: Final[Mapping[str, Any]] = {
    "listed_delivery": None,
    "offered_online": None,
    "offered_online_year": None,
    "offered_online_before": (),
    "school_online": None,
}
_INSTEAD: Final[Mapping[str, Mapping[str, Any]]] = {
    "price_usd": _PRICE_OF_THE_LIST,
    "price_covers": {"price_covers": None},
    "exams": {"prepares_for": ()},
    "voucher": {},
    "delivery": _REPORTS,
    "clock_hours": {"listed_hours": None},
    "months": {"length": None, "listed_weeks": None, "access_weeks": None},
    "starts": {},
    "passed_percent": {},
    "passed_of": {},
    "on_state_list": {"on_state_list_2021": None, "listed_as_of": None},
    "refund": {},
}
"""What leaves with each thing that was said."""

_NOTED: Final = frozenset({"price_usd", "price_covers", "exams", "voucher", "delivery", "clock_hours", "months", "starts"})
"""What the list's note on a program may speak of in its own words: once one of these was said, the note leaves."""


def with_told(person: Person, program: Program, school: School | None) -> tuple[Person, Program]:
    """Return a chosen program with what its school said, and the person with the sources of that.

    Both come back as they were where nothing was said; a program whose source this catalog has not gets the source of what is typed.
    """
    catalog, today = person.catalog, person.today
    typed = program.source not in catalog.sources
    if typed:
        program = replace(program, source=f"{TYPED}-{program.id}")
    sources = {**({program.source: _typed(program, school, today)} if typed else {}), **_sources(school, program, today)}
    if school is not None and school.program is None:
        program = _as_wanted(person, program)
    told = _as_told(program, school) if school and school.quotes else program
    return (replace(person, catalog=with_sources(catalog, sources)) if sources else person), told


def with_sources(catalog: Catalog, sources: Mapping[str, Source]) -> Catalog:
    """Return a catalog with some sources more."""
    return replace(catalog, sources={**catalog.sources, **sources})


def _as_wanted(person: Person, program: Program) -> Program:
    """Return what was typed by hand as the result asks for it, where the person is: nothing speaks against what nobody knows."""
    result = person.option(AWARD)
    award: Award = next((a for a in get_args(Award) if a == result.award), "certificate")
    kind: ProgramKind = next(iter(result.program_kinds), "noncredit")
    return replace(program, award=award, kind=kind, state=person.state or NATIONAL)


def _as_told(program: Program, school: School) -> ToldProgram:
    words = {name: word for name in SAID_OF if (word := school.said(name))}
    values = {name: value for name, (value, _) in words.items()}
    about = {**program.__dict__, **{left: empty for name in values for left, empty in _INSTEAD[name].items()}}
    about |= {_FIELDS.get(name, name): value for name, value in values.items() if _FIELDS.get(name, name) in about}
    if "months" in values:
        about |= {"months_low": values["months"], "months_high": values["months"]}
    if not _NOTED.isdisjoint(values):
        about["note"] = None
    told = {name: source_id(school, day) for name, (_, day) in words.items()}
    return ToldProgram(**about, asked=school, sources=told)


_FIELDS: Final[Mapping[str, str]] = {"exams": "prepares_for"}
"""What `Program` calls it, where that is not as `Quote` does."""


def source_id(school: School, day: date) -> str:
    """Return the id of the source of what a school said on a day."""
    return f"told-{school.id}-{day}"


def _sources(school: School | None, program: Program, today: date) -> dict[str, Source]:
    """Return the source of each day on which a school said something."""
    quotes = {quote.day: quote for quote in school.quotes} if school else {}
    return {source.id: source for source in (_told(school, program, quote, today) for quote in quotes.values() if school)}


def _told(school: School, program: Program, quote: Quote, today: date) -> Source:
    by = ", ".join(dict.fromkeys(q.who for q in school.quotes if q.day == quote.day and q.who))
    return ToldSource(
        id=source_id(school, quote.day),
        name=f"{school.name}, {told_on(quote.day)}, {quote.day.year}{f' ({by})' if by else ''}",
        said=told_on(quote.day, today),
        tag=school.name,
        address=program.website or "ask there again",
        kind="school",
        as_of=quote.day.isoformat(),
        checked=quote.day,
        review_by=add_months(quote.day, GOOD_FOR_MONTHS),
        confidence="medium",
    )


def told_on(day: date, today: date | None = None) -> str:
    """Say who told it and when; with the year where that is another one than today's."""
    year = f", {day.year}" if today is not None and day.year != today.year else ""
    return f"as told by the school on {day:%B} {day.day}{year}"


def _typed(program: Program, school: School | None, today: date) -> Source:
    """Return the source of what was typed by hand: of the day on which its school first said something, if it did."""
    day = school.quotes[0].day if school and school.quotes else today
    return ToldSource(
        id=program.source,
        name=f"{program.school}, typed by hand",
        said="typed by hand",
        tag=program.school,
        address="ask there",
        kind="school",
        as_of=day.isoformat(),
        checked=day,
        review_by=add_months(day, GOOD_FOR_MONTHS),
        confidence="medium",
        dated=day != today,
    )
