"""Checks of `questions.yaml`: what a question needs for its kind, and whether anything reads its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from codingpath.catalog.conditions import OUTCOMES, read_by
from codingpath.catalog.messages import unknown
from codingpath.catalog.vocabulary import id_of, mappings, number_of, texts
from codingpath.model.answers import NOT_SURE
from codingpath.model.clean import shown
from codingpath.model.parse import spelling
from codingpath.model.question import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codingpath.catalog.prepare import Passage, Prepared
    from codingpath.catalog.vocabulary import Vocabulary

READ_BY_THE_PLAN: Final = frozenset({"state", "start", "months", "hours", "budget", "program-left", "program-owed"})
"""Questions that steer dates, money and programs without any rule."""

_KINDS: Final = frozenset(get_args(Kind))
_FITS: Final = {
    "choices": {"one", "many"},
    "at_least": {"amount", "number"},
    "at_most": {"amount", "number"},
    "unit": {"amount", "number"},
    "pick_at_most": {"many"},
    "stands_alone": {"many"},
    "or_answers": {"zip"},
}
"""Key to the kinds of question that may have it."""
_NEEDED: Final = ("choices", "at_least", "at_most")
"""Keys that every question of a fitting kind must have."""
_TAKEN: Final = (OUTCOMES, "always")


def check_questions(file: Prepared, vocabulary: Vocabulary) -> None:
    """Report every fault of questions that their shape does not show."""
    order = list(vocabulary.questions or ())
    for passage in file.passages:
        match passage.steps:
            case ("questions", int(_)):
                _check_keys(passage)
                _check_range(passage)
                _check_alone(passage)
                _check_former(passage)
                _check_other(passage, order)
                _check_names(passage)
                _check_order(passage, order)
                if passage.text("id") in _TAKEN:
                    passage.complain("conditions use this word; give the question another id", "id")
            case ("questions", int(_), "choices", int(_)) if passage.text("id") == NOT_SURE:
                passage.complain(f"'{NOT_SURE}' is an answer to every question; delete this choice", "id")
            case _:
                pass


def check_unread(prepared: Mapping[str, Prepared]) -> None:
    """Report each question whose answer nothing in any file reads."""
    read = READ_BY_THE_PLAN.union(*(file.tested for file in prepared.values()))
    for passage in prepared["questions.yaml"].passages:
        name = passage.text("id")
        if passage.steps[:-1] == ("questions",) and name is not None and name not in read and passage.text("kind") != "zip":
            message = f"nothing reads the answer to '{name}': no rule, no condition and no part of the plan"
            passage.complain(message, "id")


def _check_keys(passage: Passage) -> None:
    kind = passage.text("kind")
    for key, kinds in _FITS.items() if kind in _KINDS else ():
        is_empty = passage.item.get(key) in (None, [])
        if kind not in kinds and not is_empty:
            passage.complain(f"'{key}' does not fit a question of kind '{kind}'", key, key=True)
        elif kind in kinds and is_empty and key in _NEEDED:
            passage.complain(f"a question of kind '{kind}' needs '{key}'")


def _check_range(passage: Passage) -> None:
    low, high = number_of(passage.item, "at_least"), number_of(passage.item, "at_most")
    if low is not None and high is not None and low > high:
        passage.complain(f"this range is empty: 'at_least' is {low:,} and 'at_most' {high:,}", "at_least")


def _check_alone(passage: Passage) -> None:
    alone, choices = passage.text("stands_alone"), [id_of(c) for _, c in mappings(passage.item.get("choices"), ())]
    if alone is not None and choices and alone not in choices:
        passage.complain(unknown("choice", alone, choices), "stands_alone")


def _check_other(passage: Passage, order: list[str]) -> None:
    """Check that the question answered at the same prompt is there, and comes later."""
    other, name = passage.text("or_answers"), passage.text("id")
    if other is None or name not in order:
        return
    if other not in order:
        passage.complain(unknown("question", other, order), "or_answers")
    elif order.index(other) <= order.index(name):
        passage.complain(f"'or_answers' names '{other}', which is asked before", "or_answers")


def _check_names(passage: Passage) -> None:
    """Check that no two choices of a question can be typed by the same name."""
    taken: dict[str, str] = {}
    for _, choice in mappings(passage.item.get("choices"), ()):
        for name in (*texts(choice.get("label")), *texts(choice.get("also")), id_of(choice)):
            first = taken.setdefault(spelling(name), id_of(choice))
            if first != id_of(choice):
                passage.complain(f"{shown(name)} names both '{first}' and '{id_of(choice)}'", "choices", key=True)


def _check_former(passage: Passage) -> None:
    choices = [id_of(c) for _, c in mappings(passage.item.get("choices"), ())]
    for steps, old in mappings(passage.item.get("former"), ("former",)):
        for name in texts(old.get("into")):
            if choices and name not in choices:
                passage.complain(unknown("choice", name, choices), *steps, "into")


def _check_order(passage: Passage, order: list[str]) -> None:
    """Check that `asked_when` reads only what was asked before: later answers cannot be known yet."""
    condition, name = passage.conditions.get("asked_when"), passage.text("id")
    if condition is None or name not in order:
        return
    for other in sorted(read_by(condition), key=order.index):
        if order.index(other) >= order.index(name):
            passage.complain(f"'asked_when' reads '{other}', which is not asked before", "asked_when")
