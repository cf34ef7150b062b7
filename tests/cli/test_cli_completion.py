"""What the Tab key is told: typer's own completion, asked as the scripts of the shells ask it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from case_table import cases
from running import Ran, process

from codingpath.catalog.kept import copy_of_progress
from codingpath.cli.app import ASKING
from codingpath.cli.signatures.registry import FIRST
from codingpath.formats import PLAN, offered
from codingpath.model.catalog import Catalog
from codingpath.model.progress import Progress, School
from codingpath.planning.asked.fields import ASKED
from codingpath.sessions import store

Cli = Callable[..., Ran]
Offered = Callable[..., list[str]]


@pytest.fixture
def tab(cli: Cli, shared_home: Path, monkeypatch: pytest.MonkeyPatch) -> Offered:
    """Return what is offered for the last of some words, as fish shows it: the word, a tab, what it means."""
    monkeypatch.setenv("CODINGPATH_HOME", str(shared_home))  # the catalog is read from YAML once
    monkeypatch.setenv(ASKING, "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")

    def lines(*words: str) -> list[str]:
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", " ".join(["codingpath", *words]))
        ran = cli()
        assert (ran.code, ran.err) == (0, "")
        return [line for line in ran.out.splitlines() if line]

    return lines


def words_of(lines: list[str]) -> list[str]:
    return [line.partition("\t")[0] for line in lines]


def test_commands_and_what_they_do(tab: Offered) -> None:
    assert {*words_of(tab(""))} == {*FIRST}
    assert tab("pl") == ["plan\tPrint the plan of an answers file, or of the last session."]
    assert words_of(tab("data", "st")) == ["status"]


def test_options_and_forms(tab: Offered) -> None:
    assert words_of(tab("plan", "--fo")) == ["--format", "--force"]
    assert tab("plan", "--format", "ma") == ["markdown\tMarkdown, to read or edit"]
    assert words_of(tab("plan", "--format", "")) == list(offered(PLAN))
    assert words_of(tab("plan", "--part", "s")) == ["schools", "study", "sources", "steps"]
    assert words_of(tab("programs", "--award", "a")) == ["associate"]
    assert words_of(tab("completion", "p")) == ["powershell"]


def test_questions_then_their_choices(tab: Offered, catalog: Catalog) -> None:
    assert words_of(tab("plan", "--answer", "")) == [f"{q.id}=" for q in catalog.questions]
    assert words_of(tab("plan", "--answer", "goal=le")) == ["goal=lead"]
    assert words_of(tab("plan", "--answer", "goal="))[-1] == "goal=not-sure"
    assert words_of(tab("plan", "--answer", "hours=")) == ["hours=not-sure"]
    assert words_of(tab("plan", "--answer", "state=O")) == ["state=OH", "state=OK", "state=OR"]


def test_one_more_choice_after_a_comma_but_not_the_same(tab: Offered) -> None:
    found = words_of(tab("plan", "--answer", "matters-most=speed,"))
    assert "matters-most=speed,low-cost" in found
    assert not {"matters-most=speed,speed", "matters-most=speed,not-sure"} & {*found}


def test_states_certifications_and_sessions(tab: Offered, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert words_of(tab("programs", "--state", "N"))[:2] == ["NE", "NV"]
    assert words_of(tab("programs", "--credential", "cp")) == words_of(tab("credentials", "cp")) == ["cpc", "cpb", "cpma"]
    monkeypatch.setenv("CODINGPATH_HOME", str(tmp_path))
    store.save("anna", {}, rules="", now="")
    store.save("anna~later", {}, rules="", now="")
    assert tab("plan", "--session", "an") == tab("compare", "an") == ["anna", "anna~later"]
    assert tab("sessions", "show", "") == ["anna", "anna~later"]


def test_what_a_plan_that_is_carried_out_has_to_name(
    tab: Offered, catalog: Catalog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    steps = words_of(tab("steps", "done", ""))
    assert len(steps) == len({*steps})
    assert {step.id for step in catalog.guidance.steps} | {*catalog.timeline.calendar_titles} <= {*steps}
    assert tab("steps", "done", "train-s") == ["train-starts\tStart training"]
    assert words_of(tab("money", "granted", "")) == [payer.id for payer in catalog.funding]
    kinds = catalog.guidance.papers.contact_kinds
    assert words_of(tab("sessions", "case-note", "anna", "--kind", "by")) == [kind for kind in kinds if kind.startswith("by")]
    asked = [each.name for each in ASKED]
    assert words_of(tab("schools", "untell", "corner", "")) == asked
    assert words_of(tab("schools", "told", "corner", "")) == [f"{name}=" for name in asked]
    monkeypatch.setenv("CODINGPATH_HOME", str(tmp_path))
    for name, schools in (("anna", ("Corner School", "North College")), ("maria", ("East College",))):
        store.save(name, {}, rules="", now="")
        store.record(name, copy_of_progress(Progress(schools=tuple(School(id=n.split()[0].lower(), name=n) for n in schools))))
    assert tab("schools", "choose", "") == ["east\tEast College"]
    assert tab("schools", "choose", "--session", "anna", "") == ["corner\tCorner School", "north\tNorth College"]


def test_a_named_data_folder_says_which_choices_there_are(tab: Offered) -> None:
    good = Path(__file__).parents[1] / "bad_data" / "good"
    assert words_of(tab("plan", "--data", str(good), "--answer", "state=")) == ["state=NJ", "state=NO", "state=not-sure"]


def test_files_are_left_to_the_shell(tab: Offered) -> None:
    assert tab("plan", "--answers", "x") == []


def test_whoever_is_typing_sees_no_error(tab: Offered) -> None:
    for words in (("plan", "--data", "nowhere", "--answer", ""), ("nonsense", "--x=", ""), ("plan", "--session=x", "'")):
        assert tab(*words) == []


@cases("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_has_its_script(shell: str, cli: Cli) -> None:
    script = cli("completion", shell).out
    assert f"complete_{shell}" in script
    assert ASKING in script


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_script_is_one_that_bash_can_read(cli: Cli) -> None:
    assert subprocess.run(["bash", "-n"], input=cli("completion", "bash").out, text=True, check=False).returncode == 0


def test_completing_never_imports_what_prints(tmp_path: Path) -> None:
    probe = "import sys; from codingpath.__main__ import main\ntry: main()\nexcept SystemExit: pass\nprint(*sys.modules, file=sys.stderr)"
    env = {"CODINGPATH_HOME": str(tmp_path), ASKING: "complete_bash", "COMP_WORDS": "codingpath plan --", "COMP_CWORD": "2"}
    ran = process(python=("-c", probe), env=env)
    assert ran.out.startswith("--answers")
    assert not {"yaml", "pydantic", "questionary", "prompt_toolkit"} & set(ran.err.split())
