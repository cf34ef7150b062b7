"""The row of the first page on what else there is: the best other way."""

from __future__ import annotations

from datetime import date

from codingpath.model.plan.roadmap import OtherWay, Roadmap
from codingpath.report.page_one.rows import Row, Said, in_a_line, row
from codingpath.report.page_one.when import likely_missed
from codingpath.report.words import inside, is_far, month


def other(roadmap: Roadmap) -> Row:
    """Say the best other way, with its date where there is room; one that keeps the limit where the plan misses it comes first."""
    page, way = roadmap.page_one, roadmap.page_one.other
    if page.lead is not None:
        return Row("OR", ())
    keeps = in_time(roadmap)
    if (beside := page.more.get("OR")) and not keeps:
        return row("OR", beside.text)
    if way is None:
        return Row("OR", ())
    text, day = way.text.rstrip("."), _likely(way)
    if keeps and day:
        return in_a_line("OR", Said(f"In time: {inside(text)}, ready {month(day)}."), Said(_approves(roadmap)))
    if day is None or is_far(day, roadmap.today) or not page.says_dates:
        return row("OR", f"{text}.")
    past = ", past your limit" if page.limit and day > page.limit else ""
    return row("OR", f"{text}: ready {month(day)}{past}.")


def _likely(way: OtherWay) -> date | None:
    return way.applying.likely if way.applying else None


def in_time(roadmap: Roadmap) -> bool:
    """Tell whether the other way likely keeps the limit and the plan likely does not."""
    page = roadmap.page_one
    day = _likely(page.other) if page.other else None
    return page.says_dates and likely_missed(roadmap) and bool(page.limit and day and day <= page.limit)


def _approves(roadmap: Roadmap) -> str:
    """Say whom to ask which of two ways they pay for; nothing where nobody's yes decides it."""
    return next((p.payer.chooses for p in roadmap.page_one.payers[:1] if p.payer.chooses), "")
