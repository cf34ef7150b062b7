"""A form: one question after another, as the quiz asks them; going back leads to the one before. What is given already is not asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from codingpath.errors import AnswerError
from codingpath.model.condition import NOT_SURE
from codingpath.model.question import Choice, Question
from codingpath.model.record import Record, record
from codingpath.text import one_line
from codingpath.wizard.menus import pick, type_in
from codingpath.wizard.prompter import Prompt, Prompter, Raw, Signal, options_of
from codingpath.wizard.wording import answer_words

Value = str | int | tuple[str, ...] | None
"""What a field holds; nothing where it was left out."""
Values = Mapping[str, Value]
"""Key of a field to its value, for those that were answered."""

LEFT_OUT: Final = "Not known, or none"
"""How a field that may be left out is left out, in a list."""
LONGEST_LIST: Final = 30
"""More choices than this are typed."""
_NOTHING: Final = frozenset({"", "-", "none", "not known", NOT_SURE})


@record
class Field(Record):
    """One question of a form."""

    key: str
    """What it is called after `--set`."""
    title: str
    """Two or three words, for the line that shows what was answered."""
    ask: str
    """The question."""
    about: str
    """What `?` says."""
    kind: Literal["text", "one", "many", "amount", "number", "zip"] = "text"
    needed: bool = False
    """Whether it cannot be left out."""
    choices: Callable[[Values], Sequence[Choice]] = lambda _: ()
    """What can be picked, by what was answered before."""
    default: Callable[[Values], str] = lambda _: ""
    """What Enter gives; nothing where it gives nothing."""
    asked: Callable[[Values], bool] = lambda _: True
    """Whether it applies, by what was answered before."""
    fault: Callable[[str], str | None] = lambda _: None
    """What is wrong with a text, and what to write instead."""
    unit: str | None = None
    """Unit of a number, in the plural."""

    def question(self, values: Values) -> Question:
        """Return it as a question of the quiz."""
        return Question(
            id=self.key,
            section="",
            kind="one" if self.kind == "text" else self.kind,
            title=self.title,
            ask=self.ask,
            why="",
            help=self.about,
            not_sure=LEFT_OUT,
            choices=tuple(self.choices(values)),
            unit=self.unit,
            at_least=0,
            at_most=10**6,
        )

    def read(self, typed: Raw, values: Values) -> Value:
        """Return what was typed or picked as a value; raise `AnswerError` saying what to type instead."""
        value = self._read(typed, values)
        if value is None and self.needed:
            raise AnswerError(f"this one is needed: {self.about}")
        return value

    def _read(self, typed: Raw, values: Values) -> Value:
        text = ",".join(typed) if isinstance(typed, tuple) else one_line(typed)
        if text.casefold() in _NOTHING:
            return None
        if self.kind == "text":
            fault = self.fault(text)
            if fault is not None:
                raise AnswerError(fault)
            return text
        value = self.question(values).parse(text)
        return None if value == NOT_SURE else value  # type: ignore[return-value] # no field is a date

    def shown(self, value: Value, values: Values) -> str:
        """Return a value in words."""
        if value is None:
            return "left out"
        return str(value) if self.kind == "text" else answer_words(self.question(values), value)


def asked_now(fields: Sequence[Field], values: Values) -> list[Field]:
    """Return the fields that apply."""
    return [field for field in fields if field.asked(values)]


FIRST: Final = "This is the first question."


def fill(prompter: Prompter, fields: Sequence[Field], given: Values, before: Values | None = None) -> dict[str, Value]:
    """Ask every field that is not given, and return all values.

    With `before`, values of another time, it goes back into them: to the last question, each with its value as the default.
    """
    old = dict(before or {})
    values = {**old, **given}
    trail = [field for field in asked_now(fields, values) if field.key not in given] if before else []
    if trail:
        del values[trail.pop().key]
    while (field := next((f for f in asked_now(fields, values) if f.key not in values), None)) is not None:
        if ask(prompter, field, values, old, f"{len(trail) + 1}/{len(trail) + _open(fields, values)}"):
            old[field.key] = values[field.key]
            trail.append(field)
        elif trail:
            values.pop(trail.pop().key, None)
        else:
            prompter.say(FIRST)
    return {field.key: values[field.key] for field in asked_now(fields, values)}


def _open(fields: Sequence[Field], values: Values) -> int:
    return sum(field.key not in values for field in asked_now(fields, values))


def ask(prompter: Prompter, field: Field, values: dict[str, Value], old: Values, position: str = "") -> bool:
    """Ask one field and take its value, of which the old one is the default; tell whether the person answered, and did not go back."""
    question = field.question(values)
    while True:
        raw = _raw(prompter, field, question, _as_typed(old.get(field.key)) or (field.default(values),), position)
        if raw is None:
            return False
        try:
            values[field.key] = field.read(raw, values)
        except AnswerError as error:
            prompter.say(f"{str(error).rstrip('.')}.")
            continue
        prompter.answered(question, field.shown(values[field.key], values))
        return True


def _as_typed(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else () if value is None else (str(value),)


def _raw(prompter: Prompter, field: Field, question: Question, default: tuple[str, ...], position: str) -> Raw | None:
    """Return what was typed or picked; none if the person goes back."""
    title = f"{position} {field.ask}".strip()
    if field.kind in ("text", "amount", "number", "zip"):
        line = title if field.needed or default[0] else f"{title} (Enter: none)"
        return type_in(prompter, line, default[0], field.about)
    if field.kind == "one" and len(question.choices) <= LONGEST_LIST:
        options = [(c.id, c.label) for c in question.choices] if field.needed else options_of(question)
        return pick(prompter, title, options, default[0] or options[0 if field.needed else -1][0], field.about)
    prompt = Prompt(
        question=replace(question, ask=title),
        default=default if default[0] else (),
        begins="" if field.needed else NOT_SURE,  # Enter alone states nothing
    )
    while (raw := prompter.ask(prompt)) is Signal.HELP:
        prompt = replace(prompt, explanation=(field.about,))
    return None if isinstance(raw, Signal) else raw or default
