"""What a maintainer downloaded: a plain CSV file, one packed with bzip2, or a zip with one."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Literal

from codingpath.errors import CodingpathError
from codingpath.text import one_line

Packing = Literal["plain", "bz2", "zip"]

_MAGIC: Final[dict[bytes, Packing]] = {b"BZh": "bz2", b"PK": "zip"}
_PLAIN: Final[Packing] = "plain"
_REVISED: Final = "_rv"
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
    return Download(path=path, name=name, packing=packing, size=size, member=_member(path, name) if packing == "zip" else "")


def _member(path: Path, name: str) -> str:
    """Return the one table in a zip; where a revised one lies beside the first, the revised one."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = [n for n in archive.namelist() if n.lower().endswith(".csv") and not n.startswith("__MACOSX/")]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
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
