"""People in YAML: what they answer, and the decisions, reasons and conflicts a good counselor would expect."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from case_table import cases
from crowd import words_of
from one_kind import mixed
from scenario_plans import FILES, scenario_plan

from codingpath.catalog.yaml_reader import parse_text, refuse_if_faulty
from codingpath.formats.markdown import to_markdown
from codingpath.model.catalog import Catalog


@cache
def _record(path: Path) -> dict[str, Any]:
    document = parse_text(path.read_text("utf-8"), path.name)
    refuse_if_faulty(document)
    assert isinstance(document.value, dict)
    return document.value


@cases("path", FILES, ids=lambda path: path.stem)
def test_person(path: Path) -> None:
    person, roadmap = _record(path), scenario_plan(path.stem)
    outcomes = roadmap.decisions.outcomes
    fired = {reason.rule for outcome in outcomes for option in outcome.options for reason in option.reasons}
    assert person["person"]
    assert 2 <= len(person["reasons"]) <= 5, "name two to five of the rules that this person shows"
    assert roadmap.decisions.chosen == person["decisions"]
    assert set(person["reasons"]) <= fired
    assert set(person.get("conflicts", ())) <= {conflict.id for conflict in roadmap.conflicts}
    assert set(person.get("no_stages", ())).isdisjoint(stage.id for stage in roadmap.stages)
    assert mixed(roadmap.stages, roadmap.programs, roadmap.money.lines) == []
    if "says" in person:
        page = " ".join(to_markdown(words_of(roadmap)).split()).lower()
        assert [said for said in person["says"] if said.lower() not in page] == []
        assert [said for said in person.get("never_says", ()) if said.lower() in page] == []


def test_every_option_of_every_decision_is_chosen_by_somebody(catalog: Catalog) -> None:
    expected = {(decision.id, option.id) for decision in catalog.rules.decisions for option in decision.options}
    chosen = {choice for path in FILES for choice in _record(path)["decisions"].items()}
    assert expected - chosen == set(), "each needs a person in tests/scenarios who gets it"
