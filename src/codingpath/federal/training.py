"""The national file of eligible training programs (trainingproviderresults.gov): what states list for workforce money.

It has no federal id of a school: a program is matched by the name of its provider and its ZIP code. It has no year either: the month
in which the workbook was last saved stands for it. A cell of -1 is not reported. Program codes went through a spreadsheet (`51.071`).
Hours are sometimes hours a week, so few hours over many weeks count as not known; earnings are of mixed kinds and are not read.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import ParseError

from codingpath.catalog.national_list import FIELD_CODES, RELATED_CODES, cell_of
from codingpath.federal.download import complaint
from codingpath.packed import UNREADABLE
from codingpath.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from codingpath.catalog.national_list import ListRow
    from codingpath.federal.download import Download, Tick
    from codingpath.model.program import DeliveryMode

_NEEDED: Final = ("d101_eligible_training_provider", "d110_cip_code", "d116_program_format", "zip", "state")
_CREDENTIAL: Final = "d109_associated_credential"
_WEEKS: Final = "d114_program_length_weeks"
_HOURS: Final = "d113_program_length_hours"
_EMPLOYED: Final = "c_q2_employment_percent"
_FORMATS: Final[tuple[tuple[str, DeliveryMode], ...]] = (
    ("hybrid", "hybrid"),
    ("blended", "hybrid"),
    ("in-person", "in-person"),
    ("online", "online"),
)
"""Word of one of the three sentences to what it says; the first that is found counts."""
_FEWEST_HOURS_A_WEEK: Final = 4
_MOST_HOURS: Final = 5_000
_MOST_USD: Final = 100_000
_ROWS_A_TICK: Final = 1_000
_EMPTY_WORDS: Final = re.compile(r"\b(?:the|inc|llc|corp|corporation|co)\b")


_Place = tuple[str, str, str]
"""Id of the school, program code and kind of award."""


@dataclass(frozen=True, kw_only=True)
class TrainingProgram:
    """One program of a state's list; what is not reported is none."""

    provider: str
    zip: str
    state: str
    cip: str
    kind: str
    """certificate, associate or bachelor."""
    delivery: DeliveryMode | None
    weeks: int | None
    hours: int | None
    price_usd: int | None
    """Tuition and supplies of somebody without workforce money."""
    employed_percent: int | None
    """Of 100 who left, how many had a job in the second quarter after."""


@dataclass(frozen=True, kw_only=True)
class TrainingList:
    """The programs of the file in the codes of the list."""

    download: Download
    as_of: str
    """Month in which the workbook was saved, such as `2024-10`."""
    rows: int
    """How many rows the file has."""
    programs: tuple[TrainingProgram, ...]


@dataclass(frozen=True, kw_only=True)
class Matched:
    """What the file says of rows of the list."""

    rows: list[ListRow]
    """The rows of the list, with what is listed of them."""
    found: int
    """How many programs of the file belong to a row."""
    unmatched: Counter[str]
    """Providers whose programs belong to none, with their ZIP code, and how many programs."""


def read_training(download: Download, tick: Tick) -> TrainingList:
    """Read the programs of the codes of the list; raise `CodingpathError` where it is no such file or openpyxl is missing."""
    with _workbook(download) as book:
        lines = book.worksheets[0].iter_rows(values_only=True)
        header = tuple(str(cell or "").strip().casefold() for cell in next(lines, ()))
        missing = [column for column in _NEEDED if column not in header]
        if missing:
            raise complaint(
                download.name, "this is not the file of eligible training programs; is it the right download?", column=missing[0]
            )
        programs: list[TrainingProgram] = []
        rows = 0
        for rows, line in enumerate(lines, 1):
            if rows % _ROWS_A_TICK == 1:
                tick(download, 0, download.size)
            programs += _programs(dict(zip(header, line, strict=False)))
        return TrainingList(download=download, as_of=f"{book.properties.modified:%Y-%m}", rows=rows, programs=tuple(programs))


@contextmanager
def _workbook(download: Download) -> Iterator[Any]:
    try:
        import openpyxl.utils.exceptions  # noqa: PLC0415 - in the extra `data`, and used only here
    except ImportError:
        raise complaint(
            download.name, "workbooks are read with openpyxl; install codingpath[data], or leave this file out"
        ) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles that it does not know
            book = openpyxl.load_workbook(download.path, read_only=True, data_only=True)
        with closing(book):
            yield book
    except (openpyxl.utils.exceptions.InvalidFileException, ParseError, *UNREADABLE) as error:
        raise complaint(download.name, f"the workbook is cut or damaged ({one_line(str(error))}); download it again") from error


def _programs(cells: Mapping[str, object]) -> Iterator[TrainingProgram]:
    """Yield the program of a row whose code is one of the list."""
    code = cip_code(cells["d110_cip_code"])
    if code not in (*FIELD_CODES, *RELATED_CODES):
        return
    weeks, hours = _whole(cells.get(_WEEKS)), _whole(cells.get(_HOURS), _MOST_HOURS)
    a_week = weeks is not None and hours is not None and hours < weeks * _FEWEST_HOURS_A_WEEK
    employed = _share(cells.get(_EMPLOYED))
    yield TrainingProgram(
        provider=one_line(str(cells["d101_eligible_training_provider"] or "")),
        zip=_zip(cells["zip"]),
        state=str(cells["state"] or "").strip().upper(),
        cip=code,
        kind=_kind(str(cells.get(_CREDENTIAL) or "")),
        delivery=_delivery(str(cells["d116_program_format"] or "")),
        weeks=weeks,
        hours=None if a_week else hours,
        price_usd=_price(cells),
        employed_percent=employed,
    )


def cip_code(cell: object) -> str:
    """Return a program code that went through a spreadsheet, `51.071` as `51.0710`; empty where it is none."""
    try:
        return f"{float(str(cell)):07.4f}"
    except ValueError:
        return ""


def _whole(cell: object, most: int = _MOST_HOURS) -> int | None:
    """Return a number above 0; -1 is not reported, or a program without a fixed length."""
    try:
        number = round(float(str(cell).replace("$", "").replace(",", "")))
    except (ValueError, OverflowError):
        return None
    return number if 0 < number <= most else None


def _share(cell: object) -> int | None:
    try:
        share = float(str(cell))
    except ValueError:
        return None
    return round(share * 100) if 0 <= share <= 1 else None


def _price(cells: Mapping[str, object]) -> int | None:
    """Return tuition and supplies together, none where the tuition is not reported."""
    tuition = next((_whole(cell, _MOST_USD) for name, cell in cells.items() if "tuition" in name), None)
    supplies = next((_whole(cell, _MOST_USD) for name, cell in cells.items() if "supplies" in name), None)
    return None if tuition is None else tuition + (supplies or 0)


def _zip(cell: object) -> str:
    digits = re.match(r"\d{3,5}", str(cell or "").strip())
    return digits[0].zfill(5) if digits else ""


def _kind(credential: str) -> str:
    folded = credential.casefold()
    if "associate" in folded:
        return "associate"
    return "bachelor" if "bachelor" in folded or "baccalaureate" in folded else "certificate"


def _delivery(sentence: str) -> DeliveryMode | None:
    folded = sentence.casefold().replace("in person", "in-person")
    return next((delivery for word, delivery in _FORMATS if word in folded), None)


def match_training(rows: Sequence[ListRow], training: TrainingList, kind_of: Mapping[str, str]) -> Matched:
    """Give each row what is listed of it; `kind_of` is award level to certificate, associate or bachelor.

    Figures of one program are taken where it is the only one of its school, code and kind; how it is taught also where all agree.
    """
    schools = _schools(rows)
    keys = {(row.unitid, row.cip, kind_of[row.award_level]) for row in rows}
    found: dict[_Place, list[TrainingProgram]] = {}
    unmatched: Counter[str] = Counter()
    for program in training.programs:
        place = (_school_of(program, schools), program.cip, program.kind)
        if place in keys:
            found.setdefault(place, []).append(program)
        else:
            unmatched[f"{program.provider or 'a provider without a name'} ({program.zip or 'no ZIP code'})"] += 1
    return Matched(
        rows=[_listed(row, found.get((row.unitid, row.cip, kind_of[row.award_level]), []), training.as_of) for row in rows],
        found=sum(map(len, found.values())),
        unmatched=unmatched,
    )


def _school_of(program: TrainingProgram, schools: Mapping[tuple[str, str], str]) -> str:
    """Return the id of the school of the provider's name in its ZIP code, else in its state; empty where there is none."""
    name = _plain(program.provider)
    return schools.get((name, program.zip)) or schools.get((name, program.state)) or ""


def _schools(rows: Sequence[ListRow]) -> dict[tuple[str, str], str]:
    """Return (name, ZIP code) and (name, state) to the id of the school; a name that several schools of a state share is left out."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        for place in (row.zip, row.state):
            if place:
                found.setdefault((_plain(row.school.removesuffix(f" ({row.zip})")), place), set()).add(row.unitid)
    return {key: unitids.pop() for key, unitids in found.items() if len(unitids) == 1}


def _plain(name: str) -> str:
    folded = _EMPTY_WORDS.sub(" ", name.casefold().replace("&", " and "))
    return " ".join(re.findall(r"\w+", folded))


def _listed(row: ListRow, programs: Sequence[TrainingProgram], as_of: str) -> ListRow:
    if not programs:
        return row
    deliveries = {program.delivery for program in programs}
    delivery = deliveries.pop() if len(deliveries) == 1 else None
    row = replace(row, listed_as_of=as_of, listed_delivery=delivery or "")
    if len(programs) > 1:
        return row
    (only,) = programs
    return replace(
        row,
        listed_weeks=cell_of(only.weeks),
        listed_hours=cell_of(only.hours),
        listed_price_usd=cell_of(only.price_usd),
        listed_employed_percent=cell_of(only.employed_percent),
    )


def training_lines(training: TrainingList, matched: Matched, named: int = 10) -> Iterator[str]:
    """Yield what an import says of the file: how much of it belongs to the list, and what does not."""
    programs = len(training.programs)
    yield f"  {training.download.name}: eligible training programs, saved {training.as_of}, {training.rows:,} rows"
    yield f"    In the codes of the list: {programs:,}; {matched.found:,} belong to a row of it."
    if matched.unmatched:
        yield f"    Not matched by name and ZIP code, code and award: {programs - matched.found:,}"
        yield from (f"      {name}: {count:,}" for name, count in matched.unmatched.most_common(named))
        if len(matched.unmatched) > named:
            yield f"      and {len(matched.unmatched) - named:,} more"
