"""Random damage to real files, and everything of ours that reads one: a value, or an error that is one calm line."""

from __future__ import annotations

import bz2
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from random import Random

from federal_files import completion, school, table
from hostile_text import is_calm
from running import BEGINNER, ROOT, SMALL
from strategies import real_catalog

from codingpath.catalog.answers import read_answers
from codingpath.catalog.cache import content_of, read_content
from codingpath.catalog.intake import read_columns
from codingpath.catalog.load import load_catalog
from codingpath.cohort.sheets import BadRow, SheetReader, header_of
from codingpath.cohort.table import open_csv
from codingpath.errors import CodingpathError, DataError
from codingpath.federal.download import look
from codingpath.federal.table import read_table
from codingpath.sessions.archive import FOLDER, unpack
from codingpath.sessions.file_format import encode

INTAKE = ROOT / "examples" / "intake"

Read = Callable[[Path, bytes], object]
"""Reads a file that is written into a folder of its own."""

ODD = (b"", b"\0", b"\xff", b"\x1b", b"\n", b"\t", b'"', b"'", b"[", b"{", b"]", b"}", b": ", b"- ", b"%", b"&a ", b"*a", b"!!x ", b"---\n",
       b"PK\x03\x04", b"\xe2\x80\xae", b"9" * 30, b"-1", b"1e9", b"null", b"\\u001b", b"\xef\xbb\xbf")  # fmt: skip


def damaged(chance: Random, whole: bytes) -> bytes:
    """Return a file in which up to three places were lost, exchanged or written over."""
    for _ in range(chance.randint(1, 3)):
        at, lost = chance.randrange(len(whole) + 1), chance.choice((0, 1, 1, 2, 8, 200))
        new = chance.choice(ODD) if chance.random() < 0.7 else chance.randbytes(chance.randrange(6))
        whole = whole[:at] + new + whole[at + lost :]
    return whole[: chance.randrange(len(whole) + 1)] if chance.random() < 0.05 else whole


def _answers(folder: Path, content: bytes) -> object:
    (folder / "a.yaml").write_bytes(content)
    return read_answers(folder / "a.yaml", real_catalog().questions)


def _data(name: str, folder: Path, content: bytes) -> object:
    shutil.copytree(SMALL, folder / "data")
    (folder / "data" / name).write_bytes(content)
    return load_catalog(folder / "data")


def _archive(_: Path, content: bytes) -> object:
    return unpack(content, real_catalog().questions, replace=True)


def _download(name: str, folder: Path, content: bytes) -> object:
    (folder / name).write_bytes(content)
    return read_table(look(folder / name))


def _cohort(folder: Path, content: bytes) -> object:
    """Read a table of answer sheets; a row that cannot be read has a calm reason too."""
    (folder / "people.csv").write_bytes(content)
    columns, told = read_columns(INTAKE / "columns.yaml", real_catalog().by_id), list[str]()
    with open_csv(folder / "people.csv") as people:
        read = SheetReader(header_of(people.names, real_catalog().by_id, columns, ()), real_catalog().by_id)
        for row in chain.from_iterable(people.batches()):
            try:
                read(row.cells)
            except BadRow as error:
                told.append(f"{error.column}: {error.why}")
    assert all(map(is_calm, told))
    return told


def _columns(folder: Path, content: bytes) -> object:
    (folder / "columns.yaml").write_bytes(content)
    return read_columns(folder / "columns.yaml", real_catalog().by_id)


def _kept(folder: Path, content: bytes) -> object:
    (folder / "kept").write_bytes(content)
    found = read_content(folder / "kept", real_catalog)
    return found and list(found.programs)


def zipped(files: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


@cache
def readers() -> dict[str, list[tuple[Read, bytes]]]:
    """Return what reads, by a name, with the sound files that it reads."""
    session = encode({"goal": "lead", "hours": 12}, rules="1", now="2026-11-23", finished=True).encode()
    notes = json.dumps({"format": 1, "notes": [{"at": "1", "text": "hello"}]}).encode()
    people = {f"{FOLDER}{name}": session for name in ("Ann.json", "Ann~late.json")} | {f"{FOLDER}Ann.notes.json": notes}
    packings = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
    directory = table([school(UNITID=unitid) for unitid in ("100001", "100002")])
    awards = table([completion(UNITID="100001")])
    return {
        "answers": [(_answers, path.read_bytes()) for path in (BEGINNER, *sorted((ROOT / "examples").glob("*.yaml"))[:1])],
        "data": [(_in_data(path.name), path.read_bytes()) for path in sorted(SMALL.glob("*.yaml"))],
        "archives": [(_archive, zipped(people, packing)) for packing in packings],
        "downloads": [
            (_as("HD2024.csv"), directory),
            (_as("C2024_A.csv.bz2"), bz2.compress(awards)),
            *((_as("C2024_A.zip"), zipped({"c2024_a.csv": awards}, packing)) for packing in packings),
        ],
        "cohorts": [(_cohort, (INTAKE / "intake.csv").read_bytes()), (_columns, (INTAKE / "columns.yaml").read_bytes())],
        "kept catalogs": [(_kept, content_of(load_catalog(SMALL)))],
    }


def _in_data(name: str) -> Read:
    return lambda folder, content: _data(name, folder, content)


def _as(name: str) -> Read:
    return lambda folder, content: _download(name, folder, content)


def tries(chance: Random, name: str) -> Iterator[tuple[Read, bytes]]:
    """Yield without end what reads, and a damaged file for it."""
    while True:
        read, whole = chance.choice(readers()[name])
        yield read, damaged(chance, whole)


def try_one(read: Read, content: bytes, scratch: Path) -> None:
    """Read a file in a folder that is made for it; fail for anything but a value or a message."""
    folder, told = scratch / "one", ["none"]
    folder.mkdir()
    try:
        read(folder, content)
    except DataError as error:
        told = [str(fault) for fault in error.faults]
    except CodingpathError as error:
        told = [str(error)]
    finally:
        shutil.rmtree(folder)
    assert told
    assert all(is_calm(line) and "\n" not in line for line in told)
