"""Each `.case` file breaks something in the folder `good` and says which faults must be reported, word for word."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from broken_data import CASES, GOOD, broken
from case_table import cases

from codingpath.catalog.load import load_catalog
from codingpath.errors import DataError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(GOOD, tmp_path_factory.mktemp("broken") / "data")


def test_the_good_folder_has_no_fault() -> None:
    catalog = load_catalog(GOOD)
    assert [d.id for d in catalog.rules.decisions] == ["readiness", "award", "certification", "role", "delivery"]


def test_each_case_has_a_number_of_its_own() -> None:
    """By it another test says which of them no schema can tell."""
    numbers = [path.stem.partition("-")[0] for path in CASES]
    assert [number for number, times in Counter(numbers).items() if times > 1 or not number.isdecimal()] == []


@cases("path", CASES, ids=lambda path: path.stem)
def test_each_fault_is_reported_word_for_word(path: Path, folder: Path) -> None:
    case = path.read_text(encoding="utf-8")
    with broken(folder, case), pytest.raises(DataError) as caught:
        load_catalog(folder)
    expected = [line[2:] for line in case.splitlines() if line.startswith("> ")]
    assert [str(fault) for fault in caught.value.faults] == expected
    assert all(fault.file in caught.value.sources for fault in caught.value.faults)


def test_each_case_is_mended_before_the_next(folder: Path) -> None:
    with broken(folder, CASES[0].read_text("utf-8")) as names:
        assert names
        assert {path.name: path.read_bytes() for path in folder.iterdir()} != {
            path.name: path.read_bytes() for path in GOOD.iterdir()
        }
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {path.name: path.read_bytes() for path in GOOD.iterdir()}
