"""Archives from outside: all that reading one can raise, and how many files one may list. Imported by nobody who reads none."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from typing import IO, Any, Final

UNREADABLE: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError),
)
"""What the library raises where a byte is lost: it checks little of what an archive says of itself."""

MOST_LISTED: Final = 5_000_000
"""Bytes of the list of an archive's files: some 20,000 with long names. The library reads all of it before anything else."""


class _Listing:
    """A file of which only so much is read at once."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.bounded = True

    def read(self, size: int = -1) -> bytes:
        """Read as a file does; raise `BadZipFile` for more than a list of files has."""
        if not self.bounded:
            return self._file.read(size)
        found = self._file.read(MOST_LISTED + 1 if size < 0 else min(size, MOST_LISTED + 1))
        if len(found) > MOST_LISTED:
            raise zipfile.BadZipFile("it lists more files than an archive of ours has")
        return found

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a file has
        return getattr(self._file, name)


def open_zip(file: IO[bytes]) -> zipfile.ZipFile:
    """Return the archive in a file; raises one of `UNREADABLE` for what is none, and for one with too long a list of files."""
    listing: Any = _Listing(file)
    archive = zipfile.ZipFile(listing)
    listing.bounded = False
    return archive
