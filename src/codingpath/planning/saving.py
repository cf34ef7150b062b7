"""What to save each month so that every stage can be paid when it begins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from codingpath.model.gap import End
from codingpath.model.roadmap import Money, Stage
from codingpath.planning.cheapest import end
from codingpath.planning.due import dues


def saving(money: Money, stages: Iterable[Stage], at: End, today: date) -> tuple[int, date, str] | None:
    """Return dollars a month, the day that asks for the most, and the id of the stage that begins then.

    None where there is no gap or no budget, where a day on which money is short is less than a month away, or where one is not known.
    """
    needed: list[tuple[int, date, str]] = []
    cost, budget = 0, money.budget_usd
    if budget is None or end(money, at) <= budget:
        return None
    for due in [due for due in dues(money, tuple(stages)) if due.counts_against_budget]:
        cost += due.low_usd if at == "low" else due.high_usd
        day = due.when.early
        if cost > budget:
            months = whole_months(today, day) if day else 0
            if day is None or not months:
                return None
            needed.append((-(-(cost - budget) // months), day, due.stage))
    return max(needed, key=lambda n: n[0])


def whole_months(today: date, day: date) -> int:
    """Return how many whole months lie between today and a later day; 0 if it is no later."""
    months = (day.year - today.year) * 12 + day.month - today.month - (day.day < today.day)
    return max(0, months)
