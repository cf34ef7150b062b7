"""The form of a plan: said with `--format`, else taken from the ending of the file it is written to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from running import BEGINNER, TODAY, Ran, process

from codingpath.formats import PLAN as PLAN_HAS
from codingpath.formats import offered

Cli = Callable[..., Ran]
PLAN = ("plan", "--answers", str(BEGINNER), *TODAY)
STARTS = {"html": "<!DOCTYPE html>\n", "markdown": "# Your roadmap", "json": '{\n  "schema"', "table": "Your roadmap"}


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("plan.html", "html"),
        ("plan.HTM", "html"),
        ("plan.md", "markdown"),
        ("plan.markdown", "markdown"),
        ("plan.json", "json"),
        ("plan.txt", "table"),
        ("plan", "table"),
    ],
)
def test_the_ending_of_the_file_says_the_form(cli: Cli, tmp_path: Path, name: str, form: str) -> None:
    path = tmp_path / name
    assert cli(*PLAN, "--output", str(path)).code == 0
    assert path.read_text("utf-8").startswith(STARTS[form])


@pytest.mark.parametrize("name", ["m.pdf", "m.docx", "my.html.plan", "plan.csv"])
def test_an_ending_that_no_form_has_is_refused_with_those_that_are_known(cli: Cli, tmp_path: Path, name: str) -> None:
    ran = cli(*PLAN, "--output", str(tmp_path / name))
    assert ran.code == 2
    known = ", ".join(ending for form in offered(PLAN_HAS).values() for ending in form.endings)
    assert f"use {known}, or say with --format" in ran.err
    assert list(tmp_path.iterdir()) == []
    assert cli(*PLAN, "--format", "html", "--output", str(tmp_path / name)).code == 0


@pytest.mark.parametrize(("name", "form"), [("plan.html", "markdown"), ("plan.md", "html"), ("plan.json", "table")])
def test_the_form_that_is_asked_for_wins(cli: Cli, tmp_path: Path, name: str, form: str) -> None:
    path = tmp_path / name
    assert cli(*PLAN, "--format", form, "--output", str(path)).code == 0
    assert path.read_text("utf-8").startswith(STARTS[form])


def test_html_on_stdout_is_what_is_written_to_a_file(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    cli(*PLAN, "--output", str(path))
    assert path.read_bytes() == cli(*PLAN, "--format", "html").out.encode()


def test_html_is_the_same_bytes_in_any_process_and_under_any_encoding() -> None:
    runs = [
        process(*PLAN, "--format", "html", env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
        for seed, encoding in (("1", "utf-8"), ("2", "ascii"))
    ]
    assert runs[0] == runs[1]
    assert (runs[0].code, runs[0].err) == (0, "")


def test_brief_html_is_the_first_page(cli: Cli) -> None:
    brief = cli(*PLAN, "--format", "html", "--brief").out
    assert brief.count("<h2 ") == 1
    assert "From your answers" in brief


def test_html_needs_nothing_that_only_another_form_needs(tmp_path: Path) -> None:
    probe = "import sys; sys.argv = ['codingpath', *sys.argv[1:]]\nfrom codingpath.__main__ import main\ntry: main()\nexcept SystemExit: pass\n"
    probe += "sys.stderr.write(' '.join(sorted({name.partition('.')[0] for name in sys.modules})))"
    args = (*PLAN, "--format", "html")
    assert process(*args, env={"CODINGPATH_HOME": str(tmp_path)}).code == 0
    imported = process(*args, python=("-c", probe), env={"CODINGPATH_HOME": str(tmp_path)}).err.split()
    assert not {*imported} & {"questionary", "prompt_toolkit", "pygments", "markdown_it", "pydantic"}
