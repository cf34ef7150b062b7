"""Checks of questions, of rules, and over all files: what each needs, and that every id that is named exists, and exists once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, get_args

from codingpath.catalog.check.conditions import OUTCOMES, read_by
from codingpath.catalog.check.facts import check_facts, check_texts
from codingpath.catalog.check.guidance import check_events, check_first_page, check_papers
from codingpath.catalog.check.reads import check_options, check_reads
from codingpath.catalog.vocabulary import id_of, mappings, number_of, texts
from codingpath.model.condition import NOT_SURE
from codingpath.model.program import NATIONAL
from codingpath.model.question import Kind, spelling
from codingpath.model.reads import QUESTIONS
from codingpath.model.rules import HEAVIEST
from codingpath.text import has_no, quoted, unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from codingpath.catalog.prepare import Passage, Prepared
    from codingpath.catalog.vocabulary import Vocabulary
    from codingpath.catalog.yaml_reader import Plain


READ_BY_THE_PLAN: Final = frozenset(read.id for read in QUESTIONS)
"""Questions that steer dates, money, programs and words without any rule."""

_KINDS: Final = frozenset(get_args(Kind))
_FITS: Final = {
    "choices": {"one", "many"},
    "at_least": {"amount", "number"},
    "at_most": {"amount", "number"},
    "far_above": {"amount", "number"},
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
                _check_choice_names(passage)
                _check_order(passage, order)
                if passage.text("id") in _TAKEN:
                    passage.complain("conditions use this word; give the question another id", "id")
            case ("questions", int(_), "choices", int(_)) if passage.text("id") == NOT_SURE:
                passage.complain(f"'{NOT_SURE}' is an answer to every question; delete this choice", "id")
            case _:
                pass


def check_use(prepared: Mapping[str, Prepared]) -> None:
    """Report each question whose answer nothing in any file reads, and each that no step finds out where it is left open."""
    read = READ_BY_THE_PLAN.union(*(file.tested for file in prepared.values()))
    found_out = {passage.text("finds_out") for passage in prepared["guidance.yaml"].passages}
    for passage in prepared["questions.yaml"].passages:
        name = passage.text("id")
        if passage.steps[:-1] != ("questions",) or name is None or passage.text("kind") == "zip":
            continue
        if name not in read:
            passage.complain(
                f"nothing reads the answer to '{name}': no rule, no condition and no part of the plan; let a rule read it", "id"
            )
        elif name not in found_out:
            passage.complain(f"no step in guidance.yaml 'finds_out' the answer to '{name}' where it is open; add one", "id")


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


def _check_choice_names(passage: Passage) -> None:
    """Check that no two choices of a question can be typed by the same name."""
    taken: dict[str, str] = {}
    for _, choice in mappings(passage.item.get("choices"), ()):
        for name in (*texts(choice.get("label")), *texts(choice.get("also")), id_of(choice)):
            first = taken.setdefault(spelling(name), id_of(choice))
            if first != id_of(choice):
                passage.complain(f"{quoted(name)} names both '{first}' and '{id_of(choice)}'", "choices", key=True)


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


# Checks over all files: every id that is named exists, and exists once.
#
# All checks work on passages, the mappings of the files as written, so that one run reports every fault even where a
# record around it is faulty. Whatever has the wrong shape is passed over: it is reported with the shapes.

ID: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
"""How an id is written."""
_SAME_ID_ALLOWED: Final = frozenset({"waits"})
"""Lists of which the first entry that holds is used, so that several may share an id."""
_UNIQUE_EVERYWHERE: Final = frozenset({"sources", "rules"})
"""Lists whose ids must differ from those of every list of that name."""
NAMES: Final = {
    "source": "source",
    "distance_source": "source",
    "training_source": "source",
    "term_source": "source",
    "page_source": "source",
    "private_source": "source",
    "section": "section",
    "glossary": "glossary term",
    "prepares_for": "credential",
    "finds_out": "question",
    "asks_anew": "question",
    "state": "state",
}
"""Key to the kind of thing whose id it holds."""


def check_references(prepared: Mapping[str, Prepared], vocabulary: Vocabulary) -> None:
    """Report every fault that shows only across records or files."""
    passages = [passage for file in prepared.values() for passage in file.passages]
    _check_names(passages, _known(vocabulary))
    _check_ids(passages)
    for file in prepared.values():
        check_texts(file, vocabulary)
        check_facts(file, vocabulary)
    if "questions.yaml" in prepared:
        check_questions(prepared["questions.yaml"], vocabulary)
    if "rules.yaml" in prepared:
        check_rules(prepared["rules.yaml"], vocabulary)
    if vocabulary.complete and vocabulary.decisions is not None:
        check_use(prepared)
        check_reads(prepared, vocabulary)
        check_first_page(prepared, vocabulary)
        check_papers(prepared, vocabulary)
        check_events(prepared, vocabulary)
        check_options(prepared, vocabulary)


def _known(vocabulary: Vocabulary) -> Mapping[str, Collection[str] | None]:
    return {
        "source": vocabulary.sources,
        "section": vocabulary.sections,
        "glossary term": vocabulary.terms,
        "credential": vocabulary.credentials,
        "question": vocabulary.questions,
        "state": vocabulary.states and (*vocabulary.states, NATIONAL),
    }


def _check_names(passages: Iterable[Passage], known: Mapping[str, Collection[str] | None]) -> None:
    """Check each key that holds the id of something else."""
    for passage in passages:
        for key in passage.item.keys() & NAMES.keys():
            passage.check_names(key, NAMES[key], known[NAMES[key]])
        if passage.steps[-2:-1] == ("next_steps",):
            passage.check_names("id", "credential", known["credential"])


def _check_ids(passages: Iterable[Passage]) -> None:
    """Check that ids are well formed and that no two entries of one list share one."""
    first: dict[tuple[object, str], Passage] = {}
    for passage in passages:
        name, group = passage.text("id"), _list_of(passage)
        if name is None or group is None:
            continue
        if "choices" not in passage.steps and not ID.fullmatch(name):
            passage.complain(f"the id {quoted(name)} must be lower-case letters and digits joined by hyphens", "id")
        earlier = first.setdefault((group, name), passage)
        if earlier is not passage:
            line = earlier.document.place((*earlier.steps, "id"))[0]
            where = f"line {line}" if earlier.document is passage.document else f"{earlier.document.file}:{line}"
            passage.complain(f"the id {quoted(name)} is used already, on {where}", "id")


def _list_of(passage: Passage) -> object:
    """Return what the passage's id must be unique in, or none."""
    *around, position = passage.steps or (None,)
    if not isinstance(position, int) or not around or around[-1] in _SAME_ID_ALLOWED:
        return None
    return around[-1] if around[-1] in _UNIQUE_EVERYWHERE else (passage.document.file, *around)


# Checks of `rules.yaml`: what a rule does to which options, and what each option must say for itself.

PREPARE: Final = "prepare-first"
"""The option whose rules must say what to settle, and with whom."""


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


def _check_preparation(passage: Passage) -> None:
    prepares = PREPARE in texts(passage.item.get("favor"))
    for key in ("settle", "with"):
        if prepares and not _says(passage.item.get(key)):
            passage.complain(f"a rule that favors '{PREPARE}' needs '{key}': {_ASKS[key]}")
        elif not prepares and key in passage.item:
            passage.complain(f"only a rule that favors '{PREPARE}' has '{key}'; delete it", key, key=True)
    if not prepares and "step" in passage.item:
        passage.complain(f"only a rule that favors '{PREPARE}' has 'step'; delete it", "step", key=True)


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
