"""Pay and outlook, each with its group, place and year."""

from __future__ import annotations

from codingpath.model.record import Record, keyword_record
from codingpath.model.source import Statement


@keyword_record
class NationalPay(Record):
    """Percentiles of yearly pay of one occupation in the United States, in whole dollars."""

    soc: str
    """Occupation code, such as `29-2072`."""
    title: str
    """Title of the occupation."""
    period: str
    """Month and year of the survey."""
    employed: int
    """People employed."""
    p10_usd: int
    """One in ten earns less."""
    p25_usd: int
    """One in four earns less."""
    median_usd: int
    """Half earn less."""
    p75_usd: int
    """Three in four earn less."""
    p90_usd: int
    """Nine in ten earn less."""
    source: str
    """Id of the source."""
    for_beginners: bool = False
    """Whether it is a way into the work that nobody who does the work looks for: people of the trade are told nothing of it."""


@keyword_record
class LocalPay(Record):
    """Percentiles of yearly pay of one occupation in one place, in whole dollars; all of them, or none where they are not published."""

    soc: str
    """Occupation code."""
    median_usd: int | None = None
    """Half earn less."""
    p10_usd: int | None = None
    """One in ten earns less."""
    p25_usd: int | None = None
    """One in four earns less."""
    p75_usd: int | None = None
    """Three in four earn less."""
    p90_usd: int | None = None
    """Nine in ten earn less."""
    employed: int | None = None
    """People employed; none where it is not published."""
    share: float | None = None
    """Share of all jobs there against that of the country: 1.4 is 1.4 times the usual share. Known where `employed` is."""


@keyword_record
class PayPlace(Record):
    """Pay in one state or metropolitan area."""

    code: str
    """Two letters of a state, or five digits of an area."""
    name: str
    """Its name; of an area the first two cities, such as `Cleveland, OH`."""
    price_level: float | None = None
    """Consumer prices there; 100 is the level of the country. None where it is not known."""
    occupations: tuple[LocalPay, ...]
    """One of each occupation."""

    def pay(self, soc: str) -> LocalPay | None:
        """Return what is published of one occupation."""
        return next((p for p in self.occupations if p.soc == soc), None)


@keyword_record
class Edition(Record):
    """One edition of a table that is kept in a file of its own."""

    period: str
    """The time it speaks for, such as `May 2025`."""
    source: str
    """Id of the source."""


@keyword_record
class Outlook(Record):
    """Expected jobs of one occupation in the United States."""

    soc: str
    """Occupation code."""
    title: str
    """Title of the occupation."""
    period: str
    """From when to when, such as `2024 to 2034`."""
    change_percent: str
    """Expected change over the period, signed, as text."""
    openings: int
    """Expected openings a year, most of them from people who leave."""
    entry_education: str
    """Usual education at entry."""
    source: str
    """Id of the source."""


@keyword_record
class Caution(Statement):
    """What to know before reading a pay figure."""

    for_beginners: bool = False
    """Whether it is only for people who are new to the work."""
    in_short: bool = False
    """Whether it is said also where the part on jobs is not printed at length."""


@keyword_record
class Wages(Record):
    """All that is known of pay and outlook."""

    occupations: dict[str, tuple[str, ...]]
    """Option of the decision `role` to the occupation codes it may lead to, nearest first."""
    national: tuple[NationalPay, ...]
    """National percentiles."""
    local_pay: Edition
    """Where the pay by state and metropolitan area comes from, which `local-pay.txt` holds."""
    price_level: Edition
    """Where its price levels come from."""
    outlook: tuple[Outlook, ...]
    """Expected jobs."""
    cautions: tuple[Caution, ...]
    """What to know before reading a pay figure."""
