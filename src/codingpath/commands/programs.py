"""`codingpath programs`: search the programs, with or without the answers of a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from codingpath.catalog.zip_places import place_of
from codingpath.cli.inputs import day, load, misused
from codingpath.cli.output import Target, emit
from codingpath.cli.plan_inputs import answers_of, kept_beside
from codingpath.errors import CodingpathError, UsageError
from codingpath.formats import Printout, Rows
from codingpath.formats.plan_json import program_record
from codingpath.model.catalog import Catalog
from codingpath.model.plan.programs import ProgramMatch
from codingpath.model.program import NATIONAL, Award, Control, DeliveryMode, KindWord, Program, ProgramKind, Sort, SortWord
from codingpath.model.zip_place import ZipPlace
from codingpath.planning.estimates import Estimates, all_in
from codingpath.planning.plan import person_of
from codingpath.planning.search.for_person import wanted_by
from codingpath.planning.search.found_first import Found, first_programs, found_alone, search_with
from codingpath.planning.search.search import matched, search
from codingpath.planning.search.wanted import Wanted, ordered
from codingpath.report.blocks import Document, Part
from codingpath.report.lists.program_rows import cards, rows_part
from codingpath.report.lists.programs import ProgramWords
from codingpath.report.lists.programs_found import program_part
from codingpath.report.sources import Cites, read_dates, source_list, whose_data
from codingpath.text import nearest, quoted, suggest

TITLE: Final = "Programs in medical billing and coding"
SOURCES_LEAD: Final = "Each program carries the number of its source. Estimates are reckoned from the yearly rates there."


CARDS: Final = 6
"""So many programs of one school are told in full; more are listed."""


def programs(
    name: str | None,
    state: str | None,
    zip_code: str | None,
    within: int | None,
    city: str | None,
    award: Award | None,
    kind: KindWord | None,
    delivery: DeliveryMode | None,
    credential: str | None,
    max_price: str | None,
    control: Control | None,
    cip: list[str] | None,
    sort: SortWord,
    answers: Path | None,
    answer: list[str] | None,
    session: str | None,
    today: str | None,
    data: Path | None,
    to: Target,
    *,
    online: bool,
    public: bool,
    related: bool,
    full: bool,
) -> None:
    """Take what the answers ask for, let the options change it, and search."""
    catalog, when = load(data), day(today)
    base, words, first = _asked(catalog, when, answers, answer, session)
    order = SORTS[sort]
    near = place_named(zip_code, within, sort) if zip_code is not None or base.near is None else base.near
    wanted = replace(
        base,
        state=state_named(catalog, state) or base.state or (state_of(catalog, near) if near else None),
        everywhere=base.everywhere and state is None and near is None,
        near=near,
        within=within,
        city=" ".join(city.split()) if city else None,
        award=award or base.award,
        kinds=KINDS[kind] if kind else base.kinds if award is None else (),
        exam_only=base.exam_only and award is None,
        delivery=delivery or base.delivery,
        certification=credential_named(catalog, credential) or base.certification,
        most_usd=base.most_usd if max_price is None else sum_of(max_price),
        control=public_only(control) if public else control,
        only_online=online,
        cips=tuple(code_named(catalog, code) for code in cip or ()),
        related=related,
    )
    words = replace(words, with_pages=True, certification=wanted.certification, state=wanted.state, with_award=wanted.award is None)
    if name is None:
        printout = _listed(catalog, words, wanted, search_with(catalog, wanted, first, order), order, when, full=full)
    else:  # whoever names a school has chosen: the result of the answers leaves none of its programs out
        kinds = KINDS[kind] if kind else ()
        wanted = replace(wanted, named=tuple(name.split()), everywhere=state is None and within is None, award=award, kinds=kinds)
        printout = _named(catalog, words, wanted, order, when, full=full)
    emit(printout, to)


def _asked(
    catalog: Catalog, when: date, answers: Path | None, answer: list[str] | None, session: str | None
) -> tuple[Wanted, ProgramWords, tuple[Program, ...]]:
    """Return what the result of somebody's answers asks for, and what the plan names first; without answers, nothing, of every state."""
    if answers is None and session is None and not answer:
        return Wanted(everywhere=True), ProgramWords(catalog=catalog), ()

    person = person_of(catalog, answers_of(catalog, answers, session, answer, when), when)
    first = first_programs(person, kept_beside(answers, session).program(catalog, None))
    return wanted_by(person), ProgramWords(catalog=catalog, hours=person.number("hours")), first


def _named(catalog: Catalog, words: ProgramWords, wanted: Wanted, sort: Sort, when: date, *, full: bool) -> Printout:
    """Return the program of an ID, or those of the schools with these words in their name: one school in full, more of them as rows."""
    name = " ".join(wanted.named)
    some = [p for p in catalog.programs if p.id.casefold() == name.casefold()]
    estimates = Estimates(catalog, wanted.answers)
    found = ordered(wanted, (matched(catalog, wanted, p) for p in some), sort, estimates) if some else search(catalog, wanted, sort)
    if not (some or wanted.everywhere):  # a state was named, and that is where the school is
        found = tuple(m for m in found if m.reach != "online")
    if not found or not name:
        raise CodingpathError(_no_program(catalog, name))
    if len({m.program.school for m in found}) > 1 or len(found) > CARDS:
        return _listed(catalog, words, wanted, found_alone(catalog, found), sort, when, full=full)
    found = tuple(matched(catalog, _at_home(wanted, m.program), m.program) for m in found)
    return _printout(words, wanted, found, cards(words, found, estimates, when))


def _at_home(wanted: Wanted, program: Program) -> Wanted:
    """Return what is wanted for whoever lives where the school is, unless a state was named: prices are those of residents."""
    return replace(wanted, state=program.state) if wanted.state is None and program.state != NATIONAL else wanted


def _no_program(catalog: Catalog, name: str) -> str:
    near = nearest(name, sorted({p.school for p in catalog.programs}))
    hint = f"did you mean {quoted(near)}?" if near else "`codingpath programs --state OH` lists those of a state"
    return f"programs: no program that you ask for has the ID {quoted(name)} or these words in its school's name; {hint}"


def _listed(catalog: Catalog, words: ProgramWords, wanted: Wanted, found: Found, sort: Sort, when: date, *, full: bool) -> Printout:
    return _printout(words, wanted, found.all, _list(catalog, words, wanted, found, sort, when, full=full))


def _list(catalog: Catalog, words: ProgramWords, wanted: Wanted, found: Found, sort: Sort, when: date, *, full: bool) -> Document:
    """Return the first programs in two lines each, or every one with all that is known and the sources."""
    if not full:
        return Document(TITLE, whose_data(catalog), rows_part(words, wanted, found, sort), ())
    cites = Cites(catalog.sources, when)
    part = program_part(words, wanted, found, sort, cites)
    cited = [catalog.sources[s] for s in cites.used]
    sources = Part("sources", "Sources", source_list(cited, when, SOURCES_LEAD, confirm=True))
    facts = (*([read_dates(cited)] if cited else []), *whose_data(catalog))
    return Document(title=TITLE, facts=facts, opening=part, parts=(sources,) if cited else ())


def _printout(words: ProgramWords, wanted: Wanted, found: Sequence[ProgramMatch], document: Document) -> Printout:
    """Return what was found in every form; JSON and spreadsheets carry all of it, with the price of a row of the screen."""

    def records() -> list[dict[str, Any]]:
        estimates = Estimates(words.catalog, wanted.answers)
        return [{**program_record(words, m), "with_books_usd": all_in(m, estimates)} for m in found]

    return Printout(document=document, records=records, rows=lambda: _rows(records()))


def _rows(records: list[dict[str, Any]]) -> Rows:
    columns = tuple(records[0]) if records else ("id",)
    return Rows(columns=columns, lines=[[_flat(record[name]) for name in columns] for record in records])


def _flat(value: object) -> str | int | bool | None:
    if isinstance(value, list):
        return " ".join(str(v) for v in value)
    return value if isinstance(value, (str, int, bool)) else None


# What the options ask for, read as the search takes it; each fault is one message with its option.

SORTS: Final[dict[SortWord, Sort]] = {
    "fit": "fit",
    "price": "price",
    "miles": "distance",
    "graduates": "completions",
    "name": "name",
    "completions": "completions",
    "distance": "distance",
}
KINDS: Final[dict[KindWord, tuple[ProgramKind, ...]]] = {"short": ("noncredit", "under-9-credits"), "credit": ("credit",)}


def public_only(control: Control | None) -> Control:
    """Return public schools, unless `--control` asks for others."""
    if control not in (None, "public"):
        raise UsageError(f"--public and --control {control} ask for different schools; leave one out")
    return "public"


def place_named(zip_code: str | None, within: int | None, sort: SortWord) -> ZipPlace | None:
    """Return the place of `--zip`; raise `UsageError` where there is none and something needs it."""
    if zip_code is None:
        if within is not None or SORTS[sort] == "distance":
            raise UsageError(f"{f'--sort {sort}' if within is None else '--within'} needs a place; add --zip with five digits")
        return None

    found = re.fullmatch(r"(\d{5})(?:-\d{4})?", zip_code.strip(), re.ASCII)
    if not found:
        raise UsageError(f"--zip {quoted(zip_code)} is no ZIP code; write five digits, such as --zip 44052")
    with misused("--zip:"):
        return place_of(found[1])


def state_of(catalog: Catalog, near: ZipPlace) -> str | None:
    """Return the state of a place, none for islands that the quiz does not know."""
    return near.state if catalog.question("state").choice(near.state) else None


def state_named(catalog: Catalog, text: str | None) -> str | None:
    """Return the two letters of `--state`."""
    with misused("--state"):
        return None if text is None else str(catalog.question("state").parse(text))


def credential_named(catalog: Catalog, text: str | None) -> str | None:
    """Return the id of `--credential`."""
    names = [c.id for c in catalog.credentials]
    if text is None or text.casefold() in names:
        return text and text.casefold()
    hint = suggest(text, names) or f"; use one of {', '.join(names)}"
    raise UsageError(f"--credential {quoted(text)} is not one we know{hint}")


def sum_of(text: str) -> int:
    """Return the dollars of `--max-price`."""
    plain = text.strip().removeprefix("$").replace(",", "")
    if not (plain.isascii() and plain.isdigit()):
        raise UsageError(f"--max-price {text!r} is no sum in whole dollars; write it as --max-price 4000")
    return int(plain)


def code_named(catalog: Catalog, text: str) -> str:
    """Read `51.0713`, `510713` or `0713`."""
    known = sorted({p.cip for p in catalog.programs if p.cip})
    digits = text.replace(".", "").strip()
    found = [code for code in known if code.replace(".", "") in (digits, f"51{digits}")]
    if not found:
        raise UsageError(f"--cip {text!r} is no program code of this list; use one of {', '.join(known)}")
    return found[0]
