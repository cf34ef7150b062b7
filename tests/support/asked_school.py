"""Somebody whose plan is a short course, and the days on which their school was asked."""

from __future__ import annotations

from datetime import date

from answered import everything_answered

from codingpath.model.condition import Answers

TODAY, DAY = date(2027, 1, 15), date(2027, 1, 12)
OWN_START = date(2027, 1, 18)
OWN: Answers = everything_answered(
    goal="start-soon", matters_most=("speed", "low-cost"), role="coding", setting="physician-office", so_far="nothing",
    education="diploma", health_work="none", terminology="none", basics=("none",), hours=15, free_times="evenings-weekends",
    start=OWN_START, months=18, campus="sometimes", internet="reliable", study_style="own-pace", state="OH", budget=4500,
    funding=("low-income",),
)  # fmt: skip
"""Somebody whose plan is a short course online and the CPC."""
