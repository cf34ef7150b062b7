"""What an office is asked about a program of a school, and its entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final, get_args

from codingpath.catalog.own.entries import Change, NewEntry
from codingpath.interactive.form import Field, Value, Values
from codingpath.interactive.office.shared import (
    Form,
    choices_of,
    filled,
    office_name,
    read_at,
    slug,
    source_of,
)
from codingpath.model.catalog import Catalog
from codingpath.model.program import NATIONAL, Award, ProgramKind
from codingpath.planning.asked.fields import BY_NAME
from codingpath.report.lists.programs import AWARDS, plain_code

_MONTHS: Final = re.compile(r"(\d{1,2})(?:\s*(?:-|to)\s*(\d{1,2}))?(?:\s*months?)?", re.IGNORECASE)
_KINDS: Mapping[ProgramKind, str] = {
    "noncredit": "No college credit",
    "under-9-credits": "Under 9 credits",
    "credit": "For college credit",
}


def program_form(catalog: Catalog) -> Form:
    """Return the form of a program; its choices are those of a catalog."""
    return Form(
        called="a program",
        fields=(*_of_the_school(catalog), *_what_it_is(catalog), *_how_long(), *_price_and_more(catalog)),
        changes=lambda values, today: _program_changes(catalog, values, today),
    )


def _of_the_school(catalog: Catalog) -> tuple[Field, ...]:
    """Return the fields of the school, with what it calls the program."""
    states = {choice.id: choice.label for choice in catalog.question("state").choices}
    home = catalog.office.state if catalog.office else None
    return (
        Field("school", "School", "Name of the school", "As the school writes it.", needed=True),
        Field("program", "Program", "The school's name for the program", "As its page or paper has it.", needed=True),
        Field(
            "state",
            "State",
            "State of the school",
            "A course that is sold in the whole country has US.",
            kind="one",
            needed=True,
            choices=choices_of({**states, NATIONAL: "Sold in every state"}),
            default=lambda _: home or "",
        ),
        Field("city", "City", "City of the school", "It tells two schools apart, and finds what is near."),
        Field("zip", "ZIP code", "ZIP code of the school", "Five digits. Miles are reckoned from it.", kind="zip"),
    )


def _what_it_is(catalog: Catalog) -> tuple[Field, ...]:
    """Return the fields of what is taught, how, and for which award."""
    codes = sorted({p.cip for p in catalog.programs if p.cip and not p.related})
    return (
        Field(
            "award",
            "It confers",
            "What does it confer?",
            "A short course counts as a certificate.",
            kind="one",
            needed=True,
            choices=choices_of({award: AWARDS[award].capitalize() for award in get_args(Award)}),
        ),
        Field(
            "kind",
            "Kind",
            "Is it for college credit?",
            "A short course mostly is not. A degree always is.",
            kind="one",
            needed=True,
            choices=choices_of(_KINDS),
            asked=lambda given: given.get("award") == "certificate",
        ),
        Field(
            "cip",
            "What it teaches",
            "What does it teach?",
            "The federal code of the subject. Without one a plan cannot tell whether it fits the work, and it stands behind those that do.",
            kind="one",
            choices=choices_of({code: plain_code(code) for code in codes}),
        ),
        Field(
            "delivery",
            "Taught",
            "How is it taught?",
            "If you do not know, the plan asks the school.",
            kind="one",
            choices=choices_of(dict(BY_NAME["delivery"].choices)),
        ),
    )


def _how_long() -> tuple[Field, ...]:
    """Return the fields of its length, in hours or credits and in months."""
    return (
        Field(
            "hours",
            "Hours in all",
            "Clock hours in all",
            "The hours of the whole course, as the school publishes them.",
            kind="number",
            unit="hours",
            asked=lambda given: given.get("kind") in ("noncredit", "under-9-credits"),
        ),
        Field(
            "credits",
            "Credits",
            "Semester credits in all",
            "As the school's catalog has them.",
            kind="number",
            unit="credits",
            asked=lambda given: given.get("kind") not in ("noncredit", "under-9-credits"),
        ),
        Field(
            "months",
            "Months",
            "Months it takes, such as 9 or 9-12",
            "One number, or two with a hyphen between.",
            fault=_months_fault,
        ),
    )


def _price_and_more(catalog: Catalog) -> tuple[Field, ...]:
    """Return the fields of its price in dollars, its exams, whom to ask and where that was read."""
    exams = {c.id: c.name for c in catalog.credentials}
    return (
        Field(
            "price",
            "Whole price",
            "Price of the whole program, in dollars",
            "The price of all of it, not of a year or a credit. If you do not know, the plan asks the school.",
            kind="amount",
        ),
        Field(
            "covers",
            "The price covers",
            "What does the price cover?",
            "Such as: tuition, fees and books. Name books only if they are in it.",
            default=lambda _: "tuition and fees",
            asked=lambda given: given.get("price") is not None,
        ),
        Field(
            "exams",
            "Prepares for",
            "Which exams does the school say it prepares for?",
            "Only what the school itself says.",
            kind="many",
            choices=choices_of(exams),
        ),
        Field("phone", "Telephone", "Telephone of the school", "Such as 440-555-0100."),
        Field("website", "Web site", "Web site of the school", "Such as www.lorainccc.edu.", fault=_one_word),
        Field("remark", "Remark", "What else should a client know?", "One or two sentences, such as when it starts."),
        read_at("website"),
    )


def _program_changes(catalog: Catalog, values: Values, today: date) -> tuple[Change, ...]:
    school, program = str(values["school"]), str(values["program"])
    entry_id = slug(str(values["state"]), school, program)
    source = source_of(
        f"own-{entry_id}", "school", f"{school}, what {office_name(catalog)} read or was told of it", school, values, today
    )
    low, high = _months(values.get("months"))
    entry = {
        "id": entry_id,
        "school": school,
        "program": program,
        "award": values["award"],
        "kind": values.get("kind") or "credit",
        "delivery": values["delivery"],
        "months_low": low,
        "months_high": high,
        "clock_hours": values.get("hours"),
        "credit_hours": values.get("credits"),
        "price_usd": values["price"],
        "price_covers": values.get("covers"),
        "price_year": None if values["price"] is None else str(today.year),
        "prepares_for": list(exams) if isinstance(exams := values["exams"], tuple) else None,
        "city": values["city"],
        "state": values["state"],
        "zip": values["zip"],
        "cip": values["cip"],
        "website": values["website"],
        "phone": values["phone"],
        "source": source["id"],
        "note": values["remark"],
    }
    return NewEntry("programs.yaml", "sources", source), NewEntry("programs.yaml", "programs", filled(entry))


def _one_word(text: str) -> str | None:
    return None if " " not in text else "a web address has no blanks; write it such as www.lorainccc.edu"


def _months_fault(text: str) -> str | None:
    if not _MONTHS.fullmatch(text):
        return "write the months as one number, such as 9, or as two, such as 9-12"
    low, high = _months(text)
    return None if (low or 0) <= (high or 0) else f"{text} begins with the larger number; write {high}-{low}"


def _months(value: Value) -> tuple[int | None, int | None]:
    found = _MONTHS.fullmatch(str(value)) if value is not None else None
    return (None, None) if found is None else (int(found[1]), int(found[2] or found[1]))
