"""`codingpath explain`: reasons, changes that do what is said, ranges, open answers; the same in every form."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from document_text import NONE
from running import BEGINNER, ROOT, TODAY, Ran

from codingpath.catalog.answers import read_answers
from codingpath.model.catalog import Catalog
from codingpath.rules.decide import decide
from codingpath.rules.masks import MaskTable, sheet_of

Cli = Callable[..., Ran]
EXPLAIN = ("explain", "--answers", str(BEGINNER), *TODAY)
WHATS = ("What speaks for it", "What kept the runner-up", "What would change it", "What nearly counted")


def record(cli: Cli, *args: str) -> dict[str, Any]:
    ran = cli(*EXPLAIN, "--format", "json", *args)
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def typed(value: object) -> str:
    return ",".join(value) if isinstance(value, list) else str(value)


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_sentences_come_first_and_a_table_second(printed: Cli, form: str) -> None:
    ran = printed(*EXPLAIN, "--full", "--format", form)
    assert (ran.code, ran.err) == (0, "")
    for what in WHATS:
        assert what in ran.out
    first_table = ran.out.index("Smallest change")
    assert ran.out.index("From your answers") < ran.out.index("answer sheets one answer away") < first_table
    assert "you should" not in ran.out.casefold()


def test_the_words_of_a_range_are_in_the_unit_of_the_question(printed: Cli) -> None:
    out = " ".join(printed(*EXPLAIN, "--full", "--format", "table").out.split())
    assert (
        "Your own money (you said $4,500): Start now holds with $1,000 or more; Prepare first fits best with under $1,000." in out
    )
    assert "No one or two changes of your answers give Exam preparation only." in out


def test_what_kept_a_ruled_out_runner_up_behind_names_need_and_answer(cli: Cli) -> None:
    args = ("--answer", "goal=lead", "--answer", "months=10", "--answer", "hours=30", "--answer", "matters-most=earning-ceiling")
    out = " ".join(cli(*EXPLAIN, "award", *args).out.split())
    assert "It needs 33 months or more; you said 10 months (Time until ready)." in out


def test_each_change_in_the_json_can_be_typed_and_gives_the_results_it_says(
    printed: Cli, catalog: Catalog, table: MaskTable
) -> None:
    found = record(printed)
    said = read_answers(BEGINNER, catalog.questions)
    tried = 0
    for decision in found["decisions"]:
        for option, changes in decision["changes"].items():
            for change in changes:
                asked = {q: catalog.question(q).parse(typed(v)) for q, v in change["answers"].items()}
                chosen = decide(table, sheet_of(catalog.questions, {**said, **asked})).chosen
                assert chosen == change["results"]
                assert chosen[decision["id"]] == option
                tried += 1
    assert tried > 5


def test_the_json_holds_what_the_words_say(printed: Cli) -> None:
    found = record(printed)
    assert (found["schema"], found["sheets"] >= found["same_in_all"]) == ("codingpath-explain-1", True)
    for decision in found["decisions"]:
        assert decision["reasons_for"]
        assert found["same_in_all"] <= decision["same"] <= found["sheets"]
        assert decision["possible"] == [decision["chosen"]]
        assert not set(decision["difference"]) & set(decision["no_difference"])
        assert decision["runner_up"]["id"] in decision["changes"]


def test_open_answers_are_named_with_what_decides_and_how_to_find_out(cli: Cli) -> None:
    args = ("--answer", "setting=not-sure", "--answer", "study-style=not-sure")
    deciders = {d["id"]: [x["question"] for x in d["deciders"]] for d in record(cli, *args)["decisions"]}
    assert deciders["delivery"] == ["study-style"]
    assert "What you left open can too: Way to study." in " ".join(cli(*EXPLAIN, *args).out.split())
    out = " ".join(cli(*EXPLAIN, "--full", *args).out.split())
    assert "You left open: Place of work and Way to study." in out
    assert "Way to study: Try one lesson online" in out


def test_each_example_and_an_empty_file_can_be_explained(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").touch()
    how = dict.fromkeys((ROOT / "examples").glob("*.yaml"), ("--format", "markdown")) | {tmp_path / "empty.yaml": ("--no-color",)}
    for person, form in how.items():
        ran = cli("explain", "--answers", str(person), *TODAY, *form, "--full")
        assert (ran.code, ran.err) == (0, ""), person
        assert not re.search(NONE, " ".join(ran.out.split())), person


def test_without_answers_it_says_what_to_do(cli: Cli) -> None:
    ran = cli("explain", *TODAY)
    assert (ran.code, ran.out) == (2, "")
    assert "--answers FILE" in ran.err


def test_one_result_is_explained_in_full_by_its_id_or_its_title(cli: Cli) -> None:
    for name in ("award", "Kind of Training"):
        ran = cli(*EXPLAIN, name)
        assert (ran.code, ran.err) == (0, "")
        assert all(what in ran.out for what in WHATS[:3])
        assert "Kind of work" not in ran.out.splitlines()[0]
    ran = cli(*EXPLAIN, "awrd")
    assert (ran.code, ran.out, ran.err) == (1, "", "explain: unknown decision 'awrd'; did you mean 'award'?\n")


def test_a_decision_that_was_not_taken_is_said_to_be_none(cli: Cli) -> None:
    ran = cli(
        "explain", "delivery", *TODAY, "--answer", "so-far=certified", "--answer", "holds=cpc", "--answer", "health-work=coding"
    )
    assert (ran.code, ran.out) == (1, "")
    assert "'How to study' is not decided for these answers" in ran.err


def test_the_readme_shows_what_is_printed(cli: Cli) -> None:
    shown = re.search(r"```\n(How to study: .*?)\n```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert shown is not None
    out = [line.rstrip(" ─") for line in cli(*EXPLAIN).out.splitlines()]
    assert shown[1] in "\n".join(out)
