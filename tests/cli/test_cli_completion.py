"""Words in, words out: what the Tab key is told. The scripts themselves only hand the line over and the words back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from codingpath.cli.complete import FILES, FOLDERS, completions, words_of
from running import Ran, process

from codingpath.cli.app import root
from codingpath.cli.help import every_command, visible
from codingpath.model.catalog import Catalog
from codingpath.sessions import store

Cli = Callable[..., Ran]

ROOT = root()


@pytest.fixture(autouse=True)
def _home(shared_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CODINGPATH_HOME", str(shared_home))  # the catalog is read from YAML once


def offered(*words: str) -> list[str]:
    return [line.partition("\t")[0] for line in completions(ROOT, words)]


def test_commands_and_what_they_do() -> None:
    assert set(offered("")) == {name for name, _ in visible(ROOT)}
    assert offered("pl") == ["plan"]
    assert completions(ROOT, ["pl"]) == ["plan\tPrint the plan of an answers file, or of the last session."]
    assert offered("data", "st") == ["status"]
    assert "__complete" not in offered("")
    assert offered("plan", "x", "y", "") == []


def test_every_option_of_every_command_completes_by_itself() -> None:
    for path, command in every_command(ROOT, ""):
        options = [max(p.opts, key=len) for p in command.params if p.param_type_name == "option"]
        assert offered(*path.split(), "-") == options


def test_an_option_given_is_not_offered_again_unless_it_may_be() -> None:
    assert "--brief" not in offered("plan", "--brief", "--")
    assert "--output" not in offered("plan", "-o", "x.md", "--")
    assert "--answer" in offered("plan", "--answer", "hours=1", "--")
    assert "--brief" in offered("explain", "plan", "--") or "--brief" in offered("plan", "explain", "--")


def test_choices_after_an_option_and_after_its_sign() -> None:
    assert offered("plan", "--format", "ma") == ["markdown"]
    assert offered("plan", "--format=ma") == ["--format=markdown"]
    assert offered("completion", "") == ["bash", "zsh", "fish"]
    assert offered("programs", "--award", "a") == ["associate"]


def test_questions_then_their_choices(catalog: Catalog) -> None:
    assert offered("plan", "--answer", "") == [f"{q.id}=" for q in catalog.questions]
    assert offered("plan", "--answer", "goal=le") == ["goal=lead"]
    assert offered("plan", "--answer=goal=le") == ["--answer=goal=lead"]
    assert offered("plan", "--answer", "goal=")[-1] == "goal=not-sure"
    assert offered("plan", "--answer", "hours=") == ["hours=not-sure"]
    assert offered("plan", "--answer", "state=O") == ["state=OH", "state=OK", "state=OR"]
    assert offered("explain", "--answer", "nothing=") == []


def test_one_more_choice_after_a_comma_but_not_the_same() -> None:
    found = offered("plan", "--answer", "matters-most=speed,")
    assert "matters-most=speed,low-cost" in found
    assert "matters-most=speed,speed" not in found
    assert "matters-most=speed,not-sure" not in found


def test_states_certifications_and_sessions(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert offered("programs", "--state", "N")[:2] == ["NE", "NV"]
    assert offered("programs", "--credential", "cp") == offered("credentials", "cp") == ["cpc", "cpb", "cpma"]
    monkeypatch.setenv("CODINGPATH_HOME", str(tmp_path))
    store.save("Anna B", {}, rules="", now="")
    store.save("Anna B~later", {}, rules="", now="")
    assert offered("plan", "--session", "An") == ["Anna B", "Anna B~later"]
    assert offered("sessions", "show", "") == ["Anna B", "Anna B~later"]


def test_the_shell_is_asked_for_files_and_folders() -> None:
    assert offered("plan", "--answers", "x") == [FILES]
    assert offered("plan", "--output=x") == [FILES]
    assert offered("check", "--data", "") == [FOLDERS]
    assert offered("data", "import", "a", "") == [FILES]


def test_a_plan_to_compare_is_a_file_or_a_session(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CODINGPATH_HOME", str(tmp_path))
    store.save("anna", {}, rules="", now="")
    assert offered("compare", "me.yaml", "") == [FILES, "anna"]


def test_a_named_data_folder_says_which_choices_there_are() -> None:
    good = Path(__file__).parents[1] / "bad_data" / "good"
    assert offered("plan", "--data", str(good), "--answer", "state=") == ["state=NJ", "state=NO", "state=not-sure"]
    assert offered("plan", f"--data={good}", "--answer", "state=NJ") == ["state=NJ"]


def test_after_two_dashes_nothing_is_an_option() -> None:
    assert offered("credentials", "--", "--") == []
    assert offered("credentials", "--", "cpm") == ["cpma"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("codingpath", ["codingpath"]),
        ("codingpath ", ["codingpath", ""]),
        ("codingpath  plan\t--an", ["codingpath", "plan", "--an"]),
        ("codingpath --session 'Anna B' --", ["codingpath", "--session", "Anna B", "--"]),
        ('codingpath --session "An', ["codingpath", "--session", "An"]),
        ("codingpath --session 'An ", ["codingpath", "--session", "An "]),
        ("codingpath --session Anna\\ B", ["codingpath", "--session", "Anna B"]),
        ('x "a\\"b" \'c\\d\'', ["x", 'a"b', "c\\d"]),
        ("x a\\", ["x", "a"]),
        ("x '' y", ["x", "", "y"]),
        ("", [""]),
    ],
)
def test_a_line_that_is_not_finished_is_split_as_a_shell_would(line: str, words: list[str]) -> None:
    assert words_of(line) == words


def test_the_command_that_the_scripts_ask(cli: Cli) -> None:
    assert (
        cli("__complete", "--", "plan", "--fo").out
        == "--format\tHow to print it; else as the ending of FILE says, or a table.\n--force\tReplace the output file.\n"
    )
    assert cli("__complete", "--line=codingpath pl", "--breaks= =:").out.startswith("plan\t")
    assert cli("__complete", "--line=codingpath plan --answer goal=le", "--breaks= =:").out == "lead\tLead or manage\n"
    assert cli("__complete", "--line=codingpath plan --answer goal=le", "--breaks= ").out == "goal=lead\tLead or manage\n"
    assert cli("__complete", "--line=codingpath plan --output=x", "--breaks= =").out == ":files\n"
    assert cli("__complete").out.startswith("plan\t")


def test_whoever_is_typing_sees_no_error(cli: Cli) -> None:
    for words in (("plan", "--data", "nowhere", "--answer", ""), ("nonsense", "--x=", ""), ("plan", "--session=\x1b", "-")):
        ran = cli("__complete", "--", *words)
        assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str, cli: Cli) -> None:
    script = cli("completion", shell).out
    assert f"codingpath completion {shell}" in script
    assert "__complete" in script
    assert "codingpath" in script.splitlines()[-1]


def test_completing_never_imports_what_prints(tmp_path: Path) -> None:
    probe = "import sys; from codingpath.__main__ import main\ntry: main()\nexcept SystemExit: pass\nprint(*sys.modules, file=sys.stderr)"
    ran = process("__complete", "--", "plan", "--", python=("-c", probe), env={"CODINGPATH_HOME": str(tmp_path)})
    assert ran.out.startswith("--answers\t")
    assert not {"rich", "yaml", "pydantic", "questionary", "prompt_toolkit"} & set(ran.err.split())
