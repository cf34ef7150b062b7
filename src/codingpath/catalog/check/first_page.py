"""Checks of the sentences of the first page, and of the steps that name them: what they name is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codingpath.catalog.vocabulary import id_of, items
from codingpath.text import has_no, unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from codingpath.catalog.prepare import Passage, Prepared
    from codingpath.catalog.vocabulary import Vocabulary


def check_first_page(prepared: Mapping[str, Prepared], vocabulary: Vocabulary) -> None:
    """Report every name in the sentences of the first page that nothing has."""
    funding = prepared["funding.yaml"].document if "funding.yaml" in prepared else None
    payers = [id_of(item) for _, item in items(funding, "funding")] if funding else None
    known, rules = _said_first(prepared), _rules(prepared)
    for passage in prepared["guidance.yaml"].passages if "guidance.yaml" in prepared else ():
        match passage.steps:
            case ("first_page", "instead", int(_)):
                _check_options(passage, "than", vocabulary)
                _check_all(passage, "barred_by", "question", vocabulary.questions)
            case ("first_page", "others", int(_)):
                _check_options(passage, "option", vocabulary)
            case ("steps", int(_)):
                _check_all(passage, "done_by", "line of the first page", known)
                _check_all(passage, "settles", "rule", rules)
            case ("first_page", "payers", int(_)):
                _check_all(passage, "funding", "source of money", payers)
            case _:
                pass


def _said_first(prepared: Mapping[str, Prepared]) -> list[str]:
    """Return the ids of what the first page says to do now, and of whom it says to ask."""
    passages = prepared["guidance.yaml"].passages if "guidance.yaml" in prepared else ()
    named = (p.text("id") for p in passages if p.steps[:1] == ("first_page",) and p.steps[1:2] in (("do_now",), ("payers",)))
    return [name for name in named if name]


def _rules(prepared: Mapping[str, Prepared]) -> list[str] | None:
    """Return the ids of all rules, or none where their file cannot be read."""
    if "rules.yaml" not in prepared:
        return None
    named = (p.text("id") for p in prepared["rules.yaml"].passages if p.steps[-2:-1] == ("rules",))
    return [name for name in named if name]


def _check_options(passage: Passage, key: str, vocabulary: Vocabulary) -> None:
    decision = passage.text("decision")
    if vocabulary.decisions is None or decision is None:
        return
    if decision not in vocabulary.decisions:
        passage.complain(unknown("decision", decision, vocabulary.decisions), "decision")
        return
    options = vocabulary.decisions[decision]
    for steps, name in passage.texts(key):
        if name not in options:
            passage.complain(has_no(decision, "option", name, options), *steps)


def _check_all(passage: Passage, key: str, kind: str, known: Collection[str] | None) -> None:
    for steps, name in passage.texts(key) if known is not None else ():
        if known is not None and name not in known:
            passage.complain(unknown(kind, name, known), *steps)
