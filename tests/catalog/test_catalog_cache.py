from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from shutil import copytree

import pytest
from builders import program
from strategies import real_catalog

from codingpath.catalog import cache
from codingpath.catalog.cache import content_of, read_content
from codingpath.catalog.own.home import COUNTIES_FILE
from codingpath.catalog.zip_places import ZIP_FILE
from codingpath.model.catalog import Catalog
from codingpath.model.program import Programs

SOME = Programs.of(
    [program("b", state="TX", delivery="online"), program("a", state="OH", school="Nötre\nDame"), program("c", state="TX")]
)


def with_some() -> Catalog:
    return replace(real_catalog(), programs=SOME)


@lru_cache
def small_content() -> bytes:
    """Return the content of the file of a catalog of three programs."""
    return content_of(with_some())


def never() -> Catalog:
    pytest.fail("the catalog was made again")


def kept(folder: Path, content: bytes) -> Path:
    (folder / "kept").write_bytes(content)
    return folder / "kept"


def test_a_catalog_comes_back_as_it_was(tmp_path: Path) -> None:
    for catalog in (real_catalog(), with_some(), replace(real_catalog(), programs=Programs.of(()))):
        again = read_content(kept(tmp_path, content_of(catalog)), never)
        assert again is not None
        assert (list(again.programs), len(again.programs)) == (list(catalog.programs), len(catalog.programs))
        assert again == catalog


def test_what_is_alike_is_kept_once() -> None:
    _, columns, _, _ = json.loads(content_of(real_catalog()).split(b"\n")[1])
    for fields in columns.values():
        records = [json.dumps(values) for values in zip(*fields.values(), strict=True)]
        assert len(set(records)) == len(records)
    assert 2 * len(columns["condition:Test"]["values"]) < sum(map(len, columns["condition:Box"]["tests"]))


def test_a_group_is_read_without_the_others_and_made_again_once_where_it_is_damaged(tmp_path: Path) -> None:
    made: list[Catalog] = []

    def again() -> Catalog:
        made.append(with_some())
        return made[-1]

    content = small_content().replace(b'"state":["TX"', b'"state":["XT"')
    read = read_content(kept(tmp_path, content), again)
    assert read is not None
    assert read.programs.of_state("OH") == SOME.of_state("OH")
    assert read.programs.of_state("XX") == ()
    assert made == []
    assert (read.programs.of_state("TX"), list(read.programs.online_elsewhere("OH", None, ()))) == (
        SOME.of_state("TX"),
        [*SOME][1:2],
    )
    assert len(made) == 1


def foreign() -> Iterator[bytes]:
    sound = small_content()
    line, _, rest = sound.partition(b"\n")
    yield from (b"", b"\n", line, b"x " + line, sound[:2000], b"9" * 28 + rest, line[:17] + b"x" * 10 + b"\n" + rest)
    yield sound.replace(b"hours", b"hsour", 1)


def rehashed(rest: bytes) -> bytes:
    """Return a first line for a text that nobody of ours has written, and the text."""
    return f"{cache._hash([rest])} {len(rest):010}\n".encode() + rest


@pytest.mark.parametrize(
    "acting",
    [r"\u001b[31m", r"\u0007", r"\b", r"\\\f", r"\u009B", r"\u202E", r"\ud800", r"\udc00 \ud83d\ude00", "\x7f", "\x9b", "\x1b"],
)
def test_what_acts_on_a_screen_is_refused_though_its_hash_is_right(tmp_path: Path, acting: str) -> None:
    first = small_content().split(b"\n")[1] + b"\n"
    assert b'"Start' in first
    assert read_content(kept(tmp_path, rehashed(first.replace(b'"Start', rb'"\u2019\\b\ud83d\ude00\n', 1))), never) is not None
    assert read_content(kept(tmp_path, rehashed(first.replace(b'"Start', b'"' + acting.encode("latin-1"), 1))), never) is None


@pytest.mark.parametrize("old", [b'"rules:', b'"record"', b'"optional"'])
def test_what_no_record_of_ours_is_made_of_is_refused(tmp_path: Path, old: bytes) -> None:
    first = small_content().split(b"\n")[1] + b"\n"
    for new in (b'"os:', b'"nobody"', b"[" * 100_000):
        assert read_content(kept(tmp_path, rehashed(first.replace(old, new, 1))), never) is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="users are not told apart")
def test_a_file_that_others_can_write_is_not_read(tmp_path: Path) -> None:
    path = kept(tmp_path, small_content())
    path.chmod(0o666)
    assert read_content(path, never) is None


def test_anything_else_is_refused(tmp_path: Path) -> None:
    assert [read_content(kept(tmp_path, content), never) for content in foreign()] == [None] * len(list(foreign()))
    assert read_content(tmp_path, never) is None


def test_a_record_of_another_shape_gets_a_file_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model, data = tmp_path / "model", tmp_path / "data"
    data.mkdir()
    copytree(cache._MODEL_FILES, model)
    monkeypatch.setattr(cache, "_MODEL_FILES", model)
    keys = {cache.content_key(data)}
    modules = {name.partition(":")[0] for name in cache.shapes_of(Catalog)}
    for module in modules:
        with (model / f"{module.replace('.', '/')}.py").open("a", encoding="utf-8") as file:
            file.write("# of another shape\n")
        keys.add(cache.content_key(data))
    assert len(keys) == 1 + len(modules)


def test_an_office_whose_places_have_moved_gets_a_file_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own, office = tmp_path / "own", tmp_path / "office"
    own.mkdir()
    office.mkdir()
    monkeypatch.setattr(cache, "own_data", lambda: own)
    keys = {cache.content_key(office)}
    for name in (COUNTIES_FILE, ZIP_FILE):
        (own / name).write_text("# of another year\n", "utf-8")
        keys.add(cache.content_key(office))
    assert len(keys) == 3, "the programs near an office hang on where counties and ZIP codes are"
