"""What an office is asked about itself, and what its answers become."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from codingpath.catalog.locate import OFFICE_FILE
from codingpath.catalog.own.entries import NewValue
from codingpath.catalog.own.home import home_of
from codingpath.errors import AnswerError
from codingpath.interactive.form import Field, Values
from codingpath.interactive.office.shared import Form, choices_of
from codingpath.model.catalog import Catalog
from codingpath.model.record import TITLE_LINE
from codingpath.model.source import OFFICES

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
                key="name",
                title="Office",
                ask="Name of your office",
                about="Every page to take away says: Prepared with, and this name.",
                needed=True,
                default=lambda _: known.get("name", ""),
                fault=TITLE_LINE.fault,
            ),
            Field(
                key="contact",
                title="Contact",
                ask="How to reach it",
                about="A telephone number or a mail address. It stands on every page to take away.",
                default=lambda _: known.get("contact", ""),
                fault=TITLE_LINE.fault,
            ),
            Field(
                key="kind",
                title="It is",
                ask="What is your office?",
                about="A client who sits in a job center is not told to call the job center.",
                kind="one",
                choices=choices_of({kind: _OFFICES[kind] for kind in OFFICES}),
                default=lambda _: known.get("kind", ""),
            ),
            Field(
                key="home",
                title="Home",
                ask="Counties, cities or ZIP codes you serve",
                about="Such as: Lorain County OH, Elyria OH, 44035. Their schools come first in lists and plans.",
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
