"""The list and its header on the disk: `federal-programs.yaml` as text in the small YAML dialect that the catalog reads, and both files written together."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from codingpath.catalog.national_list import HEADER_FILE, LIST_FILE, list_hash
from codingpath.catalog.yaml_reader import read_document, read_text
from codingpath.errors import CodingpathError
from codingpath.federal.editions import school_year
from codingpath.files import behind_links, leftovers, part_of, read_plain, replace_file, signals_later, sweep, sync_folder
from codingpath.model.source import Source

if TYPE_CHECKING:
    from codingpath.catalog.yaml_reader import Plain
    from codingpath.federal.editions import Years
    from codingpath.model.program import FederalHeader

SOURCE_ID: Final = "ed-federal-list"
TRAINING_SOURCE_ID: Final = "dol-training-programs"
DISTANCE_SOURCE_ID: Final = "ed-distance-education"

_MADE: Final = "# Made by `codingpath data import` together with the list beside it. Do not edit by hand: import again.\n"
_BARE: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
_WORDS_OF_YAML: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


@dataclass(frozen=True, kw_only=True)
class Header:
    """All that the header file says."""

    sources: tuple[Source, ...]
    """Where the rows come from, and where what was reported online."""
    about: FederalHeader
    """Years, counts, files, prices."""


def sources_of(years: Years, today: date, *, revised: bool) -> tuple[Source, ...]:
    """Return the sources of the rows: the editions in their names, to be read again in a year."""
    return (
        _list_source(years, today, revised=revised),
        *([_distance_source(years, today)] if years.distance else []),
        *([_training_source(years.training_month, today)] if years.training_month else []),
    )


_EDUCATION: Final = "US Education Dept."


def _list_source(years: Years, today: date, *, revised: bool) -> Source:
    end = years.awards + 1
    edition = f"C{end}_A{' (revised)' if revised else ''}"
    return Source(
        id=SOURCE_ID,
        name=(
            f"U.S. Department of Education, College Scorecard {school_year(years.prices)} (prices, tuition)"
            f" and IPEDS HD{years.schools + 1} and {edition} (schools, awards from July {years.awards} to June {end})"
        ),
        tag=_EDUCATION,
        address="collegescorecard.ed.gov/data and nces.ed.gov/ipeds",
        kind="government",
        as_of=f"{end}-06",
        checked=today,
        review_by=_a_year_after(today),
        confidence="high",
        confirm_at="collegescorecard.ed.gov",
    )


def _distance_source(years: Years, today: date) -> Source:
    """Return the source of what can be finished online: what schools report, less sure than their own pages of today."""
    newest, oldest = years.distance[0] + 1, years.distance[-1] + 1
    editions = f"C{newest}DEP" if newest == oldest else f"C{oldest}DEP to C{newest}DEP"
    more = f" and IC{years.characteristics}" if years.characteristics else ""
    return Source(
        id=DISTANCE_SOURCE_ID,
        name=f"U.S. Department of Education, IPEDS {editions}{more}: what schools reported of programs offered online",
        tag=_EDUCATION,
        address="nces.ed.gov/ipeds",
        kind="government",
        as_of=f"{newest}-06",
        checked=today,
        review_by=_a_year_after(today),
        confidence="medium",
        confirm_at="nces.ed.gov/collegenavigator",
    )


def _training_source(month: str, today: date) -> Source:
    """Return the source of the state lists: figures that states report of providers, of years that nobody names."""
    return Source(
        id=TRAINING_SOURCE_ID,
        name="U.S. Department of Labor, eligible training programs of all states (delivery, length, price and outcomes as states report them)",
        tag="US Labor Dept.",
        address="www.trainingproviderresults.gov",
        kind="government",
        as_of=month,
        about=True,
        checked=today,
        review_by=_a_year_after(today),
        confidence="medium",
        confirm_at="www.trainingproviderresults.gov",
    )


def as_checked_before(header: Header, old: Plain) -> Header:
    """Return the header with the days on which the same files were checked before, so that the same files give the same bytes.

    `old` is what the header in place says; where it speaks for other files, nothing changes.
    """
    match old:
        case {"sources": [{"checked": str(checked), "review_by": str(review_by)}, *_], "files": [*files]}:
            before = {file.get("sha256") for file in files if isinstance(file, dict)}
        case _:
            return header
    if before != {file.sha256 for file in header.about.files}:
        return header
    try:
        days = date.fromisoformat(checked), date.fromisoformat(review_by)
    except ValueError:
        return header
    sources = tuple(replace(source, checked=days[0], review_by=days[1]) for source in header.sources)
    return replace(header, sources=sources)


def to_yaml(header: Header) -> str:
    """Return the header as text."""
    about = "".join(f"{name}:{_block(value)}\n" for name, value in _entries(header.about))
    return f"{_MADE}\nsources:\n{''.join(map(_long_entry, header.sources))}\n{about}"


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # February 29
        return day.replace(year=day.year + 1, day=28)


def _entries(record: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any record of the model
    """Yield the fields of a record that are not as they are by default."""
    for field in fields(record):
        value = getattr(record, field.name)
        if field.default is MISSING or value != field.default:
            yield field.name, value


def _long_entry(record: Any) -> str:  # noqa: ANN401
    lines = [f"{name}: {_scalar(value)}\n" for name, value in _entries(record)]
    return "  - " + "    ".join(lines)


def _block(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
        return f" [{', '.join(map(_scalar, value))}]"
    if isinstance(value, tuple):
        return "".join(f"\n  - {_short_entry(record)}" for record in value)
    return f" {_scalar(value)}"


def _short_entry(record: Any) -> str:  # noqa: ANN401
    return "{" + ", ".join(f"{name}: {_scalar(value)}" for name, value in _entries(record)) + "}"


def _scalar(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | date():
            return str(value)
        case str() if _BARE.fullmatch(value) and value not in _WORDS_OF_YAML:
            return value
        case _:
            return "'" + str(value).replace("'", "''") + "'"


# List and header written together, and what shows that they belong together.
#
# Two files cannot be renamed in one step. So the header carries the hash of its list, the list is renamed first, and the header of an
# import that was killed between the two lies beside them, whole: `finish_stopped` puts it in its place.


def refuse_unless_writable(folder: Path) -> None:
    """Raise `CodingpathError` where no file can be written, before the files are read for nothing."""
    if not folder.is_dir():
        raise CodingpathError(f"{folder}: there is no such folder; name the data folder with --to")
    try:
        with tempfile.TemporaryFile(dir=folder):
            return
    except OSError as error:
        raise _unwritable(folder, error) from error


def finish_stopped(folder: Path) -> None:
    """Put the header in its place that belongs to the list in place, where an import was killed between the two; sweep the rest.

    Raises `CodingpathError` where it cannot be written.
    """
    listed, header = read_text(folder / LIST_FILE), (folder / HEADER_FILE).resolve()
    found = None if listed.broken else list_hash(listed.text)
    if found and _list_named_by(header) != found:
        waiting = [part for part in leftovers(header.parent, header.name) if _list_named_by(part) == found]
        try:
            for part in waiting[:1]:
                part.replace(header)
                sync_folder(header.parent)
        except OSError as error:
            raise _unwritable(folder, error) from error
    sweep(folder)


def write_together(folder: Path, listed: str, header: str) -> None:
    """Replace the list and its header; on any error the old ones stay and nothing is left behind.

    Raises `CodingpathError` where they cannot be written.
    """
    try:
        place, head = behind_links(folder / LIST_FILE), behind_links(folder / HEADER_FILE)
        with signals_later(), ExitStack() as parts:
            head_part = parts.enter_context(part_of(head, header.encode()))
            list_part = parts.enter_context(part_of(place, listed.encode()))
            old = read_plain(place) if place.exists() else None
            list_part.replace(place)
            try:
                head_part.replace(head)
            except OSError:
                _put_back(place, old)
                raise
            sync_folder(place.parent)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _put_back(place: Path, old: bytes | None) -> None:
    if old is None:
        place.unlink()
    else:
        replace_file(place, old)


def _list_named_by(header: Path) -> Plain:
    value = read_document(header).value
    return value.get("list_sha256") if isinstance(value, dict) else None


def _unwritable(folder: Path, error: OSError) -> CodingpathError:
    return CodingpathError(
        f"{folder}: cannot write there ({error.strerror or error}); the old list stays; name another folder with --to"
    )
