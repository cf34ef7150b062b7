"""What each file must look like: the model's records, validated strictly by pydantic.

The records stay plain dataclasses; the configuration is put on them here, at the border. JSON mode takes a list for a
tuple and an ISO text for a date, and still refuses `"425"` or `425.0` where a whole number belongs.
"""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError

from codingpath.catalog.faults import explain
from codingpath.catalog.folder import OFFICE_FILE
from codingpath.catalog.national_list import HEADER_FILE, LIST_FILE
from codingpath.model.condition import When
from codingpath.model.credential import Credential
from codingpath.model.funding import Funding
from codingpath.model.guidance import Guidance
from codingpath.model.parts import NOTICED
from codingpath.model.program import FederalHeader, Program, SchoolPage
from codingpath.model.question import DoubleCheck, Question, Section, Term
from codingpath.model.record import TITLE_LINE, Filled, OneOf, Record, keyword_record
from codingpath.model.rules import RuleSet
from codingpath.model.source import OFFICES, Source
from codingpath.model.timeline import Timeline
from codingpath.model.wages import Wages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codingpath.catalog.prepare import Prepared


@keyword_record
class QuestionsFile(Record):
    """`questions.yaml`: what is asked, in order, and when."""

    sections: tuple[Section, ...]
    """Groups of questions, in order."""
    questions: tuple[Question, ...]
    """The questions, in the order they are asked."""
    double_checks: tuple[DoubleCheck, ...] = ()
    """Answers that rarely go together."""
    glossary: tuple[Term, ...] = ()
    """Technical terms."""


@keyword_record
class CredentialsFile(Record):
    """`credentials.yaml`: certifications."""

    sources: tuple[Source, ...]
    """Where the figures come from."""
    credentials: tuple[Credential, ...]
    """The certifications."""


@keyword_record
class ProgramsFile(Record):
    """`programs.yaml`: courses of schools."""

    sources: tuple[Source, ...]
    """Where the rows come from."""
    neighbors: dict[str, tuple[str, ...]]
    """State to the states it borders."""
    programs: tuple[Program, ...]
    """The programs."""
    school_pages: tuple[SchoolPage, ...] = ()
    """What pages of schools say of programs of the national list."""


@keyword_record
class FederalHeaderFile(FederalHeader):
    """`federal-programs.yaml`: where the national list comes from; made by `codingpath data import`."""

    sources: tuple[Source, ...]
    """Where the rows come from."""


@keyword_record
class FederalListFile(Record):
    """`federal-programs.csv`: the national list, as the fields of its rows say."""

    programs: tuple[Program, ...]
    """The programs."""


@keyword_record
class FundingFile(Record):
    """`funding.yaml`: who may pay."""

    sources: tuple[Source, ...]
    """Where the figures come from."""
    funding: tuple[Funding, ...]
    """Sources of money, in the order to ask."""


@keyword_record
class WagesFile(Wages):
    """`wages.yaml`: pay and outlook."""

    sources: tuple[Source, ...]
    """Where the figures come from."""


@keyword_record
class TimelineFile(Timeline):
    """`timeline.yaml`: what dates are computed from."""

    sources: tuple[Source, ...]
    """Where the figures come from."""


@keyword_record
class GuidanceFile(Guidance):
    """`guidance.yaml`: the words of the roadmap."""

    sources: tuple[Source, ...] = ()
    """Where the figures come from."""


@keyword_record
class OfficeNote(Record):
    """A word of the office in a part of every plan; it is the office that says it, so that its figures need no source."""

    id: str
    """Stable id."""
    part: Annotated[str, OneOf("part", NOTICED)]
    """Name of the part of the roadmap at whose end it stands."""
    text: Annotated[str, Filled()]
    """The note, such as `We meet Mondays at 10 in room 4.`"""
    when: When = When()
    """For whom."""


@keyword_record
class OfficeFile(Record):
    """`office.yaml`: who keeps this data; the program's own folder has none."""

    name: Annotated[str, Filled(), TITLE_LINE]
    """Name of the office, as every output gives it; at most 80 characters."""
    contact: Annotated[str, Filled(), TITLE_LINE] | None = None
    """How to reach it, such as a telephone number; at most 80 characters."""
    kind: Annotated[str, OneOf("kind", OFFICES)] | None = None
    """What it is: in a `job-center` no plan says to call the job center."""
    home: tuple[str, ...] = ()
    """Counties, cities and ZIP codes it serves, such as `Lorain County OH`, `Elyria OH` or `'44035'`: schools there come first."""
    notes: tuple[OfficeNote, ...] = ()
    """Words of the office's own in plans."""


FILES: Final[dict[str, type[Any]]] = {
    "questions.yaml": QuestionsFile,
    "rules.yaml": RuleSet,
    "credentials.yaml": CredentialsFile,
    "programs.yaml": ProgramsFile,
    "funding.yaml": FundingFile,
    "wages.yaml": WagesFile,
    "timeline.yaml": TimelineFile,
    "guidance.yaml": GuidanceFile,
    HEADER_FILE: FederalHeaderFile,
    OFFICE_FILE: OfficeFile,
}
"""File name to its shape, in the order of reading."""

OPTIONAL: Final = frozenset({HEADER_FILE, OFFICE_FILE})
"""Files that a data folder may do without: an office may list its own programs alone, and need not give a name."""

_SHAPES: Final[dict[str, type]] = {**FILES, LIST_FILE: FederalListFile}


def validate(prepared: Prepared) -> Any:  # noqa: ANN401 - the record in `FILES`
    """Return the file as the record of its name, or none after reporting what keeps it from being one."""
    document = prepared.document
    try:
        return adapter(document.file).validate_json(json.dumps(prepared.json))
    except ValidationError as error:
        explain(document, _SHAPES[document.file], error)
        return None


def adapter(file: str) -> TypeAdapter[Any]:
    """Return the validator of a file."""
    return _adapter(_SHAPES[file], docstrings=False)


def reader(record: type) -> TypeAdapter[Any]:
    """Return the validator of one record."""
    return _adapter(record, docstrings=False)


@cache
def _adapter(shape: type, *, docstrings: bool) -> TypeAdapter[Any]:
    """Return the validator of a record; with `docstrings`, its JSON Schema says what the docstrings say (slower).

    It takes longer to make than to use, and a session keeps many records of a kind: each is made once.
    """
    config = ConfigDict(extra="forbid", strict=True, use_attribute_docstrings=docstrings)
    for record in _records(shape, set()):
        record.__pydantic_config__ = config
    return TypeAdapter(shape)


@cache
def json_schema(record: type) -> dict[str, Any]:
    """Return the JSON Schema of a record, with the docstrings of its fields and the words of their marks.

    Those of inherited fields are looked up in the record that has them: pydantic reads a record's own alone.
    """
    schema = _adapter(record, docstrings=True).json_schema()
    for heir in _records(record, set()):
        properties = (schema if heir is record else schema["$defs"][heir.__name__])["properties"]
        bases = [base for base in heir.__mro__[1:] if issubclass(base, Record) and base is not Record]
        for name, inherited in ((n, i) for base in bases for n, i in json_schema(base)["properties"].items()):
            if "description" in inherited:
                properties[name].setdefault("description", inherited["description"])
    return schema


@cache
def json_schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of each file, with every docstring; conditions are shown written out."""
    shapes: dict[str, Any] = FILES
    return {name: json_schema(shape) for name, shape in shapes.items()}


def _records(annotation: Any, seen: set[Any]) -> Iterator[Any]:  # noqa: ANN401 - annotations have no type
    """Yield every dataclass that an annotation reaches, once."""
    if annotation in seen:
        return
    seen.add(annotation)
    parts: Any = getattr(annotation, "__args__", ())
    if isinstance(annotation, type) and is_dataclass(annotation):
        yield annotation
        parts = get_type_hints(annotation).values()
    for part in parts:
        yield from _records(part, seen)
