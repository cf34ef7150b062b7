"""What several forms of an office ask, and how it becomes part of an entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from codingpath.catalog.own.entries import Change
from codingpath.interactive.form import Field, Value, Values
from codingpath.model.catalog import Catalog
from codingpath.model.question import Choice
from codingpath.model.record import MARK, Record, keyword_record
from codingpath.model.source import SourceKind

EVERYBODY: Final = "everybody"
"""What the field `who` holds where no answer matters."""
_REVIEW_YEARS: Final = 1


@keyword_record
class Form(Record):
    """What is asked about one kind of thing, and what becomes of it."""

    called: str
    """What it is, in a sentence."""
    fields: tuple[Field, ...]
    changes: Callable[[Values, date], tuple[Change, ...]]
    """The changes of the data files that the values lead to, as of a day."""


def choices_of(labels: Mapping[Any, str]) -> Callable[[Values], Sequence[Choice]]:
    """Return what gives the choices of a field, by id and label, whatever was answered before."""
    found = tuple(Choice(id=name, label=label) for name, label in labels.items())
    return lambda _: found


def for_whom(catalog: Catalog) -> tuple[Field, ...]:
    """Return two fields: the question whose answer tells for whom it is, and the answers."""
    asked = {q.id: q for q in catalog.questions if q.kind in ("one", "many")}
    return (
        Field(
            "who",
            "For whom",
            "Who is it for?",
            "Everybody, or those who gave certain answers to one question of the quiz.",
            kind="one",
            needed=True,
            choices=choices_of({EVERYBODY: "Everybody", **{q.id: f"Some, by: {q.title}"[:34] for q in asked.values()}}),
        ),
        Field(
            "answers",
            "Answers",
            "Which answers?",
            "One of these answers is enough.",
            kind="many",
            needed=True,
            choices=lambda values: asked[str(values["who"])].choices if values.get("who") in asked else (),
            asked=lambda values: values.get("who", EVERYBODY) != EVERYBODY,
        ),
    )


def condition_of(catalog: Catalog, values: Values) -> dict[str, Any]:
    """Return the condition of an entry, as the files write it."""
    if values["who"] == EVERYBODY:
        return {"always": True}
    question, picked = catalog.question(str(values["who"])), values["answers"]
    answers = list(picked) if isinstance(picked, tuple) else []
    return {"when": {question.id: answers if question.kind == "one" else {"any_of": answers}}}


def read_at(first: str = "") -> Field:
    """Return the field for where something was read; Enter gives the value of the field `first`."""
    return Field(
        "read-at",
        "Read at",
        "Where did you read it, or who told you?",
        "A web address, or such as: told by the school on the telephone. It is the source of what you typed.",
        needed=True,
        default=lambda values: str(values.get(first) or ""),
    )


def source_of(source_id: str, kind: SourceKind, name: str, tag: str, values: Values, today: date) -> dict[str, Any]:
    """Return the source of an entry, as the files write it: read today, and to be read again in a year."""
    return {
        "id": source_id,
        "name": name,
        "tag": _short(tag),
        "address": values["read-at"],
        "kind": kind,
        "as_of": f"{today:%Y-%m}",
        "checked": today,
        "review_by": date(today.year + _REVIEW_YEARS, today.month, min(today.day, 28)),
        "confidence": "medium",
    }


def _short(name: str) -> str:
    """Return the first words of a name that fit beside a figure."""
    kept = name
    while len(kept) > MARK.most and " " in kept:
        kept = kept.rpartition(" ")[0]
    return kept[: MARK.most].rstrip(" ,-&")


def office_name(catalog: Catalog) -> str:
    """Return what the office is called in a source."""
    return catalog.office.name if catalog.office else "this office"


def filled(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry without what was left out."""
    return {key: value for key, value in entry.items() if value is not None}


def sentence(value: Value) -> str | None:
    """Return a text that ends as a sentence does."""
    text = str(value or "")
    return None if not text else text if text[-1] in ".!?" else f"{text}."


def slug(*words: str) -> str:
    """Return an id made of words: small letters and digits with hyphens between."""
    return re.sub(r"[^a-z0-9]+", "-", " ".join(words).casefold()).strip("-")[:60].strip("-")
