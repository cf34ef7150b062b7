"""The JSON of a plan is what its schema says, no more and no less."""

from __future__ import annotations

import json
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from crowd import one_in
from jsonschema import Draft202012Validator
from strategies import plan_of, real_catalog

from codingpath.catalog.answers import read_answers
from codingpath.formats.json import render
from codingpath.formats.printouts import plan_printout
from codingpath.model.condition import Answers
from codingpath.model.plan.roadmap import Roadmap

ROOT = Path(__file__).parents[2]
GENERATE = runpy.run_path(str(ROOT / "docs" / "generate.py"))
SCHEMA = GENERATE["plan_schema"]()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def made(roadmap: Roadmap) -> Any:
    return json.loads(render(plan_printout(roadmap)))


def faults(data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(data)]


def schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every record with its name, and every key of it."""
    for name, record in {"": SCHEMA, **SCHEMA["$defs"]}.items():
        yield name, record
        yield from ((f"{name}/{key}", value) for key, value in record["properties"].items())


def test_it_is_a_schema_and_the_file_is_current() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    text = GENERATE["schema"]()
    assert (ROOT / "docs" / "plan.schema.json").read_text("utf-8") == text, "run: python docs/generate.py"


def test_every_key_is_described_and_every_record_closed() -> None:
    found = [*schemas()]
    assert len(found) > 60
    for path, schema in found:
        assert schema.get("description"), path
        if "properties" in schema:
            assert schema["additionalProperties"] is False, path
            assert schema["required"] == list(schema["properties"]), path


@pytest.mark.parametrize("file", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_plan_of_an_example_is_valid(file: Path) -> None:
    assert faults(made(plan_of(read_answers(file, real_catalog().questions)))) == []


@one_in(4)
def test_the_plan_of_anybody_is_valid(roadmap: Roadmap) -> None:
    assert faults(made(roadmap)) == []


def test_it_says_what_the_page_says() -> None:
    answers: Answers = {"funding": ("laid-off",), "state": "OH", "hours": 12, "health-work": "records"}
    roadmap, data = plan_of(answers), made(plan_of(answers))
    assert data["page_one"][0]["lines"]
    assert [step["id"] for step in data["steps"]] == [step.id for step in roadmap.steps]
    assert [step["on"] for step in data["steps"]] == [step.on.isoformat() for step in roadmap.steps]
    asked = [(question["id"], question["first"]) for question in data["school_questions"]]
    assert asked == [(q.id, q in roadmap.first_questions) for q in roadmap.school_questions]
    for key, items in {
        "learning": roadmap.learn,
        "jobs": roadmap.jobs,
        "faq": roadmap.faq,
        "notices": roadmap.notices,
    }.items():
        assert data[key] == [{name: getattr(item, name) for name in record} for item, record in zip(items, data[key], strict=True)]
        assert items, key
    assert [f["first"] for f in data["funding"]] == [m.funding.before for m in roadmap.funding]
    assert [f["covers"] for f in data["funding"]] == [m.funding.covers for m in roadmap.funding]
    assert [payer["id"] for payer in data["payers"]] == [match.payer.id for match in roadmap.page_one.payers]
    assert {name for payer in data["payers"] for name in payer["funding"]} <= {f["id"] for f in data["funding"]}
    assert data["applying"]["likely"] == (roadmap.applying.likely and roadmap.applying.likely.isoformat())


def test_what_is_missing_added_or_put_into_words_is_a_fault() -> None:
    data = made(plan_of({}))
    for change, at in (
        ({"stages": [*data["stages"][:1], {**data["stages"][1], "note": "x"}]}, "$.stages[1]"),
        ({"facts_as_of": "unknown"}, "$.facts_as_of"),
        ({"facts_as_of": "2026-02-30"}, "$.facts_as_of"),
        ({"costs": [{**data["costs"][0], "low_usd": "unknown"}]}, "$.costs[0].low_usd"),
        ({"costs": [{**data["costs"][0], "low_usd": 1.5}]}, "$.costs[0].low_usd"),
        ({"schema": "codingpath-plan-1"}, "$.schema"),
        ({"answers": {"hours": None}}, "$.answers.hours"),
    ):
        assert [fault.partition(":")[0] for fault in faults({**data, **change})] in ([at], [at, at]), at
    del data["sources"]
    assert faults(data) == ["$: 'sources' is a required property"]
