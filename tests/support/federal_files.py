"""Small files in the formats of the College Scorecard and of IPEDS, with made-up schools."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import ZipFile

from codingpath.catalog.national_list import HEADER_FILE, LIST_FILE, ListRow, of_csv
from codingpath.errors import CodingpathError
from codingpath.federal.importer import Imported, import_list, never

TODAY = date(2026, 11, 23)

SCORECARD, DIRECTORY, COMPLETIONS = "MERGED2023_24_PP.csv", "HD2024.csv", "C2024_A.csv"
DISTANCE, CHARACTERISTICS = "C2022DEP.csv", "IC2023.csv"

Cells = Mapping[str, str]

COMPLETION: Cells = {
    "UNITID": "100001",
    "CIPCODE": "51.0713",
    "MAJORNUM": "1",
    "AWLEVEL": "21",
    "CTOTALT": "12",
    "CTOTALM": "2",
    "CTOTALW": "10",
}
SCHOOL: Cells = {
    "UNITID": "100001",
    "INSTNM": "Hill College",
    "IALIAS": "",
    "CITY": "Columbus",
    "STABBR": "OH",
    "OPEID": "00100100",
    "WEBADDR": "https://hill.example/",
    "SECTOR": "4",
    "CONTROL": "1",
    "DEATHYR": "-2",
    "CLOSEDAT": "-2",
    "CYACTIVE": "1",
    "PSET4FLG": "1",
}
CHARGE: Cells = {
    "UNITID": "100001",
    "OPEID": "00100100",
    "INSTNM": "Hill College",
    "ACCREDAGENCY": "Commission on Hills",
    "CURROPER": "1",
    "DISTANCEONLY": "0",
    "TUITIONFEE_IN": "4000",
    "TUITIONFEE_OUT": "9000",
    "BOOKSUPPLY": "1200",
    **{f"{name}{slot}": "NA" for slot in range(1, 7) for name in ("CIPCODE", "CIPTITLE", "CIPTFBS", "CIPTFBSANNUAL", "MTHCMP")},
}


def completion(**cells: str) -> dict[str, str]:
    """Return a row of the completions."""
    return {**COMPLETION, **cells}


def school(**cells: str) -> dict[str, str]:
    """Return a row of the directory."""
    return {**SCHOOL, **cells}


def charge(*prices: tuple[str, str, str], **cells: str) -> dict[str, str]:
    """Return a row of the College Scorecard with prices: code, dollars, months."""
    slots = {
        f"{name}{slot}": cell
        for slot, price in enumerate(prices, 1)
        for name, cell in zip(("CIPCODE", "CIPTFBS", "MTHCMP"), price, strict=True)
    }
    return {**CHARGE, **slots, **cells}


LEVELS = ("PTOTAL", "PASSOC", "PBACHL", "PCERT1A", "PCERT1B", "PCERT2", "PCERT4")


def offered(unitid: str = "100001", cip: str = "51.0713", **cells: str) -> dict[str, str]:
    """Return a row of the file on distance education: nothing is offered but what the cells say."""
    nothing = {f"{level}{kind}": "0" for level in LEVELS for kind in ("", "DE", "DES")}
    return {"UNITID": unitid, "CIPCODE": cip, **nothing, **cells}


def characteristics(**cells: str) -> dict[str, str]:
    """Return a row of the institutional characteristics: some undergraduate programs at a distance."""
    return {"UNITID": "100001", "PEO1ISTR": "1", "DSTNUGC": "1", "DSTNUGP": "1", "DSTNUGN": "0", "DISTNCED": "2", **cells}


def table(rows: Iterable[Cells], *, end: str = "\r\n", bom: bool = False) -> bytes:
    """Return rows as the bytes of a CSV file; the first says the columns."""
    rows = list(rows)
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8-sig" if bom else "utf-8")


def zipped(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write a zip and return its path."""
    with ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


@dataclass(frozen=True)
class Desk:
    """A folder with the three downloads, and a data folder."""

    downloads: Path
    data: Path

    def put(self, name: str, data: bytes | Iterable[Cells]) -> Path:
        """Write a download: bytes, or rows."""
        path = self.downloads / name
        path.write_bytes(data if isinstance(data, bytes) else table(data))
        return path

    def paths(self) -> list[Path]:
        """Return the downloads."""
        return sorted(self.downloads.iterdir())

    def take_in(
        self,
        *,
        paths: Sequence[Path] | None = None,
        year: str | None = None,
        force: bool = False,
        today: date = TODAY,
        ask: Callable[[str], bool] = never,
    ) -> Imported:
        """Import the downloads, or these of them."""
        files = self.paths() if paths is None else paths
        return import_list(files, self.data, today=today, tick=lambda *_: None, year=year, force=force, ask=ask)

    def refusal(self) -> str:
        """Import the downloads, which must be refused with the list in place untouched; return the message."""
        before = self.written()
        try:
            self.take_in()
        except CodingpathError as error:
            assert self.written() == before
            return str(error)
        raise AssertionError("it was taken")

    def rows(self) -> list[ListRow]:
        """Return the rows of the list."""
        return of_csv((self.data / LIST_FILE).read_text("utf-8"))

    def row(self, **cells: str) -> ListRow:
        """Return the one row with these cells."""
        (found,) = (row for row in self.rows() if all(getattr(row, name) == cell for name, cell in cells.items()))
        return found

    def header(self) -> str:
        """Return the text of the header."""
        return (self.data / HEADER_FILE).read_text("utf-8")

    def written(self) -> dict[str, bytes]:
        """Return every file of the data folder."""
        return {path.name: path.read_bytes() for path in self.data.iterdir() if path.is_file()}


def desk(folder: Path) -> Desk:
    """Return a desk with three small sound downloads, one school and one award."""
    made = Desk(folder / "downloads", folder / "data")
    made.downloads.mkdir()
    made.data.mkdir()
    made.put(COMPLETIONS, [COMPLETION])
    made.put(DIRECTORY, [SCHOOL])
    made.put(SCORECARD, [CHARGE])
    return made
