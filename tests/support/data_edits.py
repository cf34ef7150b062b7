"""Edits of a copied data folder, as a careful person would make them, and everything that is then printed."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from codingpath.catalog.answers import read_answers
from codingpath.catalog.facts import by_source
from codingpath.catalog.folder import find_data
from codingpath.catalog.load import load_catalog
from codingpath.catalog.yaml_reader import read_document
from codingpath.formats import FORMATS, PLAN, offered, text_of
from codingpath.formats.markdown import to_markdown
from codingpath.formats.printouts import plan_printout
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers, When
from codingpath.model.plan.roadmap import Roadmap
from codingpath.planning.plan import plan
from codingpath.report.blocks import Document
from codingpath.report.document import whole
from codingpath.report.lists.certifications import card, side_by_side
from codingpath.report.lists.certifications_short import card_short, list_short
from codingpath.report.lists.data_status import status
from codingpath.report.lists.side_by_side import Named, beside, beside_short
from codingpath.report.sources import Cites
from codingpath.report.why import why
from codingpath.report.why_short import why_short
from codingpath.report.words import every, full_day, month
from codingpath.rules.explain import explain
from codingpath.rules.masks import compile_rules
from codingpath.rules.what_if import moving

Files = dict[str, Any]
"""File name to what it says."""
TODAY = date(2026, 11, 23)
EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("questions", "rules", "credentials", "programs", "funding", "wages", "timeline", "guidance")


_SAFE: type[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_SAFE):  # type: ignore[misc] # the fast one where there is one
    def ignore_aliases(self, data: Any) -> bool:
        return True


@cache
def _read() -> Files:
    folder = find_data()
    return {f"{name}.yaml": read_document(folder / f"{name}.yaml", f"{name}.yaml").value for name in NAMES}


def files() -> Files:
    """Return what the program's own files say, to be edited; the national list is left out, as no edit is about it."""
    found: Files = json.loads(_as_json())  # three times as fast as a deep copy
    return found


@cache
def _as_json() -> str:
    return json.dumps(_read())


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
    table = compile_rules(catalog.rules, catalog.questions)
    roadmap = plan(catalog, answers, TODAY, table)
    cites = Cites(catalog.sources, TODAY)
    pair = (Named("one", roadmap), Named("two", plan(catalog, {**answers, "hours": OTHER_HOURS}, TODAY, table)))
    return {
        **forms_of(roadmap),
        "explain": to_markdown(why(roadmap, explain(roadmap, table))),
        "explain in short": to_markdown(why_short(roadmap, moving(table, catalog.questions, roadmap.known))),
        "compare": to_markdown(whole("Compare", beside(pair, cites), catalog, cites, TODAY)),
        "compare in short": to_markdown(Document("Compare", (), beside_short(pair)[0], beside_short(pair)[1:])),
    }


OTHER_HOURS = 9
"""Hours a week of the plan that is set beside another one."""


def forms_of(roadmap: Roadmap) -> dict[str, str]:
    """Return every form of a plan."""
    printout = plan_printout(roadmap, full=True, key="key")
    return {name: text_of(printout, form) for name, form in offered(PLAN).items()}


def listings(catalog: Catalog) -> dict[str, str]:
    """Return what says every figure of the data for its own sake: the certifications, each in full, and the status of all facts."""
    groups = by_source(catalog)
    cards = [to_markdown(card(catalog, credential, TODAY)) for credential in catalog.credentials]
    short = [card_short(catalog, credential, TODAY) for credential in catalog.credentials]
    return {
        "credentials": to_markdown(side_by_side(catalog, TODAY)) + "\n".join(cards),
        "credentials in short": "\n".join(map(to_markdown, [list_short(catalog, TODAY), *short])),
        "status": to_markdown(status(catalog, groups, groups, TODAY)),
    }


def markdown(catalog: Catalog, answers: Answers) -> str:
    """Return a plan as Markdown alone."""
    return text_of(plan_printout(plan(catalog, answers, TODAY), full=True), FORMATS["markdown"])


def walk(value: Any, change: Callable[[str, Any], Any], key: str = "") -> Any:
    """Return a value with every text and number in it exchanged by what `change` makes of its key and itself."""
    if isinstance(value, dict):
        return {name: walk(part, change, key if name in ("low", "likely", "high") else str(name)) for name, part in value.items()}
    if isinstance(value, list):
        return [walk(part, change, key) for part in value]
    return change(key, value)


UNSAID = ("when", "first_when", "held_when", "marked_when", "before_format")
"""Keys whose numbers are no figures: thresholds of conditions, which decide and are not said, and the format of old sessions."""


def figures(value: Any, key: str = "") -> Iterator[tuple[str, int]]:
    """Yield every figure with the key it stands under; the ends of a span under that of the span."""
    for name, part in value.items() if isinstance(value, dict) else ():
        if name not in UNSAID:
            yield from figures(part, key if name in ("low", "likely", "high") else str(name))
    for part in value if isinstance(value, list) else ():
        yield from figures(part, key)
    if isinstance(value, int) and not isinstance(value, bool):
        yield key, value


def with_other_figures(value: Any, key: str = "") -> Any:
    """Return a value with every figure greater, and percents smaller; 0 stays, as it says that there is none."""
    if isinstance(value, dict):
        return {
            name: part if name in UNSAID else with_other_figures(part, key if name in ("low", "likely", "high") else str(name))
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [with_other_figures(part, key) for part in value]
    if not isinstance(value, int) or isinstance(value, bool) or not value:
        return value
    if key == "at_least":  # rules tell apart who answers it
        return value
    if key in ("at_most", "pick_at_most"):  # the program reads no greater ones
        return value + 1
    return value - value // 9 if "percent" in key else 2 * value + 3


_DOLLARS = (lambda v: f"${v:,}",)
_PEOPLE = (lambda v: f"{v:,}",)
SAID: dict[str, tuple[Callable[[int], str], ...]] = {
    **dict.fromkeys(("usd", "exam_usd", "membership_usd", "books_usd", "retake_usd", "renewal_usd", "fee_usd"), _DOLLARS),
    **dict.fromkeys(("p10_usd", "p25_usd", "median_usd", "p75_usd", "p90_usd", "average_usd"), _DOLLARS),
    **dict.fromkeys(("employed", "openings", "testers"), _PEOPLE),
    "percent": (lambda v: f"{v} passed", lambda v: f"percent {v}"),
    "late_pace_percent": (lambda v: f"{v} % of it",),
    "open_hours": (
        lambda v: f"fast counts on {v}",
        lambda v: f"slow on {v}",
        lambda v: f"at {v} study hours a week",
        lambda v: f"most likely {v}",
    ),
    **dict.fromkeys(("weeks", "minutes_a_credit"), ()),  # what a term is made of moves days, and no form says it
    "credits": (lambda v: f"most likely {v}", lambda v: f"{v} credits", lambda v: f"to {v}"),
    "term_credits": (lambda v: f".term_credits: {v}", lambda v: f"to {v}"),
    "hours": (lambda v: f"{v:,} to", lambda v: f"to {v:,}", lambda v: f"{v:,} study hours"),
    "floor_weeks": (lambda v: f".floor_weeks: {v}", lambda v: f"to {v}\n", lambda v: f"to {v} |"),
    "days": (lambda v: f".days: {v}", lambda v: f"to {v:,}"),
    "retake_wait_days": (lambda v: f"{v} days", lambda v: f"to {v}", lambda v: f".retake_wait_days: {v}"),
    "short_notice_days": (lambda v: f"under {v} days",),
    "credits_a_year": (lambda v: f"at {v} credits", lambda v: f".credits_a_year: {v}"),
    "minutes": (lambda v: f"{v} min", lambda v: f"{v / 60:g} h"),
    "months_of_work": (lambda v: f"months of work {v}",),
    "renewal_months": (every,),
}
"""Key of a figure to how the forms say it, each way with as much beside it as tells it from other figures."""


def said_anew(old: Iterable[Any]) -> dict[str, str]:
    """Return every way in which forms may say a figure of these files, and how they say the other figure.

    A figure under a new key needs a way of its own.
    """
    found = {(key, v) for value in old for key, v in figures(value) if v}
    ways = {way(v): way(with_other_figures(v, key)) for key, v in found for way in SAID[key]}
    return {was: now for was, now in ways.items() if was not in ways.values()}


def with_other_words(value: Any, anew: dict[str, str]) -> Any:
    """Return a value with the figures in its texts exchanged too, as whoever changes a figure changes the words around it."""
    for ends in (False, True):  # "40 to 120" has two of them that overlap
        ways = [way for way in sorted(anew, key=len, reverse=True) if way.startswith("to ") == ends]
        value = _exchanged(value, re.compile("|".join(_whole(way).pattern for way in ways)), anew)
    return value


def _exchanged(value: Any, pattern: re.Pattern[str], anew: dict[str, str]) -> Any:
    def exchanged(_: str, part: Any) -> Any:
        return pattern.sub(lambda found: anew[found[0]], part) if isinstance(part, str) and _FIGURE.search(part) else part

    return walk(value, exchanged)


_FIGURE = re.compile("[0-9]|every")
"""What every way to say a figure has: its digits, or the words for how often."""


def with_one_other_figure(value: Any, way: str = "") -> Iterator[tuple[str, Any]]:
    """Yield a record or a list of them once for each figure below it, with that figure alone another one, and the way to it."""
    if isinstance(value, tuple):
        for number, part in enumerate(value):
            for where, other in with_one_other_figure(part, f"{way}.{getattr(part, 'id', number)}"):
                yield where, (*value[:number], other, *value[number + 1 :])
    elif is_dataclass(value) and not isinstance(value, When):
        for key in (field.name for field in fields(value)):
            for where, other in with_one_other_figure(getattr(value, key), f"{way}.{key}"):
                yield where, replace(value, **{key: other})  # type: ignore[type-var] # it is no class
    elif isinstance(value, int) and not isinstance(value, bool):
        yield way, 2 * value + 3


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


def said_in(text: str, phrases: Iterable[str]) -> set[str]:
    """Return those of some phrases that a printed text says, over the ends of its lines and not as a part of a longer number."""
    plain = _plain(text)
    return {p for p in phrases if any(_whole(p).match(plain, place) for place in _places(p, plain))}


def _places(phrase: str, text: str) -> Iterator[int]:
    """Yield where a text has a phrase, also as a part of something longer; much faster than to search with a pattern."""
    place = text.find(phrase)
    while place >= 0:
        yield place
        place = text.find(phrase, place + 1)


@cache
def _whole(phrase: str) -> re.Pattern[str]:
    """Return the pattern of a phrase that is no part of a longer number or word."""
    before = r"(?<![\d.$])(?<!\d,)" if phrase[0].isdigit() else r"(?<!\w)" if phrase[0].isalpha() else ""
    return re.compile(rf"{before}{re.escape(phrase)}(?!\d|[,.]\d|\w)")


def days_of(roadmap: Roadmap) -> set[date]:
    """Return every day that a plan worked out."""
    dates = [
        *(d for stage in roadmap.stages for d in (stage.starts, stage.ends)),
        *(kind.applying for kind in roadmap.other_kinds),
        *(choice.applying for choice in roadmap.choices),
    ]
    return {day for d in dates for day in (d.early, d.likely, d.late) if day} | {step.on for step in roadmap.steps}


def spelled(days: Iterable[date]) -> set[str]:
    """Return every way in which a form writes these days."""
    return {way for day in days for way in (day.isoformat(), f"{day:%Y%m%d}", full_day(day), month(day))}


@lru_cache(maxsize=32)
def _plain(text: str) -> str:
    text = text.replace("\r\n ", "").replace("\\n", " ").replace("\\", "")
    return re.sub(
        r"[\s│|•]+", " ", html.unescape(re.sub(r"<style.*?</style>|<script.*?</script>|<[^>]*>", " ", text, flags=re.DOTALL))
    )
