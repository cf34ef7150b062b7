"""What an office is asked about itself, a source of money and a note, and what its answers become; and which form asks about what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, assert_never

from codingpath.catalog.folder import OFFICE_FILE
from codingpath.catalog.own.entries import Change, NewEntry, NewValue
from codingpath.catalog.own.home import home_of
from codingpath.errors import AnswerError
from codingpath.interactive.form import Field, Values
from codingpath.interactive.office.program import program_form
from codingpath.interactive.office.shared import (
    Form,
    choices_of,
    condition_of,
    filled,
    for_whom,
    office_name,
    read_at,
    sentence,
    slug,
    source_of,
)
from codingpath.model.catalog import Catalog
from codingpath.model.parts import OPENING
from codingpath.model.record import TITLE_LINE
from codingpath.model.source import OFFICES, EntryKind


def form_of(kind: EntryKind, catalog: Catalog) -> Form:
    """Return the form of one kind of thing; its choices are those of a catalog."""
    match kind:
        case "program":
            return program_form(catalog)
        case "fund":
            return fund_form(catalog)
        case "note":
            return note_form(catalog)
        case "contact":
            return contact_form(catalog)
        case _ as never:
            assert_never(never)


# The office itself.

_PLACES_APART: Final = re.compile(r",(?!\s*[A-Za-z]{2}\s*(?:,|$))")
"""The commas between places: not that of `Elyria, OH`."""
_OFFICES: Mapping[str, str] = {"job-center": "A job center", "school": "A school", "other": "Something else"}


def contact_form(catalog: Catalog) -> Form:
    """Return the form of the office; its choices are those of a catalog."""
    office = catalog.office
    known = (
        {"name": office.name, "contact": office.contact or "", "kind": office.kind or "", "home": ", ".join(office.home)}
        if office
        else {}
    )
    return Form(
        called="the office",
        fields=(
            Field(
                "name",
                "Office",
                "Name of your office",
                "Every page to take away says: Prepared with, and this name.",
                needed=True,
                default=lambda _: known.get("name", ""),
                fault=TITLE_LINE.fault,
            ),
            Field(
                "contact",
                "Contact",
                "How to reach it",
                "A telephone number or a mail address. It stands on every page to take away.",
                default=lambda _: known.get("contact", ""),
                fault=TITLE_LINE.fault,
            ),
            Field(
                "kind",
                "It is",
                "What is your office?",
                "A client who sits in a job center is not told to call the job center.",
                kind="one",
                choices=choices_of({kind: _OFFICES[kind] for kind in OFFICES}),
                default=lambda _: known.get("kind", ""),
            ),
            Field(
                "home",
                "Home",
                "Counties, cities or ZIP codes you serve",
                "Such as: Lorain County OH, Elyria OH, 44035. Their schools come first in lists and plans.",
                default=lambda _: known.get("home", ""),
                fault=_home_fault,
            ),
        ),
        changes=lambda values, _: tuple(NewValue(OFFICE_FILE, key, value) for key, value in _office_values(values).items()),
    )


def _home_fault(text: str) -> str | None:
    try:
        home_of(_places(text))
    except AnswerError as error:
        return str(error)
    return None


def _places(text: str) -> list[str]:
    return [place.strip() for place in _PLACES_APART.split(text) if place.strip()]


def _office_values(values: Values) -> dict[str, Any]:
    home = _places(str(values["home"] or ""))
    return {key: values[key] for key in ("name", "contact", "kind") if values[key] is not None} | ({"home": home} if home else {})


# A source of money.


def fund_form(catalog: Catalog) -> Form:
    """Return the form of a source of money; its choices are those of a catalog."""
    return Form(
        called="a source of money",
        fields=(
            Field("name", "Name", "Its name", "As people can ask for it.", needed=True),
            *for_whom(catalog),
            Field(
                "why",
                "Why",
                "Why may this client get it? One sentence",
                "Such as: The county helps people who start over.",
                needed=True,
            ),
            Field(
                "amount",
                "How much",
                "How much, in words",
                "Such as: Up to $1,500 a year. The plan shows it as you write it.",
                default=lambda _: "Ask; no sum is known.",
                needed=True,
            ),
            Field("covers", "It covers", "What does it pay for?", "Such as: Tuition, books and the exam.", needed=True),
            Field(
                "apply",
                "How to ask",
                "How to ask for it, and where",
                "Begin with a verb, such as: Call Ms. Lee, 440-555-0101.",
                needed=True,
            ),
            Field("before", "Before you sign", "What must happen before the client signs?", "Such as: Have the yes in writing."),
            Field(
                "approval",
                "A yes first",
                "Must somebody say yes before class?",
                "That takes weeks, and the plan allows for them.",
                kind="one",
                needed=True,
                choices=choices_of({"no": "No", "yes": "Yes"}),
            ),
            Field("remark", "Remark", "What else should a client know?", "Such as dates, ages, limits."),
            read_at(),
        ),
        changes=lambda values, today: _fund_changes(catalog, values, today),
    )


def _fund_changes(catalog: Catalog, values: Values, today: date) -> tuple[Change, ...]:
    name = str(values["name"])
    entry_id = slug("own", name)
    source = source_of(f"fund-{entry_id}", "publisher", f"{office_name(catalog)}, on {name}", office_name(catalog), values, today)
    entry = {
        "id": entry_id,
        "name": name,
        **condition_of(catalog, values),
        "why": sentence(values["why"]),
        "amount": sentence(values["amount"]),
        "covers": sentence(values["covers"]),
        "apply": sentence(values["apply"]),
        "before": sentence(values["before"]),
        "third_party": True if values["approval"] == "yes" else None,
        "source": source["id"],
        "note": sentence(values["remark"]),
    }
    return NewEntry("funding.yaml", "sources", source), NewEntry("funding.yaml", "funding", filled(entry))


# A note of its own in a part of every plan; a client's notes are `codingpath sessions note`.

_PLACES: Final = {
    OPENING: "On the first page",
    "dates": "With the dates",
    "money": "With the money",
    "schools": "With the schools",
    "exam": "With the exam",
    "study": "With what is learned",
    "jobs": "With the first jobs",
    "ask": "With the questions for a school",
    "sources": "With the sources",
    "steps": "With the steps",
}


def note_form(catalog: Catalog) -> Form:
    """Return the form of a note; its choices are those of a catalog."""
    return Form(
        called="a note",
        fields=(
            Field(
                "text",
                "Note",
                "The note, one or two sentences",
                "Such as: We meet Mondays at 10 in room 4. Figures are welcome: it is your office that says it.",
                needed=True,
            ),
            Field(
                "part",
                "Where",
                "Where in the plan?",
                "The note stands at the end of that part.",
                kind="one",
                needed=True,
                choices=choices_of(_PLACES),
                default=lambda _: "steps",
            ),
            *for_whom(catalog),
        ),
        changes=lambda values, _: (NewEntry(OFFICE_FILE, "notes", _note_entry(catalog, values)),),
    )


def _note_entry(catalog: Catalog, values: Values) -> dict[str, Any]:
    text = str(sentence(values["text"]))
    condition = condition_of(catalog, values)
    return {
        "id": slug(*[word for word in text.split() if slug(word)][:6]) or "note",  # a picture is no word, and may come or go
        "part": values["part"],
        "text": text,
        **({} if "always" in condition else condition),
    }
