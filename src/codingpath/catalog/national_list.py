"""The national list as a document like the others: every row a program, and every fault with its line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Final

from codingpath.catalog.columns import AWARD_LEVELS, COLUMNS, FIRST_COLUMNS, LIST_FILE
from codingpath.catalog.yaml_reader import Document, read_text
from codingpath.federal.write import list_hash
from codingpath.text import one_line, quoted

if TYPE_CHECKING:
    from pathlib import Path

    from codingpath.catalog.yaml_reader import Plain

MAX_ROWS: Final = 10_000
"""Programs in the list; the one of the whole country has some 1,400."""

SMALLEST_BOOK_ALLOWANCE_USD: Final = 100
"""A yearly allowance below this can mean that the school filled in nothing; it is taken as not known."""

_WAY_OUT: Final = "make both with `codingpath data import`, or take both from one copy"

_TITLES: Final = {
    "51.0706": "Health Information/Medical Records Administration/Administrator",
    "51.0707": "Health Information/Medical Records Technology/Technician",
    "51.0710": "Medical Office Assistant/Specialist",
    "51.0713": "Medical Insurance Coding Specialist/Coder",
    "51.0714": "Medical Insurance Specialist/Medical Biller",
}
"""Federal titles of the program codes (2020)."""


@dataclass(frozen=True)
class Level:
    """What an award level of the federal data says about a program."""

    award: str
    length: str | None
    credits: tuple[int, int] | None
    """Bounds in semester credits, for an estimate; none for levels that are too short or too long for one."""


LEVELS: Final[dict[str, Level]] = dict(
    zip(
        AWARD_LEVELS,
        (
            Level("certificate", "under 12 weeks", None),
            Level("certificate", "12 weeks to under 1 year", (9, 29)),
            Level("certificate", "1 to under 2 years", (30, 59)),
            Level("certificate", "2 to under 4 years", None),
            Level("associate", None, (60, 60)),
            Level("bachelor", None, None),
        ),
        strict=True,
    )
)
"""Award level to what it says; the bands of hours and credits are those of IPEDS."""

_NUMBERS: Final = {
    "completions": "completions",
    "price_usd": "price_usd",
    "yearly_in_state_usd": "yearly_in_state_usd",
    "yearly_out_of_state_usd": "yearly_out_of_state_usd",
    "yearly_books_usd": "yearly_books_usd",
}
_TEXTS: Final = (
    *("unitid", "opeid", "school", "city", "state", "control", "cip", "accreditor", "website"),
    *("offered_online", "phone", "aid_page", "application_page", "price_calculator", "zip", "latitude", "longitude", "cbsa"),
)
_YES: Final = {"yes": True, "no": False}


@dataclass(frozen=True)
class _Mark:
    line: int
    column: int = 0


def read_list(folder: Path, header: Document) -> Document:
    """Return `federal-programs.csv` as a document with a list `programs`; its faults are in the document.

    Source and years of each row come from the header; one that is not sound reports that itself.
    """
    document = read_text(folder / LIST_FILE, LIST_FILE)
    if document.broken:
        return document
    about = header.value if isinstance(header.value, dict) else {}
    shared, online = _of_every_row(about), _online_year(about)
    rows = csv.reader(StringIO(document.text), strict=True)
    programs: list[Plain] = []
    document.value = {"programs": programs}
    document.places = {(): _Mark(0), ("programs",): _Mark(0)}
    try:
        columns = tuple(next(rows, ()))
        if columns != COLUMNS[: max(len(columns), FIRST_COLUMNS)]:
            document.complain(
                (), f"the first line must be the columns {', '.join(COLUMNS)}; make the file with `codingpath data import`"
            )
            return document
        for cells in rows:
            if document.full:
                break
            if len(programs) == MAX_ROWS:
                document.add_fault((rows.line_num, 1), f"there are more than {MAX_ROWS:,} rows; is it the right file?")
                break
            if len(cells) != len(columns):
                message = f"this row has {len(cells)} cells, the columns are {len(columns)}; import the list again"
                document.add_fault((rows.line_num, 1), message)
                continue
            document.places["programs", len(programs)] = _Mark(rows.line_num - 1)
            row = dict.fromkeys(COLUMNS, "") | dict(zip(columns, map(one_line, cells), strict=True))
            programs.append(
                dict(_program(row)) | shared | (online if row["offered_online"] or row["offered_online_before"] else {})
            )
    except csv.Error as error:
        document.add_fault((rows.line_num, 1), f"this line is not sound CSV ({error}); import the list again")
    return document


def check_pair(listed: Document, header: Document) -> None:
    """Complain in the header where it was made with another list than the one beside it."""
    about = header.value
    if listed.faults or not isinstance(about, dict):
        return
    match listed.value, about.get("rows"), about.get("list_sha256"):
        case {"programs": [*programs]}, int(rows), _ if rows != len(programs):
            message = f"{rows:,} rows here, {len(programs):,} in {LIST_FILE}: the two were not made together; {_WAY_OUT}"
            header.complain(("rows",), message)
        case _, _, str(named) if named != list_hash(listed.text):
            header.complain(("list_sha256",), f"this is not the hash of {LIST_FILE}: the two were not made together; {_WAY_OUT}")
        case _:
            pass


def _program(row: Mapping[str, str]) -> Iterator[tuple[str, Plain]]:
    """Yield the fields of a program, by name; a cell that makes no sense stays as it is, for the check of shapes to report."""
    level = LEVELS.get(row["award_level"], Level(row["award_level"], None, None))
    yield "id", "-".join((row["unitid"], row["cip"].replace(".", ""), row["award_level"]))
    yield "program", _TITLES.get(row["cip"], row["cip"])
    yield "catalog_name", False
    yield "award", level.award
    if level.credits:
        yield from zip(("credits_low", "credits_high"), level.credits, strict=True)
    yield from ((name, row[name]) for name in _TEXTS if row[name])
    yield from ((field, _number(row[name])) for name, field in _NUMBERS.items() if row[name] and not _too_small(name, row[name]))
    if row["months"]:
        yield from (("months_low", _number(row["months"])), ("months_high", _number(row["months"])))
    elif level.length:
        yield "length", level.length
    if row["price_usd"]:
        yield "price_covers", "tuition, fees, books and supplies"
    if row["shared_prices_usd"]:
        yield "shared_prices_usd", [_number(price) for price in row["shared_prices_usd"].split(";")]
    if row["online_only"] == "yes":
        yield "delivery", "online"
    if row["offered_online_before"]:
        yield "offered_online_before", list(row["offered_online_before"].split(";"))
    yield from ((name, _YES.get(row[name], row[name])) for name in ("school_online", "on_state_list_2021") if row[name])
    if row["federal_aid"]:
        yield "federal_aid", _YES.get(row["federal_aid"], row["federal_aid"])
    if row["scope"] != "field":
        yield "related", True if row["scope"] == "related" else quoted(row["scope"])


def _of_every_row(header: Mapping[str, Plain]) -> dict[str, Plain]:
    names = {"source": "source", "year": "awards_year", "price_year": "prices_year"}
    return {field: header[name] for field, name in names.items() if name in header}


def _online_year(header: Mapping[str, Plain]) -> dict[str, Plain]:
    match header.get("distance_years"):
        case [str(newest), *_]:
            return {"offered_online_year": newest}
        case _:
            return {}


def _number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() else text


def _too_small(name: str, text: str) -> bool:
    number = _number(text)
    return name == "yearly_books_usd" and isinstance(number, int) and number < SMALLEST_BOOK_ALLOWANCE_USD
