"""Money asked for, at the edges: a name, a sum that was named before, and when what is granted is enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from codingpath.errors import AnswerError
from codingpath.model.plan.money import CostLine, Money
from codingpath.model.progress import NOTHING_YET
from codingpath.planning.progress import PayerName, answered, by_hand, not_asked
from codingpath.planning.to_do import is_covered

DAY, LATER = date(2026, 12, 1), date(2026, 12, 8)
OFFICE, FUND = PayerName("wioa", "Job center"), PayerName("tuition-help", "Tuition help")


def test_a_name_has_room_for_a_hundred_and_twenty_letters() -> None:
    assert by_hand(NOTHING_YET, "x" * 120).name == "x" * 120
    with pytest.raises(AnswerError, match="121 characters"):
        by_hand(NOTHING_YET, "x" * 121)


def test_the_last_word_of_a_payer_counts_and_a_yes_without_a_sum_keeps_the_one_before() -> None:
    asked = answered(NOTHING_YET, [OFFICE, FUND], "asked", None, DAY)
    assert [(grant.id, grant.status) for grant in asked.grants] == [("wioa", "asked"), ("tuition-help", "asked")]
    for said, usd in (((900, None), 900), ((900, 700), 700), ((None, None), None), ((None, 700), 700)):
        progress = asked
        for each in said:
            progress = answered(progress, [OFFICE, FUND], "granted", each, LATER)
        assert [(grant.id, grant.usd) for grant in progress.grants if grant.status == "granted"] == [("wioa", usd)]
        assert progress.payers("asked") == {"tuition-help"}
        refused = answered(progress, [OFFICE], "refused", None, LATER)
        assert (refused.granted_usd, refused.grants[-1].usd) == (0, None)
        assert not_asked(refused, [OFFICE, FUND]) == NOTHING_YET


def test_nobody_else_is_asked_once_what_is_granted_and_ones_own_pay_for_all_of_it() -> None:
    course = CostLine(id="tuition", label="Tuition", low_usd=3000, high_usd=3900, counts_against_budget=True, stage="train")
    money = Money(lines=(course,), budget_usd=900, low_usd=3000, high_usd=3900, granted_usd=3000)
    assert is_covered(money)
    assert not is_covered(replace(money, budget_usd=899))
    assert not is_covered(replace(money, budget_usd=None))
    assert is_covered(replace(money, budget_usd=0, granted_usd=3900))
    assert not is_covered(replace(money, budget_usd=3900, granted_usd=0)), "nobody was asked yet"
    assert not is_covered(replace(money, lines=(replace(course, low_usd=None),))), "nobody knows what it costs"
