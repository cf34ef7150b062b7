"""Questions: what the quiz asks, how a typed answer becomes a value, and how an answer is said.

The same reading serves the wizard, answers files and `--answer`.

`read` takes the text of one answer and returns the value, with a line on how it was read where that is not plain; `parse` returns
the value alone. Both raise `AnswerError` with one line that says what is wrong and what to type instead. There is no clock here:
who knows the day hands it in, and then `next month` is a date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Final, Literal, NamedTuple, assert_never

from codingpath.errors import AnswerError
from codingpath.model import typed
from codingpath.model.condition import NOT_SURE, Box, Sheet, Value, When
from codingpath.model.record import LABEL, Record, keyword_record
from codingpath.text import MANY, nearest, one_line, quoted

_OPEN: Final = frozenset(
    {"", "not-sure", "not sure", "notsure", "unsure", "i'm not sure", "don't know", "dont know", "i don't know", "idk", "no idea"}
    | {"null", "~", "rather not say", "prefer not to say", "no deadline", "no limit", "no preference", "either"}
)
"""What leaves a question open, beside the question's own label for it."""
ZIP_DIGITS: Final = 5


class Read(NamedTuple):
    """An answer, and how it was read."""

    value: Value
    note: str | None = None
    """One line to tell the person; none where the answer stands as it was typed."""


def parse(question: Question, text: str, today: date | None = None) -> Value:
    """Read one answer to one question."""
    return read(question, text, today).value


def read(question: Question, text: str, today: date | None = None, *, by_label: bool = False) -> Read:
    """Read one answer to one question, and say how; `today` is for words such as `next month`.

    What is wrong is said with the ids that files use, or by label, as a person at the prompt knows the choices.
    """
    plain = one_line(text)
    if is_open(question, plain):
        return Read(NOT_SURE)
    match question.kind:
        case "one":
            return Read(_choice(question, plain, by_label=by_label))
        case "many":
            picked = [part.strip() for part in plain.split(",") if part.strip()]
            return Read(many(question, picked, by_label=by_label))
        case "amount" | "number" | "date":
            return Read(typed.read_day(plain, today)) if question.kind == "date" else Read(*typed.whole_number(question, plain))
        case "zip":
            return Read(_zip(plain))
        case _ as never:
            assert_never(never)


def is_open(question: Question, text: str) -> bool:
    """Tell whether a text leaves a question open: by common words, or by its own label or a part of that."""
    folded = " ".join(text.replace("’", "'").casefold().split())
    label = question.not_sure.casefold()
    return folded in _OPEN or folded in {label, *re.split(r"\s*/\s*|,\s+(?:or\s+)?", label)}


def many(question: Question, picked: list[str], *, by_label: bool = False) -> Value:
    """Check several choices: known, not too many, and the one that stands alone alone. Order and repeats do not matter."""
    ids = {_choice(question, p, by_label=by_label) if not is_open(question, p) else NOT_SURE for p in picked}
    alone = question.stands_alone
    if not ids:
        raise AnswerError(f"pick at least one of {_listed(question, by_label=by_label)}")
    if NOT_SURE in ids and len(ids) > 1:
        raise AnswerError(f"'{_unsure(question, by_label=by_label)}' stands alone: drop it or the other choices")
    if NOT_SURE in ids:
        return NOT_SURE
    if alone in ids and len(ids) > 1:
        name = next(_name(c, by_label=by_label) for c in question.choices if c.id == alone)
        raise AnswerError(f"'{name}' stands alone: drop it or the other choices")
    if question.pick_at_most and len(ids) > question.pick_at_most:
        raise AnswerError(f"pick at most {question.pick_at_most}; you picked {len(ids)}")
    return tuple(c.id for c in question.choices if c.id in ids)


def _choice(question: Question, text: str, *, by_label: bool) -> str:
    if question.choice(text) is not None:  # as files have it; spelling all names anew costs a hundred times as much
        return text
    names = {spelling(name): choice.id for choice in reversed(question.choices) for name in names_of(choice)}
    if spelling(text) in names:
        return names[spelling(text)]
    for old in question.former:
        if spelling(text) == spelling(old.id):
            now = [choice for choice in question.choices if choice.id in old.into]
            raise AnswerError(f"{quoted(text)} is now told apart; choose {' or '.join(_name(c, by_label=by_label) for c in now)}")
    raise AnswerError(f"{quoted(text)} is not a choice here; {_hint(question, text, by_label=by_label)}")


def names_of(choice: Choice) -> tuple[str, ...]:
    """Return every name a choice may be typed by."""
    return (choice.label, *choice.also, choice.id)


def spelling(name: str) -> str:
    """Return a name without case and marks, so that `D.C.` is `DC` and `start soon` is `start-soon`."""
    return re.sub(r"[^a-z0-9+]+", " ", name.casefold().replace(".", "").replace("’", "'").replace("'", "")).strip()


def _hint(question: Question, text: str, *, by_label: bool) -> str:
    if len(question.choices) > MANY and _is_zip(text):
        return f"a ZIP code is asked for by itself; type a name or a short code, such as {question.choices[0].id}"
    near = nearest(text, [name for c in question.choices for name in ((c.label,) if by_label else (c.label, c.id))])
    return f"did you mean '{near}'?" if near else f"choose one of {_listed(question, by_label=by_label)}"


def _zip(text: str) -> str:
    if not _is_zip(text):
        raise AnswerError(f"{quoted(text)} is not a ZIP code; type its five digits, such as 44052")
    return text[:ZIP_DIGITS]


def _is_zip(text: str) -> bool:
    """Tell whether a text is five digits, or nine with a hyphen."""
    return re.fullmatch(r"\d{5}(?:-\d{4})?", text, re.ASCII) is not None


def _listed(question: Question, *, by_label: bool) -> str:
    names = [_name(c, by_label=by_label) for c in question.choices]
    some = ", ".join(names) if len(names) <= MANY else f"{', '.join(names[:3])} … {names[-1]}"
    return f"{some}, or {_unsure(question, by_label=by_label)}"


def _name(choice: Choice, *, by_label: bool) -> str:
    return choice.label if by_label else choice.id


def _unsure(question: Question, *, by_label: bool) -> str:
    return question.not_sure if by_label else NOT_SURE


# The questions.

Kind = Literal["one", "many", "amount", "number", "date", "zip"]
"""`one` and `many` choose among choices, `amount` is whole dollars, `number` has a unit, `date` is a day, `zip` is five digits."""
InTime = Literal["fewer-months", "more-months"]
"""How time changes a number: of the months that are left some go by, or months are added to those since something was."""


@keyword_record
class Section(Record):
    """A group of questions, asked together."""

    id: str
    """Stable id."""
    title: str
    """Heading shown above the questions."""


@keyword_record
class Choice(Record):
    """One answer a person can pick."""

    id: str
    """Stable id, used in answers files."""
    label: Annotated[str, LABEL]
    """What is shown in a list; at most 34 characters."""
    help: str | None = None
    """One more sentence, shown above the list and by `?`."""
    never_proposed: bool = False
    """Whether it is a loss that advice must never propose, such as no internet."""
    also: tuple[str, ...] = ()
    """Other names it may be typed by, such as `Mass`."""
    said: str | None = None
    """How a reason names this choice when `{question}` stands in a sentence; the label if absent."""
    private: bool = False
    """Whether no paper on file may tell it, nor anything that follows from it alone, as it could disclose a disability."""


@keyword_record
class FormerChoice(Record):
    """A choice that is now several: it cannot be told which of them somebody meant."""

    id: str
    """Id it had; a choice of today may have it too, and mean less."""
    into: tuple[str, ...]
    """Ids of the choices it has become."""
    before_format: int
    """Sessions saved in a format before this one meant the old choice; its question is asked again."""


@keyword_record
class Question(Record):
    """One question of the quiz."""

    id: str
    """Stable id, used in answers files and rules."""
    section: str
    """Id of the section it belongs to."""
    kind: Kind
    """What an answer looks like."""
    title: str
    """Two or three words, for tables."""
    ask: str
    """The question itself."""
    why: str
    """Why we ask; one sentence."""
    help: str
    """What to know before answering, shown by `?`."""
    not_sure: Annotated[str, LABEL] = "Not sure"
    """Label of the open answer."""
    unit: str | None = None
    """Unit of a number, in the plural, such as `hours a week`."""
    choices: tuple[Choice, ...] = ()
    """What can be picked, in order; only for `one` and `many`."""
    former: tuple[FormerChoice, ...] = ()
    """Choices of before that are now several."""
    at_least: int | None = None
    """Smallest number that makes sense."""
    at_most: int | None = None
    """Largest number that makes sense."""
    far_above: int | None = None
    """A larger number than this is more than anybody can be told to do: what it would take, and no way; none if absent."""
    pick_at_most: int | None = None
    """For `many`: how many may be picked; none means all."""
    stands_alone: str | None = None
    """For `many`: the choice that excludes the others."""
    fixed: bool = False
    """Whether the answer is a fact of life that advice must never propose to change."""
    in_time: InTime | None = None
    """How time changes a number once it is given; it stands as it was given if absent."""
    asked_when: When = When()
    """When the question applies; always if absent."""
    glossary: tuple[str, ...] = ()
    """Ids of glossary terms to explain with the question."""
    or_answers: str | None = None
    """For `zip`: id of the question that may be answered at the same prompt, and then leaves this one open: the state. Five digits fill it."""

    @cached_property
    def always_asked(self) -> bool:
        """Tell whether the question applies whatever was answered before."""
        return Box() in self.asked_when.boxes

    @cached_property
    def losses(self) -> frozenset[str]:
        """Return the ids of the choices that advice never proposes."""
        return frozenset(choice.id for choice in self.choices if choice.never_proposed)

    def is_beyond(self, now: Value, value: Value) -> bool:
        """Tell whether a number in place of the one given is more than anybody can be told to do."""
        if self.far_above is None or not (isinstance(now, int) and isinstance(value, int)):
            return False
        return value > max(now, self.far_above)

    def choice(self, choice_id: str) -> Choice | None:
        """Return the choice with this id, or none."""
        return next((c for c in self.choices if c.id == choice_id), None)

    def parse(self, text: str, today: date | None = None) -> Value:
        """Turn what was typed into a value; raise `AnswerError` saying what to type instead."""
        return parse(self, text, today)

    def read(self, text: str, today: date | None = None, *, by_label: bool = False) -> Read:
        """Do the same, and say how it was read where that is not plain; `today` is for words such as `next month`.

        What is wrong is said with ids, or by label, as a person at the prompt knows the choices.
        """
        return read(self, text, today, by_label=by_label)


@keyword_record
class DoubleCheck(Record):
    """A pair of answers that rarely go together; asked gently, never refused."""

    id: str
    """Stable id."""
    when: When
    """The answers that raise it."""
    ask: str
    """A gentle question that names both answers."""


@keyword_record
class Term(Record):
    """One technical term, explained in one line."""

    id: str
    """Stable id."""
    term: str
    """The term as written."""
    means: str
    """What it means, in plain words."""


# An answer in a sentence: `at {hours} hours a week` becomes `at 12 hours a week`.


_NAME = re.compile(r"\{([a-z-]+)\}")


def fill(text: str, sheet: Sheet, questions: Mapping[str, Question]) -> str:
    """Replace each `{question}` with that answer in words."""
    return _NAME.sub(lambda found: answer_words(questions[found[1]], sheet.get(found[1], NOT_SURE)), text)


def names(text: str) -> list[str]:
    """Return the question ids a sentence names."""
    return _NAME.findall(text)


def answer_words(question: Question, value: Value) -> str:
    """Say an answer in words, for the middle of a sentence. The digits of a ZIP code are private: they are said to be given."""
    if value == NOT_SURE:
        return "not sure"
    if question.kind == "zip":
        return "given"
    if isinstance(value, date):
        return f"{value:%B} {value.day}, {value.year}"
    if isinstance(value, int):
        return f"{value:,}"
    return joined([_choice_said(question, v) for v in ([value] if isinstance(value, str) else value)])


def answer_label(question: Question, value: Value) -> str:
    """Say an answer as its list does, for tables and for changes: `$4,000`, `1 month`, `“Hospital”`, or the label of "not sure"."""
    if value == NOT_SURE:
        return f"“{question.not_sure}”"
    if isinstance(value, int):
        return f"${value:,}" if question.kind == "amount" else with_unit(value, question.unit)
    if not question.choices:
        return answer_words(question, value)
    ids = [value] if isinstance(value, str) else list(value) if isinstance(value, tuple) else []
    return joined([f"“{choice.label}”" for i in ids if (choice := question.choice(i))]) if ids else answer_words(question, value)


def with_unit(number: int, unit: str | None) -> str:
    """Return a number with its unit, whose first word stands in the plural: `1 hour a week`."""
    words = (unit or "").split()
    if number == 1 and words:
        words[0] = words[0].removesuffix("s")
    return " ".join([f"{number:,}", *words])


def joined(parts: list[str]) -> str:
    """Join words as a sentence does: `a`, `a and b`, `a, b and c`; no words make an empty text."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def _choice_said(question: Question, choice_id: str) -> str:
    choice = question.choice(choice_id)
    return choice_id if choice is None else choice.said or choice.label
