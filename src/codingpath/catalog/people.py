"""A folder of answers files: what many people answered, for asking which rules they fire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from codingpath.catalog.answers import answers_in
from codingpath.catalog.yaml_reader import Document, read_document, refuse_if_faulty
from codingpath.errors import DataError, Fault

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from codingpath.model.condition import Answers
    from codingpath.model.question import Question

ENDINGS: Final = frozenset({".yaml", ".yml", ".json"})


def read_people(folder: Path, questions: Sequence[Question]) -> list[Answers]:
    """Read every answers file of a folder; in a file with an `answers:` mapping, such as a scenario, only that is read.

    Raise `DataError` with every fault of every file, or if the folder has no such file.
    """
    files = sorted(path for path in folder.glob("*") if path.suffix in ENDINGS) if folder.is_dir() else []
    if not files:
        raise DataError([Fault(str(folder), 0, 0, "there are no answers files here; name a folder with .yaml or .json files")])
    documents = [_answers_part(read_document(path)) for path in files]
    people: list[Answers] = [answers_in(document, questions) for document in documents]
    refuse_if_faulty(*documents)
    return people


def _answers_part(document: Document) -> Document:
    if not isinstance(document.value, dict) or not isinstance(document.value.get("answers"), dict):
        return document
    places = {steps[1:]: mark for steps, mark in document.places.items() if steps[:1] == ("answers",)}
    key_places = {steps[1:]: mark for steps, mark in document.key_places.items() if steps[:1] == ("answers",)}
    return Document(document.file, document.text, document.value["answers"], places, key_places, document.faults)
