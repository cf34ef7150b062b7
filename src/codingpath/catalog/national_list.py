"""`federal-programs.csv`: its columns, reading it as a document like the others, and its rows as the importer writes them."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from io import StringIO
from typing import TYPE_CHECKING, Final, NamedTuple

from codingpath.catalog.yaml_reader import YamlFile, read_text
from codingpath.model.record import DEGREES
from codingpath.text import FORMULA_SIGNS, one_line, quoted

if TYPE_CHECKING:
    from pathlib import Path

    from codingpath.catalog.yaml_reader import Plain


LIST_FILE: Final = "federal-programs.csv"
"""One row a program, sorted by state, school, id of the school, code and award level. UTF-8, no byte order mark, lines end in LF."""

HEADER_FILE: Final = "federal-programs.yaml"
"""Where the list comes from: its sources, its school year, the files it was made of and what was left out."""

FIELD_CODES: Final = ("51.0707", "51.0713", "51.0714")
"""Program codes of the field: health information technology, medical coding, medical billing."""

RELATED_CODES: Final = ("51.0706", "51.0710")
"""Health information administration and medical office assistant: listed as related, never recommended."""


class Key(NamedTuple):
    """What makes a row of the list."""

    unitid: str
    """Federal id of the school."""
    cip: str
    """Program code, such as `51.0713`."""
    level: str
    """One of `AWARD_LEVELS`."""


@dataclass(frozen=True, kw_only=True)
class ListRow:
    """One row of `federal-programs.csv`; a field a column, each as text, empty where nothing is known. Money is in whole dollars."""

    unitid: str  # federal id of the school, text
    opeid: str  # id of the school in federal aid, eight digits, text
    school: str
    city: str
    state: str  # two letters
    control: str  # public, nonprofit, for-profit
    cip: str  # program code, such as 51.0713
    award_level: str  # one of AWARD_LEVELS
    scope: str  # field, or related
    completions: str  # awards granted in the school year of the list, first and second majors together
    price_usd: str  # price of the whole program, where it can be told which award it belongs to
    months: str  # average months to finish, published with that price
    shared_prices_usd: str  # prices published for the school and code that cannot be told apart by award, joined by ;
    yearly_in_state_usd: str  # yearly full-time tuition and fees for residents
    yearly_out_of_state_usd: str
    yearly_books_usd: str  # the school's yearly allowance for books and supplies
    online_only: str  # yes, no or nothing
    federal_aid: str  # whether the school takes part in federal student aid: yes, no or nothing
    accreditor: str
    website: str  # without https:// and without a slash at its end, as the other addresses
    offered_online: str = ""  # whether it could be finished online in the newest year of the files: all, some, none, or nothing
    offered_online_before: str = ""  # the same for the years before, newest first, joined by ; (unknown where nothing is said)
    school_online: str = ""  # whether the school offers undergraduate programs online at all: yes, no or nothing
    on_state_list_2021: str = ""  # whether the school was on a state's training list in May 2021: yes, or nothing, which is not no
    phone: str = ""  # general number of the school, such as 315-792-5400 or 205-940-7800 ext. 4911
    aid_page: str = ""
    application_page: str = ""
    price_calculator: str = ""
    zip: str = ""  # five digits
    latitude: str = ""  # degrees, three decimals
    longitude: str = ""
    cbsa: str = ""  # federal code of the metropolitan or micropolitan area, five digits
    listed_as_of: str = ""  # month of the file of eligible training programs that lists it, such as 2024-10, or nothing
    listed_delivery: str = ""  # how that list says it is taught: online, in-person, hybrid or nothing
    listed_weeks: str = ""
    listed_hours: str = ""
    listed_price_usd: str = ""  # tuition and supplies
    listed_employed_percent: str = ""  # of 100 who left, how many had a job in the second quarter after

    @property
    def key(self) -> Key:
        """Return what no other row has."""
        return Key(self.unitid, self.cip, self.award_level)

    @property
    def in_field(self) -> bool:
        """Tell whether its code is one of the field, not one that is only related."""
        return self.scope == "field"


COLUMNS: Final = tuple(field.name for field in fields(ListRow))
"""The header row."""

FIRST_COLUMNS: Final = COLUMNS.index("website") + 1
"""How many columns the first edition of the list had; a newer list is compared with such a one too."""

AWARD_LEVELS: Final = ("20", "21", "2", "4", "3", "5")
"""IPEDS award levels that are kept, in the order of the list: certificates under 12 weeks, 12 weeks to under 1 year, 1 to under 2 years
and 2 to under 4 years; associate degree; bachelor's degree."""


# The national list as a document like the others: every row a program, and every fault with its line.

MAX_ROWS: Final = 10_000
"""Programs in the list; the one of the whole country has some 1,400."""

MAX_CELL: Final = 500
"""Characters of a cell, as the importer takes in."""

SMALLEST_BOOK_ALLOWANCE_USD: Final = 100
"""A yearly allowance below this can mean that the school filled in nothing; it is taken as not known."""

_NUMBER: Final = re.compile(DEGREES)

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
    kind: str = "credit"
    """Whether it is for college credit."""


LEVELS: Final[dict[str, Level]] = dict(
    zip(
        AWARD_LEVELS,
        (
            Level("certificate", "under 12 weeks", None, "under-9-credits"),
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

_NUMBERS: Final = (
    *("completions", "price_usd", "yearly_in_state_usd", "yearly_out_of_state_usd", "yearly_books_usd"),
    *("listed_weeks", "listed_hours", "listed_price_usd", "listed_employed_percent"),
)
_TEXTS: Final = (
    *("unitid", "opeid", "school", "city", "state", "control", "cip", "accreditor", "website"),
    *("offered_online", "phone", "aid_page", "application_page", "price_calculator", "zip", "latitude", "longitude", "cbsa"),
    *("listed_as_of", "listed_delivery"),
)
_YES: Final = {"yes": True, "no": False}


@dataclass(frozen=True)
class _Mark:
    line: int
    column: int = 0


def read_list(folder: Path, header: YamlFile) -> YamlFile:
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
            if (longest := max(map(len, cells))) > MAX_CELL:
                document.add_fault((rows.line_num, 1), f"a cell has {longest:,} characters; import the list again")
                continue
            document.places["programs", len(programs)] = _Mark(rows.line_num - 1)
            row = dict.fromkeys(COLUMNS, "") | {name: one_line(cell) for name, cell in zip(columns, cells, strict=True) if cell}
            programs.append(
                dict(_program(row)) | shared | (online if row["offered_online"] or row["offered_online_before"] else {})
            )
    except csv.Error as error:
        document.add_fault((rows.line_num, 1), f"this line is not sound CSV ({error}); import the list again")
    return document


def check_pair(listed: YamlFile, header: YamlFile) -> None:
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
    yield "kind", level.kind
    if level.credits:
        yield from zip(("credits_low", "credits_high"), level.credits, strict=True)
    yield from ((name, row[name]) for name in _TEXTS if row[name])
    yield from ((name, _number(row[name])) for name in _NUMBERS if row[name] and not _too_small(name, row[name]))
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


# The rows of the list, and the list as text.


def in_order(rows: Iterable[ListRow]) -> list[ListRow]:
    """Return rows in the order of the list."""
    return sorted(rows, key=lambda row: (row.state, row.school, row.unitid, row.cip, AWARD_LEVELS.index(row.award_level)))


def to_csv(rows: Iterable[ListRow]) -> str:
    """Return rows as the text of the list."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_harmless, astuple(row)) for row in rows)
    return stream.getvalue()


def cell_of(number: int | None) -> str:
    """Return a number as a cell of the list, an empty one where there is none."""
    return "" if number is None else str(number)


def _harmless(cell: str) -> str:
    """Return a cell without what would make a formula of it in a spreadsheet; a number keeps its sign."""
    return cell if _NUMBER.fullmatch(cell) else cell.lstrip(FORMULA_SIGNS + " ")


def of_csv(text: str) -> list[ListRow]:
    """Return the rows of a text of `to_csv`, also of an older one with fewer columns; raise `ValueError` where it is none."""
    records = csv.reader(StringIO(text), strict=True)
    try:
        columns = tuple(next(records, ()))
        if columns != COLUMNS[: len(columns)] or len(columns) < FIRST_COLUMNS:
            raise ValueError("other columns")
        return [ListRow(**dict(zip(columns, cells, strict=True))) for cells in records]
    except csv.Error as error:
        raise ValueError(str(error)) from error


def list_hash(text: str) -> str:
    """Return the SHA-256 of the list as it was written; line ends that a version control system changed do not matter."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()
