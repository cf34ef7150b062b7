"""Rules that rule out by time agree with the timeline, and one that does not is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from builders import bar, box, choice, number, when

from codingpath.model.catalog import Catalog
from codingpath.model.rules import Rule
from codingpath.planning.limits import least_months, limit_findings
from codingpath.planning.person import Person
from codingpath.planning.trial import overrun

COLLEGE = choice("some-college")


def with_rule(catalog: Catalog, rule: Rule) -> Catalog:
    """Return the catalog with one rule on the award, and no other."""
    decisions = tuple(replace(d, rules=(rule,)) if d.id == "award" else d for d in catalog.rules.decisions)
    return replace(catalog, rules=replace(catalog.rules, decisions=decisions))


def test_the_rules_agree_with_the_timeline(catalog: Catalog) -> None:
    assert not [finding.text for finding in limit_findings(catalog, "award")]


def test_a_rule_that_differs_is_named_with_its_box_and_the_right_figure(catalog: Catalog) -> None:
    right = box({"education": COLLEGE, "hours": number(below=6), "months": number(below=65)})
    wrong = box({"education": COLLEGE, "hours": number(below=12), "months": number(below=45)})
    (finding,) = limit_findings(with_rule(catalog, bar("award.slow", "associate", where=when(right, wrong))), "award")
    assert (finding.kind, finding.is_error, finding.rule) == ("other-limit", True, "award.slow")
    assert finding.text.startswith("box 2 of 'award.slow'")
    assert finding.text.endswith("write 'months: {below: 30}'")


def test_a_changed_timeline_asks_for_other_rules(catalog: Catalog) -> None:
    """Somebody who corrects a length is told which rules must follow."""
    changed = tuple(
        replace(w, floor_weeks=replace(w.floor_weeks, low=60)) if w.id == "associate-some-credits" else w
        for w in catalog.timeline.workloads
    )
    slower = replace(catalog, timeline=replace(catalog.timeline, workloads=changed))
    assert not [f for f in limit_findings(slower, "award") if f.rule == "award.too-soon"]  # a degree in hand still takes 14 months
    no_degree = box({"education": COLLEGE, "months": number(below=14)})
    (finding,) = limit_findings(with_rule(slower, bar("award.soon", "associate", where=when(no_degree))), "award")
    assert finding.text.endswith("write 'months: {below: 15}'")


def test_the_limit_is_the_early_reckoning_from_the_best_start(catalog: Catalog) -> None:
    hours = 12
    least = least_months(catalog, "associate", box({"education": COLLEGE, "hours": number(below=hours + 1)}))
    chosen = {d.id: d.options[0].id for d in catalog.rules.decisions} | {"award": "associate", "certification": "rhit"}

    def at(months: int, start: date) -> str:
        return overrun(
            Person(
                catalog, {"education": "some-college", "hours": hours, "months": months, "start": start}, chosen, date(2026, 11, 23)
            )
        )

    starts = [date(2027, 1, 15), date(2027, 8, 25)]
    assert "late" in {at(least, start) for start in starts}
    assert {at(least - 1, start) for start in starts} == {"early"}
