from __future__ import annotations

from pathlib import Path

import pytest

from codingpath.catalog import folder as located
from codingpath.errors import DataError


def data_folder(path: Path) -> Path:
    path.mkdir(parents=True)
    (path / "questions.yaml").touch()
    return path


def test_the_named_folder_comes_before_the_variable(tmp_path: Path) -> None:
    named, other = data_folder(tmp_path / "named"), data_folder(tmp_path / "other")
    assert located.find_data(named, {located.VARIABLE: str(other)}) == named
    assert located.find_data(None, {located.VARIABLE: str(other)}) == other


@pytest.mark.parametrize("variable", ["", None])
def test_without_a_name_the_bundled_folder_is_found(variable: str | None) -> None:
    found = located.find_data(None, {} if variable is None else {located.VARIABLE: variable})
    assert (found / "questions.yaml").is_file()


def test_a_named_folder_that_is_missing_is_a_fault_and_nothing_else_is_tried(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="gone: there is no such folder; --data must name"):
        located.find_data(tmp_path / "gone", {})
    with pytest.raises(DataError, match="gone: there is no such folder; CODINGPATH_DATA must name"):
        located.find_data(None, {located.VARIABLE: str(tmp_path / "gone")})


def test_the_copy_inside_the_package_comes_before_the_checkout(tmp_path: Path) -> None:
    checkout = data_folder(tmp_path / "data")
    package = tmp_path / "src" / "codingpath"
    assert located.bundled(package) == checkout
    inside = data_folder(package / "data")
    assert located.bundled(package) == inside


def test_no_folder_at_all_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no data files in .*; install again, or name a folder with --data"):
        located.bundled(tmp_path / "src" / "codingpath")
