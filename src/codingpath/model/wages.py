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


@keyword_record
class StatePay(Record):
    """Average yearly pay of one occupation in one state, in whole dollars."""

    state: str
    """Two-letter state."""
    soc: str
    """Occupation code."""
    average_usd: int
    """Average, not median."""


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
class Wages(Record):
    """All that is known of pay and outlook."""

    occupations: dict[str, tuple[str, ...]]
    """Option of the decision `role` to the occupation codes it may lead to, nearest first."""
    national: tuple[NationalPay, ...]
    """National percentiles."""
    state_period: str
    """Month and year of the state averages."""
    state_source: str
    """Id of the source of the state averages."""
    states: tuple[StatePay, ...]
    """State averages."""
    outlook: tuple[Outlook, ...]
    """Expected jobs."""
    cautions: tuple[Statement, ...]
    """What to know before reading a pay figure."""
