"""What each command imports, exactly: nearly all of the time to the first line is imports."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from running import BEGINNER, ROOT, SMALL, TODAY, process

from codingpath.cli.app import needed, reached, root
from codingpath.cli.signatures.registry import FIRST, PLACES, commands

PROBE = """
import json, sys
from codingpath.__main__ import main
calls, found = json.loads(sys.argv[1]), []
for call in calls:
    sys.argv = ["codingpath", *call]
    try:
        main()
    except SystemExit:
        pass
    found.append(sorted(sys.modules))
sys.stderr.write(json.dumps(found))
"""
HEAVY = {"typer", "rich", "yaml", "pydantic", "questionary", "prompt_toolkit", "pygments", "platformdirs", "click", "markdown_it"}
QUIZ = {"questionary", "prompt_toolkit", "pygments", "markdown_it"}
"""What only the quiz needs."""
NO_BODY = (("--help",), ("plan", "--help"), ("programs", "--zzz"))
PLAN = ("plan", "--answers", str(BEGINNER), *TODAY)
FORMS = tuple((*PLAN, "--format", form) for form in ("html", "markdown", "table"))
HOURS = ("plan", "--answer", "hours=12", *TODAY)
PAGE_ONE, ON_SCREEN = ((*HOURS, "--brief", "--format", form) for form in ("markdown", "table"))
FEW = (*HOURS, "--format", "json")
NOT_KEPT = ("credentials", "--data", str(SMALL))
CALLS = (("--version",), *NO_BODY, ("completion", "bash"), PAGE_ONE, FEW, ON_SCREEN, *FORMS, NOT_KEPT)
"""What one process does, whoever needs least first, so that each is held to what is imported by all before it too."""


Imported = dict[tuple[str, ...], set[str]]


OF_A_FILE = ((*PLAN, "--brief"), PLAN)
"""What another process does, which never looks at a session."""
MOST_OF_OURS = {"help": 23, "brief": 104, "plan": 117}
"""Modules of ours that these import. One costs a hundredth of a bare start, and more of its memory: before a number rises, ask whether
the call needs the module."""


@pytest.fixture(scope="module")
def of_a_file(tmp_path_factory: pytest.TempPathFactory) -> list[set[str]]:
    """Return the modules that are there after each of `OF_A_FILE`; the catalog of the program's own data was kept."""
    home = str(tmp_path_factory.mktemp("imports") / "home")
    ran = process(json.dumps(OF_A_FILE), python=("-c", PROBE), env={"CODINGPATH_HOME": home})
    return list(map(set, json.loads(ran.err.splitlines()[-1])))


def below(names: set[str], *packages: str) -> set[str]:
    return {name for name in names if name.startswith(packages)}


def test_a_plan_of_a_file_imports_no_more_of_ours_than_it_did(of_a_file: list[set[str]], imported: Imported) -> None:
    found = (imported["--help",], *of_a_file)
    counted = {call: len(below(names, "codingpath")) for call, names in zip(MOST_OF_OURS, found, strict=True)}
    assert {call: count for call, count in counted.items() if count > MOST_OF_OURS[call]} == {}


def test_a_plan_of_a_file_needs_nothing_of_sessions_of_the_quiz_or_of_other_commands(of_a_file: list[set[str]]) -> None:
    brief, whole = of_a_file
    assert not brief & {"rich.console", "rich.table", "codingpath.formats.terminal"}
    assert whole >= {"rich.console", "rich.table"}
    for names in of_a_file:
        assert below(names, "codingpath.sessions", "codingpath.wizard", "codingpath.interactive") == set()
        assert below(names, "codingpath.cli.signatures.") == {f"codingpath.cli.signatures.{name}" for name in ("plans", "registry")}
        assert bodies(names) == {"codingpath.commands.plan"}
        assert not names & {"pydantic", "platformdirs", "calendar", "_hashlib", *QUIZ}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """Return the modules that are there after each of the calls; the catalog of the program's own data was kept."""
    home = str(tmp_path_factory.mktemp("imports") / "home")
    ran = process(json.dumps(CALLS), python=("-c", PROBE), env={"CODINGPATH_HOME": home})
    return dict(zip(CALLS, map(set, json.loads(ran.err.splitlines()[-1])), strict=True))


def bodies(names: set[str]) -> set[str]:
    return {name for name in names if name.startswith("codingpath.commands.")}


def test_the_version_imports_nothing_of_all_that(imported: Imported) -> None:
    assert "codingpath" in imported["--version",]
    assert not imported["--version",] & HEAVY


def test_help_and_misuse_import_no_body_and_nothing_that_prints(imported: Imported) -> None:
    for call in (*NO_BODY, ("completion", "bash")):
        assert not bodies(imported[call]) - {"codingpath.commands.completion"}, call
        assert not (HEAVY - {"typer"}) & imported[call], call


def test_a_plan_from_a_kept_catalog_imports_its_own_body_and_needs_no_pydantic(imported: Imported) -> None:
    assert bodies(imported[FEW]) == {"codingpath.commands.completion", "codingpath.commands.plan"}
    assert not imported[FEW] & {"pydantic", "yaml", "rich", "_hashlib", *QUIZ}


def test_a_first_page_imports_no_part_but_what_it_shares(imported: Imported) -> None:
    parts = {name.rpartition(".")[2] for name in imported[PAGE_ONE] if name.startswith("codingpath.report.parts.")}
    assert parts == {"ledger", "pay", "results"}


def test_a_first_page_in_a_pipe_needs_nothing_that_draws(imported: Imported) -> None:
    assert not imported[ON_SCREEN] & {"rich.console", "rich.table", "codingpath.formats.terminal"}
    assert {"rich.console", "rich.table"} <= imported[FORMS[-1]]


def test_a_plan_never_imports_what_only_the_quiz_needs(imported: Imported) -> None:
    assert "rich" in imported[FORMS[-1]]
    for form in (FEW, *FORMS):
        assert not imported[form] & {"pydantic", *QUIZ}, form


def test_where_no_catalog_is_kept_the_data_files_are_read(imported: Imported) -> None:
    assert {"pydantic", "yaml"} <= imported[NOT_KEPT]
    assert not imported[NOT_KEPT] & QUIZ


MOST_FILES, MOST_LATE = 20, 29


@cache
def sources() -> dict[Path, str]:
    return {path: path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py")}


def test_no_module_of_ours_imports_the_click_that_typer_brings() -> None:
    assert [path for path, text in sources().items() if "import click" in text or "from click" in text] == []


def test_imports_inside_functions_stay_few() -> None:
    assert sum(text.count("noqa: PLC0415") for text in sources().values()) <= MOST_LATE, "rather split the module"


def test_no_folder_has_more_files_than_can_be_looked_over() -> None:
    folders = Counter(path.parent for path in (*sources(), *(ROOT / "tests").rglob("*.py")))
    assert [str(folder) for folder, files in folders.items() if files > MOST_FILES] == []


def test_every_command_is_reached_and_a_misspelt_one_is_compared_with_all() -> None:
    assert list(needed(["plan", "--brief"])) == ["plan"]
    assert list(needed(["sessions", "list", "--help"])) == ["sessions list"]
    for whole in (["sessions"], ["sessions", "--help"], ["sessions", "lsit"], ["sessions", "--x", "list"]):
        assert list(needed(whole)) == ["sessions"]
    assert list(root(["sessions list"]).commands) == ["sessions"]
    assert list(root(["sessions list"]).commands["sessions"].commands) == ["list"]
    assert len(root(["sessions"]).commands["sessions"].commands) > 1
    assert list(needed([])) == []
    assert list(needed(["--plain"])) == []
    assert list(needed(["--data", "x", "plan"])) == ["plan"]
    for all_of_them in (["--help"], ["-h"], ["plna"]):
        assert list(needed(all_of_them)) == list(FIRST)
    assert all(name in root().commands for name in FIRST)


def test_a_call_builds_the_options_of_its_own_command_alone() -> None:
    plan = reached(["plan", "--brief"])
    assert (list(plan.commands), plan.params) == (["plan"], [])
    assert len(plan.commands["plan"].params) > 5
    for named in (reached(["--help"]), reached(["plna"])):
        assert {name: command.get_short_help_str(1000) for name, command in named.commands.items()} == {
            name: command.get_short_help_str(1000) for name, command in root().commands.items()
        }
        assert [command.params for command in named.commands.values() if command.params] == []
    assert reached(["--data", "x", "plan"]).params
    assert reached(["--help"]).params


def test_every_registry_is_asked_for_what_it_holds() -> None:
    registries = {place: vars(import_module(f"codingpath.cli.signatures.{place.partition('.')[0]}")) for place in PLACES.values()}
    held = [words for place, names in registries.items() for words in names[place.partition(".")[2]]]
    assert sorted(held) == sorted(commands())
    assert list(dict.fromkeys(words.partition(" ")[0] for words in commands())) == list(FIRST)
