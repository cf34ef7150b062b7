"""Pay where the person is and in the whole country, and what is expected: each figure with its group, place and year."""

from __future__ import annotations

from codingpath.model.roadmap import Roadmap
from codingpath.model.wages import LocalPay, NationalPay, PayPlace
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Table, Text
from codingpath.report.sources import Cites
from codingpath.report.words import dollars, listed

_COLUMNS = ("Occupation and place", "10 % earn less", "25 % earn less", "Half earn less", "25 % earn more", "10 % earn more")
_COUNTRY = "United States"
_USUAL = (0.95, 1.05)
"""Between these a share is about the usual one."""


def pay_blocks(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return pay: what to count on, the percentiles here and in the country, prices, and how many have the job here."""
    wages = roadmap.catalog.wages
    pay = [p for soc in _occupations(roadmap) for p in wages.national if p.soc == soc]
    led_to = {soc for some in wages.occupations.values() for soc in some}
    rows = [row for p in pay for row in (*_local_rows(roadmap, p, cites), _row(p, p, _COUNTRY, p.period, cites(p.source)))]
    return [
        Heading(f"Pay, {listed(list(dict.fromkeys((*(p.period for p in pay), *_local_periods(roadmap)))))}"),
        Text(_range(roadmap, pay, cites)),
        Table(_COLUMNS, tuple(rows), (1, 2, 3, 4, 5), (5, 3, 3, 3, 3, 3)),
        *_here(roadmap, pay, cites),
        Text("For comparison only, as no first job here leads there:"),
        Bullets(tuple(_other(p, cites) for p in wages.national if p.soc not in led_to)),
    ]


def _occupations(roadmap: Roadmap) -> tuple[str, ...]:
    return roadmap.catalog.wages.occupations[roadmap.decisions["role"].chosen]


def _nearest(roadmap: Roadmap, soc: str) -> tuple[PayPlace, LocalPay] | None:
    """Return pay of the nearest place that publishes it, or none."""
    found = ((place, place.pay(soc)) for place in roadmap.pay_places)
    return next(((place, pay) for place, pay in found if pay and pay.median_usd is not None), None)


def _local_periods(roadmap: Roadmap) -> tuple[str, ...]:
    here = any(_nearest(roadmap, soc) for soc in _occupations(roadmap))
    return (roadmap.catalog.wages.local_pay.period,) if here else ()


def place_name(place: PayPlace) -> str:
    """Return a state as it is called, and an area by its cities."""
    return f"the {place.name.partition(',')[0]} area" if place.code.isdecimal() else place.name


# -- what to count on


def _range(roadmap: Roadmap, pay: list[NationalPay], cites: Cites) -> str:
    """Return the pay to count on: the low end for beginners, the middle for those who are none."""
    said = "; ".join(_counted_on(roadmap, p, cites) for p in pay)
    if not roadmap.beginner:
        return f"Half of all workers earn less than this: {said}."
    return f"A beginner's honest range is the lowest tenth to the lowest quarter of all workers: {said}."


def _counted_on(roadmap: Roadmap, national: NationalPay, cites: Cites) -> str:
    near = _nearest(roadmap, national.soc)
    place, pay = (place_name(near[0]), near[1]) if near else ("the United States", national)
    source = roadmap.catalog.wages.local_pay.source if near else national.source
    low, quarter, half = (dollars(usd or 0) for usd in (pay.p10_usd, pay.p25_usd, pay.median_usd))
    figures = f"{low} to {quarter}" if roadmap.beginner else half
    return f"for {national.title.lower()} in {place}, {figures} a year{cites(source)}"


# -- the percentiles


def _local_rows(roadmap: Roadmap, national: NationalPay, cites: Cites) -> list[tuple[Cell, ...]]:
    near, edition = _nearest(roadmap, national.soc), roadmap.catalog.wages.local_pay
    return [_row(national, near[1], place_name(near[0]), edition.period, cites(edition.source))] if near else []


def _row(named: NationalPay, pay: NationalPay | LocalPay, place: str, period: str, mark: str) -> tuple[Cell, ...]:
    figures = (pay.p10_usd, pay.p25_usd, pay.median_usd, pay.p75_usd, pay.p90_usd)
    where = place[0].upper() + place[1:]
    return Cell(f"{named.title} ({named.soc}). {where}, {period}{mark}"), *(Cell(dollars(usd or 0)) for usd in figures)


def _other(p: NationalPay, cites: Cites) -> str:
    low, quarter, half = (dollars(usd) for usd in (p.p10_usd, p.p25_usd, p.median_usd))
    return f"{p.title}, {_COUNTRY}, {p.period}: 10 % earn less than {low}, 25 % less than {quarter}, half less than {half}{cites(p.source)}."


# -- what else is known of the place


def _here(roadmap: Roadmap, pay: list[NationalPay], cites: Cites) -> list[Block]:
    """Return prices, how many have the job, and what is not published; or that the state is open."""
    if not roadmap.pay_places:
        return [Text("Your state is open, so no figure of a state or an area is shown.", "quiet")]
    place = roadmap.pay_places[0]
    missing = [p.title.lower() for p in pay if _nearest(roadmap, p.soc) is None]
    gap = [Text(f"For {listed(missing)} in {place_name(place)} no pay is published.", "quiet")] if missing else []
    return [*gap, *_employed(roadmap, place, pay, cites), *_prices(roadmap, place, cites)]


def _employed(roadmap: Roadmap, place: PayPlace, pay: list[NationalPay], cites: Cites) -> list[Block]:
    """Return how many people have the job: local demand as far as it is known, and never openings."""
    known = [(p.title.lower(), here) for p in pay if (here := place.pay(p.soc)) and here.employed is not None]
    if not known:
        return []
    counts = listed([f"about {here.employed:,} {title}{_share(here.share)}" for title, here in known])
    edition = roadmap.catalog.wages.local_pay
    return [
        Text(
            f"At work in {place_name(place)}, {edition.period}: {counts}{cites(edition.source)}. These people have the job now; it is no count of openings."
        )
    ]


def _share(share: float | None) -> str:
    if share is None:
        return ""
    low, high = _USUAL
    return ", about the usual share" if low <= share <= high else f", {share:g} times the usual share"


def _prices(roadmap: Roadmap, place: PayPlace, cites: Cites) -> list[Block]:
    edition = roadmap.catalog.wages.price_level
    if place.price_level is None:
        return []
    return [
        Text(
            f"Prices in {place_name(place)}, {edition.period}: {place.price_level:.0f} where the whole country is 100"
            f" (regional price parity){cites(edition.source)}. The pay above is not adjusted for that."
        )
    ]


# -- what is expected


def outlook_blocks(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return the expected jobs of the occupations that the role leads to."""
    found = [o for soc in _occupations(roadmap) for o in roadmap.catalog.wages.outlook if o.soc == soc]
    lines = tuple(
        f"{o.title}, {_COUNTRY}, {o.period}: {o.change_percent} % jobs in all; about {o.openings:,} openings a year, most because "
        f"people leave; usual education at entry: {o.entry_education.lower()}{cites(o.source)}."
        for o in found
    )
    return [Heading("Outlook"), Bullets(lines)] if lines else []
