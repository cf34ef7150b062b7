"""`codingpath programs`: search the programs, with or without the answers of a person."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from codingpath.cli.inputs import answers_of, day, load
from codingpath.cli.output import emit
from codingpath.errors import AnswerError, UsageError
from codingpath.formats import LIST, Format, Printout, Rows, by_ending
from codingpath.formats.plan_json import program_record
from codingpath.model.catalog import Catalog
from codingpath.model.program import Award, Control, DeliveryMode, Sort
from codingpath.model.zip_place import ZipPlace
from codingpath.planning.plan import person_of
from codingpath.planning.programs import Wanted, search, wanted_by
from codingpath.report.blocks import Document, Part
from codingpath.report.programs import ProgramWords, program_part
from codingpath.report.sources import Cites, read_dates, source_list
from codingpath.report.versions import whose_data
from codingpath.text import quoted, suggest

SOURCES_LEAD = "Each program carries the number of its source. Estimates are reckoned from the yearly rates there."


def programs(
    state: str | None,
    zip_code: str | None,
    within: int | None,
    city: str | None,
    award: Award | None,
    delivery: DeliveryMode | None,
    credential: str | None,
    max_price: str | None,
    control: Control | None,
    cip: list[str] | None,
    sort: Sort,
    answers: Path | None,
    answer: list[str] | None,
    session: str | None,
    today: str | None,
    form: Format | None,
    output: Path | None,
    data: Path | None,
    *,
    related: bool,
    force: bool,
    no_color: bool,
    no_pager: bool,
) -> None:
    """Take what the answers ask for, let the options change it, and search."""
    chosen, catalog, when = form or by_ending(output, LIST), load(data), day(today)
    base, words = _asked(catalog, when, answers, answer, session)
    near = _near(zip_code, within, sort) if zip_code is not None or base.near is None else base.near
    wanted = replace(
        base,
        state=_state(catalog, state) or base.state or (_state_of(catalog, near) if near else None),
        everywhere=base.everywhere and state is None and near is None,
        near=near,
        within=within,
        city=" ".join(city.split()) if city else None,
        award=award or base.award,
        kinds=base.kinds if award is None else (),
        exam_only=base.exam_only and award is None,
        delivery=delivery or base.delivery,
        certification=_credential(catalog, credential) or base.certification,
        most_usd=base.most_usd if max_price is None else _dollars(max_price),
        control=control,
        cips=tuple(_cip(catalog, code) for code in cip or ()),
        related=related,
    )
    words = replace(words, with_pages=True, certification=wanted.certification, state=wanted.state, with_award=wanted.award is None)
    printout = _printout(catalog, words, wanted, sort, when)
    emit(printout, chosen, output=output, force=force, no_color=no_color, no_pager=no_pager)


def _asked(
    catalog: Catalog, when: date, answers: Path | None, answer: list[str] | None, session: str | None
) -> tuple[Wanted, ProgramWords]:
    """Return what the result of somebody's answers asks for; without answers, nothing, of every state."""
    if answers is None and session is None and not answer:
        return Wanted(everywhere=True), ProgramWords(catalog=catalog)

    person = person_of(catalog, answers_of(catalog, answers, session, answer, when), when)
    return wanted_by(person), ProgramWords(catalog=catalog, hours=person.number("hours"))


def _near(zip_code: str | None, within: int | None, sort: Sort) -> ZipPlace | None:
    if zip_code is None:
        if within is not None or sort == "distance":
            raise UsageError(f"{'--sort distance' if within is None else '--within'} needs a place; add --zip with five digits")
        return None
    from codingpath.catalog.zip_places import place_of  # noqa: PLC0415 - read only where a ZIP was given

    found = re.fullmatch(r"(\d{5})(?:-\d{4})?", zip_code.strip(), re.ASCII)
    if not found:
        raise UsageError(f"--zip {quoted(zip_code)} is no ZIP code; write five digits, such as --zip 44052")
    try:
        return place_of(found[1])
    except AnswerError as error:
        raise UsageError(f"--zip: {error}") from None


def _state_of(catalog: Catalog, near: ZipPlace) -> str | None:
    """Return the state of a place, none for islands that the quiz does not know."""
    return near.state if catalog.question("state").choice(near.state) else None


def _state(catalog: Catalog, text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return str(catalog.question("state").parse(text))
    except AnswerError as error:
        raise UsageError(f"--state {error}") from None


def _credential(catalog: Catalog, text: str | None) -> str | None:
    names = [c.id for c in catalog.credentials]
    if text is None or text.casefold() in names:
        return text and text.casefold()
    hint = suggest(text, names) or f"; use one of {', '.join(names)}"
    raise UsageError(f"--credential {quoted(text)} is not one we know{hint}")


def _dollars(text: str) -> int:
    plain = text.strip().removeprefix("$").replace(",", "")
    if not (plain.isascii() and plain.isdigit()):
        raise UsageError(f"--max-price {text!r} is no sum in whole dollars; write it as --max-price 4000")
    return int(plain)


def _cip(catalog: Catalog, text: str) -> str:
    """Read `51.0713`, `510713` or `0713`."""
    known = sorted({p.cip for p in catalog.programs if p.cip})
    digits = text.replace(".", "").strip()
    found = [code for code in known if code.replace(".", "") in (digits, f"51{digits}")]
    if not found:
        raise UsageError(f"--cip {text!r} is no program code of this list; use one of {', '.join(known)}")
    return found[0]


def _printout(catalog: Catalog, words: ProgramWords, wanted: Wanted, sort: Sort, when: date) -> Printout:
    found = search(catalog, wanted, sort)
    cites = Cites(catalog.sources, when)
    part = program_part(words, wanted, found, sort, cites)
    cited = [catalog.sources[s] for s in cites.used]
    sources = Part("sources", "Sources", source_list(cited, when, SOURCES_LEAD, confirm=True))

    def records() -> list[dict[str, Any]]:
        return [program_record(words, m) for m in found]

    return Printout(
        document=Document(
            title="Programs in medical billing and coding",
            facts=(*([read_dates(cited)] if cited else []), *whose_data(catalog)),
            opening=part,
            parts=(sources,) if cited else (),
        ),
        records=records,
        rows=lambda: _rows(records()),
    )


def _rows(records: list[dict[str, Any]]) -> Rows:
    columns = tuple(records[0]) if records else ("id",)
    return Rows(columns=columns, lines=[[_flat(record[name]) for name in columns] for record in records])


def _flat(value: object) -> str | int | bool | None:
    if isinstance(value, list):
        return " ".join(str(v) for v in value)
    return value if isinstance(value, (str, int, bool)) else None
