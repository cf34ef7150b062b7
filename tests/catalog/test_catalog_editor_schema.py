"""The schemas for editors say what the loader says, as far as a schema can."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from broken_data import CASES, GOOD, broken
from case_table import cases
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.exceptions import best_match
from jsonschema.validators import extend
from strategies import real_catalog

from codingpath.catalog.check import names as check_names
from codingpath.catalog.editor_schema import name_definitions, named, written_schemas
from codingpath.catalog.load import load_catalog
from codingpath.catalog.yaml_reader import parse_text, read_document

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
FILES = sorted(path.name for path in DATA.glob("*.yaml") if path.name != "federal-programs.yaml")

ONLY_CHECKED = {
    "96": "two choices of one name",
    "97": "what another part of the file hangs on",
    "16": "a day that is not after another",
    "17": "a key given twice: the first one stands",
    "18": "an id used twice",
    "19": "an id used twice",
    "20": "an id used twice",
    "29": "a file that is not there",
    "48": "an end of a range above the other",
    "79": "names inside a text",
    "80": "figures inside a text",
    "82": "the last entry of a list",
    "115": "what no other file finds out",
    "84": "the order of questions",
    "52": "a key that another excludes",
    "55": "one of two keys",
    "58": "one of two keys",
    "59": "a key that another excludes",
    "60": "one of two keys",
    "61": "a key that another asks for",
    "62": "a key that another excludes",
    "65": "keys that another asks for",
    "85": "keys that the kind asks for",
    "86": "keys that the kind asks for",
    "140": "a key that the kind does not have",
    "98": "what the program reads of an option",
    "114": "how many options there are",
    "99": "what the program reads of an option",
    "101": "what the program reads by name",
    "102": "what the program reads by name",
    "110": "options that conditions of another file name",
    "113": "two ends that are one number",
    "104": "what an option needs in another file",
    "105": "what everybody needs",
    "107": "what the program reads by name",
    "108": "what an option needs in another file",
    "118": "one distance above another",
    "123": "steps that a line of the first page does",
    "119": "how long a title made of two lines is",
    "116": "how far a name goes up to its first comma",
}
"""Number of a case to what no schema can tell; `codingpath check` does."""


@cache
def validators(folder: Path) -> dict[str, Draft202012Validator]:
    catalog = real_catalog() if folder == DATA else load_catalog(folder)
    return {name: validator(schema) for name, schema in written_schemas(catalog).items()}


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    """Return a validator that takes a definition from where all of them stand; the library resolves each address anew each time."""

    def defined(asked: Any, address: str, value: Any, _: object) -> Iterator[ValidationError]:
        assert address.startswith("#/$defs/")
        yield from asked.descend(value, schema["$defs"][address.removeprefix("#/$defs/")])

    extended: Any = extend
    made: Draft202012Validator = extended(Draft202012Validator, {"$ref": defined})(
        schema, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return made


def faults(folder: Path, name: str, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validators(folder)[name].iter_errors(value)]


def faults_of(folder: Path, name: str, old: str = "", new: str = "") -> list[str]:
    """Return what the schema says of a file in which one text is replaced by another."""
    text = (folder / name).read_text(encoding="utf-8")
    assert not old or text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    return faults(folder, name, parse_text(text.replace(old, new) if old else text, name).value)


@pytest.mark.parametrize("folder", [DATA, GOOD], ids=lambda folder: folder.name)
def test_they_are_schemas_and_the_files_fit_them(folder: Path) -> None:
    assert sorted(validators(folder)) == sorted([*FILES, "office.yaml"])
    if folder == DATA:  # the other ones differ in their ids
        schemas: list[Any] = [known.schema for known in validators(folder).values()]
        parts = [part for schema in schemas for part in ({**schema, "$defs": {}}, *schema["$defs"].values())]
        each_once = {json.dumps(part): part for part in parts}  # most files share most definitions
        Draft202012Validator.check_schema({"$defs": {str(n): part for n, part in enumerate(each_once.values())}})
    for name in FILES:
        assert faults(folder, name, read_document(folder / name).value) == []


def test_the_library_finds_the_same_where_it_follows_each_address_itself() -> None:
    for name in FILES:
        known = validators(GOOD)[name]
        schema: Any = known.schema
        text, there = json.dumps(schema), {f"#/$defs/{defined}" for defined in schema["$defs"]}
        assert {*re.findall(r'"\$ref": "([^"]*)"', text)} <= there
        followed = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        value = read_document(GOOD / name).value
        assert isinstance(value, dict)
        for read in (value, {key: [{"id": "X Y", "as_of": "soon", "source": 1}] for key in value}, {"nothing": 1}):
            told, said = ([(e.json_path, e.message) for e in each.iter_errors(read)] for each in (known, followed))
            assert told == said
            assert bool(said) == (read is not value)


def test_each_case_that_no_schema_can_tell_is_there() -> None:
    assert ONLY_CHECKED.keys() <= {path.stem.partition("-")[0] for path in CASES}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(GOOD, tmp_path_factory.mktemp("broken") / "data")


@cases("path", CASES, ids=lambda path: path.stem)
def test_what_the_loader_refuses_is_refused(path: Path, folder: Path) -> None:
    with broken(folder, path.read_text(encoding="utf-8")) as names:
        read = {name: read_document(folder / name).value for name in names if name in FILES}
    found = [fault for name, value in read.items() for fault in faults(GOOD, name, value)]
    assert bool(found) == (path.stem.partition("-")[0] not in ONLY_CHECKED), found


@cases(
    ("name", "old", "new"),
    [
        ("guidance.yaml", "when: {goal: lead, decision: {award: certificate}}", "when: {}"),
        ("guidance.yaml", "when: {goal: lead, decision: {award: certificate}}", "when: [{goal: lead}, {hours: not-sure}]"),
        ("guidance.yaml", "decision: {award: certificate}", "decision: {award: [certificate, associate]}"),
        ("funding.yaml", "when: {funding: {any_of: [veteran]}}", "when: {funding: {any_of: veteran, none_of: [none]}}"),
        ("funding.yaml", "when: {funding: {any_of: [veteran]}}", "when: {funding: [not-sure, {all_of: veteran}]}"),
        ("funding.yaml", "when: {funding: {any_of: [veteran]}}", "always: true"),
        ("rules.yaml", "when: {hours: {below: 10}}", "when: [{hours: {below: 10}}, {hours: {at_least: 80, below: 81}}]"),
        ("rules.yaml", "when: {hours: {below: 10}}", "when: {start: not-sure}"),
        ("rules.yaml", "when: {hours: {below: 10}}", "when: {start: [not-sure]}"),
        ("rules.yaml", "when: {budget: {at_least: 500, below: 4000}}", "when: {budget: [{at_least: 500, below: 4000}, not-sure]}"),
        ("rules.yaml", "rule_out: associate", "rule_out: [associate, certificate]"),
        ("rules.yaml", "rule_out: associate", "rule_out: associate\n        weight:"),
        ("rules.yaml", "favor: prepare-first", "favor: [start-now, prepare-first]"),
        ("questions.yaml", "asked_when: {goal: lead}", "asked_when: [{goal: [lead, not-sure]}, {budget: {below: 1}}]"),
        ("questions.yaml", "    unit: years\n", "    unit:\n"),
    ],
)
def test_what_the_loader_takes_is_taken(name: str, old: str, new: str, folder: Path) -> None:
    there = (GOOD / name).read_text(encoding="utf-8")
    try:
        (folder / name).write_text(there.replace(old, new).replace(" with {hours} hours a week", ""), encoding="utf-8")
        load_catalog(folder)
    finally:
        (folder / name).write_text(there, encoding="utf-8")
    assert faults_of(GOOD, name, old, new) == []


@cases(
    ("name", "old", "new", "said"),
    [
        (
            "rules.yaml",
            "favor: start-now\n        weight: 4\n",
            "favor: start-now\n        weight: 9\n",
            "9 is greater than the maximum of 5",
        ),
        ("rules.yaml", "campus: ['no', sometimes, not-sure]", "campus: [no, somtimes, not-sure]", "'somtimes' is not one of"),
        ("rules.yaml", "when: {internet: none, campus: ['no'", "when: {internat: none, campus: ['no'", "'internat' was unexpected"),
        ("questions.yaml", "pick_at_most: 2", "pick_at_mots: 2", "'pick_at_mots' was unexpected"),
        ("guidance.yaml", "source: guide-review}", "source: guide-revue}", "'guide-revue' is not one of"),
    ],
)
def test_the_one_thing_that_is_wrong_is_told(name: str, old: str, new: str, said: str) -> None:
    value = parse_text((DATA / name).read_text("utf-8").replace(old, new, 1), name).value
    (found,) = validators(DATA)[name].iter_errors(value)
    error = best_match([found])
    assert error is not None
    assert said in error.message


def test_every_kind_of_name_has_ids_to_choose_from() -> None:
    known = name_definitions(real_catalog())
    for key in check_names.NAMES:
        assert known[named(key, {"type": "string"})["$ref"].rpartition("/")[2]]["enum"], key


@cases("name", FILES)
def test_no_definition_is_left_over(name: str) -> None:
    schema = validators(DATA)[name].schema
    assert isinstance(schema, dict)
    text = str(schema)
    assert schema["$defs"]
    assert [key for key in schema["$defs"] if f"'#/$defs/{key}'" not in text] == []
