from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import real_catalog

from codingpath.catalog.data_files import FILES, OPTIONAL, json_schemas
from codingpath.catalog.folder import find_data
from codingpath.catalog.load import load_catalog
from codingpath.errors import DataError
from codingpath.model.condition import When

GOOD = Path(__file__).parents[1] / "bad_data" / "good"


def test_the_files_become_one_catalog() -> None:
    catalog = load_catalog(GOOD)
    rule = catalog.rules.decision("readiness").rules[1]
    assert catalog.question("funding").stands_alone == "none"
    assert (rule.favor, rule.weight, rule.settle, rule.with_whom) == (
        ("prepare-first",), 5, "where the hours come from", "your family",
    )  # fmt: skip
    assert catalog.rules.decision("award").option("associate").label == "Associate degree"
    assert catalog.rules.decision("award").rules[0].when == When()
    first = next(iter(catalog.programs))
    assert first.cip == "51.0713"
    assert first.unitid == "01234"
    assert set(catalog.sources) == {"cost", "school"}
    assert catalog.neighbors == {"NJ": ("NO",), "NO": ("NJ",)}


def test_the_shipped_data_has_no_fault_and_a_kept_catalog_comes_back_as_it_was_read() -> None:
    catalog = load_catalog(find_data(None, {}))
    assert real_catalog() == catalog
    assert [decision.id for decision in catalog.rules.decisions] == [
        "readiness", "role", "award", "certification", "delivery",
    ]  # fmt: skip


def test_text_in_another_encoding_is_one_fault_and_the_other_files_are_still_checked(tmp_path: Path) -> None:
    folder = shutil.copytree(GOOD, tmp_path / "data")
    (folder / "guidance.yaml").write_bytes(b"faq: caf\xe9\n")
    (folder / "funding.yaml").write_text("sources: []\nfund: []\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_catalog(folder)
    assert [str(fault) for fault in caught.value.faults] == [
        "funding.yaml:2:1: 'fund' is not a key this file knows; did you mean 'funding'?",
        "guidance.yaml:1:9: this is not UTF-8 text; save the file as UTF-8",
    ]


def test_an_empty_folder_misses_every_file(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load_catalog(tmp_path)
    assert [fault.file for fault in caught.value.faults] == sorted(FILES.keys() - OPTIONAL)


def test_the_schema_of_every_file_has_the_docstrings() -> None:
    schemas = json_schemas()
    assert schemas.keys() == FILES.keys()
    assert schemas["questions.yaml"]["$defs"]["Choice"]["properties"]["label"]["description"].startswith("What is shown")
    records = ((name, record) for schema in schemas.values() for name, record in (("", schema), *schema.get("$defs", {}).items()))
    fields = ((name, key, field) for name, record in records for key, field in record.get("properties", {}).items())
    assert [(name, key) for name, key, field in fields if not field.get("description")] == []


@given(
    name=st.sampled_from(sorted(FILES.keys() - OPTIONAL)),
    at=st.integers(0, 10_000),
    cut=st.integers(0, 40),
    put=st.sampled_from(["", "null", "[]", "{}", "5", "x", "true", "- ", "\n", ": ", "[1, {a: b}]", "{a: 1}", "'"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_damaged_files_give_a_catalog_or_a_data_error(
    tmp_path_factory: pytest.TempPathFactory, name: str, at: int, cut: int, put: str
) -> None:
    folder = tmp_path_factory.mktemp("data", numbered=True)
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    text = (folder / name).read_text(encoding="utf-8")
    start = at % len(text)
    (folder / name).write_text(text[:start] + put + text[start + cut :], encoding="utf-8")
    try:
        load_catalog(folder)
    except DataError as error:
        assert error.faults  # noqa: PT017 - either outcome is fine, but never another error
    finally:
        shutil.rmtree(folder)
