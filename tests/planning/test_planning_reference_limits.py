"""Rules that rule out by time are a staircase of the timeline, and a step that differs is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from builders import box, choice, number, when

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE
from codingpath.model.rules import Rule
from codingpath.planning.person import Person
from codingpath.planning.reference_limits import limit_findings, needed_months
from codingpath.planning.trial import overrun

COLLEGE = choice("some-college")


def with_rule(catalog: Catalog, rule: Rule) -> Catalog:
    """Return the catalog with one rule on the award beside the one on hours, and no other."""
    decision = catalog.rules.decision("award")
    kept = tuple(r for r in decision.rules if r.id == "award.one-class")
    decisions = tuple(replace(d, rules=(*kept, rule)) if d.id == "award" else d for d in catalog.rules.decisions)
    return replace(catalog, rules=replace(catalog.rules, decisions=decisions))


def stairs(catalog: Catalog) -> Rule:
    return next(r for r in catalog.rules.decision("award").rules if r.id == "award.certificate-too-long")


def test_the_rules_agree_with_the_timeline(catalog: Catalog) -> None:
    assert not [finding.text for finding in limit_findings(catalog, "award")]


def test_a_step_that_differs_or_is_missing_is_named_with_its_hours_and_the_right_figure(catalog: Catalog) -> None:
    first, *rest = stairs(catalog).when.boxes
    wrong = replace(stairs(catalog), when=when(replace(first, tests={**first.tests, "months": number(below=20)}), *rest))
    text, *_ = [f.text for f in limit_findings(with_rule(catalog, wrong), "award")]
    assert text.startswith("box 2 of 'award.certificate-too-long' rules 'certificate' out below 30 months with 9 hours a week")
    assert text.endswith("write 'months: {below: 34}' there")
    missing = replace(stairs(catalog), when=when(*rest))
    found = list(limit_findings(with_rule(catalog, missing), "award"))
    assert {(f.kind, f.is_error, f.rule) for f in found} == {("other-limit", True, "award.certificate-too-long")}
    assert [f.text.partition(" with ")[2].partition(",")[0] for f in found] == ["9 hours a week", "hours left open"]


def test_a_changed_timeline_asks_for_other_rules(catalog: Catalog) -> None:
    """Somebody who corrects a length is told which rules must follow."""
    changed = tuple(
        replace(w, credits=replace(w.credits, likely=27)) if w.id == "certificate" and w.credits else w
        for w in catalog.timeline.workloads
    )
    slower = replace(catalog, timeline=replace(catalog.timeline, workloads=changed))
    assert {f.rule for f in limit_findings(slower, "award")} == {"award.certificate-too-long"}


def test_the_limit_is_the_reference_from_the_first_term_with_nothing_to_prepare(catalog: Catalog) -> None:
    for award, hours, education, kept in (("certificate", 15, "diploma", "late"), ("associate", 20, "some-college", "likely")):
        least = needed_months(catalog, award, hours, box({"education": choice(education)}))
        chosen = {d.id: d.options[0].id for d in catalog.rules.decisions} | {"award": award}
        start = date(2027, 1, 15)
        sheet = {"education": education, "hours": hours, "start": start}

        def over(months: int, sheet: dict[str, object] = sheet, chosen: dict[str, str] = chosen) -> str:
            return overrun(Person(catalog, {**sheet, "months": months}, chosen, date(2027, 1, 15)))  # type: ignore[dict-item]

        assert over(least) == kept  # the degree on earlier credits is reckoned by its best case
        assert over(least - 1) == ("likely" if award == "certificate" else "early")


def test_the_likely_lengths_stand_in_one_order_from_nine_hours_a_week_up(catalog: Catalog) -> None:
    order = ("exam-prep", "short-course", "certificate", "associate")
    for hours in (*range(9, 81), NOT_SURE):
        months = [needed_months(catalog, award, hours, box({"education": choice("diploma")})) for award in order]
        assert months == sorted(months), hours
