"""Files with random damage: a message or a list, and never anything else."""

from __future__ import annotations

import bz2
import io
import tempfile
import zipfile
from pathlib import Path

from federal_files import TODAY, charge, completion, school, table
from hypothesis import given
from hypothesis import strategies as st

from codingpath.catalog.national_list import HEADER_FILE, LIST_FILE, of_csv
from codingpath.catalog.yaml_reader import read_document
from codingpath.errors import CodingpathError
from codingpath.federal.importer import import_list

IDS = ("100001", "100002", "100003")
PLAIN = {
    "C2024_A.csv": table([completion(UNITID=i, AWLEVEL=level) for i in IDS for level in ("21", "2")]),
    "HD2024.csv": table([school(UNITID=i, INSTNM=f"School, {i}") for i in IDS]),
    "MERGED2023_24_PP.csv": table([charge(("51.0713", "5000", "9"), ("51.0713", "9000", "15"), UNITID=i) for i in IDS]),
}
ODD = st.sampled_from(
    [b'"', b",", b"\n", b"\r", b"\0", b"\xff", b"<", b"=", b"1E5", b"-2", b"NA", b"9" * 12, b"x" * 600, "é".encode("cp1252")]
)


def as_zip(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return stream.getvalue()


PACKED = {name.replace(".csv", ".zip"): as_zip(name, data) for name, data in PLAIN.items()} | {
    f"{name}.bz2": bz2.compress(data) for name, data in PLAIN.items()
}
DAMAGE = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), ODD | st.binary(max_size=4)), min_size=1, max_size=3)


def damaged(data: bytes, damage: list[tuple[float, int, bytes]]) -> bytes:
    for share, length, new in damage:
        start = int(share * len(data))
        data = data[:start] + new + data[start + length :]
    return data


def check_message(text: str) -> None:
    assert text.isprintable()
    assert ";" in text or "?" in text, "it says what to do"


def taken_in(files: dict[str, bytes]) -> None:
    """Import files into an empty folder; there is a whole list afterwards, or a message and nothing."""
    with tempfile.TemporaryDirectory() as name:
        paths = [Path(name) / file for file in files]
        for path, data in zip(paths, files.values(), strict=True):
            path.write_bytes(data)
        folder = Path(name) / "data"
        folder.mkdir()
        try:
            done = import_list(paths, folder, today=TODAY, tick=lambda *_: None)
        except CodingpathError as error:
            check_message(str(error))
            assert not list(folder.iterdir())
        else:
            rows = of_csv((folder / LIST_FILE).read_text("utf-8"))
            assert len(rows) == done.header.rows > 0
            assert all(row.school and row.state and int(row.completions) > 0 for row in rows)
            assert not read_document(folder / HEADER_FILE).faults


@given(st.sampled_from(sorted(PLAIN)), DAMAGE)
def test_a_damaged_table_gives_a_message_or_a_list(name: str, damage: list[tuple[float, int, bytes]]) -> None:
    taken_in({**PLAIN, name: damaged(PLAIN[name], damage)})


@given(st.sampled_from(sorted(PACKED)), DAMAGE)
def test_a_damaged_packed_file_gives_a_message_or_a_list(name: str, damage: list[tuple[float, int, bytes]]) -> None:
    kind = name.partition(".")[0]
    others = {other: data for other, data in PLAIN.items() if not other.startswith(kind)}
    taken_in({**others, name: damaged(PACKED[name], damage)})


@given(st.sampled_from(sorted(PLAIN)), st.floats(0, 0.999))
def test_a_cut_table_gives_a_message_or_a_list(name: str, share: float) -> None:
    data = PLAIN[name]
    taken_in({**PLAIN, name: data[: int(len(data) * share)]})
