"""A change of the data is refused with its place, or every form says it: nothing that `check` passes stops a plan or makes it false."""

from __future__ import annotations

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from data_edits import TODAY, files, load, markdown, numbers, people, printed, renamed, says, walk
from hypothesis import given, settings
from hypothesis import strategies as st

from codingpath.errors import AnswerError, DataError

OPTIONS = [(d, o) for d, decision in files()["rules.yaml"]["decisions"].items() for o in decision["options"]]
MEANT = {"award": ["award"], "certification": ["credential"], "delivery": ["delivery"]}
"""Decision to the keys that say what an option of it means, where its id does not."""
AUDITOR = {"label": "Auditor", "summary": "One.", "benefits": ["One."], "drawbacks": ["One."], "typical_week": "One."}


def faults(said: dict[str, Any], folder: Path) -> list[str]:
    """Return the faults of a folder, each with its place."""
    with pytest.raises(DataError) as caught:
        load(said, folder)
    assert all(fault.line > 0 and fault.column > 0 for fault in caught.value.faults)
    return [f"{fault.file}: {fault.message}" for fault in caught.value.faults]


def forms_of(said: dict[str, Any], folder: Path) -> list[dict[str, str]] | None:
    """Return everything printed for somebody, or none where the folder is refused, each fault with its place."""
    try:
        catalog = load(said, folder)
    except DataError as error:
        found = error.faults
    else:
        return [printed(catalog, people(catalog)[0])]
    assert all(fault.line > 0 and fault.column > 0 and fault.message for fault in found)
    return None


# -- what was wrong before there was a contract


def test_an_option_that_says_too_little_is_refused_and_one_that_says_enough_is_planned(tmp_path: Path) -> None:
    said = files()
    role = said["rules.yaml"]["decisions"]["role"]
    role["options"]["auditor"] = AUDITOR
    role["rules"].append({"id": "role.audit", "favor": "auditor", "weight": 5, "always": True, "because": "it is new"})
    role["rules"].append({"id": "role.audit-too", "favor": "auditor", "weight": 5, "always": True, "because": "it is new too"})
    found = faults(said, tmp_path / "data")
    assert [f for f in found if "'program_codes'" in f]
    assert [f for f in found if "'in_a_sentence'" in f]
    assert [f for f in found if f.startswith("wages.yaml") and "'auditor'" in f]
    role["options"]["auditor"] = {**AUDITOR, "in_a_sentence": "an auditor", "program_codes": ["51.0713"]}
    said["wages.yaml"]["occupations"]["auditor"] = ["29-2072"]
    forgotten = [
        re.search(r"^(\S+): no condition of '(.*)' names the option 'auditor'", f) for f in faults(said, tmp_path / "data")
    ]
    assert {f"{found[1]} {found[2]}" for found in forgotten if found} >= {
        *("guidance.yaml jobs", "guidance.yaml steps", "guidance.yaml notices", "guidance.yaml faq/stress"),
        *("rules.yaml decisions/certification", "timeline.yaml waits/job-search", "credentials.yaml credentials"),
    }
    role["options"]["auditor"]["like"] = "coder"
    found_forms = forms_of(said, tmp_path / "data")
    assert found_forms
    assert all("an auditor" in forms["markdown"] for forms in found_forms)
    assert all("Senior coder" in forms["markdown"] and "You sit alone with records" in forms["html"] for forms in found_forms)


@pytest.mark.parametrize("decision", ["award", "certification", "delivery"])
def test_an_option_that_every_form_could_say_is_refused_where_conditions_forget_it(tmp_path: Path, decision: str) -> None:
    said = files()
    options = said["rules.yaml"]["decisions"][decision]["options"]
    first = next(iter(options))
    options["zyx"] = {**options[first], **dict.fromkeys(MEANT.get(decision, ()), first)}
    named_in = said["rules.yaml"]["decisions"][decision]["named_in"]
    found = [f for f in faults(said, tmp_path / "data") if f"names the option 'zyx' of '{decision}'" in f]
    assert len(found) == len(named_in)


def test_the_hours_assumed_are_those_of_the_data(tmp_path: Path) -> None:
    said = files()
    said["timeline.yaml"]["open_hours"] |= {"low": 3, "high": 11}
    catalog = load(said, tmp_path / "data")
    page = markdown(catalog, next(a for a in people(catalog) if not isinstance(a.get("hours"), int)))
    assert "11 (early) or 3 (late) study hours a week, assumed" in page
    assert "20 (early)" not in page


@pytest.mark.parametrize(("months", "words"), [(12, "every year"), (36, "every three years"), (18, "every 18 months")])
def test_a_renewal_comes_as_often_as_the_certification_says(tmp_path: Path, months: int, words: str) -> None:
    said = files()
    for credential in said["credentials.yaml"]["credentials"]:
        if "renewal_months" in credential:
            credential["renewal_months"] = months
    catalog = load(said, tmp_path / "data")
    page = markdown(catalog, people(catalog)[0])
    assert f"Renew: {words}" in page
    assert "Renew: every two years" not in page


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
@settings(max_examples=int(os.environ.get("CODINGPATH_EDITS", "4")))
def test_an_edit_of_the_options_is_refused_with_its_place_or_said_in_every_form(said: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        for forms in forms_of(said, Path(folder) / "data") or ():
            assert all(forms.values())


BY_CHANCE = {"$200"}
"""What one price is over the budget of the person, and a tick of the chart: both are reckoned, and happen to be a fee too."""


def test_a_figure_of_money_is_said_as_the_data_says_it_in_every_form(tmp_path: Path) -> None:
    """Every dollar of the credentials and of the wages is another one, in words too; so no form says an old one."""
    said = files()
    old = {v for name in ("credentials.yaml", "wages.yaml") for key, v in numbers(said[name]) if key.endswith("usd") and v}
    swap = {f"${v:,}": f"${v + 7:,}" for v in old}
    for name in ("credentials.yaml", "wages.yaml"):
        said[name] = walk(said[name], lambda key, v: v + 7 if key.endswith("usd") and isinstance(v, int) and v else v)
    said = {name: walk(value, lambda _, text: _swapped(text, swap)) for name, value in said.items()}
    catalog = load(said, tmp_path / "data")
    for form, text in printed(catalog, people(catalog)[0]).items():
        assert [figure for figure in swap.keys() - swap.values() - BY_CHANCE if says(text, figure)] == [], form


def _swapped(text: Any, swap: dict[str, str]) -> Any:
    return re.sub(r"\$\d[\d,]*\d|\$\d", lambda found: swap.get(found[0], found[0]), text) if isinstance(text, str) else text


def test_every_range_of_a_question_is_the_one_that_is_asked_and_refused_by(tmp_path: Path) -> None:
    said = files()
    asked = [q for q in said["questions.yaml"]["questions"] if "at_most" in q]
    for question in asked:
        question["at_most"] += 3
    catalog = load(said, tmp_path / "data")
    for question in asked:
        with pytest.raises(AnswerError) as caught:
            catalog.question(question["id"]).parse(str(question["at_most"] + 1), TODAY)
        assert f"{question['at_most']:,}" in str(caught.value)


def test_every_length_of_the_timeline_is_said_as_the_data_says_it(tmp_path: Path) -> None:
    said = files()
    timeline = said["timeline.yaml"]
    spans = ("hours", "late_pace_percent", "open_hours", "credits_a_year", "short_notice_days")
    old = {v for key, v in numbers(timeline) if key in spans}
    said["timeline.yaml"] = walk(timeline, lambda key, v: v + 1 if key in spans and isinstance(v, int) else v)
    new = {v for key, v in numbers(said["timeline.yaml"]) if key in spans}
    catalog = load(said, tmp_path / "data")
    for answers in people(catalog):
        text = markdown(catalog, answers).replace("\\", "")
        part = text[text.index("## Timeline") :].partition("## Money")[0]
        said_figures = re.findall(r"([\d,]+) (?:to [\d,]+ )?(?:study hours|\(early\)|\(late\)|% of it)", part)
        assert said_figures
        assert {int(figure.replace(",", "")) for figure in said_figures} & (old - new) == set()
