"""Questions: what the quiz asks, and how a typed answer becomes a value."""

from __future__ import annotations

from datetime import date
from typing import Literal

from codingpath.model.answers import Value
from codingpath.model.condition import When
from codingpath.model.parse import Read, parse, read
from codingpath.model.record import Record, keyword_record

Kind = Literal["one", "many", "amount", "number", "date", "zip"]
"""`one` and `many` choose among choices, `amount` is whole dollars, `number` has a unit, `date` is a day, `zip` is five digits."""


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
    label: str
    """What is shown in a list; at most 34 characters."""
    help: str | None = None
    """One more sentence, shown above the list and by `?`."""
    never_proposed: bool = False
    """Whether it is a loss that advice must never propose, such as no internet."""
    also: tuple[str, ...] = ()
    """Other names it may be typed by, such as `Mass`."""
    said: str | None = None
    """How a reason names this choice when `{question}` stands in a sentence; the label if absent."""


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
    not_sure: str = "Not sure"
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
    pick_at_most: int | None = None
    """For `many`: how many may be picked; none means all."""
    stands_alone: str | None = None
    """For `many`: the choice that excludes the others."""
    fixed: bool = False
    """Whether the answer is a fact of life that advice must never propose to change."""
    asked_when: When = When()
    """When the question applies; always if absent."""
    glossary: tuple[str, ...] = ()
    """Ids of glossary terms to explain with the question."""
    or_answers: str | None = None
    """For `zip`: id of the question that may be answered at the same prompt, and then leaves this one open: the state."""

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
