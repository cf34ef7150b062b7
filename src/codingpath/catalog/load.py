"""The seam to everything else: a folder of data files becomes one frozen `Catalog`, or one error with every fault."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final

from codingpath.catalog.check.names import check_references
from codingpath.catalog.data_files import FILES, OPTIONAL, OfficeFile, validate
from codingpath.catalog.folder import EDITOR_LINE, OFFICE_FILE, data_files, own_data
from codingpath.catalog.national_list import HEADER_FILE, LIST_FILE, check_pair, read_list
from codingpath.catalog.own.home import Home, home_of
from codingpath.catalog.own.new_folder import refuse_unfinished
from codingpath.catalog.prepare import Prepared, prepare
from codingpath.catalog.vocabulary import gather, id_of, items
from codingpath.catalog.yaml_reader import YamlFile, read_document, refuse_if_faulty
from codingpath.errors import AnswerError, Fault
from codingpath.files import read_plain
from codingpath.model.catalog import Catalog, said_in
from codingpath.model.guidance import Guidance, Notice, Replacement
from codingpath.model.program import FederalHeader, Program, Programs, SchoolPage
from codingpath.model.source import JOB_CENTER, Office
from codingpath.model.timeline import Timeline
from codingpath.model.wages import Wages
from codingpath.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from codingpath.catalog.yaml_reader import Steps

PROGRAMS_FILE: Final = "programs.yaml"
"""The file of programs that a person checked."""


def load_catalog(folder: Path) -> Catalog:
    """Read and check all data files of a folder; raise `DataError` with every fault of every file at once."""
    refuse_unfinished(folder)
    documents = _documents(folder)
    vocabulary = gather(documents)
    readable = {name: document for name, document in documents.items() if not document.broken}
    prepared = {name: prepare(document, vocabulary) for name, document in readable.items()}
    _say_it_there(prepared)
    records = {name: validate(file) for name, file in prepared.items()}
    check_references(prepared, vocabulary)
    home = _home(documents, records)
    refuse_if_faulty(*documents.values())
    return _of_office(_catalog(records), office_of(folder, records.get(OFFICE_FILE)), records, home)


def _say_it_there(prepared: Mapping[str, Prepared]) -> None:
    """Where the office is a job center, put what is said there into every text of the files, but that of the replacements."""
    named, guidance = (prepared[name].json if name in prepared else {} for name in (OFFICE_FILE, "guidance.yaml"))
    listed = guidance.get("at_the_job_center") if isinstance(guidance, dict) else None
    if not isinstance(named, dict) or named.get("kind") != JOB_CENTER or not isinstance(listed, list):
        return
    office = Office(name="", kind=JOB_CENTER, contact=contact if isinstance(contact := named.get("contact"), str) else None)
    replaced = [Replacement(**words) for words in listed if isinstance(words, dict) and words.keys() == {"instead_of", "say"}]
    for file in prepared.values():
        if file.document.file not in (OFFICE_FILE, LIST_FILE):
            file.json = _said(file.json, office, replaced)


_AS_IT_IS: Final = ("sources", "at_the_job_center")


def _said(value: Any, office: Office, replaced: Sequence[Replacement]) -> Any:  # noqa: ANN401 - JSON
    match value:
        case str():
            return said_in(office, value, replaced)
        case list():
            return [_said(entry, office, replaced) for entry in value]
        case dict():
            return {key: entry if key in _AS_IT_IS else _said(entry, office, replaced) for key, entry in value.items()}
        case _:
            return value


def _home(documents: Mapping[str, YamlFile], records: Mapping[str, Any]) -> Home | None:
    """Return where the office is at home; none where it does not say, or after reporting a place that is none."""
    named = records.get(OFFICE_FILE)
    for number, place in enumerate(named.home if named else ()):
        try:
            home_of([place])
        except AnswerError as error:
            documents[OFFICE_FILE].complain(("home", number), f"{error}")
            return None
    return home_of(named.home) if named and named.home else None


def _of_office(catalog: Catalog, office: Office | None, records: Mapping[str, Any], home: Home | None) -> Catalog:
    """Return a catalog with what an office added to it, and which programs are near it."""
    if office is None:
        return catalog
    named = records.get(OFFICE_FILE)
    notes = [Notice(id=f"office-{n.id}", part=n.part, text=n.text, when=n.when) for n in (named.notes if named else ())]
    return replace(
        catalog,
        office=replace(office, state=home.state if home else None),
        own_programs=_added((p.id for p in records[PROGRAMS_FILE].programs), PROGRAMS_FILE, "programs"),
        own_funding=_added((f.id for f in catalog.funding), "funding.yaml", "funding"),
        home_programs=tuple(p.id for p in catalog.programs if home.has(p)) if home else (),
        office_notes=tuple(notes),
    )


def office_of(folder: Path, named: OfficeFile | None) -> Office | None:
    """Return who keeps a folder, by its `office.yaml` or else by its own name; none for the program's own folder."""
    own = own_data()
    if named is None and own is not None and own.samefile(folder):
        return None
    return Office(
        name=named.name if named else one_line(folder.resolve().name) or str(folder),
        contact=named.contact if named else None,
        kind=named.kind if named else None,
        home=named.home if named else (),
        differs_in=_differences(folder, own),
    )


def _differences(folder: Path, own: Path | None) -> tuple[str, ...]:
    """Return the names of the program's own files that a folder has not, or has otherwise."""
    files = data_files(own) if own else []
    return tuple(file.name for file in files if _content(folder / file.name) != _content(file))


def _content(file: Path) -> bytes | None:
    if not file.exists():
        return None
    content = read_plain(file)
    return content.partition(b"\n")[2] if content.startswith(EDITOR_LINE.encode()) else content


def _added(ids: Iterable[str], file: str, key: str) -> tuple[str, ...]:
    """Return the ids that a list of the program's own data has not."""
    own = own_data()
    listed = items(read_document(own / file, file), key) if own else ()
    known = {id_of(row) for _, row in listed}
    return tuple(name for name in ids if name not in known)


def _documents(folder: Path) -> dict[str, YamlFile]:
    """Read every file; the national list and its header go together, or are both missing."""
    listed = any((folder / name).exists() for name in (HEADER_FILE, LIST_FILE))
    there = {name for name in OPTIONAL if (folder / name).exists()} | ({HEADER_FILE} if listed else set())
    documents = {name: read_document(folder / name, name) for name in FILES if name in there or name not in OPTIONAL}
    if listed:
        documents[LIST_FILE] = read_list(folder, documents[HEADER_FILE])
        check_pair(documents[LIST_FILE], documents[HEADER_FILE])
    return documents


def _catalog(records: Mapping[str, Any]) -> Catalog:
    quiz, rules, credentials, programs, funding, wages, timeline, guidance = (
        records[name] for name in FILES if name not in OPTIONAL
    )
    header, federal = records.get(HEADER_FILE), records.get(LIST_FILE)
    sourced = (credentials, programs, funding, wages, timeline, guidance, *([header] if header else []))
    return Catalog(
        sections=quiz.sections,
        questions=quiz.questions,
        double_checks=quiz.double_checks,
        glossary=quiz.glossary,
        rules=rules,
        credentials=credentials.credentials,
        programs=Programs.of(_merged(programs.programs, _with_pages(federal.programs if federal else (), programs.school_pages))),
        federal=_without_sources(FederalHeader, header) if header else None,
        neighbors=programs.neighbors,
        funding=funding.funding,
        wages=_without_sources(Wages, wages),
        timeline=_without_sources(Timeline, timeline),
        guidance=_without_sources(Guidance, guidance),
        sources={source.id: source for file in sourced for source in file.sources},
    )


_OF_THE_SCHOOL: Final = (
    *("phone", "aid_page", "application_page", "price_calculator", "zip", "latitude", "longitude", "cbsa"),
    *("school_online", "on_state_list_2021"),
)
_OF_THE_PROGRAM: Final = (
    *("offered_online", "offered_online_year", "offered_online_before"),
    *("listed_as_of", "listed_delivery", "listed_weeks", "listed_hours", "listed_price_usd", "listed_employed_percent"),
)


def _with_pages(listed: Iterable[Program], pages: Iterable[SchoolPage]) -> list[Program]:
    """Return the national list with what pages of schools say; a page of a program that is gone from the list says nothing."""
    said = {page.program: page for page in pages}
    return [said[p.id].on(p) if p.id in said else p for p in listed]


def _merged(curated: Iterable[Program], federal: Iterable[Program]) -> list[Program]:
    """Put the national list behind what a person checked.

    That wins for the same school, program code and award; what it leaves open of the school, and of what was reported online, is
    taken over from the list.
    """
    listed = list(federal)
    schools = {p.unitid: p for p in listed}
    programs = {(p.unitid, p.cip, p.award): p for p in listed}
    first = [
        _filled(_filled(p, schools.get(p.unitid), _OF_THE_SCHOOL), programs.get((p.unitid, p.cip, p.award)), _OF_THE_PROGRAM)
        for p in curated
    ]
    checked = {(p.unitid, p.cip, p.award) for p in first if p.unitid}
    return first + [p for p in listed if (p.unitid, p.cip, p.award) not in checked]


def _filled(program: Program, known: Program | None, names: tuple[str, ...]) -> Program:
    """Return a program with the fields that it leaves open as another one has them."""
    if known is None or program.unitid is None:
        return program
    return replace(program, **{name: getattr(known, name) for name in names if not getattr(program, name)})


def _without_sources(cls: type[Any], record: Any) -> Any:  # noqa: ANN401 - one of the records above
    """Return the model's own record; the sources of all files are gathered in the catalog."""
    return cls(**{field.name: getattr(record, field.name) for field in fields(cls)})


# Where decisions, options and rules stand in `rules.yaml`; read only to say where a proof found something.

FILE: Final = "rules.yaml"


class RulePlaces:
    """The places of a rules file that loads without a fault."""

    def __init__(self, folder: Path) -> None:
        """Read the rules of a data folder."""
        self._document = read_document(folder / FILE, FILE)
        self._rules: dict[str, Steps] = {}
        for steps in self._document.places:
            match steps:
                case ("decisions", str(_), "rules", int(_)):
                    self._rules[str(self._value((*steps, "id")))] = steps
                case _:
                    pass

    def fault(self, message: str, decision: str, *, option: str | None = None, rule: str | None = None) -> Fault:
        """Return a message with the place of the rule it is about, else of the option, else of the decision."""
        if rule is not None:
            return Fault(FILE, *self._document.place(self._rules[rule]), message)
        steps: Steps = ("decisions", decision, *(() if option is None else ("options", option)))
        return Fault(FILE, *self._document.place(steps, key=True), message)

    def _value(self, steps: Steps) -> object:
        value: object = self._document.value
        for step in steps:
            value = value[step]  # type: ignore[index]
        return value
