"""The seam to everything else: a folder of data files becomes one frozen `Catalog`, or one error with every fault."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from codingpath.catalog.positions import read_document, refuse_if_faulty
from codingpath.catalog.prepare import prepare
from codingpath.catalog.references import check_references
from codingpath.catalog.shapes import FILES, validate
from codingpath.catalog.vocabulary import gather
from codingpath.model.catalog import Catalog
from codingpath.model.guidance import Guidance
from codingpath.model.timeline import Timeline
from codingpath.model.wages import Wages

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def load_catalog(folder: Path) -> Catalog:
    """Read and check all data files of a folder; raise `DataError` with every fault of every file at once."""
    documents = {name: read_document(folder / name, name) for name in FILES}
    vocabulary = gather(documents)
    readable = {name: document for name, document in documents.items() if not document.broken}
    prepared = {name: prepare(document, vocabulary) for name, document in readable.items()}
    records = {name: validate(file) for name, file in prepared.items()}
    check_references(prepared, vocabulary)
    refuse_if_faulty(*documents.values())
    return _catalog(records)


def _catalog(records: Mapping[str, Any]) -> Catalog:
    quiz, rules, credentials, programs, funding, wages, timeline, guidance = (records[name] for name in FILES)
    sourced = (credentials, programs, funding, wages, timeline, guidance)
    return Catalog(
        sections=quiz.sections,
        questions=quiz.questions,
        double_checks=quiz.double_checks,
        glossary=quiz.glossary,
        rules=rules,
        credentials=credentials.credentials,
        programs=programs.programs,
        neighbors=programs.neighbors,
        funding=funding.funding,
        wages=_without_sources(Wages, wages),
        timeline=_without_sources(Timeline, timeline),
        guidance=_without_sources(Guidance, guidance),
        sources={source.id: source for file in sourced for source in file.sources},
    )


def _without_sources(cls: type[Any], record: Any) -> Any:  # noqa: ANN401 - one of the records above
    """Return the model's own record; the sources of all files are gathered in the catalog."""
    return cls(**{field.name: getattr(record, field.name) for field in fields(cls)})
