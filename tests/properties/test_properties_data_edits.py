"""A change of the data is refused with its place, or every form says it: nothing that `check` passes stops a plan or makes it false."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from data_edits import (
    OTHER_HOURS,
    SAID,
    TODAY,
    Files,
    days_of,
    figures,
    files,
    forms_of,
    listings,
    load,
    markdown,
    people,
    printed,
    renamed,
    said_anew,
    said_in,
    spelled,
    with_one_other_figure,
    with_other_figures,
    with_other_words,
)  # fmt: skip
from hypothesis import given, settings
from hypothesis import strategies as st
from scenario_plans import scenario_answers
from strategies import real_catalog, real_table

from codingpath.commands.questions import listing
from codingpath.errors import AnswerError, DataError
from codingpath.formats import LIST, offered, text_of
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers
from codingpath.model.plan.stages import OtherKind, Stage
from codingpath.model.question import Question
from codingpath.planning.person import Person
from codingpath.planning.plan import person_of, plan
from codingpath.planning.timeline import other_kinds, timeline
from codingpath.rules.masks import compile_rules

OPTIONS = [(decision.id, option.id) for decision in real_catalog().rules.decisions for option in decision.options]
MEANT = {"award": ["award"], "certification": ["credential"], "delivery": ["delivery"]}
"""Decision to the keys that say what an option of it means, where its id does not."""
AUDITOR = {"label": "Auditor", "summary": "One.", "benefits": ["One."], "drawbacks": ["One."], "typical_week": "One."}


def faults(said: dict[str, Any], folder: Path) -> list[str]:
    """Return the faults of a folder, each with its place."""
    with pytest.raises(DataError) as caught:
        load(said, folder)
    assert all(fault.line > 0 and fault.column > 0 for fault in caught.value.faults)
    return [f"{fault.file}: {fault.message}" for fault in caught.value.faults]


def printed_unless_refused(said: Files, folder: Path) -> dict[str, str]:
    """Return everything printed for somebody, or nothing where the folder is refused, each fault with its place."""
    try:
        catalog = load(said, folder)
    except DataError as error:
        found = error.faults
    else:
        return printed(catalog, people(catalog)[0])
    assert all(fault.line > 0 and fault.column > 0 and fault.message for fault in found)
    return {}


# -- what was wrong before there was a contract


def test_an_option_that_says_too_little_or_that_conditions_forget_is_refused_part_by_part(tmp_path: Path) -> None:
    said = files()
    decisions = said["rules.yaml"]["decisions"]
    decisions["role"]["options"]["auditor"] = AUDITOR
    for name, keys in MEANT.items():
        first, *_ = decisions[name]["options"]
        decisions[name]["options"]["zyx"] = {**decisions[name]["options"][first], **dict.fromkeys(keys, first)}
    found = faults(said, tmp_path / "data")
    assert [f for f in found if "'program_codes'" in f]
    assert [f for f in found if "'in_a_sentence'" in f]
    assert [f for f in found if f.startswith("wages.yaml") and "'auditor'" in f]
    forgotten = [match.groups() for f in found if (match := FORGOTTEN.match(f))]
    for name, option in {**dict.fromkeys(MEANT, "zyx"), "role": "auditor"}.items():
        assert {part for _, part, *who in forgotten if who == [option, name]} == decisions[name]["named_in"].keys()
    assert {file for file, *_ in forgotten} >= {"guidance.yaml", "funding.yaml", "timeline.yaml", "credentials.yaml"}


FORGOTTEN = re.compile(r"(\S+): no condition of '(.*)' names the option '(.*)' of '(.*)'; name it in one")


def test_an_option_that_is_like_another_works_wherever_that_one_does(tmp_path: Path) -> None:
    said = files()
    role = said["rules.yaml"]["decisions"]["role"]
    meant = {"in_a_sentence": "an auditor", "program_codes": ["51.0713"], "like": "coder"}
    role["options"]["auditor"] = {**AUDITOR, **meant}
    said["wages.yaml"]["occupations"]["auditor"] = ["29-2072"]
    rule = {"favor": "auditor", "weight": 5, "always": True, "because": "it is new"}
    role["rules"] += [{"id": "role.audit", **rule}, {"id": "role.audit-too", **rule}]
    forms = printed_unless_refused(said, tmp_path / "data")
    assert "an auditor" in forms["markdown"]
    for form in ("table", "markdown", "html"):
        assert said_in(forms[form], ("Senior coder", "your years of work agree")) == {
            "Senior coder",
            "your years of work agree",
        }


def test_hours_and_renewals_are_those_of_the_data(tmp_path: Path) -> None:
    said = files()
    said["timeline.yaml"]["open_hours"] |= {"low": 3, "likely": 7, "high": 11}
    months = {"ccs": 12, "cpc": 18}
    for credential in said["credentials.yaml"]["credentials"]:
        if credential["id"] in months:
            credential["renewal_months"] = months[credential["id"]]
    catalog = load(said, tmp_path / "data")
    first, second, third = (markdown(catalog, answers) for answers in people(catalog))
    assert "7 hours of study a week (you left them open: fast counts on 11, slow on 3)" in third
    assert "counts on 20" not in third
    assert ["Renew: every year" in first, "Renew: every 18 months" in second, "Renew: every 18 months" in third] == [True] * 3
    assert "Renew: every two years" not in first + second + third


# -- any edit


@st.composite
def edits(draw: st.DrawFn) -> dict[str, Any]:
    said = files()
    decision, old = draw(st.sampled_from(OPTIONS))
    options = said["rules.yaml"]["decisions"][decision]["options"]
    match draw(st.sampled_from(["rename", "rename with its meaning", "add", "add and choose", "drop"])):
        case "rename":
            return renamed(said, decision, old, "zyx")
        case "rename with its meaning":
            for key in MEANT.get(decision, ()):
                options[old].setdefault(key, old)
            return renamed(said, decision, old, "zyx")
        case "drop":
            del options[old]
        case how:
            options["zyx"] = {**options[old], "label": "Zyx"} | ({"in_a_sentence": "a zyx"} if decision != "certification" else {})
            options["zyx"] |= {"like": old} if draw(st.booleans()) or how == "add and choose" else {}
            for key in MEANT.get(decision, ()):
                options["zyx"].setdefault(key, old)
            if decision == "role":
                said["wages.yaml"]["occupations"]["zyx"] = said["wages.yaml"]["occupations"][old]
            for number in range(3) if how == "add and choose" else ():
                rule = {"id": f"{decision}.zyx-{number}", "favor": "zyx", "weight": 5, "always": True, "because": "it is new"}
                said["rules.yaml"]["decisions"][decision]["rules"].append(rule)
    return said


@given(said=edits())
@settings(max_examples=int(os.environ.get("CODINGPATH_EDITS", "2")))
def test_an_edit_of_the_options_is_refused_with_its_place_or_said_in_every_form(said: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        assert all(printed_unless_refused(said, Path(folder) / "data").values())


# -- every figure

FIGURES = ("timeline.yaml", "credentials.yaml", "wages.yaml")
"""Files of which every figure is said, and is another one in the copy: hundreds of edits, looked at once."""


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], Catalog]:
    """Return how figures are said and will be, and the catalog of the files with every figure another one."""
    said = files()
    anew = said_anew(said[name] for name in FIGURES)
    new = {n: with_other_words(with_other_figures(v) if n in (*FIGURES, "questions.yaml") else v, anew) for n, v in said.items()}
    return anew, load(new, tmp_path_factory.mktemp("edited") / "data")


def test_no_form_says_a_figure_that_the_data_says_no_more(edited: tuple[dict[str, str], Catalog], catalog: Catalog) -> None:
    (anew, after), before = edited, catalog
    table = compile_rules(after.rules, after.questions)
    seen: set[str] = set()
    listed = listings(after)
    for form, text in listings(before).items():
        said = said_in(text, anew)
        seen |= said
        assert said_in(listed[form], said) == set(), form
    _, newcomer, unsure = people(before)
    starts_soon = {**newcomer, "start": TODAY + timedelta(days=21)}
    for_any_degree = {**unsure, **FOR_A_DEGREE, "months": 120}  # a nearer limit is kept by other lengths, and leads elsewhere
    for number, answers in enumerate((for_any_degree, starts_soon, unsure)):
        was, now = plan(before, answers, TODAY, real_table()), plan(after, answers, TODAY, table)
        for old, new in zip(was.stages, now.stages, strict=True):
            assert old.id == "prepare" or _as_long(old, new) == [], old.id  # it may end on the first of the same month
        more = 3 + hours if isinstance(hours := answers.get("hours"), int) else OTHER_HOURS
        # forms set these beside it
        others = [plan(after, {**answers, "hours": other}, TODAY, table) for other in (OTHER_HOURS, more)]
        due = {s.review_by + timedelta(days=n) for s in after.sources.values() for n in (0, 1)}
        planned = {day for r in (now, *others) for day in days_of(r)}
        known = spelled({TODAY, *due, *planned}) | {f"{day + timedelta(days=1):%Y%m%d}" for day in planned}  # the end in a calendar
        stale = {*anew, *spelled(days_of(was)) - known}
        all_forms = number == 0
        forms = printed(after, answers) if all_forms else forms_of(now)
        for form, text in (printed(before, answers) if all_forms else forms_of(was)).items():
            said = said_in(text, stale)
            seen |= said
            assert said or form.startswith("explain")
            assert said_in(forms[form], said) == set(), form
    looked_at = seen.union(anew.values())  # what another figure became cannot be told from it
    unsaid = {
        (key, v)
        for name in FIGURES
        for key, v in figures(files()[name])
        if v and SAID[key] and not any(way(v) in looked_at for way in SAID[key])
    }
    assert {(key, v) for key, v in unsaid if key != "average_usd"} == set()  # a plan says those of its own state alone


FOR_A_DEGREE: Answers = {
    "state": "NY",
    "budget": 100_000,
    "goal": "lead",
    "matters-most": ("earning-ceiling",),
    "months": 60,
    "hours": 25,
    "education": "diploma",
    "so-far": "nothing",
    "terminology": "none",
    "campus": "yes",
    "internet": "reliable",
}
"""Answers that lead to a degree whose price is reckoned from a yearly one."""


def _as_long(old: Stage, new: Stage) -> list[timedelta]:
    """Return the lengths, by the early and by the late reckoning, that two stages share; leap days do not count."""
    pairs = zip(_lengths(old), _lengths(new), strict=True)
    return [was for was, now in pairs if was is not None and now is not None and abs(now - was) <= timedelta(days=2)]


def _lengths(stage: Stage) -> list[timedelta | None]:
    ends = ((stage.starts.early, stage.ends.early), (stage.starts.late, stage.ends.late))
    return [last - first if first and last else None for first, last in ends]


def test_every_range_of_a_question_is_the_one_that_is_listed_and_refused_by(
    edited: tuple[dict[str, str], Catalog], catalog: Catalog
) -> None:
    after, before = edited[1], catalog
    forms = [text_of(listing(after.questions), form) for form in offered(LIST).values()]
    ranged = [(before.question(q.id), q) for q in after.questions if q.at_most is not None and q.at_least is not None]
    assert len(ranged) > 5
    for old, new in ranged:
        assert old.at_most != new.at_most
        new.parse(str(new.at_most), TODAY)
        with pytest.raises(AnswerError) as caught:
            new.parse(str((new.at_most or 0) + 1), TODAY)
        assert [f"{question.at_most:,}" in str(caught.value) for question in (old, new)] == [False, True]
        assert [said_in(text, {_ends(old), f'"at_most": {old.at_most}'}) for text in forms] == [set()] * len(forms)
        assert all(said_in(text, {_ends(new), f'"at_most": {new.at_most}'}) for text in forms)
    several = next(q for q in after.questions if q.pick_at_most)
    del forms[0]  # a table of 80 columns folds it
    assert all(said_in(text, {f"at most {several.pick_at_most}", f'"pick_at_most": {several.pick_at_most}'}) for text in forms)


def _ends(question: Question) -> str:
    return f"{question.at_least:,} to {question.at_most:,}"


def _days_move(catalog: Catalog, person: Person, stages: tuple[Stage, ...], kinds: tuple[OtherKind, ...]) -> bool:
    """Tell whether somebody has other days by these data than were worked out."""
    now = replace(person, catalog=catalog)
    return timeline(now) != stages or other_kinds(now) != kinds


def test_every_length_of_the_timeline_moves_a_day_of_somebody(catalog: Catalog) -> None:
    known = [*scenario_answers().values()]
    graduates = [{**answers, "education": "associate"} for answers in known if answers.get("goal") == "lead"]
    in_full = [{**answers, "hours": 60} for answers in graduates]
    at_once = [{**answers, "start": TODAY} for answers in known if answers.get("so-far") == "lapsed"]
    persons = [person_of(catalog, answers, TODAY, real_table()) for answers in (*known, *graduates, *in_full, *at_once)]
    looked_at = [(person, timeline(person), other_kinds(person)) for person in persons]
    still = set()
    for way, other in with_one_other_figure(catalog.timeline):
        after = replace(catalog, timeline=other)
        moved = next((i for i, was in enumerate(looked_at) if _days_move(after, *was)), None)
        if moved is None:
            still.add(way)
        else:  # whose days one figure moves, those the next one mostly moves too
            looked_at.insert(0, looked_at.pop(moved))
    assert still == {
        *(".credits_a_year.low", ".short_notice_days"),  # what is said of money and in the calendar
        *(".credits_a_year.high", ".late_pace_percent.high"),  # the same number as `low`, as the loader sees to
        ".waits.retake.days.low",  # early, nobody sits twice
    }
