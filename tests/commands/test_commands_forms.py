"""The form of a plan: said with `--format`, else taken from the ending of the file it is written to."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from case_table import cases
from running import ANOTHER_SEED, BEGINNER, TODAY, Ran, process

from codingpath.errors import UsageError
from codingpath.formats import PLAN as PLAN_HAS
from codingpath.formats import by_ending, offered

Cli = Callable[..., Ran]
PLAN = ("plan", "--answers", str(BEGINNER), *TODAY)
STARTS = {"html": "<!DOCTYPE html>\n", "markdown": "# Your roadmap", "table": "YOUR PLAN: "}


ENDINGS = {
    "plan.html": "html",
    "plan.HTM": "html",
    "plan.md": "markdown",
    "plan.markdown": "markdown",
    "plan.json": "json",
    "plan.txt": "table",
    "plan": "table",
}


def test_the_ending_of_the_file_says_the_form() -> None:
    assert {name: by_ending(Path(name), PLAN_HAS).name for name in ENDINGS} == ENDINGS


@cases("name", ["m.pdf", "m.docx", "my.html.plan", "plan.csv"])
def test_an_ending_that_no_form_has_is_refused_with_those_that_are_known(name: str) -> None:
    known = ", ".join(ending for form in offered(PLAN_HAS).values() for ending in form.endings)
    with pytest.raises(UsageError, match=re.escape(f"use {known}, or say with --format")):
        by_ending(Path(name), PLAN_HAS)


def test_a_file_whose_form_is_not_known_is_not_written(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "my.html.plan"
    assert cli(*PLAN, "--output", str(path)).code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_form_that_is_asked_for_wins(cli: Cli, tmp_path: Path) -> None:
    for name, form in {"plan.json": "html", "m.pdf": "markdown", "plan.md": "table"}.items():
        path = tmp_path / name
        assert cli(*PLAN, "--brief", "--format", form, "--output", str(path)).code == 0
        assert path.read_text("utf-8").startswith(STARTS[form])


def test_html_on_stdout_is_what_is_written_to_a_file(cli: Cli, printed: Cli, tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    cli(*PLAN, "--output", str(path))
    assert path.read_bytes() == printed(*PLAN, "--format", "html").out.encode()


def test_html_is_the_same_bytes_in_any_process_and_under_any_encoding(printed: Cli) -> None:
    env = {"PYTHONHASHSEED": ANOTHER_SEED, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    here = printed(*PLAN, "--format", "html")
    assert (here.code, here.err) == (0, "")
    assert process(*PLAN, "--format", "html", env=env) == here


def test_brief_html_is_the_first_page(printed: Cli) -> None:
    brief = printed(*PLAN, "--format", "html", "--brief").out
    assert brief.count("<h2 ") == 2
    assert "What you told us" in brief
    assert "YOUR PLAN: " in brief
