"""How questions and answers read on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import assert_never

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.question import DoubleCheck, Question, Section, Term, with_unit
from codingpath.model.record import Record, keyword_record

FEW = 2
"""Questions by which "about so many left" may be wrong."""
UNSURE = "not sure"
"""What is typed for the open answer where there is no list."""


@keyword_record
class Quiz(Record):
    """What stands around the questions: headings, gentle checks and terms."""

    sections: tuple[Section, ...] = ()
    double_checks: tuple[DoubleCheck, ...] = ()
    glossary: tuple[Term, ...] = ()
    still: Callable[[Question, Answers], Sequence[str]] | None = None
    """Says what a question can still change for this person; shown by `?`. Nothing if absent."""

    @classmethod
    def of(cls, catalog: Catalog) -> Quiz:
        """Take these parts from the catalog."""
        return cls(sections=catalog.sections, double_checks=catalog.double_checks, glossary=catalog.glossary)

    def section_title(self, section_id: str) -> str:
        """Return a section's heading; the id if it has none."""
        return next((s.title for s in self.sections if s.id == section_id), section_id)

    def terms(self, question: Question) -> list[Term]:
        """Return the terms to explain with a question, in its order."""
        by_id = {t.id: t for t in self.glossary}
        return [by_id[t] for t in question.glossary if t in by_id]

    def still_lines(self, question: Question, answers: Answers) -> tuple[str, ...]:
        """Return what a question can still change, in sentences."""
        return tuple(self.still(question, answers)) if self.still else ()


def position(section: str, fewest: int, most: int) -> str:
    """Say where in the quiz this is."""
    if not most:
        return section
    return f"{section} ({fewest} to {most} left)" if most - fewest > FEW else f"{section} (about {(fewest + most) // 2} left)"


def choice_lines(question: Question) -> list[str]:
    """Return one line for each choice that has something to add."""
    return [f"{c.label}: {c.help}" for c in question.choices if c.help]


def form_lines(question: Question) -> list[str]:
    """Return one line on what may be typed, for a question without choices."""
    match question.kind:
        case "amount":
            return ["You may type $1,500, 1500 dollars, 5k, or a range such as 1,000-2,000; its low end counts."]
        case "number":
            likely, longer = with_unit(8, question.unit), (", or 1 year" if (question.unit or "").startswith("months") else "")
            return [f"You may type 8, {likely}, about 8{longer}, or a range such as 8-10; its low end counts."]
        case "date":
            return ["You may type 1/15/2027, Jan 15, 2027, Jan 2027, next month, or in 3 weeks."]
        case "zip" | "one" | "many":
            return []
        case _ as never:
            assert_never(never)


def term_lines(terms: Sequence[Term]) -> list[str]:
    """Return one line for each term."""
    return [f"{t.term[:1].upper()}{t.term[1:]}: {t.means}" for t in terms]


def answer_words(question: Question, value: Value) -> str:
    """Say an answer in plain words: labels, dollars, a number with its unit, or a day."""
    if value == NOT_SURE:
        return question.not_sure
    match value:
        case str():
            return _label(question, value)
        case tuple():
            return ", ".join(_label(question, v) for v in value)
        case int():
            return f"${value:,}" if question.kind == "amount" else with_unit(value, question.unit)
        case date():
            return f"{value:%B} {value.day}, {value.year}"
        case _ as never:
            assert_never(never)


def answer_in(question: Question, answers: Answers, still_open: str) -> str:
    """Return one of some answers in words; of two questions asked at one prompt, the one that was passed over is not named."""
    if question.id not in answers:
        return still_open
    value = answers[question.id]
    other = answers.get(question.or_answers, NOT_SURE) if question.or_answers else NOT_SURE
    return "not named" if value == NOT_SURE and other != NOT_SURE else answer_words(question, value)


def as_typed(value: Value) -> tuple[str, ...]:
    """Return an answer as ids, or as the text that would be typed."""
    match value:
        case tuple():
            return value
        case int():
            return (f"{value:,}",)
        case date():
            return (value.isoformat(),)
        case str():
            return (value,)
        case _ as never:
            assert_never(never)


def hint(question: Question) -> str:
    """Say what to type where there is no list on the screen."""
    match question.kind:
        case "amount":
            what = "whole dollars"
        case "number":
            what = f"a number ({question.unit})" if question.unit else "a whole number"
        case "date":
            what = "a date, such as 1/15/2027 or next month"
        case "zip":
            what = "five digits" + (", or the state" if question.or_answers else "")
        case "one" | "many":
            what = f"one of {len(question.choices)}, by name or short code"
        case _ as never:
            assert_never(never)
    label = question.not_sure.casefold()
    return f"{what}, or: {UNSURE}" + ("" if label.startswith(UNSURE) else f" ({label})")


def _label(question: Question, choice_id: str) -> str:
    choice = question.choice(choice_id)
    return choice.label if choice else choice_id
