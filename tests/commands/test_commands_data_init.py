"""`codingpath data init`, and that whatever is printed with an office's data says so."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from running import BEGINNER, ROOT, SMALL, TODAY, Ran
from strategies import real_catalog

Cli = Callable[..., Ran]
FILES = "Data of Lorain Jobs. It differs from the program's own in funding.yaml. Contact: 440-555-0100."
SAID = "Prepared with Lorain Jobs, 440-555-0100."


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an office that changed a file."""
    from codingpath.catalog.editor_schema import schema_texts  # noqa: PLC0415
    from codingpath.catalog.own.new_folder import new_folder  # noqa: PLC0415
    from codingpath.model.source import Office  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("office") / "data"
    new_folder(folder, Office(name="Lorain Jobs", contact="440-555-0100"), schema_texts(real_catalog()), force=False)
    funding = folder / "funding.yaml"
    funding.write_text("# ours\n" + funding.read_text("utf-8"), "utf-8")
    return folder


def test_it_makes_a_folder_and_says_what_comes_next(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "our $(data)"
    ran = cli("data", "init", str(target), "--name", "Lorain\tJobs", "--contact", "440-555-0100")
    assert (ran.code, ran.err) == (0, "")
    assert "kept by Lorain Jobs." in ran.out
    assert f"codingpath check --data {shlex.quote(str(target))}\n" in ran.out
    assert ran.out.endswith(f"export CODINGPATH_DATA={shlex.quote(str(target))}\n")
    assert "CODINGPATH_DATA" in ran.out
    assert 'name: "Lorain Jobs"' in (target / "office.yaml").read_text("utf-8")


def test_without_a_name_it_takes_the_folders_and_keeps_the_one_it_has(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "lorain"
    assert "kept by lorain." in cli("data", "init", str(target)).out
    (target / "office.yaml").write_text("name: Ours\n", "utf-8")
    assert cli("data", "init", str(target)).code == 1
    assert cli("data", "init", str(target), "--force").code == 0
    assert (target / "office.yaml").read_text("utf-8") == "name: Ours\n"


@pytest.mark.parametrize("name", ["x" * 81, "\u200b"])
def test_a_folder_whose_name_cannot_stand_under_a_title_needs_another(cli: Cli, tmp_path: Path, name: str) -> None:
    ran = cli("data", "init", str(tmp_path / name))
    assert (ran.code, ran.out) == (2, "")
    assert "write 1 to 80 characters" in ran.err
    assert cli("data", "init", str(tmp_path / name), "--name", "Lorain").code == 0


@pytest.mark.parametrize(("option", "text"), [("--name", ""), ("--name", "x" * 81), ("--contact", " ")])
def test_a_name_must_fit_under_a_title(cli: Cli, tmp_path: Path, option: str, text: str) -> None:
    ran = cli("data", "init", str(tmp_path / "new"), option, text)
    assert (ran.code, ran.out) == (2, "")
    assert "write 1 to 80 characters" in ran.err
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "call",
    [
        ("plan", "--answers", str(BEGINNER), "--part", "sources"),
        ("plan", "--answers", str(BEGINNER), "--brief"),
        ("plan", "--answers", str(BEGINNER), "--format", "markdown", "--brief"),
        ("plan", "--answers", str(BEGINNER), "--format", "html", "--brief"),
        ("plan", "--answers", str(BEGINNER), "--format", "ics"),
        ("explain", "--answers", str(BEGINNER)),
        ("compare", str(BEGINNER), str(ROOT / "examples" / "not-sure.yaml")),
        ("programs", "--state", "OH", "--city", "Dayton"),
        ("credentials",),
        ("credentials", "cpc"),
        ("data", "status"),
    ],
    ids=" ".join,
)
def test_every_page_says_whose_data_it_is(cli: Cli, printed: Cli, office: Path, call: tuple[str, ...]) -> None:
    ran = cli(*call, *TODAY, "--data", str(office))
    assert (ran.code, ran.err) == (0, "")
    text = " ".join(ran.out.replace("\n ", "").replace("\\,", ",").replace("&#x27;", "'").split())
    assert (FILES if call[:2] == ("data", "status") else SAID) in text
    assert text.count("differs from the program's own") == (call[:2] == ("data", "status"))
    assert not {"Data of", "Prepared with"} & set(re.findall("Data of|Prepared with", printed(*call, *TODAY).out))


@pytest.mark.parametrize(
    "call",
    [
        ("plan", "--answers", str(BEGINNER)),
        ("explain", "--answers", str(BEGINNER)),
        ("credentials", "cpc"),
        ("data", "status", "--stale"),
    ],
    ids=" ".join,
)
def test_json_says_it_too(cli: Cli, printed: Cli, office: Path, call: tuple[str, ...]) -> None:
    mine = json.loads(cli(*call, *TODAY, "--format", "json", "--data", str(office)).out)
    assert mine["office"] == {"name": "Lorain Jobs", "contact": "440-555-0100", "differs_in": ["funding.yaml"]}
    assert json.loads(printed(*call, *TODAY, "--format", "json").out)["office"] is None


def test_a_check_says_it_first(cli: Cli, tmp_path: Path) -> None:
    office = Path(shutil.copytree(SMALL, tmp_path / "office"))
    (office / "office.yaml").write_text("name: Lorain Jobs\ncontact: 440-555-0100\n", "utf-8")
    first, second, *_ = cli("check", *TODAY, "--data", str(office)).out.splitlines()
    assert first.startswith("Data of Lorain Jobs. It differs from the program's own in ")
    assert first.endswith(" Contact: 440-555-0100.")
    assert second.startswith("Rules ")
