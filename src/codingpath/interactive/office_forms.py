"""What an office is asked about a program, a source of money, a note or itself, and the entries its answers become."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final, assert_never, get_args

from codingpath.catalog.locate import OFFICE_FILE
from codingpath.catalog.own.entries import Change, NewEntry, NewValue
from codingpath.catalog.own.home import home_of
from codingpath.errors import AnswerError
from codingpath.interactive.form import Field, Value, Values
from codingpath.model.catalog import Catalog
from codingpath.model.parts import OPENING
from codingpath.model.program import NATIONAL, Award, DeliveryMode, ProgramKind
from codingpath.model.question import Choice
from codingpath.model.record import MARK, TITLE_LINE, Record, keyword_record
from codingpath.model.source import OFFICES, EntryKind
from codingpath.report.lists.programs import AWARDS, plain_code

EVERYBODY: Final = "everybody"

_MONTHS: Final = re.compile(r"(\d{1,2})(?:\s*(?:-|to)\s*(\d{1,2}))?(?:\s*months?)?", re.IGNORECASE)
_PLACES_APART: Final = re.compile(r",(?!\s*[A-Za-z]{2}\s*(?:,|$))")
"""The commas between places: not that of `Elyria, OH`."""
_KINDS: Mapping[ProgramKind, str] = {
    "noncredit": "No college credit",
    "under-9-credits": "Under 9 credits",
    "credit": "For college credit",
}
_DELIVERIES: Mapping[DeliveryMode, str] = {"online": "Online", "in-person": "In person", "hybrid": "Part online, part on campus"}
_OFFICES: Mapping[str, str] = {"job-center": "A job center", "school": "A school", "other": "Something else"}
_REVIEW_YEARS: Final = 1


@keyword_record
class Form(Record):
    """What is asked about one kind of thing, and what becomes of it."""

    called: str
    """What it is, in a sentence."""
    fields: tuple[Field, ...]
    changes: Callable[[Values, date], tuple[Change, ...]]
    """The changes of the data files that the values lead to, as of a day."""


def form_of(kind: EntryKind, catalog: Catalog) -> Form:
    """Return the form of one kind of thing; its choices are those of a catalog."""
    match kind:
        case "program":
            return _program(catalog)
        case "fund":
            return _fund(catalog)
        case "note":
            return _note(catalog)
        case "contact":
            return _contact(catalog)
        case _ as never:
            assert_never(never)


def _choices(labels: Mapping[Any, str]) -> Callable[[Values], Sequence[Choice]]:
    found = tuple(Choice(id=name, label=label) for name, label in labels.items())
    return lambda _: found


def _when(key: str, *values: Value) -> Callable[[Values], bool]:
    return lambda given: given.get(key) in values


# A program of a school.


def _program(catalog: Catalog) -> Form:
    states = {choice.id: choice.label for choice in catalog.question("state").choices}
    codes = sorted({p.cip for p in catalog.programs if p.cip and not p.related})
    exams = {c.id: c.name for c in catalog.credentials}
    home = catalog.office.state if catalog.office else None
    return Form(
        called="a program",
        fields=(
            Field(key="school", title="School", ask="Name of the school", about="As the school writes it.", needed=True),
            Field(
                key="program",
                title="Program",
                ask="The school's name for the program",
                about="As its page or paper has it.",
                needed=True,
            ),
            Field(
                key="state",
                title="State",
                ask="State of the school",
                about="A course that is sold in the whole country has US.",
                kind="one",
                needed=True,
                choices=_choices({**states, NATIONAL: "Sold in every state"}),
                default=lambda _: home or "",
            ),
            Field(key="city", title="City", ask="City of the school", about="It tells two schools apart, and finds what is near."),
            Field(
                key="zip",
                title="ZIP code",
                ask="ZIP code of the school",
                about="Five digits. Miles are reckoned from it.",
                kind="zip",
            ),
            Field(
                key="award",
                title="It confers",
                ask="What does it confer?",
                about="A short course counts as a certificate.",
                kind="one",
                needed=True,
                choices=_choices({award: AWARDS[award].capitalize() for award in get_args(Award)}),
            ),
            Field(
                key="kind",
                title="Kind",
                ask="Is it for college credit?",
                about="A short course mostly is not. A degree always is.",
                kind="one",
                needed=True,
                choices=_choices(_KINDS),
                asked=_when("award", "certificate"),
            ),
            Field(
                key="cip",
                title="What it teaches",
                ask="What does it teach?",
                about="The federal code of the subject. Without one a plan cannot tell whether it fits the work, and it stands behind those that do.",
                kind="one",
                choices=_choices({code: plain_code(code) for code in codes}),
            ),
            Field(
                key="delivery",
                title="Taught",
                ask="How is it taught?",
                about="If you do not know, the plan asks the school.",
                kind="one",
                choices=_choices(_DELIVERIES),
            ),
            Field(
                key="hours",
                title="Hours in all",
                ask="Clock hours in all",
                about="The hours of the whole course, as the school publishes them.",
                kind="number",
                unit="hours",
                asked=lambda given: given.get("kind") in ("noncredit", "under-9-credits"),
            ),
            Field(
                key="credits",
                title="Credits",
                ask="Semester credits in all",
                about="As the school's catalog has them.",
                kind="number",
                unit="credits",
                asked=lambda given: given.get("kind") not in ("noncredit", "under-9-credits"),
            ),
            Field(
                key="months",
                title="Months",
                ask="Months it takes, such as 9 or 9-12",
                about="One number, or two with a hyphen between.",
                fault=_months_fault,
            ),
            Field(
                key="price",
                title="Whole price",
                ask="Price of the whole program, in dollars",
                about="The price of all of it, not of a year or a credit. If you do not know, the plan asks the school.",
                kind="amount",
            ),
            Field(
                key="covers",
                title="The price covers",
                ask="What does the price cover?",
                about="Such as: tuition, fees and books. Name books only if they are in it.",
                default=lambda _: "tuition and fees",
                asked=lambda given: given.get("price") is not None,
            ),
            Field(
                key="exams",
                title="Prepares for",
                ask="Which exams does the school say it prepares for?",
                about="Only what the school itself says.",
                kind="many",
                choices=_choices(exams),
            ),
            Field(key="phone", title="Telephone", ask="Telephone of the school", about="Such as 440-555-0100."),
            Field(
                key="website", title="Web site", ask="Web site of the school", about="Such as www.lorainccc.edu.", fault=_one_word
            ),
            Field(
                key="remark",
                title="Remark",
                ask="What else should a client know?",
                about="One or two sentences, such as when it starts.",
            ),
            _read_at("website"),
        ),
        changes=lambda values, today: _program_changes(catalog, values, today),
    )


def _program_changes(catalog: Catalog, values: Values, today: date) -> tuple[Change, ...]:
    school, program = str(values["school"]), str(values["program"])
    entry_id = slug(str(values["state"]), school, program)
    source = _source(f"own-{entry_id}", f"{school}, what {_office(catalog)} read or was told of it", school, values, today)
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
    return NewEntry("programs.yaml", "sources", source), NewEntry("programs.yaml", "programs", _filled(entry))


# A source of money.


def _fund(catalog: Catalog) -> Form:
    return Form(
        called="a source of money",
        fields=(
            Field(key="name", title="Name", ask="Its name", about="As people can ask for it.", needed=True),
            *_for_whom(catalog),
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
                choices=_choices({"no": "No", "yes": "Yes"}),
            ),
            Field(key="remark", title="Remark", ask="What else should a client know?", about="Such as dates, ages, limits."),
            _read_at(),
        ),
        changes=lambda values, today: _fund_changes(catalog, values, today),
    )


def _fund_changes(catalog: Catalog, values: Values, today: date) -> tuple[Change, ...]:
    name = str(values["name"])
    entry_id = slug("own", name)
    source = _source(f"fund-{entry_id}", f"{_office(catalog)}, on {name}", _office(catalog), values, today)
    entry = {
        "id": entry_id,
        "name": name,
        **_condition(catalog, values),
        "why": _sentence(values["why"]),
        "amount": _sentence(values["amount"]),
        "covers": _sentence(values["covers"]),
        "apply": _sentence(values["apply"]),
        "before": _sentence(values["before"]),
        "third_party": True if values["approval"] == "yes" else None,
        "source": source["id"],
        "note": _sentence(values["remark"]),
    }
    return NewEntry("funding.yaml", "sources", source), NewEntry("funding.yaml", "funding", _filled(entry))


# A note of the office in a part of every plan; a client's own notes are `codingpath sessions note`.

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


def _note(catalog: Catalog) -> Form:
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
                choices=_choices(_PLACES),
                default=lambda _: "steps",
            ),
            *_for_whom(catalog),
        ),
        changes=lambda values, _: (NewEntry(OFFICE_FILE, "notes", _note_entry(catalog, values)),),
    )


def _note_entry(catalog: Catalog, values: Values) -> dict[str, Any]:
    text = str(_sentence(values["text"]))
    condition = _condition(catalog, values)
    return {
        "id": slug(*[word for word in text.split() if slug(word)][:6]) or "note",  # a picture is no word, and may come or go
        "part": values["part"],
        "text": text,
        **({} if "always" in condition else condition),
    }


# The office itself.


def _contact(catalog: Catalog) -> Form:
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
                choices=_choices({kind: _OFFICES[kind] for kind in OFFICES}),
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


# What several forms ask.


def _for_whom(catalog: Catalog) -> tuple[Field, ...]:
    """Return two fields: the question whose answer tells for whom it is, and the answers."""
    asked = {q.id: q for q in catalog.questions if q.kind in ("one", "many")}
    return (
        Field(
            key="who",
            title="For whom",
            ask="Who is it for?",
            about="Everybody, or those who gave certain answers to one question of the quiz.",
            kind="one",
            needed=True,
            choices=_choices({EVERYBODY: "Everybody", **{q.id: f"Some, by: {q.title}"[:34] for q in asked.values()}}),
        ),
        Field(
            key="answers",
            title="Answers",
            ask="Which answers?",
            about="One of these answers is enough.",
            kind="many",
            needed=True,
            choices=lambda values: asked[str(values["who"])].choices if values.get("who") in asked else (),
            asked=lambda values: values.get("who", EVERYBODY) != EVERYBODY,
        ),
    )


def _condition(catalog: Catalog, values: Values) -> dict[str, Any]:
    """Return the condition of an entry, as the files write it."""
    if values["who"] == EVERYBODY:
        return {"always": True}
    question, picked = catalog.question(str(values["who"])), values["answers"]
    answers = list(picked) if isinstance(picked, tuple) else []
    return {"when": {question.id: answers if question.kind == "one" else {"any_of": answers}}}


def _read_at(first: str = "") -> Field:
    return Field(
        key="read-at",
        title="Read at",
        ask="Where did you read it, or who told you?",
        about="A web address, or such as: told by the school on the telephone. It is the source of what you typed.",
        needed=True,
        default=lambda values: str(values.get(first) or ""),
    )


def _source(source_id: str, name: str, tag: str, values: Values, today: date) -> dict[str, Any]:
    return {
        "id": source_id,
        "name": name,
        "tag": _short(tag),
        "address": values["read-at"],
        "kind": "school" if source_id.startswith("own-") else "publisher",
        "as_of": f"{today:%Y-%m}",
        "checked": today,
        "review_by": _later(today),
        "confidence": "medium",
    }


def _later(today: date) -> date:
    """Return the day on which to read it again."""
    return date(today.year + _REVIEW_YEARS, today.month, min(today.day, 28))


def _short(name: str) -> str:
    """Return the first words of a name that fit beside a figure."""
    kept = name
    while len(kept) > MARK.most and " " in kept:
        kept = kept.rpartition(" ")[0]
    return kept[: MARK.most].rstrip(" ,-&")


def _office(catalog: Catalog) -> str:
    return catalog.office.name if catalog.office else "this office"


def _filled(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value is not None}


def _sentence(value: Value) -> str | None:
    """Return a text that ends as a sentence does."""
    text = str(value or "")
    return None if not text else text if text[-1] in ".!?" else f"{text}."


def slug(*words: str) -> str:
    """Return an id made of words: small letters and digits with hyphens between."""
    return re.sub(r"[^a-z0-9]+", "-", " ".join(words).casefold()).strip("-")[:60].strip("-")


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
