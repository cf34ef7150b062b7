from __future__ import annotations

from dataclasses import replace

from builders import CCA, CPC, ROUTES, SOURCE, credential, person, program, small, source, span
from case_table import cases
from crowd import everybody

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE
from codingpath.model.plan.money import CostLine, Money
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import Program
from codingpath.planning.choices import first_program
from codingpath.planning.costs import ledger
from codingpath.planning.person import Person

PRICED = program("priced", delivery="online", price_usd=2000, price_covers="tuition, fees and books")


def money_of(who: Person) -> Money:
    return ledger(who, first_program(who))


def line(money: Money, line_id: str) -> CostLine:
    return next(found for found in money.lines if found.id == line_id)


def costs(catalog: Catalog, *programs: Program, **chosen: str) -> Money:
    return money_of(person(small(catalog, *programs), {"budget": 5000}, **chosen))


def test_a_known_price_and_the_exam_add_up(catalog: Catalog) -> None:
    money = costs(catalog, PRICED)
    assert [found.id for found in money.lines] == [
        "tuition",
        "books",
        "membership",
        "exam",
        "retake",
        "first-renewal",
        "remove-apprentice",
    ]
    assert (line(money, "tuition").low_usd, line(money, "tuition").high_usd) == (2000, 2000)
    assert (money.low_usd, money.high_usd, money.at_least, money.short_usd) == (2600, 2800, False, 0)


def test_books_cost_nothing_more_where_the_price_covers_them(catalog: Catalog) -> None:
    assert (line(costs(catalog, PRICED), "books").low_usd, line(costs(catalog, PRICED), "books").high_usd) == (0, 0)


def test_a_price_without_books_leaves_the_books_unknown(catalog: Catalog) -> None:
    money = costs(catalog, program("bare", delivery="online", price_usd=2000, price_covers="tuition"))
    assert line(money, "books").low_usd is None
    assert money.at_least is True
    assert money.low_usd == 2600


def test_only_training_and_the_first_exam_count_against_the_budget(catalog: Catalog) -> None:
    counted = {found.id for found in costs(catalog, PRICED).lines if found.counts_against_budget}
    assert counted == {"tuition", "books", "membership", "exam"}


def test_an_unknown_retake_or_renewal_does_not_make_the_sum_a_lower_bound(catalog: Catalog) -> None:
    money = costs(catalog, PRICED)
    assert line(money, "retake").low_usd is None
    assert money.at_least is False


def test_no_price_at_all_is_unknown_and_the_sum_reads_at_least(catalog: Catalog) -> None:
    money = costs(catalog, program("silent", delivery="online"))
    assert (line(money, "tuition").low_usd, line(money, "tuition").high_usd, line(money, "tuition").source) == (None, None, None)
    assert (money.low_usd, money.high_usd, money.at_least) == (600, 800, True)


def test_an_unknown_line_is_no_estimate(catalog: Catalog) -> None:
    estimated = program("estimated", delivery="online", yearly_in_state_usd=3000, credits_low=15, credits_high=30)
    money = costs(catalog, estimated)
    assert line(money, "tuition").estimate is True
    assert (line(money, "books").low_usd, line(money, "books").estimate) == (None, False)


def test_an_estimate_spreads_the_yearly_price_over_the_likely_credits(catalog: Catalog) -> None:
    """19 of them in this timeline, by which the dates are reckoned too."""
    estimated = program("estimated", delivery="online", yearly_in_state_usd=3000, yearly_books_usd=600, credits_low=10)
    money = costs(catalog, estimated)
    tuition, books = line(money, "tuition"), line(money, "books")
    assert (tuition.low_usd, tuition.high_usd, tuition.estimate) == (1900, 1900, True)
    assert (books.low_usd, books.high_usd, books.estimate) == (380, 380, True)
    assert (money.low_usd, money.high_usd) == (2880, 3080)


def test_tuition_and_books_are_those_of_one_program(catalog: Catalog) -> None:
    cheap = program("cheap", delivery="online", price_usd=900, price_covers="tuition", yearly_books_usd=3000, credits_low=10)
    money = costs(catalog, PRICED, cheap)
    found = [line(money, name).low_usd for name in ("tuition", "books")]
    assert found == [2000, 0], "900 for tuition with nothing for books is no program's price"


def test_where_all_are_too_dear_the_first_is_reckoned_all_the_same(catalog: Catalog) -> None:
    dear = program("dear", delivery="online", price_usd=9000, price_covers="tuition and books")
    campus = program("campus", delivery="in-person", price_usd=7000)
    money = costs(catalog, dear, campus, program("silent", delivery="hybrid"))
    assert (line(money, "tuition").low_usd, line(money, "tuition").high_usd) == (9000, 9000)
    assert money.short_usd == 4600


def test_an_exam_in_the_price_is_not_paid_twice(catalog: Catalog) -> None:
    for prepares, exam, total in (
        ((), (0, 600), (2200, 2800)),
        (("cpc", "cca"), (0, 0), (2200, 2200)),
        (("cca",), (0, 600), (2200, 2800)),
    ):
        money = costs(catalog, replace(PRICED, voucher=True, prepares_for=prepares))
        if "cpc" in prepares or not prepares:
            assert (line(money, "exam").low_usd, line(money, "exam").high_usd) == exam
            assert (money.low_usd, money.high_usd) == total
    assert (
        line(costs(catalog, replace(PRICED, voucher=True)), "exam").note
        == "a voucher is in the price of the program: ask for which exam"
    )


def test_exam_preparation_costs_nothing_at_least_and_an_unknown_sum_at_most(catalog: Catalog) -> None:
    known = credential("cpc", exam_usd=span(400, 600), books_usd=span(200, 300))
    money = money_of(person(small(catalog, PRICED, credentials=(known,)), award="exam-prep"))
    assert (line(money, "tuition").low_usd, line(money, "tuition").high_usd) == (0, None)
    assert (line(money, "books").low_usd, line(money, "books").high_usd) == (200, 300)
    assert (money.low_usd, money.high_usd, money.at_least) == (600, 900, True)


def test_a_certification_without_membership_has_no_such_line(catalog: Catalog) -> None:
    money = money_of(person(small(catalog, PRICED, credentials=(CCA, CPC)), certification="cca"))
    assert "membership" not in {found.id for found in money.lines}


def test_a_figure_of_low_confidence_is_shown_and_not_summed(catalog: Catalog) -> None:
    weak = credential("cpc", exam_usd=span(400, 600), membership_usd=span(200, 200, "weak"))
    sources = {SOURCE: source(), "weak": source("weak", confidence="low")}
    money = money_of(person(small(catalog, PRICED, credentials=(weak,), sources=sources)))
    assert (line(money, "membership").low_usd, line(money, "membership").counted) == (200, False)
    assert (money.low_usd, money.high_usd, money.at_least) == (2400, 2600, True)


@cases(("budget", "short"), [(2599, 1), (2600, 0), (2601, 0), (0, 2600)])
def test_short_by_what_the_budget_misses_at_the_low_end(catalog: Catalog, budget: int, short: int) -> None:
    who = person(small(catalog, PRICED), {"budget": budget})
    open_budget = person(small(catalog, PRICED), {"budget": NOT_SURE})
    money = ledger(who, first_program(open_budget))  # the same program, whatever the budget
    assert (money.budget_usd, money.short_usd) == (budget, short)


def test_an_open_budget_is_never_short(catalog: Catalog) -> None:
    money = money_of(person(small(catalog, PRICED), {"budget": NOT_SURE}))
    assert (money.budget_usd, money.short_usd) == (None, 0)


@everybody
def test_anybodys_sums_are_those_of_the_lines(roadmap: Roadmap) -> None:
    money = roadmap.money
    counted = [found for found in money.lines if found.counts_against_budget and found.counted]
    assert money.low_usd == sum(found.low_usd or 0 for found in counted) <= money.high_usd
    unknown = [
        found
        for found in money.lines
        if found.counts_against_budget and (not found.counted or None in (found.low_usd, found.high_usd))
    ]
    assert money.at_least is bool(unknown)
    for found in money.lines:
        assert found.low_usd is None or found.high_usd is None or found.low_usd <= found.high_usd
        assert not (found.estimate and found.low_usd is None and found.high_usd is None), f"{found.id} is unknown, so no estimate"


def test_a_yearly_allowance_for_books_is_an_estimate_also_beside_a_real_price(catalog: Catalog) -> None:
    mixed = program("mixed", delivery="online", price_usd=2000, price_covers="tuition", yearly_books_usd=600, credits_low=15)
    money = costs(catalog, mixed)
    assert line(money, "tuition").estimate is False
    books = line(money, "books")
    assert (books.low_usd, books.high_usd, books.estimate) == (380, 380, True)


# -- the exam


def test_two_attempts_are_named_where_they_are_sold_and_one_where_they_are_not(catalog: Catalog) -> None:
    assert line(costs(catalog, PRICED), "exam").label == "CPC exam, one attempt or two"
    assert line(costs(catalog, PRICED, certification="cca"), "exam").label == "CCA exam, one attempt"


# -- taking the apprentice mark off


def test_two_years_of_work_take_the_mark_off_for_nothing_and_a_course_at_a_price_not_known(catalog: Catalog) -> None:
    found = line(costs(catalog, PRICED), "remove-apprentice")
    assert (found.low_usd, found.high_usd, found.counts_against_budget, found.stage) == (0, None, False, "remove-apprentice")
    assert found.note == ("Work: nothing to pay. Both: price not known; ask ISSUER. Course: price not known; ask ISSUER.")


def test_where_only_work_takes_it_off_it_costs_nothing(catalog: Catalog) -> None:
    worked = credential("cpc", exam_usd=span(400, 400), apprentice_routes=ROUTES[:1])
    found = line(money_of(person(small(catalog, PRICED, credentials=(worked,)))), "remove-apprentice")
    assert (found.low_usd, found.high_usd) == (0, 0)


def test_nothing_is_said_of_it_after_another_exam_or_with_two_years_of_coding(catalog: Catalog) -> None:
    insider = person(small(catalog, PRICED), {"health-work": "coding", "coding-years": 2})
    for money in (costs(catalog, PRICED, certification="cca"), money_of(insider)):
        assert "remove-apprentice" not in {found.id for found in money.lines}


def test_the_mark_never_makes_the_sum_a_lower_bound(catalog: Catalog) -> None:
    assert costs(catalog, PRICED).at_least is False


@everybody
def test_anybodys_mark_is_on_the_ledger_just_where_it_is_on_the_timeline(roadmap: Roadmap) -> None:
    assert ("remove-apprentice" in {found.id for found in roadmap.money.lines}) is (roadmap.stage("remove-apprentice") is not None)
    dated = {stage.id for stage in roadmap.stages}
    assert {found.stage for found in roadmap.money.lines} <= (dated if "exam" in dated else {*dated, "renew"}), "one held says when"
