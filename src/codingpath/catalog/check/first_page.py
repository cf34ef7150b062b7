"""Checks of the sentences of the first page, and of the steps that name them: what they name is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codingpath.catalog.vocabulary import id_of, items
from codingpath.text import has_no, unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codingpath.catalog.prepare import Passage, Prepared
    from codingpath.catalog.vocabulary import Vocabulary


def check_first_page(prepared: Mapping[str, Prepared], vocabulary: Vocabulary) -> None:
    """Report every name in the sentences of the first page that nothing has."""
    funding = [id_of(item) for _, item in items(prepared["funding.yaml"].document, "funding")]
    lines, rules = _said_first(prepared["guidance.yaml"]), _rules(prepared["rules.yaml"])
    for passage in prepared["guidance.yaml"].passages:
        match passage.steps:
            case ("first_page", "instead", int(_)):
                _check_options(passage, "than", vocabulary)
                passage.check_names("barred_by", "question", vocabulary.questions)
            case ("first_page", "others", int(_)):
                _check_options(passage, "option", vocabulary)
            case ("first_page", "prices", int(_)):
                passage.check_names("exams", "credential", vocabulary.credentials)
            case ("steps", int(_)):
                passage.check_names("done_by", "line of the first page", lines)
                passage.check_names("settles", "rule", rules)
            case ("first_page", "payers", int(_)):
                passage.check_names("funding", "source of money", funding)
            case _:
                pass


def _said_first(guidance: Prepared) -> list[str]:
    """Return the ids of what the first page says to do now, and of whom it says to ask."""
    named = (
        p.text("id") for p in guidance.passages if p.steps[:1] == ("first_page",) and p.steps[1:2] in (("do_now",), ("payers",))
    )
    return [name for name in named if name]


def _rules(rules: Prepared) -> list[str]:
    """Return the ids of all rules."""
    named = (p.text("id") for p in rules.passages if p.steps[-2:-1] == ("rules",))
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
