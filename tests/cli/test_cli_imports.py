"""What each command imports, exactly: nearly all of the time to the first line is imports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import BEGINNER, ROOT, TODAY, process

from codingpath.cli.app import FIRST, needed, root

PROBE = """
import json, sys
from codingpath.__main__ import main
sys.argv = ["codingpath", *sys.argv[1:]]
try:
    main()
except SystemExit:
    pass
sys.stderr.write(json.dumps(sorted({name.partition(".")[0] for name in sys.modules} | {"codingpath"})))
"""
WHOLE = PROBE.replace('name.partition(".")[0] for name', "name for name")
HEAVY = {"typer", "rich", "yaml", "pydantic", "questionary", "prompt_toolkit", "pygments", "platformdirs", "click", "markdown_it"}


def imported(*args: str, home: Path) -> set[str]:
    ran = process(*args, python=("-c", PROBE), env={"CODINGPATH_HOME": str(home)})
    return set(json.loads(ran.err.splitlines()[-1]))


def test_the_version_imports_nothing_of_all_that(tmp_path: Path) -> None:
    assert not imported("--version", home=tmp_path) & HEAVY


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_a_plan_never_imports_what_only_the_quiz_needs(tmp_path: Path, form: str) -> None:
    plan = ("plan", "--answers", str(BEGINNER), *TODAY, "--format", form)
    assert not imported(*plan, home=tmp_path) & {"questionary", "prompt_toolkit", "pygments", "markdown_it"}


def test_a_second_plan_reads_the_kept_catalog_and_needs_no_pydantic(tmp_path: Path) -> None:
    plan = ("plan", "--answer", "hours=12", *TODAY, "--format", "json")
    assert "pydantic" in imported(*plan, home=tmp_path)
    assert not imported(*plan, home=tmp_path) & {"pydantic", "yaml", "rich", "questionary", "prompt_toolkit", "pygments"}


def test_no_module_of_ours_imports_the_click_that_typer_brings() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        assert "import click" not in path.read_text("utf-8"), path
        assert "from click" not in path.read_text("utf-8"), path


def test_a_command_does_not_import_the_others(tmp_path: Path) -> None:
    ran = process("plan", "--answer", "hours=12", *TODAY, python=("-c", WHOLE), env={"CODINGPATH_HOME": str(tmp_path)})
    loaded = set(json.loads(ran.err.splitlines()[-1]))
    assert {name for name in loaded if name.startswith("codingpath.commands.")} == {"codingpath.commands.plan"}


@pytest.mark.parametrize("args", [("--help",), ("plan", "--help"), ("programs", "--zzz"), ("completion", "bash")])
def test_help_and_misuse_import_no_body_and_nothing_that_prints(tmp_path: Path, args: tuple[str, ...]) -> None:
    loaded = set(json.loads(process(*args, python=("-c", WHOLE), env={"CODINGPATH_HOME": str(tmp_path)}).err.splitlines()[-1]))
    assert not {name for name in loaded if name.startswith("codingpath.commands.")} - {"codingpath.commands.completion"}
    assert not (HEAVY - {"typer"}) & loaded


def test_every_command_is_reached_and_a_misspelt_one_is_compared_with_all() -> None:
    assert list(needed(["plan", "--brief"])) == ["plan"]
    assert list(needed([])) == []
    assert list(needed(["--plain"])) == []
    assert list(needed(["--data", "x", "plan"])) == ["plan"]
    for all_of_them in (["--help"], ["-h"], ["plna"]):
        assert list(needed(all_of_them)) == list(FIRST)
    assert all(name in root().commands for name in FIRST)
