"""What an office is asked about a source of money, and its entry."""

from __future__ import annotations

from datetime import date

from codingpath.catalog.own.entries import Change, NewEntry
from codingpath.interactive.form import Field, Values
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


def fund_form(catalog: Catalog) -> Form:
    """Return the form of a source of money; its choices are those of a catalog."""
    return Form(
        called="a source of money",
        fields=(
            Field(key="name", title="Name", ask="Its name", about="As people can ask for it.", needed=True),
            *for_whom(catalog),
            Field(
                key="why",
                title="Why",
                ask="Why may this client get it? One sentence",
                about="Such as: The county helps people who start over.",
                needed=True,
            ),
            Field(
                key="amount",
                title="How much",
                ask="How much, in words",
                about="Such as: Up to $1,500 a year. The plan shows it as you write it.",
                default=lambda _: "Ask; no sum is known.",
                needed=True,
            ),
            Field(
                key="covers",
                title="It covers",
                ask="What does it pay for?",
                about="Such as: Tuition, books and the exam.",
                needed=True,
            ),
            Field(
                key="apply",
                title="How to ask",
                ask="How to ask for it, and where",
                about="Begin with a verb, such as: Call Ms. Lee, 440-555-0101.",
                needed=True,
            ),
            Field(
                key="before",
                title="Before you sign",
                ask="What must happen before the client signs?",
                about="Such as: Have the yes in writing.",
            ),
            Field(
                key="approval",
                title="A yes first",
                ask="Must somebody say yes before class?",
                about="That takes weeks, and the plan allows for them.",
                kind="one",
                needed=True,
                choices=choices_of({"no": "No", "yes": "Yes"}),
            ),
            Field(key="remark", title="Remark", ask="What else should a client know?", about="Such as dates, ages, limits."),
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
