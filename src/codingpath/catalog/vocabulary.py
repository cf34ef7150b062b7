"""The names that files may use of one another, gathered from raw values before anything is validated.

Gathering is tolerant: what has the wrong shape is passed over here and reported where shapes are checked. A set is
`None` where its file could not be read, and then nothing is called unknown on its account.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from codingpath.catalog.yaml_reader import Plain, Steps, YamlFile

Documents: TypeAlias = Mapping[str, YamlFile]
"""File name to document, for every file of the data folder."""
Item: TypeAlias = tuple[Steps, dict[str, Plain]]
"""A mapping in a file and the way to it."""


@dataclass(frozen=True)
class Asked:
    """As much of a question as conditions need."""

    kind: str
    choices: tuple[str, ...]
    at_least: int | None
    at_most: int | None


@dataclass(frozen=True)
class Vocabulary:
    """Every name that something else may refer to; none where the file that defines them is broken."""

    questions: Mapping[str, Asked] | None
    decisions: Mapping[str, tuple[str, ...]] | None
    """Decision to its options, in order."""
    alike: Mapping[tuple[str, str], tuple[str, ...]]
    """Decision and option to the options that are like it: a condition that names the one names them too."""
    sections: tuple[str, ...] | None
    terms: tuple[str, ...] | None
    credentials: tuple[str, ...] | None
    sources: frozenset[str] | None
    complete: bool
    """Whether every file could be read."""

    @property
    def states(self) -> tuple[str, ...] | None:
        """Return the choices of the question `state`, or none where there is no such question."""
        asked = (self.questions or {}).get("state")
        return asked.choices if asked else None


def gather(documents: Documents) -> Vocabulary:
    """Gather the names from all files."""
    quiz, rules, credentials = (documents[f"{name}.yaml"] for name in ("questions", "rules", "credentials"))
    complete = not any(document.broken for document in documents.values())
    return Vocabulary(
        questions=None if quiz.broken else {id_of(item): _asked(item) for _, item in items(quiz, "questions")},
        decisions=_decisions(rules),
        alike=_alike(rules),
        sections=None if quiz.broken else _ids(quiz, "sections"),
        terms=None if quiz.broken else _ids(quiz, "glossary"),
        credentials=None if credentials.broken else _ids(credentials, "credentials"),
        sources=frozenset(id_ for d in documents.values() for id_ in _ids(d, "sources")) if complete else None,
        complete=complete,
    )


def items(document: YamlFile, *steps: str | int) -> Iterator[Item]:
    """Yield the mappings of the list at `steps`; nothing where there is no list."""
    value: Plain = document.value
    for step in steps:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
    yield from mappings(value, steps)


def mappings(value: Plain, steps: Steps) -> Iterator[Item]:
    """Yield the mappings of a list; nothing where it is none."""
    if isinstance(value, list):
        for position, entry in enumerate(value):
            if isinstance(entry, dict):
                yield (*steps, position), entry


def texts(value: Plain) -> list[str]:
    """Return the texts of a list, or the one text as a list."""
    entries = value if isinstance(value, list) else [value]
    return [entry for entry in entries if isinstance(entry, str)]


def id_of(item: Mapping[str, Plain]) -> str:
    """Return the id of a mapping, or an empty text."""
    name = item.get("id")
    return name if isinstance(name, str) else ""


def number_of(item: Mapping[str, Plain], key: str) -> int | None:
    """Return a whole number, or none where it is something else."""
    value = item.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _asked(item: dict[str, Plain]) -> Asked:
    choices = tuple(id_of(choice) for _, choice in mappings(item.get("choices"), ()))
    kind = item.get("kind")
    kind = kind if isinstance(kind, str) else ""
    return Asked(kind, choices, number_of(item, "at_least"), number_of(item, "at_most"))


def _decisions(document: YamlFile) -> dict[str, tuple[str, ...]] | None:
    top = document.value.get("decisions") if isinstance(document.value, dict) else None
    return {name: _options(decision) for name, decision in top.items()} if isinstance(top, dict) else None


def _options(decision: Plain) -> tuple[str, ...]:
    options = decision.get("options") if isinstance(decision, dict) else None
    return tuple(options) if isinstance(options, dict) else ()


def _alike(document: YamlFile) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for decision, option, item in options_of(document):
        like = item.get("like")
        if isinstance(like, str):
            found[decision, like] = (*found.get((decision, like), ()), option)
    return found


def options_of(document: YamlFile) -> Iterator[tuple[str, str, dict[str, Plain]]]:
    """Yield decision, option and what stands there, for every option of `rules.yaml`."""
    top = document.value.get("decisions") if isinstance(document.value, dict) else None
    for name, decision in top.items() if isinstance(top, dict) else ():
        options = decision.get("options") if isinstance(decision, dict) else None
        for option, item in options.items() if isinstance(options, dict) else ():
            if isinstance(item, dict):
                yield name, option, item


def _ids(document: YamlFile, key: str) -> tuple[str, ...]:
    return tuple(id_of(item) for _, item in items(document, key))
