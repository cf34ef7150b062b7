"""Checks over all files: every id that is named exists, and exists once.

All checks work on passages, the mappings of the files as written, so that one run reports every fault even where a
record around it is faulty. Whatever has the wrong shape is passed over: it is reported with the shapes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from codingpath.catalog.check_facts import check_facts
from codingpath.catalog.check_names import check_questions, check_unread
from codingpath.catalog.rule_checks import check_rules
from codingpath.catalog.text_checks import check_texts
from codingpath.text import quoted, unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from codingpath.catalog.prepare import Passage, Prepared
    from codingpath.catalog.vocabulary import Vocabulary

NATIONAL: Final = "US"
"""The `state` of a provider that serves every state."""

_ID: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_SAME_ID_ALLOWED: Final = frozenset({"waits"})
"""Lists of which the first entry that holds is used, so that several may share an id."""
_UNIQUE_EVERYWHERE: Final = frozenset({"sources", "rules"})
"""Lists whose ids must differ from those of every list of that name."""
_NAMES: Final = {
    "source": "source",
    "distance_source": "source",
    "state_source": "source",
    "term_source": "source",
    "section": "section",
    "glossary": "glossary term",
    "prepares_for": "credential",
    "finds_out": "question",
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
        check_unread(prepared)


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
        for key in passage.item.keys() & _NAMES.keys():
            _check_named(passage, key, _NAMES[key], known)
        if passage.steps[-2:-1] == ("next_steps",):
            _check_named(passage, "id", "credential", known)


def _check_named(passage: Passage, key: str, kind: str, known: Mapping[str, Collection[str] | None]) -> None:
    names = known[kind]
    for steps, name in passage.texts(key) if names is not None else ():
        if names is not None and name not in names:
            passage.complain(unknown(kind, name, names), *steps)


def _check_ids(passages: Iterable[Passage]) -> None:
    """Check that ids are well formed and that no two entries of one list share one."""
    first: dict[tuple[object, str], Passage] = {}
    for passage in passages:
        name, group = passage.text("id"), _list_of(passage)
        if name is None or group is None:
            continue
        if "choices" not in passage.steps and not _ID.fullmatch(name):
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
