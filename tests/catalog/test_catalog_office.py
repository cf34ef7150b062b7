"""Whose data a folder holds: its own `office.yaml`, its name, and where it differs from the program's."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest
from faults import at_call, calls_of, killed_at
from jsonschema import Draft202012Validator
from strategies import real_catalog

from codingpath.catalog.cache import cached_catalog
from codingpath.catalog.data_files import OfficeFile
from codingpath.catalog.editor_schema import schema_texts
from codingpath.catalog.folder import bundled
from codingpath.catalog.load import load_catalog, office_of
from codingpath.catalog.local_pay import LOCAL_PAY_FILE
from codingpath.catalog.own.home import COUNTIES_FILE
from codingpath.catalog.own.new_folder import READY, new_folder
from codingpath.catalog.yaml_reader import read_document
from codingpath.catalog.zip_places import ZIP_FILE
from codingpath.errors import CodingpathError, DataError
from codingpath.model.catalog import Catalog
from codingpath.model.source import Office

SMALL = Path(__file__).parents[1] / "bad_data" / "good"
LORAIN = Office(name='Career Center: "Lorain" #1 {x}', contact="440-555-0100")


@cache
def schemas() -> dict[str, str]:
    return schema_texts(real_catalog())


@pytest.fixture
def own_copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundled(), tmp_path / "office-data"))


def test_the_programs_own_data_is_nobodys(catalog: Catalog) -> None:
    assert (catalog.office, catalog.own_programs) == (None, ())
    assert office_of(bundled() / ".." / "data", None) is None


def test_a_folder_without_a_name_goes_by_its_own(own_copy: Path) -> None:
    assert office_of(own_copy, None) == Office(name="office-data")
    (own_copy / "rules.yaml").write_text("changed", "utf-8")
    (own_copy / "federal-programs.csv").unlink()
    (own_copy / "notes.yaml").write_text("not read by anything", "utf-8")
    found = office_of(own_copy, OfficeFile(name="Lorain"))
    assert found == Office(name="Lorain", differs_in=("federal-programs.csv", "rules.yaml"))


def test_the_catalog_says_it_and_a_kept_one_too(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "small"))
    assert getattr(load_catalog(folder).office, "name", "") == "small"
    (folder / "office.yaml").write_text("name: Lorain\ncontact: 440-555-0100\n", "utf-8")
    fresh, kept = cached_catalog(folder), cached_catalog(folder)
    assert fresh.office == kept.office
    assert fresh.office is not None
    own = tuple(program.id for program in fresh.programs)
    assert (sorted(fresh.own_programs), fresh.own_programs) == (sorted(own), kept.own_programs), "none is in the program's own list"
    assert (fresh.office.name, fresh.office.contact, "rules.yaml" in fresh.office.differs_in) == ("Lorain", "440-555-0100", True)


def test_two_folders_with_the_same_files_are_told_apart(tmp_path: Path) -> None:
    names = [cached_catalog(Path(shutil.copytree(SMALL, tmp_path / n))).office for n in ("one", "two")]
    assert [office.name for office in names if office] == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("name: ''\n", "office.yaml:1:7: this is blank; write a text, or delete the line"),
        ("contact: x\n", "office.yaml:1:1: 'name' is missing; add it"),
        (f"name: {'x' * 81}\n", "office.yaml:1:7: this has 81 characters; it stands under every title, so at most 80"),
        ("name: x\nnmae: y\n", "office.yaml:2:1: 'nmae' is not a key this file knows; did you mean 'name'?"),
        ("name: 4\n", "office.yaml:1:7: 'name' must be text; put it in quotes: '4'"),
    ],
)
def test_a_fault_in_it_is_told_with_its_place(tmp_path: Path, text: str, fault: str) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "small"))
    (folder / "office.yaml").write_text(text, "utf-8")
    with pytest.raises(DataError) as caught:
        load_catalog(folder)
    assert [str(f) for f in caught.value.faults] == [fault]


# -- a new folder


def test_a_new_folder_is_a_copy_that_names_its_office(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "office"
    written = new_folder(target, LORAIN, schemas(), force=False)
    assert sorted(str(f.relative_to(target)) for f in target.rglob("*") if f.is_file()) == written
    kept = {f.name for f in bundled().iterdir() if f.is_file()} - {
        ZIP_FILE,
        LOCAL_PAY_FILE,
        COUNTIES_FILE,
    }  # tables that come with the program are no office's own
    assert kept | {"office.yaml", "README.md"} <= set(written)
    assert load_catalog(target).office == LORAIN  # the lines for editors make no file another
    first, *_ = (target / "office.yaml").read_text("utf-8").splitlines()
    schema = json.loads((target / first.removeprefix("# yaml-language-server: $schema=")).read_text("utf-8"))
    assert [*Draft202012Validator(schema).iter_errors(read_document(target / "office.yaml").value)] == []
    assert len((target / "README.md").read_text("utf-8").splitlines()) == 3
    assert [f.name for f in target.parent.iterdir()] == ["office"]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", "utf-8")
    with pytest.raises(CodingpathError, match="not empty; name a new one, or use --force"):
        new_folder(tmp_path, LORAIN, schemas(), force=False)
    assert [f.name for f in tmp_path.iterdir()] == ["mine.txt"]


def test_force_replaces_data_files_and_keeps_the_others(tmp_path: Path) -> None:
    for name in ("mine.txt", "rules.yaml", "office.yaml"):
        (tmp_path / name).write_text("x", "utf-8")
    new_folder(tmp_path, None, schemas(), force=True)
    _, _, rules = (tmp_path / "rules.yaml").read_bytes().partition(b"\n")  # below the line for editors
    assert rules == (bundled() / "rules.yaml").read_bytes()
    assert [(tmp_path / name).read_text("utf-8") for name in ("mine.txt", "office.yaml")] == ["x", "x"]


@pytest.mark.parametrize("force", [False, True])
def test_the_programs_own_folder_is_never_written_to(force: bool) -> None:
    with pytest.raises(CodingpathError, match="this is the program's own folder"):
        new_folder(bundled(), LORAIN, schemas(), force=force)


def made(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with what it holds."""
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def some_calls(work: Callable[[], object]) -> list[int]:
    """Do some work and return the numbers of the first calls, some in the middle, and the last ones."""
    total = calls_of(work)
    return sorted({*range(1, 7), *range(7, total, 97), *range(total - 6, total + 1)})


def test_what_fails_halfway_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "office"
    work = partial(new_folder, target, LORAIN, schemas(), force=False)
    numbers = some_calls(work)
    whole = made(target)
    for number in numbers:
        shutil.rmtree(target, ignore_errors=True)
        try:
            with at_call(number):
                work()
        except OSError:
            assert list(tmp_path.iterdir()) == []
        else:
            assert [made(target), *tmp_path.iterdir()] == [whole, target]


def test_a_new_folder_is_there_as_a_whole_or_not_at_all_and_the_next_call_takes_the_rest_away(tmp_path: Path) -> None:
    target = tmp_path / "office"
    work = partial(new_folder, target, LORAIN, schemas(), force=False)
    numbers = some_calls(work)
    whole = made(target)
    for number in numbers:
        shutil.rmtree(target, ignore_errors=True)
        killed_at(number, work)
        if target.exists():
            assert made(target) == whole
        else:
            work()
        assert list(tmp_path.iterdir()) == [target]


def test_files_that_are_replaced_are_all_old_or_all_new_or_the_mix_is_told_until_it_is_finished(tmp_path: Path) -> None:
    target = tmp_path / "office"
    work = partial(new_folder, target, LORAIN, schemas(), force=True)
    work()
    whole, old = made(target), made(target) | {"rules.yaml": b"x", "wages.yaml": b"x", "mine.txt": b"mine"}
    seen = set()
    for number in some_calls(work):
        shutil.rmtree(target)
        for name, content in old.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(content)
        killed_at(number, work)
        if (target / READY).exists():
            seen.add("ready")
            with pytest.raises(CodingpathError, match="old and new files are mixed; run it again on this folder to finish it"):
                load_catalog(target)
            with pytest.raises(CodingpathError, match="an earlier `data init` was stopped here and is finished now"):
                new_folder(target, LORAIN, schemas(), force=False)
            assert made(target) == old | whole
        else:
            with pytest.raises(CodingpathError, match="not empty"):
                new_folder(target, LORAIN, schemas(), force=False)
            seen.add("old" if made(target) == old else "new")
            assert made(target) in (old, old | whole)
    assert seen == {"old", "ready", "new"}


def test_an_empty_folder_that_is_there_is_filled(tmp_path: Path) -> None:
    there, new = tmp_path / "there", tmp_path / "new"
    there.mkdir()
    for folder in (there, new):
        new_folder(folder, LORAIN, schemas(), force=False)
    assert made(there) == made(new)
    assert not [f for f in there.iterdir() if f.name.startswith(".")]


def test_a_replaced_file_keeps_its_mode_and_a_folder_in_its_way_is_told_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text("x", "utf-8")
    (tmp_path / "rules.yaml").chmod(0o600)
    (tmp_path / "wages.yaml").mkdir()
    with pytest.raises(CodingpathError, match=r"wages\.yaml: a file is to be here, and something else stands in its way"):
        new_folder(tmp_path, LORAIN, schemas(), force=True)
    assert sorted(f.name for f in tmp_path.iterdir()) == ["rules.yaml", "wages.yaml"]
    assert (tmp_path / "rules.yaml").read_text("utf-8") == "x"
    (tmp_path / "wages.yaml").rmdir()
    new_folder(tmp_path, LORAIN, schemas(), force=True)
    assert (tmp_path / "rules.yaml").stat().st_mode & 0o777 == 0o600
