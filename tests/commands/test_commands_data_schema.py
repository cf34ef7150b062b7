"""`codingpath data schema`: JSON on stdout, or files that are never replaced unasked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from running import ROOT, Ran
from strategies import real_catalog

from codingpath.catalog.editor_schema import schema_texts


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Return the schemas of the program's own data, by name of their file."""
    return schema_texts(real_catalog())


def test_all_of_them_are_one_json_object(cli: Callable[..., Ran], texts: dict[str, str]) -> None:
    ran = cli("data", "schema")
    assert (ran.code, ran.err) == (0, "")
    schemas = json.loads(ran.out)
    assert {f"{Path(name).stem}.schema.json" for name in schemas} == texts.keys()
    assert schemas["rules.yaml"] == json.loads(texts["rules.schema.json"])


def test_files_are_written_once_and_replaced_only_when_told(cli: Callable[..., Ran], tmp_path: Path, texts: dict[str, str]) -> None:
    folder = tmp_path / "office" / "schema"
    ran = cli("data", "schema", "--output", str(folder))
    assert (ran.code, ran.out, ran.err) == (0, "", f"Wrote 9 files to {folder}.\n")
    assert {p.name: p.read_text("utf-8") for p in folder.iterdir()} == texts

    (folder / "rules.schema.json").unlink()
    (folder / "wages.schema.json").write_text("mine")
    ran = cli("data", "schema", "--output", str(folder))
    assert ran.code == 1
    assert "use --force to replace it" in ran.err
    assert not (folder / "rules.schema.json").exists()
    assert (folder / "wages.schema.json").read_text() == "mine"

    assert cli("data", "schema", "--output", str(folder), "--force").code == 0
    assert {p.name: p.read_text("utf-8") for p in folder.iterdir()} == texts


def test_a_folder_of_ones_own_brings_its_ids(cli: Callable[..., Ran]) -> None:
    ran = cli("data", "schema", "--data", str(ROOT / "tests" / "bad_data" / "good"))
    assert json.loads(ran.out)["rules.yaml"]["$defs"]["option-award"]["enum"] == ["certificate", "associate"]


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_place_that_is_no_folder_is_told(cli: Callable[..., Ran], tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    ran = cli("data", "schema", "--output", str(tmp_path / name))
    assert ran.code == 1
    assert "cannot make this folder" in ran.err
