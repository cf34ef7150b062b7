"""The first page: what fits, when, what it costs at which schools, who may pay, what it pays, what else, and what to do today.

Twenty lines of 80 columns, so that page, menu and prompt stand on one screen together. A sentence that is no more than good to have
has a rank: it stands there where there is room for it; a part has it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.blocks import Part, Summary, SummaryRow, Text
from codingpath.report.fit import ROOM, WIDE, rows_of
from codingpath.report.page_one.cost import cost, helpers
from codingpath.report.page_one.pay import pay
from codingpath.report.page_one.plan import do_now, first, headline, why
from codingpath.report.page_one.rows import Row, Said
from codingpath.report.page_one.schools import next_rows, schools, shows_schools
from codingpath.report.page_one.when import but, other, when
from codingpath.report.sources import Cites

TITLE: Final = "Your plan"
LEAD: Final = "YOUR PLAN"

MOST_LINES: Final = 20
MOST_LEAD: Final = 2
MOST_NARROW: Final = 56
NARROW: Final = 40
TICK: Final = 4


def page_one(roadmap: Roadmap, cites: Cites, whose: str = "") -> Part:
    """Return the first page, of at most 20 lines at 80 columns and 56 at 40; `whose` is the name in its first line, if it bears one."""
    cites(*(roadmap.chosen.program.told.values() if roadmap.chosen else ()))
    plan = f"{LEAD}, {whose}" if whose else LEAD
    rows = [row for row in _rows(roadmap, cites) if row.lines]
    rows = fitted(_leads(roadmap, plan, rows)[-1], rows)
    leads = _leads(roadmap, plan, rows)
    lead = next((x for x in leads if rows_of(x, WIDE) <= MOST_LEAD and not _too_long(x, rows)), leads[-1])
    return Part(
        "opening",
        TITLE,
        (Text(lead, "strong"), Summary(tuple(SummaryRow(r.label, r.texts, r.ticks, r.tone) for r in rows))),
        compact=True,
        titled=False,
    )


def _leads(roadmap: Roadmap, plan: str, rows: Sequence[Row]) -> list[str]:
    """Return the first sentence at length and shorter, with how many things come first as the rows show them."""
    firsts = sum(len(row.lines) for row in rows if row.label == "FIRST")
    leads = [f"{plan}: {said}." for said in headline(roadmap, firsts)]
    if rows_of(leads[-1], WIDE) <= MOST_LEAD:
        return leads
    return [f"{plan}: {said}." for said in headline(roadmap, firsts, setting=False)]


def _rows(roadmap: Roadmap, cites: Cites) -> Iterator[Row]:
    page, back = roadmap.page_one, _so_far(roadmap)
    yield back
    yield first(roadmap)
    yield from () if back.lines and page.first else (why(roadmap),)
    yield when(roadmap)
    yield but(roadmap)
    yield cost(roadmap, cites)
    yield helpers(roadmap)
    yield schools(roadmap) if shows_schools(roadmap) or roadmap.chosen else next_rows(roadmap)
    yield from (next_rows(roadmap),) if roadmap.in_chosen else ()
    yield pay(roadmap, cites)
    yield from () if back.lines else (other(roadmap),)
    yield do_now(roadmap)


def _so_far(roadmap: Roadmap) -> Row:
    """Say where somebody who comes back stands."""
    if not roadmap.progress.done and roadmap.progress.last_shown is None:
        return Row("SO FAR", ())
    from codingpath.report.progress import so_far  # noqa: PLC0415 - most plans are those of a first visit

    return so_far(roadmap)


def fitted(lead: str, rows: Sequence[Row]) -> list[Row]:
    """Return the rows with as many of the sentences that may be left out as there is room for, those of the lowest rank first."""
    now, kept = [row.up_to(()) for row in rows], list[Said]()
    spare = [(said, at) for at, row in enumerate(rows) for line in row.lines for said in line if said.rank]
    for said, at in sorted(spare, key=lambda found: found[0].rank):
        more = [*now[:at], rows[at].up_to([*kept, said]), *now[at + 1 :]]
        if not _too_long(lead, more):
            now, kept = more, [*kept, said]
    return [row for row in now if row.lines]


def _too_long(lead: str, rows: Sequence[Row]) -> bool:
    wide = _count([lead], WIDE) + sum(_count(row.texts, ROOM - (TICK if row.ticks else 0)) for row in rows)
    return wide > MOST_LINES or _count([lead], NARROW) + sum(_count(_labelled(row), NARROW - 1) for row in rows) > MOST_NARROW


def _labelled(row: Row) -> list[str]:
    """Return the lines of a row as a narrow terminal shows them, where the label stands before the first."""
    texts = [f"[ ] {text}" for text in row.texts] if row.ticks else list(row.texts)
    return [f"{row.label}: {texts[0]}", *texts[1:]] if texts else []


def _count(texts: Iterable[str], width: int) -> int:
    return sum(rows_of(text, width) for text in texts)
