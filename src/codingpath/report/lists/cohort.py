"""What the answers of many people come to: results, time, money, what is still open. Counts only; nobody is named, and nothing is said of a disability."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from codingpath.cohort.tally import Limit, Reach, Tally, middle
from codingpath.model.catalog import Catalog
from codingpath.model.record import Record, keyword_record
from codingpath.report.blocks import Block, Bullets, Cell, Document, Heading, Part, Table, Text
from codingpath.report.sources import made_on, whose_data
from codingpath.report.words import counted, dollars

PATHS: Final = 10
"""How many of the paths are listed, the most frequent first."""
OPEN: Final = 10
"""How many of the open answers are listed."""
NAMED: Final = 20
"""How many of the rows that cannot be read are named."""
HALF_YEAR: Final = 6
"""Months are counted by half years, up to `LAST` of them."""
LAST: Final = 6

REACH: Final[dict[Reach, str]] = {
    "whole": "Reaches all that is known",
    "least": "Reaches the low end",
    "short": "Does not reach the low end",
    "open": "Left open",
}
LIMITS: Final[dict[Limit, str]] = {
    "kept": "Kept by the likely date",
    "missed": "Missed by it",
    "open": "No limit ahead, or no date known",
}


@keyword_record
class RowFault(Record):
    """A row of the table that could not be read."""

    line: int
    column: str
    """The column; empty for the whole row."""
    why: str

    def __str__(self) -> str:
        """Return the place, then what is wrong there."""
        return f"line {self.line}{f', column {self.column}' if self.column else ''}: {self.why}"


def cohort_document(catalog: Catalog, tally: Tally, faults: Sequence[RowFault], name: str, today: date) -> Document:
    """Return the summary of a table; `faults` are the first rows that could not be read."""
    parts = (
        Part("paths", "Where the answers lead", tuple(_paths(catalog, tally)), compact=True),
        Part("time", "Time to the first application", tuple(_time(tally)), compact=True),
        Part("money", "Money", tuple(_money(tally)), compact=True),
        Part("open", "What is still open", tuple(_open(catalog, tally)), compact=True),
    )
    opening = Part("cohort", f"Cohort of {counted(tally.people, 'person', 'people')}", tuple(_opening(tally, faults)))
    facts = (f"From {name}. {made_on(catalog, today)}", *whose_data(catalog))
    return Document(title=f"Cohort: {name}", facts=facts, opening=opening, parts=parts if tally.people else ())


def _opening(tally: Tally, faults: Sequence[RowFault]) -> Iterator[Block]:
    rows = counted(tally.people + tally.bad, "row")
    yield Text(f"{rows} read, {tally.people:,} with results." if tally.bad else f"{rows} read, all with results.")
    if tally.bad:
        rest = tally.bad - len(faults[:NAMED])
        more = [f"{rest:,} more; the column “fault” of the results names each."] if rest else []
        yield Heading(f"{counted(tally.bad, 'row')} could not be read")
        yield Bullets((*map(str, faults[:NAMED]), *more), "warn")


def _paths(catalog: Catalog, tally: Tally) -> Iterator[Block]:
    yield Text("The most frequent paths, then each result by itself.")
    labels = {(d.id, o.id): o.label for d in catalog.rules.decisions for o in d.options}
    rows = [(", ".join(labels[step] for step in path), people) for path, people in tally.paths.most_common(PATHS)]
    rest = tally.people - sum(people for _, people in rows)
    yield from _counts("Paths", [*rows, *([("Other paths", rest)] if rest else [])], tally.people)
    for decision in catalog.rules.decisions:
        taken = [(o.label, tally.chosen[decision.id, o.id]) for o in decision.options if tally.chosen[decision.id, o.id]]
        yield from _counts(decision.title, taken, tally.people)


def _time(tally: Tally) -> Iterator[Block]:
    likely = middle(tally.months)
    if likely is None:
        yield Text("No date is known for anybody.")
        return
    yield Text(f"Half of them can likely apply within {counted(likely, 'month')} of their start.")
    halves = Counter[int]()
    for months, people in tally.months.items():
        halves[min(max(months - 1, 0) // HALF_YEAR, LAST - 1)] += people
    rows = [(_half(half), halves[half]) for half in range(LAST) if halves[half]]
    unknown = tally.people - tally.months.total()
    yield from _counts("Months", [*rows, *([("Not known", unknown)] if unknown else [])], tally.people)
    yield from _counts("Their limit", [(said, tally.limits[limit]) for limit, said in LIMITS.items()], tally.people)


def _half(half: int) -> str:
    first = half * HALF_YEAR + bool(half)
    return f"{first} to {(half + 1) * HALF_YEAR}" if half < LAST - 1 else f"{first} and more"


def _money(tally: Tally) -> Iterator[Block]:
    yield from _counts("Their own money", [(said, tally.reach[reach]) for reach, said in REACH.items()], tally.people)
    low, short = middle(tally.low_usd), middle(tally.short_usd)
    yield Text(
        f"For half of them, what is known comes to {dollars(low or 0)} or less at the low end; what nobody knows is left out."
    )
    if short is not None:
        missing = sum(usd * people for usd, people in tally.short_usd.items())
        yield Text(
            f"Of what is known, {counted(tally.short_usd.total(), 'person lacks', 'people lack')} {dollars(short)} in the middle and "
            f"{dollars(missing)} together, before anybody else pays."
            + (
                f" A price, such as that of the course, is not known for {tally.least:,} of them: they lack more."
                if tally.least
                else ""
            )
        )


def _open(catalog: Catalog, tally: Tally) -> Iterator[Block]:
    found = sorted(tally.open, key=lambda q: (-tally.open[q], q))[:OPEN]
    if not found:
        yield Text("Every question that applies is answered.")
        return
    rows = tuple((Cell(catalog.question(q).title), Cell(f"{tally.open[q]:,} of {tally.asked[q]:,}")) for q in found)
    yield Table(("Question", "Open"), rows, numeric=(1,))


def _counts(title: str, rows: Sequence[tuple[str, int]], people: int) -> Iterator[Block]:
    yield Heading(title)
    yield Table(
        ("", "People"), tuple((Cell(label), Cell(f"{count:,} ({_share(count, people)})")) for label, count in rows), numeric=(1,)
    )


def _share(count: int, of: int) -> str:
    percent = round(100 * count / of) if of else 0
    return "under 1 %" if count and not percent else f"{percent} %"
