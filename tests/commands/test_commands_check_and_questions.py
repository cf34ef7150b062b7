"""`codingpath questions`, and what becomes of a command when the data are others; `check` itself is proved in its own file."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from running import ROOT, SMALL, Ran

from codingpath.model.catalog import Catalog

Cli = Callable[..., Ran]


# -- other data


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def test_a_broken_copy_is_1_with_every_fault(cli: Cli, data: Path) -> None:
    rules, funding = data / "rules.yaml", data / "funding.yaml"
    rules.write_text(rules.read_text("utf-8").replace("because:", "becuase:", 1), "utf-8")
    funding.write_text(funding.read_text("utf-8") + "- {id: stray}\n", "utf-8")
    ran = cli("check", "--data", str(data))
    assert ran.code == 1
    assert "'becuase' is not a key this file knows; did you mean 'because'?" in ran.err
    assert "funding.yaml:" in ran.err
    assert ran.out == ""


def test_data_that_were_edited_never_come_from_the_copy_that_was_kept_of_them(cli: Cli, tmp_path: Path) -> None:
    small = Path(shutil.copytree(SMALL, tmp_path / "small"))
    args = ("questions", "--format", "json", "--data", str(small))
    asked = json.loads(cli(*args).out)[0]["ask"]
    quiz = small / "questions.yaml"
    assert quiz.read_text("utf-8").count(asked) == 1
    quiz.write_text(quiz.read_text("utf-8").replace(asked, "What matters?"), "utf-8")
    assert json.loads(cli(*args).out)[0]["ask"] == "What matters?"


# -- questions


def test_questions_as_json_are_what_an_answers_file_needs(cli: Cli, catalog: Catalog) -> None:
    found = json.loads(cli("questions", "--format", "json").out)
    assert [q["id"] for q in found] == [q.id for q in catalog.questions]
    by_id = {q["id"]: q for q in found}
    assert by_id["hours"].keys() >= {"id", "kind", "unit", "at_least", "at_most", "choices", "asked_when"}
    assert (by_id["hours"]["at_least"], by_id["hours"]["at_most"], by_id["hours"]["unit"]) == (1, 80, "hours a week")
    assert by_id["matters-most"]["pick_at_most"] == 2
    assert by_id["funding"]["stands_alone"] == "none"
    assert [c["id"] for c in by_id["goal"]["choices"]] == ["start-soon", "work-remotely", "earn-more", "lead", "small-practice"]
    assert by_id["coding-years"]["asked_when"] == [{"health-work": ["coding", "billing", "records"]}]
    assert by_id["program-kind"]["asked_when"][1] == {"holds": {"any_of": ["cpc-a"]}}
    assert by_id["goal"]["asked_when"] == []


def test_questions_as_a_table_name_every_id_and_choice(cli: Cli, catalog: Catalog) -> None:
    text = cli("questions").out
    for question in catalog.questions:
        assert question.id in text
    for choice in catalog.question("health-work").choices:
        assert choice.id in text
    rows = {row["id"]: row["answer"] for row in csv.DictReader(io.StringIO(cli("questions", "--format", "csv").out))}
    assert rows["program-left"].endswith("; asked when so-far is in-program")
    assert rows["program-kind"].endswith("; asked when so-far is in-program or stopped or finished-program, or holds has cpc-a")
    asked = {q.id for q in catalog.questions if "asked when" in rows[q.id]}
    assert asked == {q.id for q in catalog.questions if any(box.tests for box in q.asked_when.boxes)}


def test_every_listed_choice_is_a_valid_answer(cli: Cli, catalog: Catalog) -> None:
    for record in json.loads(cli("questions", "--format", "json").out):
        question = catalog.question(record["id"])
        for choice in record["choices"]:
            assert question.parse(choice["id"]) in (choice["id"], (choice["id"],))
            if record["kind"] == "one":
                assert question.parse(choice["label"].upper()) == choice["id"]
