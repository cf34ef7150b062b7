"""What falls due when: sums by stage are those of the ledger, and a month's share is one that suffices."""

from __future__ import annotations

from datetime import date

from builders import person, program, small
from crowd import everybody

from codingpath.model.catalog import Catalog
from codingpath.model.plan.roadmap import Roadmap
from codingpath.planning.choices import first_program
from codingpath.planning.costs import Due, Monthly, dues, ledger, monthly, sums
from codingpath.planning.timeline import timeline

PRICED = program("priced", delivery="online", price_usd=2000, price_covers="tuition, fees and books")


def found(catalog: Catalog, **chosen: str) -> dict[tuple[str, bool], Due]:
    who = person(small(catalog, PRICED), None, **chosen)
    return {(due.stage, due.counts_against_budget): due for due in dues(ledger(who, first_program(who)), timeline(who))}


def spread(catalog: Catalog, **chosen: str) -> Monthly | None:
    who = person(small(catalog, PRICED), None, **chosen)
    return monthly(ledger(who, first_program(who)), timeline(who))


def test_each_line_falls_due_in_its_stage_and_what_does_not_count_comes_last(catalog: Catalog) -> None:
    lines = {key: [line.id for line in due.lines] for key, due in found(catalog).items()}
    assert lines == {
        ("train", True): ["tuition", "books"],
        ("exam", True): ["membership", "exam"],
        ("exam", False): ["retake"],
        ("remove-apprentice", False): ["remove-apprentice"],
        ("renew", False): ["first-renewal"],
    }


def test_a_stage_is_paid_somewhere_in_it_and_a_renewal_when_it_is_due(catalog: Catalog) -> None:
    who = person(small(catalog, PRICED))
    stages = {stage.id: stage for stage in timeline(who)}
    by_stage = found(catalog)
    train, renew = by_stage["train", True].when, by_stage["renew", False].when
    assert (train.early, train.late) == (date(2027, 1, 4), stages["train"].ends.late)
    assert renew == stages["renew"].ends
    assert by_stage["remove-apprentice", False].when == stages["remove-apprentice"].ends, "the day that the dates name"


def test_self_study_is_paid_while_practicing_and_its_books_once_the_exam_is_booked(catalog: Catalog) -> None:
    """Nobody is told to wait with code books until the exam day is set, and to pay them at the start of practice."""
    stages = found(catalog, award="exam-prep")
    assert [line.id for line in stages["practice", True].lines] == ["tuition"]
    assert "books" in [line.id for line in stages["exam", True].lines]


def test_both_sums_are_spread_over_the_likely_time(catalog: Catalog) -> None:
    """2,600 to 2,800 dollars; the exam is 68 weeks (600 and 80 hours at 10) after the start at a likely pace."""
    assert spread(catalog) == Monthly(low_usd=163, high_usd=175, months=16)


def test_nothing_is_spread_where_tuition_is_not_known(catalog: Catalog) -> None:
    who = person(small(catalog, program("silent", delivery="online")))
    assert monthly(ledger(who, first_program(who)), timeline(who)) is None
    assert spread(catalog, award="exam-prep") is None


@everybody
def test_anybodys_sums_by_stage_are_those_of_the_ledger(roadmap: Roadmap) -> None:
    by_stage = dues(roadmap.money, roadmap.stages)
    assert [line for due in by_stage for line in due.lines if due.counts_against_budget] == [
        line for line in roadmap.money.lines if line.counts_against_budget
    ]
    assert sorted(line.id for due in by_stage for line in due.lines) == sorted(line.id for line in roadmap.money.lines)
    counting = [due for due in by_stage if due.counts_against_budget]
    assert (sum(due.low_usd for due in counting), sum(due.high_usd for due in counting)) == (
        roadmap.money.low_usd,
        roadmap.money.high_usd,
    )
    assert (sum(due.low_usd for due in by_stage), sum(due.high_usd for due in by_stage)) == sums(roadmap.money.lines)
    for due in by_stage:
        assert due.low_usd <= due.high_usd
        assert due.when.early is None or due.when.late is None or due.when.early <= due.when.late


@everybody
def test_anybodys_months_pay_for_everything_and_a_dollar_less_does_not(roadmap: Roadmap) -> None:
    share = monthly(roadmap.money, roadmap.stages)
    if share is None:
        return
    assert share.months >= 1
    tuition = [line for line in roadmap.money.lines if line.id == "tuition"]
    spread_usd = sums(tuition) if roadmap.under_way else (roadmap.money.low_usd, roadmap.money.high_usd)
    for usd, cost in zip((share.low_usd, share.high_usd), spread_usd, strict=True):
        assert usd * share.months >= cost
        assert (usd - 1) * share.months < cost
