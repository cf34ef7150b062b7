"""Checks of the words: names in braces that can be filled, figures that rest on a source, labels that fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from codingpath.catalog.conditions import certain
from codingpath.catalog.office import OFFICE_FILE
from codingpath.model.source import LONGEST
from codingpath.text import quoted, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codingpath.catalog.prepare import Passage, Prepared
    from codingpath.catalog.vocabulary import Vocabulary
    from codingpath.catalog.yaml_reader import Steps

LONGEST_LABEL: Final = 34
"""Characters that fit in a list at 40 columns."""

_BRACE: Final = re.compile(r"[{}]")
_NAME: Final = re.compile(r"\{([^{}]*)\}")
_FIGURE: Final = re.compile(r"\$?\d[\d,.]*")
_NAMED_FIGURES: Final = re.compile(r"\bICD-(?:9|10)(?:-CM|-PCS)?\b|\bLevel I+\b")
"""Digits that are a name."""
_RESTS_ON_A_SOURCE: Final = {
    "rules": ("because",),
    "conflicts": ("text", "relaxations"),
    "answers": ("text",),
    "notices": ("text",),
}
"""List to its keys in which a figure needs the `source` beside it."""


def check_texts(file: Prepared, vocabulary: Vocabulary) -> None:
    """Report what is wrong with the words of one file."""
    if file.document.file == OFFICE_FILE:
        _check_office(file.passages)
        return
    braces = bool(_BRACE.search(file.document.text))  # the long national list has none
    for passage in file.passages:
        for key in passage.item.keys() - passage.conditions.keys() if braces else ():
            for steps, text in passage.texts(key):
                if _BRACE.search(text):
                    _check_braces(passage, key, steps, text, vocabulary)
        _check_figures(passage)
        _check_labels(passage)


def _check_braces(passage: Passage, key: str, steps: Steps, text: str, vocabulary: Vocabulary) -> None:
    if vocabulary.questions is None:
        return
    if _BRACE.search(_NAME.sub("", text)):
        passage.complain("a brace { or } stands alone; a name goes between both, such as {hours}", *steps)
    fillable = _fillable(passage, key)
    for name in dict.fromkeys(_NAME.findall(text)):
        if name not in vocabulary.questions:
            passage.complain(f"{{{name}}} cannot be filled: {unknown('question', name, vocabulary.questions)}", *steps)
        elif name not in fillable and passage.sound:
            message = f"{{{name}}} may be left open here: every box of 'when' must test '{name}' without not-sure"
            passage.complain(message, *steps)


def _fillable(passage: Passage, key: str) -> frozenset[str]:
    """Return the questions that are answered wherever the text is shown."""
    shown_under = ("when", "skip_when") if key == "skip" else ("when",)
    return frozenset().union(*(certain(passage.conditions[c]) for c in shown_under if c in passage.conditions))


def _check_figures(passage: Passage) -> None:
    group = passage.steps[-2] if len(passage.steps) > 1 else None
    keys = _RESTS_ON_A_SOURCE.get(str(group), ())
    if not keys or passage.text("source"):
        return
    for steps, text in (found for key in keys for found in passage.texts(key)):
        figure = _FIGURE.search(_NAMED_FIGURES.sub("", _NAME.sub("", text)))
        if figure:
            passage.complain(f"the figure {quoted(figure.group().rstrip(',.'))} needs a 'source' beside it", *steps)


def _check_labels(passage: Passage) -> None:
    key = {"choices": "label", "questions": "not_sure"}.get(str(passage.steps[-2])) if len(passage.steps) > 1 else None
    label = passage.text(key) if key else None
    if key and label and len(label) > LONGEST_LABEL:
        passage.complain(f"this has {len(label)} characters; a list has room for {LONGEST_LABEL}", key)


def _check_office(passages: Iterable[Passage]) -> None:
    for passage in passages:
        for steps, text in (found for key in ("name", "contact") for found in passage.texts(key)):
            if not text.strip():
                passage.complain("this is blank; write a text, or delete the line", *steps)
            elif len(text) > LONGEST:
                passage.complain(f"this has {len(text)} characters; it stands under every title, so at most {LONGEST}", *steps)
