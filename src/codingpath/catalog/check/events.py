"""Checks of what may happen on the way: every answer that an event stands for is one that its question takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codingpath.model.condition import NOT_SURE
from codingpath.text import has_no, unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codingpath.catalog.prepare import Passage, Prepared
    from codingpath.catalog.vocabulary import Asked, Vocabulary
    from codingpath.catalog.yaml_reader import Plain


def check_events(prepared: Mapping[str, Prepared], vocabulary: Vocabulary) -> None:
    """Report every question and answer of an event that there is not."""
    questions = vocabulary.questions or {}
    for passage in prepared["guidance.yaml"].passages:
        match passage.steps:
            case ("events", int(_), "sets"):
                for name, value in _known(passage, questions).items():
                    _check_set(passage, name, questions[name], value)
            case ("events", int(_), "adds" | "removes"):
                for name in _known(passage, questions):
                    _check_picks(passage, name, questions[name])
            case _:
                pass


def _known(passage: Passage, questions: Mapping[str, Asked]) -> dict[str, Plain]:
    """Return what is said of questions that there are; report the others."""
    for name in passage.item.keys() - questions.keys():
        passage.complain(unknown("question", name, questions), name, key=True)
    return {name: value for name, value in passage.item.items() if name in questions}


def _check_set(passage: Passage, name: str, question: Asked, value: Plain) -> None:
    if value == NOT_SURE:
        return
    match question.kind, value:
        case "one", str() if value in question.choices:
            return
        case "one", str():
            passage.complain(has_no(name, "choice", value, question.choices), name)
        case "number" | "amount", int() if not isinstance(value, bool) and _in_range(question, value):
            return
        case "number" | "amount", _:
            passage.complain(f"'{name}' takes a whole number from {question.at_least} to {question.at_most}", name)
        case "many", _:
            passage.complain(f"'{name}' takes several choices: name those that are new under 'adds'", name)
        case _:
            passage.complain(f"'{name}' is no question with choices or a number; name it under 'asks_anew'", name)


def _in_range(question: Asked, value: int) -> bool:
    return (question.at_least is None or value >= question.at_least) and (question.at_most is None or value <= question.at_most)


def _check_picks(passage: Passage, name: str, question: Asked) -> None:
    if question.kind != "many":
        passage.complain(f"'{name}' takes one answer: name it under 'sets'", name)
        return
    for steps, choice in passage.texts(name):
        if choice not in question.choices:
            passage.complain(has_no(name, "choice", choice, question.choices), *steps)
