"""A downloaded file as lines of text, however it is packed and encoded; whatever is wrong with it becomes a plain message."""

from __future__ import annotations

import bz2
import hashlib
import io
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Final, Literal, assert_never

from codingpath.errors import CodingpathError
from codingpath.packed import UNREADABLE, open_zip
from codingpath.text import one_line

Tick = Callable[["Download", int, int], None]
"""Told now and then how far a file is read: the file, bytes read, bytes in all."""

MAX_LINE: Final = 4_000_000
"""Bytes in a line. The longest of the real files, the columns of the College Scorecard, has 50,000."""

MAX_BYTES: Final = 1_000_000_000
"""Bytes in an unpacked file. The largest real ones have 200,000,000."""

MAX_LINES: Final = 5_000_000
"""Lines in a file. The largest real ones have some 400,000."""

MOST_TIMES: Final = 1_000
"""How many times as large as packed a file may be unpacked. Real tables become ten to thirty times as large."""

_SMALL: Final = 1_000_000
"""Bytes up to which that is not asked: they are read in no time."""

_LINES_A_TICK: Final = 256


def text_lines(download: Download, tick: Tick) -> Iterator[str]:
    """Yield the lines of a file with their line ends, without a byte order mark.

    Each line is read as UTF-8, else as Windows-1252, else as Latin-1. Raises `CodingpathError` where the file cannot be read on.
    """
    with ExitStack() as opened:
        with _explained(download.name):
            packed = opened.enter_context(download.path.open("rb"))
            stream = _unpacked(download, packed, opened)
        tick(download, 0, download.size)
        done = 0
        for number, raw in enumerate(_raw_lines(download, stream), 1):
            done += len(raw)
            _refuse_odd(download, number, raw, done)
            if number % _LINES_A_TICK == 0:
                tick(download, min(packed.tell(), download.size), download.size)
            yield decoded(raw.removeprefix(BOM_UTF8) if number == 1 else raw)
        tick(download, download.size, download.size)


def decoded(raw: bytes) -> str:
    """Return bytes as text: UTF-8, else Windows-1252, else Latin-1, which takes every byte."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _unpacked(download: Download, packed: IO[bytes], opened: ExitStack) -> IO[bytes]:
    match download.packing:
        case "plain":
            return packed
        case "bz2":
            return opened.enter_context(bz2.BZ2File(packed))
        case "zip":
            archive = opened.enter_context(open_zip(packed))
            member = opened.enter_context(archive.open(download.member))
            return opened.enter_context(io.BufferedReader(member))  # type: ignore[type-var] # lines of a member alone are slow
        case "workbook":
            raise complaint(download.name, "this is a workbook, not a table as text; download the CSV file")
        case _ as never:
            assert_never(never)


def _raw_lines(download: Download, stream: IO[bytes]) -> Iterator[bytes]:
    with _explained(download.name):
        while raw := stream.readline(MAX_LINE + 1):
            yield raw


def _refuse_odd(download: Download, number: int, raw: bytes, done: int) -> None:
    if number == 1 and raw.removeprefix(BOM_UTF8).lstrip().startswith(b"<"):
        raise complaint(download.name, "this is a web page, not a table; the site answered with a page: download the file again")
    if len(raw) > MAX_LINE:
        message = f"this line is longer than {MAX_LINE:,} bytes; the file is damaged or not a table: download it again"
        raise complaint(download.name, message, line=number)
    if b"\0" in raw:
        message = "there are NUL bytes; the file is damaged or saved as UTF-16: download it again and do not open it in between"
        raise complaint(download.name, message, line=number)
    if done > MAX_BYTES or number > MAX_LINES or done > max(_SMALL, download.size * MOST_TIMES):
        raise complaint(download.name, "the file unpacks to far more than a table has; is it the right one?")


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Turn what the readers of packed files raise into a message."""
    try:
        yield
    except RuntimeError as error:
        message = f"the file cannot be unpacked here ({one_line(str(error))}); unpack it, and name the CSV file instead"
        raise complaint(name, message) from error
    except UNREADABLE as error:
        told = error.strerror if isinstance(error, OSError) else None
        what = "the file cannot be read" if told else "the file is cut or damaged"
        raise complaint(name, f"{what} ({told or one_line(str(error))}); download it again") from error


# What a maintainer downloaded: a plain CSV file, one packed with bzip2, or a zip with one.

Packing = Literal["plain", "bz2", "zip", "workbook"]

_MAGIC: Final[dict[bytes, Packing]] = {b"BZh": "bz2", b"PK": "zip"}
_PLAIN: Final[Packing] = "plain"
_REVISED: Final = "_rv"
_WORKBOOK: Final = "xl/workbook.xml"
"""What lies in every workbook of a spreadsheet."""
_MANY: Final = 5


@dataclass(frozen=True, kw_only=True)
class Download:
    """One file, and how its table is packed."""

    path: Path
    """Where it is."""
    name: str
    """Its name for messages and the header, without its folder."""
    packing: Packing
    """How it is packed."""
    size: int
    """Bytes on the disk."""
    member: str = ""
    """Name of the table inside a zip; else empty."""

    @property
    def revised(self) -> bool:
        """Tell whether the table is the revised one of a zip."""
        return _is_revised(self.member)

    def sha256(self) -> str:
        """Return the hash of the bytes on the disk."""
        with self.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


def complaint(name: str, message: str, *, line: int = 0, column: str = "") -> CodingpathError:
    """Return the error for a file: where, what is wrong, what to do."""
    place = ", ".join((name, *([f"line {line:,}"] if line else []), *([f"column {column}"] if column else [])))
    return CodingpathError(f"{place}: {message}")


def look(path: Path) -> Download:
    """Find out how a file is packed; raise `CodingpathError` if there is no file, or nothing in it."""
    name = one_line(path.name, " ") or str(path)
    try:
        if path.exists() and not path.is_file():
            raise complaint(name, "this is not a file; name the downloaded file itself")
        with path.open("rb") as stream:
            start = stream.read(4)
        size = path.stat().st_size
    except OSError as error:
        raise complaint(name, f"the file cannot be read ({error.strerror or error}); check its name and who may read it") from error
    if not start:
        raise complaint(name, "the file is empty; download it again")
    if start.startswith(b"\x1f\x8b"):
        raise complaint(name, "gzip files are not read; unpack it and name the CSV file")
    packing = next((packing for magic, packing in _MAGIC.items() if start.startswith(magic)), _PLAIN)
    if packing == "zip" and _is_workbook(path):
        packing = "workbook"
    return Download(path=path, name=name, packing=packing, size=size, member=_member(path, name) if packing == "zip" else "")


def _is_workbook(path: Path) -> bool:
    try:
        with path.open("rb") as packed, open_zip(packed) as archive:
            return _WORKBOOK in archive.namelist()
    except UNREADABLE:
        return False


def _member(path: Path, name: str) -> str:
    """Return the one table in a zip; where a revised one lies beside the first, the revised one."""
    try:
        with path.open("rb") as packed, open_zip(packed) as archive:
            found = [n for n in archive.namelist() if n.lower().endswith(".csv") and not n.startswith("__MACOSX/")]
    except UNREADABLE as error:
        raise complaint(name, f"the zip is cut or damaged ({one_line(str(error))}); download it again") from error
    tables = [n for n in found if _is_revised(n)] or found
    if not tables:
        raise complaint(name, "there is no CSV file in this zip; is it the right download?")
    if len(tables) > 1:
        listed = ", ".join(one_line(n) for n in tables[:_MANY]) + (", …" if len(tables) > _MANY else "")
        raise complaint(
            name, f"there are {len(tables)} CSV files in this zip ({listed}); unpack it and name the one that is wanted"
        )
    return tables[0]


def _is_revised(member: str) -> bool:
    return PurePosixPath(member).stem.lower().endswith(_REVISED)
