"""What the schools of a shortlist said, side by side: one column a school, one row a thing, each with the day on which it was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from codingpath.model.catalog import Catalog
from codingpath.model.progress import MOST_SCHOOLS, School
from codingpath.report.blocks import Cell, Document, Part, Table, Text
from codingpath.report.sources import whose_data
from codingpath.report.told import TITLES, word
from codingpath.report.words import counted, in_words, listed, short_day

TITLE: Final = "The schools you asked"
NONE: Final = f"No school is on the list yet. It has room for {in_words(MOST_SCHOOLS)}."
LEAD: Final = "As told by each school, on the day beside it. Nothing here ranks them."
NOT_SAID: Final = "ask"
"""What stands where a school said nothing."""


def schools_asked(catalog: Catalog, schools: Sequence[School], chosen: str | None, today: date) -> Document:
    """Return the shortlist; `chosen` is the id of the program that the plan goes by."""
    ids = Text(f"In commands: {'; '.join(f'{s.name} is {s.id}' for s in schools)}.", "quiet", command=True)
    said = (
        (Text(LEAD), _table(catalog, schools, chosen, today))
        if any(s.quotes for s in schools)
        else (Text(_nothing(schools, chosen)),)
    )
    blocks = (*said, ids) if schools else (Text(NONE),)
    part = Part("schools-asked", "What each school said", blocks, compact=True, typed=True)
    return Document(title=TITLE, facts=whose_data(catalog), opening=part, parts=())


def _nothing(schools: Sequence[School], chosen: str | None) -> str:
    """Name the schools of which nothing is written down yet."""
    return f"Not asked yet: {listed(_headings(schools, chosen))}. What a school says will stand here."


def _table(catalog: Catalog, schools: Sequence[School], chosen: str | None, today: date) -> Table:
    """Return the rows on which any school said something, under the schools."""
    rows = [(Cell(title, "strong"), *(_said(catalog, school, name, today) for school in schools)) for name, title in TITLES.items()]
    told = [row for row in rows if any(cell.text != NOT_SAID for cell in row[1:])]
    by = (Cell("Told by", "strong"), *(Cell(_who(school)) for school in schools))
    return Table(("", *_headings(schools, chosen)), (*told, *([by] if any(map(_who, schools)) else [])))


def _headings(schools: Sequence[School], chosen: str | None) -> list[str]:
    """Return the names, with what is taught where one school is there twice."""
    times = Counter(school.name for school in schools)
    names = [f"{s.name}: {s.program.get('program', s.id)}" if times[s.name] > 1 and s.program else s.name for s in schools]
    return [f"{name} (chosen)" if school.id == chosen else name for name, school in zip(names, schools, strict=True)]


def _said(catalog: Catalog, school: School, name: str, today: date) -> Cell:
    said, words = school.said(name), word(catalog, school, name)
    return Cell(f"{words} ({short_day(said[1], today)})") if said and words else Cell(NOT_SAID, "quiet")


def _who(school: School) -> str:
    return ", ".join(dict.fromkeys(quote.who for quote in school.quotes if quote.who))


def glance(catalog: Catalog, school: School, today: date) -> str:
    """Say in a few words what a school said: the price and the last day, or that it was not asked yet."""
    if not school.quotes:
        return "not asked yet"
    count = sum(1 for name in TITLES if school.said(name))
    price = word(catalog, school, "price_usd")
    return f"{f'{price}, ' if price else ''}{counted(count, 'thing')} said, {short_day(school.quotes[-1].day, today)}"
