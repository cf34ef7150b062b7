"""Pay where the person is and in the whole country, and what is expected: each figure with its group, place and year."""

from __future__ import annotations

from collections.abc import Sequence

from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.record import Record, keyword_record
from codingpath.model.wages import LocalPay, NationalPay, PayPlace
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Table, Text
from codingpath.report.sources import Cites
from codingpath.report.words import dollars, listed


@keyword_record
class Paid(Record):
    """What one occupation pays at one place."""

    named: NationalPay
    """The occupation."""
    place: PayPlace | None
    """The state or area; none for the whole country."""
    pay: LocalPay | NationalPay
    """The figures there."""
    period: str
    """Month and year of the survey."""
    source: str
    """Id of the source."""

    @property
    def where(self) -> str:
        """Return the place in words."""
        return place_name(self.place) if self.place else _COUNTRY


def paid(roadmap: Roadmap) -> tuple[Paid, ...]:
    """Return what the occupations of the role pay: each at the nearest place that publishes it, then in the country."""
    return tuple(row for p in _national(roadmap) for row in (*_near(roadmap, p), _everywhere(p)))


def _national(roadmap: Roadmap) -> list[NationalPay]:
    """Return the occupations of the role, nearest first; those that are a way in only for beginners."""
    wages = roadmap.catalog.wages
    found = (p for soc in wages.occupations[roadmap.decisions["role"].chosen] for p in wages.national if p.soc == soc)
    return [p for p in found if roadmap.beginner or not p.for_beginners]


def _everywhere(national: NationalPay) -> Paid:
    return Paid(named=national, place=None, pay=national, period=national.period, source=national.source)


def _near(roadmap: Roadmap, national: NationalPay) -> list[Paid]:
    """Return the occupation at the nearest place that publishes its pay, or nothing."""
    edition = roadmap.catalog.wages.local_pay
    found = ((place, place.pay(national.soc)) for place in roadmap.pay_places)
    published = [
        Paid(named=national, place=place, pay=pay, period=edition.period, source=edition.source)
        for place, pay in found
        if pay and pay.median_usd is not None
    ]
    return published[:1]


# -- in a few sentences


def pay_lines(roadmap: Roadmap, cites: Cites) -> list[str]:
    """Return a sentence on the pay of each occupation of the role: at the nearest place that publishes it, and in the country."""
    return [_pay_line(roadmap, p, cites) for p in _national(roadmap)]


def _pay_line(roadmap: Roadmap, national: NationalPay, cites: Cites) -> str:
    nearest, *others = [*_near(roadmap, national), _everywhere(national)]
    low, middle = (
        ("the lower-paid get ", " a year, half under ") if roadmap.beginner else ("half get under ", " a year, a quarter over ")
    )
    country = "".join(f"; in the whole country {_figures(roadmap, row, ' and ')}" for row in others)
    where = nearest.where if nearest.place else "the whole country"
    marks = cites(*(row.source for row in (nearest, *others)))
    return f"{national.title} in {where}: {low}{_figures(roadmap, nearest, middle)}{country}{marks}."


def _figures(roadmap: Roadmap, row: Paid, between: str) -> str:
    """Return the span of the lower-paid and the middle for beginners, the middle and the better-paid for others."""
    p = row.pay
    low, quarter, half, more = (dollars(usd or 0) for usd in (p.p10_usd, p.p25_usd, p.median_usd, p.p75_usd))
    return f"{low} to {quarter}{between}{half}" if roadmap.beginner else f"{half}{between}{more}"


def outlook_lines(roadmap: Roadmap, cites: Cites) -> list[str]:
    """Return a sentence on the expected jobs of each occupation of the role."""
    return [
        f"{o.title}, US, {o.period}: jobs {o.change_percent} %, about {o.openings:,} openings a year, most as people leave"
        f"{cites(o.source)}."
        for p in _national(roadmap)
        for o in roadmap.catalog.wages.outlook
        if o.soc == p.soc
    ]


_COLUMNS = ("Occupation and place", "10 % earn less", "25 % earn less", "Half earn less", "25 % earn more", "10 % earn more")
_COUNTRY = "United States"
_USUAL = (0.95, 1.05)
"""Between these a share is about the usual one."""


def pay_blocks(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return pay: what to count on, the percentiles here and in the country, prices, and how many have the job here."""
    wages, rows = roadmap.catalog.wages, paid(roadmap)
    led_to = {soc for some in wages.occupations.values() for soc in some}
    periods = list(dict.fromkeys(row.period for row in rows))
    return [
        Heading(f"Pay, {listed(periods)}"),
        Text(_range(roadmap, rows, cites)),
        Table(_COLUMNS, tuple(_row(row, cites) for row in rows), (1, 2, 3, 4, 5), (5, 3, 3, 3, 3, 3)),
        *_here(roadmap, rows, cites),
        Text("For comparison only:"),
        Bullets(tuple(_other(p, cites) for p in wages.national if p.soc not in led_to)),
    ]


def place_name(place: PayPlace) -> str:
    """Return a state as it is called, and an area by its cities."""
    return f"the {place.name.partition(',')[0]} area" if place.code.isdecimal() else place.name


# -- what to count on


def _range(roadmap: Roadmap, rows: Sequence[Paid], cites: Cites) -> str:
    """Return the pay to count on, at the nearest place: the low end for beginners, the middle for those who are none."""
    nearest = {row.named.soc: row for row in reversed(rows)}
    said = "; ".join(_counted_on(roadmap, nearest[p.soc], cites) for p in _national(roadmap))
    if not roadmap.beginner:
        return f"Half of all workers earn less than this: {said}."
    return f"A beginner's honest range is the lowest tenth to the lowest quarter of all workers: {said}."


def _counted_on(roadmap: Roadmap, row: Paid, cites: Cites) -> str:
    low, quarter, half = (dollars(usd or 0) for usd in (row.pay.p10_usd, row.pay.p25_usd, row.pay.median_usd))
    figures = f"{low} to {quarter}" if roadmap.beginner else half
    where = row.where if row.place else f"the {row.where}"
    return f"for {row.named.title.lower()} in {where}, {figures} a year{cites(row.source)}"


# -- the percentiles


def _row(row: Paid, cites: Cites) -> tuple[Cell, ...]:
    p = row.pay
    figures = (p.p10_usd, p.p25_usd, p.median_usd, p.p75_usd, p.p90_usd)
    where = row.where[0].upper() + row.where[1:]
    name = f"{row.named.title} ({row.named.soc}). {where}, {row.period}{cites(row.source)}"
    return Cell(name), *(Cell(dollars(usd or 0)) for usd in figures)


def _other(p: NationalPay, cites: Cites) -> str:
    low, quarter, half = (dollars(usd) for usd in (p.p10_usd, p.p25_usd, p.median_usd))
    return f"{p.title}, {_COUNTRY}, {p.period}: 10 % earn less than {low}, 25 % less than {quarter}, half less than {half}{cites(p.source)}."


# -- what else is known of the place


def _here(roadmap: Roadmap, rows: Sequence[Paid], cites: Cites) -> list[Block]:
    """Return prices, how many have the job, and what is not published; or that the state is open."""
    if not roadmap.pay_places:
        return [Text("Your state is open, so no figure of a state or an area is shown.", "quiet")]
    place, known = roadmap.pay_places[0], {row.named.soc for row in rows if row.place}
    missing = [p.title.lower() for p in _national(roadmap) if p.soc not in known]
    gap = [Text(f"For {listed(missing)} in {place_name(place)} no pay is published.", "quiet")] if missing else []
    return [*gap, *_employed(roadmap, cites), *_prices(roadmap, place, cites)]


def at_work(roadmap: Roadmap, cites: Cites) -> str:
    """Return how many people have the job: local demand as far as it is known, and never openings; empty where nothing is known."""
    if not roadmap.pay_places:
        return ""
    place = roadmap.pay_places[0]
    have_it = [(p.title.lower(), place.pay(p.soc)) for p in _national(roadmap)]
    counts = [
        f"about {here.employed:,} {title}{_share(here.share)}" for title, here in have_it if here and here.employed is not None
    ]
    if not counts:
        return ""
    edition = roadmap.catalog.wages.local_pay
    return f"At work in {place_name(place)}, {edition.period}: {listed(counts)}{cites(edition.source)}."


def _employed(roadmap: Roadmap, cites: Cites) -> list[Block]:
    lead = at_work(roadmap, cites)
    return [Text(f"{lead} These people have the job now; it is no count of openings.")] if lead else []


def _share(share: float | None) -> str:
    if share is None:
        return ""
    low, high = _USUAL
    return ", about the usual share" if low <= share <= high else f", {share:g} times the usual share"


def _prices(roadmap: Roadmap, place: PayPlace, cites: Cites) -> list[Block]:
    edition = roadmap.catalog.wages.price_level
    if place.price_level is None:
        return []
    level = f"{place.price_level:.0f} where the whole country is 100 (regional price parity)"
    said = f"Prices in {place_name(place)}, {edition.period}: {level}{cites(edition.source)}."
    return [Text(f"{said} The pay above is not adjusted for that.")]


# -- what is expected


def outlook_blocks(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return the expected jobs of the occupations that the role leads to."""
    found = [o for p in _national(roadmap) for o in roadmap.catalog.wages.outlook if o.soc == p.soc]
    lines = tuple(
        f"{o.title}, {_COUNTRY}, {o.period}: {o.change_percent} % jobs in all; about {o.openings:,} openings a year, most because "
        f"people leave; usual education at entry: {o.entry_education.lower()}{cites(o.source)}."
        for o in found
    )
    return [Heading("Outlook"), Bullets(lines)] if lines else []
