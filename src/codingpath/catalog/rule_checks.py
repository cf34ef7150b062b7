"""Checks of `rules.yaml`: what a rule does to which options, and what each option must say for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from codingpath.catalog.vocabulary import number_of, texts
from codingpath.text import has_no, unknown

if TYPE_CHECKING:
    from codingpath.catalog.prepare import Passage, Prepared
    from codingpath.catalog.vocabulary import Vocabulary
    from codingpath.catalog.yaml_reader import Plain

PREPARE: Final = "prepare-first"
"""The option whose rules must say what to settle, and with whom."""
HEAVIEST: Final = 5


def check_rules(file: Prepared, vocabulary: Vocabulary) -> None:
    """Report every fault of rules and options that their shape does not show."""
    for passage in file.passages:
        match passage.steps:
            case ("decisions", str(decision), "rules", int(_)):
                _check_options_named(passage, decision, (vocabulary.decisions or {}).get(decision, ()))
                _check_effect(passage)
                _check_preparation(passage)
            case ("decisions", str(_), "options", str(option)):
                _check_both_sides(passage, option)
            case _:
                pass
    _check_certifications(file, vocabulary)


def _check_options_named(passage: Passage, decision: str, options: tuple[str, ...]) -> None:
    for key in ("favor", "rule_out"):
        for steps, name in passage.texts(key):
            if name not in options:
                passage.complain(has_no(decision, "option", name, options), *steps)


def _check_effect(passage: Passage) -> None:
    item = passage.item
    favors, bars = _says(item.get("favor")), _says(item.get("rule_out"))
    if favors == bars:
        which = "not both" if favors else "this has neither"
        passage.complain(f"a rule has either 'favor' or 'rule_out'; {which}")
    elif favors and item.get("weight") is None:
        passage.complain(f"a rule that favors needs a 'weight' from 1 to {HEAVIEST}")
    elif bars and item.get("weight") is not None:
        passage.complain("a rule that rules out has no 'weight'; delete it", "weight", key=True)
    weight = number_of(item, "weight")
    if weight is not None and not 1 <= weight <= HEAVIEST:
        passage.complain(f"'weight' must be 1 to {HEAVIEST}; this is {weight}", "weight")


def _check_preparation(passage: Passage) -> None:
    prepares = PREPARE in texts(passage.item.get("favor"))
    for key in ("settle", "with"):
        if prepares and not _says(passage.item.get(key)):
            passage.complain(f"a rule that favors '{PREPARE}' needs '{key}': {_ASKS[key]}")
        elif not prepares and key in passage.item:
            passage.complain(f"only a rule that favors '{PREPARE}' has '{key}'; delete it", key, key=True)


_ASKS: Final = {"settle": "what to settle first", "with": "whom to see about it"}


def _check_both_sides(passage: Passage, option: str) -> None:
    for key, side in (("benefits", "benefit"), ("drawbacks", "drawback")):
        if key in passage.item and not _says(passage.item[key]):
            passage.complain(f"the option '{option}' needs at least one {side}", key)


def _check_certifications(file: Prepared, vocabulary: Vocabulary) -> None:
    """Each option of the decision `certification` names its card in `credentials.yaml`, or says that it has none."""
    for passage in file.passages:
        if passage.steps[:3] == ("decisions", "certification", "options") and len(passage.steps) == 4:  # noqa: PLR2004 - an option
            _check_certification(passage, vocabulary.credentials)


def _check_certification(passage: Passage, credentials: tuple[str, ...] | None) -> None:
    written = "credential" in passage.item
    name = passage.text("credential") if written else str(passage.steps[-1])
    if name is not None and name not in (credentials or (name,)):
        passage.complain(unknown("credential", name, credentials or ()), *(["credential"] if written else []), key=not written)


def _says(value: Plain) -> bool:
    return value not in (None, [], "")
