"""`codingpath programs`: search the programs, with or without the answers of a person."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codingpath.cli import options
from codingpath.cli.errors import handled
from codingpath.cli.options import Answer, AnswersFile, Data, NoColor, SessionName, Today
from codingpath.cli.output import Force, ListFormatOption, NoPager, Output, emit
from codingpath.errors import AnswerError, UsageError
from codingpath.model.program import Award, Control, DeliveryMode, Sort
from codingpath.text import quoted, suggest

if TYPE_CHECKING:
    from datetime import date

    from codingpath.cli.output import Listing
    from codingpath.model.catalog import Catalog
    from codingpath.model.credential import Credential
    from codingpath.model.question import Question
    from codingpath.model.zip_place import ZipPlace
    from codingpath.planning.programs import Wanted
    from codingpath.report.programs import ProgramWords


SOURCES_LEAD = "Each program carries the number of its source. Estimates are reckoned from the yearly rates there."


def programs(
    state: Annotated[
        str | None,
        typer.Option(
            "--state", metavar="XX", help="Your state: its programs first, then online ones.", autocompletion=options.states
        ),
    ] = None,
    zip_code: Annotated[
        str | None, typer.Option("--zip", metavar="ZIP", help="Your ZIP code: the nearest schools first, with miles.")
    ] = None,
    within: Annotated[
        int | None, typer.Option("--within", metavar="MILES", min=1, help="Only schools so near; needs --zip.")
    ] = None,
    city: Annotated[str | None, typer.Option("--city", metavar="NAME", help="Only schools of this city.")] = None,
    award: Annotated[Award | None, typer.Option("--award", help="Only programs that confer this.")] = None,
    delivery: Annotated[DeliveryMode | None, typer.Option("--delivery", help="How it should be taught.")] = None,
    credential: Annotated[
        str | None,
        typer.Option(
            "--credential",
            metavar="ID",
            help="Which exam it should prepare for, such as cpc.",
            autocompletion=options.credentials,
        ),
    ] = None,
    max_price: Annotated[str | None, typer.Option("--max-price", metavar="USD", help="The most it may cost.")] = None,
    control: Annotated[Control | None, typer.Option("--control", help="Only schools run like this.")] = None,
    cip: Annotated[
        list[str] | None, typer.Option("--cip", metavar="CODE", help="Only this program code, such as 51.0713; may be repeated.")
    ] = None,
    related: Annotated[bool, typer.Option("--related", help="List related fields too, labeled.")] = False,
    sort: Annotated[Sort, typer.Option("--sort", help="The order; its rule is printed.")] = "fit",
    answers: AnswersFile = None,
    answer: Answer = None,
    session: SessionName = None,
    today: Today = None,
    form: ListFormatOption = None,
    output: Output = None,
    force: Force = False,
    data: Data = None,
    no_color: NoColor = False,
    no_pager: NoPager = False,
) -> None:
    """Search the programs of the country: your state's first, then online ones. With answers, sorted by how they fit them."""
    with handled():
        from codingpath.cli.inputs import day, load  # noqa: PLC0415

        catalog, when = load(data), day(today)
        base, words = _asked(catalog, when, answers, answer, session)
        near = _near(zip_code, within, sort)
        wanted = replace(
            base,
            state=_state(catalog, state) or base.state or (_state_of(catalog, near) if near else None),
            everywhere=base.everywhere and state is None and near is None,
            near=near,
            within=within,
            city=" ".join(city.split()) if city else None,
            award=award or base.award,
            exam_only=base.exam_only and award is None,
            delivery=delivery or base.delivery,
            certification=_credential(catalog, credential) or base.certification,
            most_usd=base.most_usd if max_price is None else _dollars(max_price),
            control=control,
            cips=tuple(_cip(catalog, code) for code in cip or ()),
            related=related,
        )
        words = replace(
            words, with_pages=True, certification=wanted.certification, state=wanted.state, with_award=wanted.award is None
        )
        listing = _listing(catalog, words, wanted, sort, when)
        emit(listing, form, output=output, force=force, no_color=no_color, no_pager=no_pager)


def _asked(
    catalog: Catalog, when: date, answers: Path | None, answer: list[str] | None, session: str | None
) -> tuple[Wanted, ProgramWords]:
    """Return what the result of somebody's answers asks for; without answers, nothing, of every state."""
    from codingpath.planning.programs import Wanted  # noqa: PLC0415
    from codingpath.report.programs import ProgramWords  # noqa: PLC0415

    if answers is None and session is None and not answer:
        return Wanted(everywhere=True), ProgramWords(catalog=catalog)
    from codingpath.cli.inputs import answers_of  # noqa: PLC0415
    from codingpath.planning.plan import person_of  # noqa: PLC0415
    from codingpath.planning.programs import wanted_by  # noqa: PLC0415

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


def _listing(catalog: Catalog, words: ProgramWords, wanted: Wanted, sort: Sort, when: date) -> Listing:
    from codingpath.cli.output import Listing  # noqa: PLC0415
    from codingpath.formats.plan_json import program_record  # noqa: PLC0415
    from codingpath.planning.programs import search  # noqa: PLC0415
    from codingpath.report.blocks import Document, Part  # noqa: PLC0415
    from codingpath.report.document import whose_data  # noqa: PLC0415
    from codingpath.report.programs import program_part  # noqa: PLC0415
    from codingpath.report.sources import Cites, read_dates, source_list  # noqa: PLC0415

    found = search(catalog, wanted, sort)
    cites = Cites(catalog.sources, when)
    part = program_part(words, wanted, found, sort, cites)
    cited = [catalog.sources[s] for s in cites.used]
    sources = Part("sources", "Sources", source_list(cited, when, SOURCES_LEAD, confirm=True))
    records = [program_record(words, m) for m in found]
    columns = tuple(records[0]) if records else ("id",)
    return Listing(
        document=Document(
            title="Programs in medical billing and coding",
            facts=(*([read_dates(cited)] if cited else []), *whose_data(catalog)),
            opening=part,
            parts=(sources,) if cited else (),
        ),
        records=records,
        columns=columns,
        rows=[[_flat(record[name]) for name in columns] for record in records],
    )


def _flat(value: object) -> str | int | bool | None:
    if isinstance(value, list):
        return " ".join(str(v) for v in value)
    return value if isinstance(value, (str, int, bool)) else None


# `codingpath credentials`: the certifications side by side, or one of them in full.


def credentials(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="One certification in full, such as cpc.",
            show_default=False,
            autocompletion=options.credentials,
        ),
    ] = None,
    form: ListFormatOption = None,
    output: Output = None,
    force: Force = False,
    today: Today = None,
    data: Data = None,
    no_color: NoColor = False,
    no_pager: NoPager = False,
) -> None:
    """Set the certifications side by side: who may sit, exam, cost, upkeep. With an ID, say all about one."""
    with handled():
        from codingpath.cli.inputs import day, load  # noqa: PLC0415
        from codingpath.cli.output import Listing  # noqa: PLC0415
        from codingpath.formats.records import credential_records, credential_rows  # noqa: PLC0415
        from codingpath.report.certifications import card, in_order, side_by_side  # noqa: PLC0415

        when, catalog = day(today), load(data)
        found = in_order(catalog.credentials) if name is None else [_named(catalog, name)]
        columns, rows = credential_rows(catalog, found)
        listing = Listing(
            document=side_by_side(catalog, when) if name is None else card(catalog, found[0], when),
            records=credential_records(catalog, found, when),
            columns=columns,
            rows=rows,
        )
        emit(listing, form, output=output, force=force, no_color=no_color, no_pager=no_pager)


def _named(catalog: Catalog, name: str) -> Credential:
    """Return the certification with this id, in any letter case."""
    for credential in catalog.credentials:
        if credential.id.casefold() == name.strip().casefold():
            return credential
    from codingpath.errors import CodingpathError  # noqa: PLC0415
    from codingpath.text import unknown  # noqa: PLC0415

    known = [c.id for c in catalog.credentials]
    hint = "" if suggest(name, known) else "; `codingpath credentials` lists them"
    raise CodingpathError(f"credentials: {unknown('certification', name, known)}{hint}")


# `codingpath questions`: ids, kinds, choices and ranges, for people who write answers files.


class QuestionsFormat(StrEnum):
    """How to print the questions."""

    TABLE = "table"
    JSON = "json"


def questions(
    form: Annotated[QuestionsFormat, typer.Option("--format", help="How to print them.")] = QuestionsFormat.TABLE,
    data: Data = None,
    no_color: NoColor = False,
) -> None:
    """List the questions with their ids, choices and ranges."""
    with handled():
        from codingpath.cli.inputs import load  # noqa: PLC0415

        found = load(data).questions
        if form is QuestionsFormat.JSON:
            sys.stdout.write(json.dumps([_record(q) for q in found], indent=2, ensure_ascii=False) + "\n")
        else:
            _print(found, no_color=no_color)


def _record(q: Question) -> dict[str, object]:
    return {
        "id": q.id,
        "kind": q.kind,
        "ask": q.ask,
        "unit": q.unit,
        "at_least": q.at_least,
        "at_most": q.at_most,
        "pick_at_most": q.pick_at_most,
        "stands_alone": q.stands_alone,
        "choices": [{"id": c.id, "label": c.label} for c in q.choices],
        "asked_when": [
            {question: list(test.values) for question, test in box.tests.items()} for box in q.asked_when.boxes if box.tests
        ],
    }


def _print(found: tuple[Question, ...], *, no_color: bool) -> None:
    from codingpath.formats.console import console  # noqa: PLC0415
    from codingpath.formats.terminal import print_part  # noqa: PLC0415
    from codingpath.report.blocks import Cell, Part, Table, Text  # noqa: PLC0415

    rows = tuple((Cell(q.id, "strong"), Cell(_kind(q)), Cell(_values(q))) for q in found)
    lead = Text("An answers file is YAML or JSON: one line a question, such as `hours: 12`. Every question also takes not-sure.")
    print_part(console(no_color=no_color), Part("questions", "Questions", (lead, Table(("Id", "Kind", "Answer"), rows))))


def _kind(q: Question) -> str:
    if q.kind != "many":
        return q.kind
    return f"many, at most {q.pick_at_most}" if q.pick_at_most else "many"


def _values(q: Question) -> str:
    if q.kind == "date":
        return "a date, such as 2027-01-15, 1/15/2027 or Jan 15, 2027"
    if q.kind == "zip":
        return "five digits, in quotes where the first is 0"
    if not q.choices:
        return f"{q.at_least:,} to {q.at_most:,} {q.unit or ''}".strip()
    alone = f" ({q.stands_alone} stands alone)" if q.stands_alone else ""
    when = "; ".join(f"{name} is {' or '.join(test.values)}" for box in q.asked_when.boxes for name, test in box.tests.items())
    return ", ".join(c.id for c in q.choices) + alone + (f"; asked when {when}" if when else "")
