"""Edits of a copied data folder, as a careful person would make them, and everything that is then printed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from codingpath.catalog.answers import read_answers
from codingpath.catalog.load import load_catalog
from codingpath.catalog.locate import find_data
from codingpath.catalog.yaml_reader import read_document
from codingpath.formats import FORMATS, PLAN, offered, text_of
from codingpath.formats.markdown import to_markdown
from codingpath.formats.plan import plan_printout
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers
from codingpath.planning.plan import plan
from codingpath.report.document import whole
from codingpath.report.side_by_side import Named, beside
from codingpath.report.sources import Cites
from codingpath.report.why import why
from codingpath.rules.explain import explain

Files = dict[str, Any]
"""File name to what it says."""
TODAY = date(2026, 11, 23)
EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = ("questions", "rules", "credentials", "programs", "funding", "wages", "timeline", "guidance")


_SAFE: type[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_SAFE):  # type: ignore[misc] # typed as Any where the C library may be missing
    def ignore_aliases(self, data: Any) -> bool:
        return True


@cache
def _read() -> Files:
    folder = find_data()
    return {f"{name}.yaml": read_document(folder / f"{name}.yaml", f"{name}.yaml").value for name in NAMES}


def files() -> Files:
    """Return what the program's own files say, to be edited; the national list is left out, as no edit is about it."""
    return deepcopy(_read())


def load(said: Files, folder: Path) -> Catalog:
    """Write the files that differ from the program's own, copy the others, and load the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, value in said.items():
        if value == _read()[name]:
            shutil.copy(find_data() / name, folder / name)
        else:
            (folder / name).write_text(yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=200), "utf-8")
    return load_catalog(folder)


def people(catalog: Catalog) -> list[Answers]:
    """Return the answers of the three examples."""
    return [read_answers(path, catalog.questions) for path in sorted(EXAMPLES.glob("*.yaml"))]


def printed(catalog: Catalog, answers: Answers) -> dict[str, str]:
    """Return every form of a plan, its explanation and a comparison with a plan of other hours."""
    roadmap = plan(catalog, answers, TODAY)
    printout = plan_printout(roadmap, key="key")
    found = {name: text_of(printout, form) for name, form in offered(PLAN).items()}
    found["explain"] = to_markdown(why(roadmap, explain(roadmap)))
    other = plan(catalog, {**answers, "hours": 9}, TODAY)
    cites = Cites(catalog.sources, TODAY)
    found["compare"] = to_markdown(
        whole("Compare", beside((Named("one", roadmap), Named("two", other)), cites), catalog, cites, TODAY)
    )
    return found


def markdown(catalog: Catalog, answers: Answers) -> str:
    """Return a plan as Markdown alone."""
    return text_of(plan_printout(plan(catalog, answers, TODAY)), FORMATS["markdown"])


def walk(value: Any, change: Callable[[str, Any], Any], key: str = "") -> Any:
    """Return a value with every text and number in it exchanged by what `change` makes of its key and itself."""
    if isinstance(value, dict):
        return {name: walk(part, change, key if name in ("low", "high") else str(name)) for name, part in value.items()}
    if isinstance(value, list):
        return [walk(part, change, key) for part in value]
    return change(key, value)


def numbers(value: Any, key: str = "") -> Iterator[tuple[str, int]]:
    """Yield every number with the key it stands under; the ends of a span under that of the span."""
    for name, part in value.items() if isinstance(value, dict) else ():
        yield from numbers(part, key if name in ("low", "high") else str(name))
    for part in value if isinstance(value, list) else ():
        yield from numbers(part, key)
    if isinstance(value, int) and not isinstance(value, bool):
        yield key, value


def renamed(said: Files, decision: str, old: str, new: str) -> Files:
    """Return the files with the id of an option changed wherever it is named."""
    options = said["rules.yaml"]["decisions"][decision]["options"]
    said["rules.yaml"]["decisions"][decision]["options"] = {new if name == old else name: o for name, o in options.items()}
    for rule in said["rules.yaml"]["decisions"][decision]["rules"]:
        for effect in ("favor", "rule_out"):
            if effect in rule:
                rule[effect] = _swap(rule[effect], old, new)
    for option in said["rules.yaml"]["decisions"][decision]["options"].values():
        if "like" in option:
            option["like"] = _swap(option["like"], old, new)
    parts = said["rules.yaml"]["decisions"][decision].get("named_in", {})
    parts |= {part: _swap(left_out, old, new) for part, left_out in parts.items()}
    if decision == "role":
        led = said["wages.yaml"]["occupations"]
        said["wages.yaml"]["occupations"] = {new if name == old else name: socs for name, socs in led.items()}
    return {name: _in_conditions(value, decision, old, new) for name, value in said.items()}


def _in_conditions(value: Any, decision: str, old: str, new: str) -> Any:
    if isinstance(value, list):
        return [_in_conditions(part, decision, old, new) for part in value]
    if not isinstance(value, dict):
        return value
    found = {name: _in_conditions(part, decision, old, new) for name, part in value.items()}
    named = found.get("decision")
    if isinstance(named, dict) and decision in named:
        found["decision"] = {**named, decision: _swap(named[decision], old, new)}
    return found


def _swap(named: Any, old: str, new: str) -> Any:
    return [new if n == old else n for n in named] if isinstance(named, list) else new if named == old else named


def says(text: str, phrase: str) -> bool:
    """Tell whether a text says a phrase, not as a part of a longer number."""
    return re.search(rf"(?<![\d,.]){re.escape(phrase)}(?![\d]|[,.]\d)", text.replace("\\", "")) is not None
