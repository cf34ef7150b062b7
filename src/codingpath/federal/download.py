"""A downloaded file as lines of text, however it is packed and encoded; whatever is wrong with it becomes a plain message."""

from __future__ import annotations

import bz2
import io
import zipfile
import zlib
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, TYPE_CHECKING, Final, assert_never

from codingpath.federal._download import complaint

if TYPE_CHECKING:
    from codingpath.federal._download import Download

Tick = Callable[["Download", int, int], None]
"""Told now and then how far a file is read: the file, bytes read, bytes in all."""

MAX_LINE: Final = 4_000_000
"""Bytes in a line. The longest of the real files, the columns of the College Scorecard, has 50,000."""

MAX_BYTES: Final = 2_000_000_000
"""Bytes in an unpacked file. The largest real ones have 200,000,000."""

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
            archive = opened.enter_context(zipfile.ZipFile(packed))
            member = opened.enter_context(archive.open(download.member))
            return opened.enter_context(io.BufferedReader(member))  # type: ignore[type-var] # lines of a member alone are slow
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
    if done > MAX_BYTES:
        raise complaint(download.name, f"the file unpacks to more than {MAX_BYTES:,} bytes; is it the right one?")


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Turn what the readers of packed files raise into a message."""
    try:
        yield
    except (EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise complaint(name, f"the file is cut or damaged ({error}); download it again") from error
    except (NotImplementedError, RuntimeError) as error:
        raise complaint(name, f"the file cannot be unpacked here ({error}); unpack it, and name the CSV file instead") from error
    except OSError as error:
        what = "the file cannot be read" if error.strerror else "the file is cut or damaged"
        raise complaint(name, f"{what} ({error.strerror or error}); download it again") from error
