"""What an office is asked about a note of its own in a part of every plan; a client's notes are `codingpath sessions note`."""

from __future__ import annotations

from typing import Any, Final

from codingpath.catalog.locate import OFFICE_FILE
from codingpath.catalog.own.entries import NewEntry
from codingpath.interactive.form import Field, Values
from codingpath.interactive.office.shared import Form, choices_of, condition_of, for_whom, sentence, slug
from codingpath.model.catalog import Catalog
from codingpath.model.parts import OPENING

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
                key="text",
                title="Note",
                ask="The note, one or two sentences",
                about="Such as: We meet Mondays at 10 in room 4. Figures are welcome: it is your office that says it.",
                needed=True,
            ),
            Field(
                key="part",
                title="Where",
                ask="Where in the plan?",
                about="The note stands at the end of that part.",
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
