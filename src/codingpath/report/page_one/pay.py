"""The row of the first page on what the work pays, with a blank to compare it with."""

from __future__ import annotations

from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.page_one.rows import LAST_TO_LEAVE, Row, Said, in_a_line
from codingpath.report.parts.pay import Paid, paid
from codingpath.report.sources import Cites
from codingpath.report.words import dollars


def pay(roadmap: Roadmap, cites: Cites) -> Row:
    """Say what the work pays at the nearest place: the low end for beginners, the middle for others."""
    rows = paid(roadmap)
    if not rows:
        return Row("PAY", ())
    tag = _tag(roadmap, cites, rows[0].source)
    compare = roadmap.page_one.more.get("PAY")
    yours = Said(f"{_own_pay(roadmap)} {compare.text}", 1, _own_pay(roadmap)) if compare else Said(_own_pay(roadmap), 3)
    return in_a_line("PAY", _pays(roadmap, rows[0], tag), Said(_counted(roadmap)), yours, Said(_remote(roadmap), 3))


def _own_pay(roadmap: Roadmap) -> str:
    """Leave a blank to compare with: the pay of now only to who likely has one."""
    if roadmap.page_one.out_of_work:
        return "Your last pay: $____."
    return "Yours now: $____." if roadmap.page_one.in_work else "Your need, a year: $____."


def _counted(roadmap: Roadmap) -> str:
    """Say whose pay it is, where that of the job planned is not counted."""
    item = roadmap.page_one.more.get("COUNTED")
    return item.text if item else ""


def _tag(roadmap: Roadmap, cites: Cites, source_id: str) -> str:
    """Cite a source by its tag, also where the other parts number their sources."""
    cites(source_id)
    source = roadmap.catalog.sources[source_id]
    return f"({source.mark}{', check' if source.is_stale(roadmap.today) else ''})"


def _pays(roadmap: Roadmap, row: Paid, tag: str) -> Said:
    """Say the low end to beginners, with the middle where they may earn more now or asked for room to rise, the middle to others."""
    low, quarter, half = (dollars(usd or 0) for usd in (row.pay.p10_usd, row.pay.p25_usd, row.pay.median_usd))
    group, where = row.named.title.lower(), _where(row)
    if roadmap.insider:
        return Said(f"Half of {group} {where} earn less than {half} a year {tag}.")
    both = f"Lower-paid {group} {where}: {low} to {quarter} a year, half under {half} {tag}."
    short = f"Lower-paid {group} {where}: {low} to {quarter} a year {tag}."
    if "PAY" in roadmap.page_one.more:
        return Said(both, LAST_TO_LEAVE, short)
    return Said(both, 2, short) if roadmap.page_one.looks_up else Said(short)


def _where(row: Paid) -> str:
    if row.place is None:
        return "in the U.S."
    if row.place.code.isdecimal():
        return f"near {row.place.name.partition(',')[0]}"
    return f"in {'the ' if row.place.name.startswith('District') else ''}{row.place.name}"


def _remote(roadmap: Roadmap) -> str:
    item = roadmap.page_one.more.get("WORK")
    return item.text if item and not roadmap.insider else ""
