"""What a school is asked, in this order, and how what it says is read: one table for the wizard and for `schools told`."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from codingpath.errors import AnswerError
from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE
from codingpath.model.progress import HOURS, MONTHS, PEOPLE, PERCENT, SAID, USD
from codingpath.model.question import Choice, Kind, Question
from codingpath.model.record import AtLeast, Record, keyword_record
from codingpath.text import one_line, quoted, suggest


@keyword_record
class Asked(Record):
    """One thing that a school is asked."""

    name: str
    """What is typed for it, such as `price` in `price=2400`."""
    field: str
    """What `Quote` calls it."""
    title: str
    """Two or three words."""
    about: str
    """What to ask for, and how to type it."""
    kind: Kind | None = None
    """How it is read; none for text that is kept as it was said."""
    span: AtLeast | None = None
    """How far a number may go."""
    unit: str | None = None
    choices: tuple[tuple[str, str], ...] = ()
    """What can be picked, each with its label; of exams all certifications of the data."""

    def read(self, catalog: Catalog, text: str, today: date) -> dict[str, Any]:
        """Return what a school said by the names of `Quote`; nothing for an empty text. Raises `AnswerError` for what cannot be."""
        plain = one_line(text)
        if not plain:
            return {}
        if self.field == "passed_percent":
            return _pass_rate(plain)
        if self.kind is None:
            return {self.field: _fitting(plain)}
        value = self._question(catalog).read(plain, today).value
        if isinstance(value, date) and value < today:
            raise AnswerError(f"{value} is past; type the next start, from {today} on")
        return {} if value == NOT_SURE else {self.field: _YES.get(value, value) if self.choices == YES_OR_NO else value}

    def picks(self, catalog: Catalog) -> tuple[tuple[str, str], ...]:
        """Return what can be picked; nothing where it is typed."""
        return tuple((c.id, c.name) for c in catalog.credentials) if self.kind == "many" else self.choices

    def _question(self, catalog: Catalog) -> Question:
        """Return it as a question of the quiz, which reads dollars, days and numbers as people type them."""
        picks = self.picks(catalog)
        return Question(
            id=self.name,
            section="",
            kind=self.kind or "one",
            title=self.title,
            ask=self.about,
            why="",
            help=self.about,
            unit=self.unit,
            choices=tuple(Choice(id=value, label=label) for value, label in picks),
            at_least=self.span.least if self.span else None,
            at_most=self.span.most if self.span else None,
        )


YES_OR_NO: Final = (("yes", "Yes"), ("no", "No"))
_YES: Final[dict[object, bool]] = {"yes": True, "no": False}

ASKED: Final = (
    Asked(
        name="price",
        field="price_usd",
        title="Whole price, in dollars",
        about="The price of the whole program, as a sum in dollars: 2,400.",
        kind="amount",
        span=USD,
    ),
    Asked(name="covers", field="price_covers", title="What is in the price", about="Such as: tuition, books and the exam."),
    Asked(
        name="exam",
        field="exams",
        title="Exam it is for",
        about="Which certification it prepares for, such as cpc; several with commas.",
        kind="many",
    ),
    Asked(
        name="voucher",
        field="voucher",
        title="Is the exam in the price?",
        about="Whether a voucher for the exam is in the price.",
        kind="one",
        choices=YES_OR_NO,
    ),
    Asked(
        name="delivery",
        field="delivery",
        title="How is it taught?",
        about="Online, in person, or part of each (hybrid).",
        kind="one",
        choices=(("online", "Online"), ("in-person", "In person"), ("hybrid", "Part online, part on campus")),
    ),
    Asked(
        name="hours",
        field="clock_hours",
        title="Hours of class in all",
        about="Hours of class and practice in all, such as 120.",
        kind="number",
        span=HOURS,
        unit="hours",
    ),
    Asked(
        name="starts",
        field="starts",
        title="Next start",
        about="The day on which the next class starts, such as 2/8/2027.",
        kind="date",
    ),
    Asked(
        name="months",
        field="months",
        title="Months it takes you",
        about="How many months it takes at your pace. Dates then go by that.",
        kind="number",
        span=MONTHS,
        unit="months",
    ),
    Asked(
        name="passed",
        field="passed_percent",
        title="How many passed the exam?",
        about="Of how many who took the exam, how many passed: 34 of 40, 85% of 40, or 85%.",
    ),
    Asked(
        name="listed",
        field="on_state_list",
        title="Is it on the state's list?",
        about="Whether it is on the state's list of eligible training providers, so that the job center may pay.",
        kind="one",
        choices=YES_OR_NO,
    ),
    Asked(name="refund", field="refund", title="Refund", about="What you get back if you stop, and until which day."),
)
"""Everything a school is asked."""

BY_NAME: Final = {asked.name: asked for asked in ASKED}


def asked_of(name: str) -> Asked:
    """Return what is asked by this name; raise `AnswerError` with the nearest one."""
    found = BY_NAME.get(name.strip().casefold())
    if found is None:
        hint = suggest(name, BY_NAME) or f"; use {', '.join(BY_NAME)}"
        raise AnswerError(f"nothing a school says is called {quoted(name)}{hint}")
    return found


def _fitting(text: str) -> str:
    fault = SAID.fault(text)
    if fault is not None:
        raise AnswerError(fault)
    return text


_OF: Final = r"(?P<first>\d[\d,]*)\s*(?P<percent>%|percent\b|per cent\b)?(?:\s*(?:of|out of|/)\s*(?P<of>\d[\d,]*))?(?:\s+(?:people|students))?"


def _pass_rate(text: str) -> dict[str, Any]:
    """Read `85%`, `85% of 40`, or `34 of 40`: the share of a hundred, and of how many people it is where that was said."""
    found = re.fullmatch(_OF, text.casefold(), re.ASCII)
    wrong = f"{quoted(text)} is no pass rate; type 34 of 40, 85% of 40, or 85%"
    if found is None or not (found["percent"] or found["of"]):
        raise AnswerError(wrong)
    first, of = (int(number.replace(",", "")[:9]) if number else None for number in (found["first"], found["of"]))
    if first is None or of == 0 or (not found["percent"] and of is not None and first > of):
        raise AnswerError(wrong)
    percent = first if found["percent"] or of is None else (first * 200 + of) // (2 * of)
    for mark, number in ((PERCENT, percent), (PEOPLE, of)):
        if number is not None and (fault := mark.fault(number)):
            raise AnswerError(f"{quoted(text)}: {fault}")
    return {"passed_percent": percent, **({} if of is None else {"passed_of": of})}
