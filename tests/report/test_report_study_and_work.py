"""What the work part says of pay: the country and the state apart, each figure with its group, place and year."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from document_text import block_texts, part_texts
from hypothesis import given
from strategies import TODAY, people, plan_of, real_catalog, real_table

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.roadmap import Roadmap
from codingpath.planning.plan import plan
from codingpath.report import study_and_work
from codingpath.report.blocks import Bullets, Heading, Part, Table
from codingpath.report.sources import Cites

ROLES = {"coder": "coding", "biller": "billing", "coder-and-biller": "both"}


def roadmap_of(role: str, state: str = "OH", catalog: Catalog | None = None) -> Roadmap:
    answers: dict[str, Value] = {"role": ROLES[role], "state": state, "goal": "start-soon", "education": "diploma"}
    if role == "coder-and-biller":
        answers |= {"goal": "small-practice", "setting": "physician-office"}
    made = plan(catalog or real_catalog(), answers, TODAY, real_table())
    assert made.decisions.chosen["role"] == role
    return made


def part(roadmap: Roadmap) -> Part:
    return study_and_work.work_part(roadmap, Cites(roadmap.catalog.sources, roadmap.today))


def headings(made: Part) -> list[str]:
    return [text for block in made.blocks if isinstance(block, Heading) for text in block_texts(block)]


def said(made: Part) -> str:
    return " ".join(part_texts(made))


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_told_what_beginners_earn_and_what_is_expected(role: str) -> None:
    roadmap = roadmap_of(role)
    wages, text = roadmap.catalog.wages, said(part(roadmap))
    for soc in wages.occupations[role]:
        pay = next(p for p in wages.national if p.soc == soc)
        outlook = next(o for o in wages.outlook if o.soc == soc)
        average = next(s.average_usd for s in wages.states if s.soc == soc and s.state == "OH")
        assert f"for {pay.title.lower()}, ${pay.p10_usd:,} to ${pay.p25_usd:,} a year" in text
        assert f"{outlook.title}, United States, {outlook.period}" in text
        assert f"{outlook.openings:,} openings a year" in text
        assert f"{pay.title}, Ohio, May 2023: ${average:,} a year" in text


@pytest.mark.parametrize("role", ROLES)
def test_the_country_and_the_state_never_share_a_table_or_a_line(role: str) -> None:
    made = part(roadmap_of(role))
    assert "Pay in the United States, May 2025" in headings(made)
    assert "Average pay in Ohio, May 2023" in headings(made)
    pieces = [" ".join(block_texts(block)) for block in made.blocks if isinstance(block, Table)]
    pieces += [item for block in made.blocks if isinstance(block, Bullets) for item in block.items]
    for piece in pieces:
        assert not ("May 2025" in piece and "May 2023" in piece), piece


def test_an_open_state_gets_no_state_figure() -> None:
    made = part(roadmap_of("coder", NOT_SURE))
    assert not [heading for heading in headings(made) if heading.startswith("Average pay")]
    assert "Your state is open, so no state figure is shown." in said(made)


def test_puerto_rico_has_its_own_average() -> None:
    assert "Medical records specialists, Puerto Rico, May 2023: $26,120 a year" in said(part(roadmap_of("coder", "PR")))


def test_a_figure_that_is_missing_is_named_beside_the_one_that_is_known() -> None:
    catalog = real_catalog()
    kept = tuple(s for s in catalog.wages.states if (s.state, s.soc) != ("OH", "43-6013"))
    some = part(roadmap_of("biller", catalog=replace(catalog, wages=replace(catalog.wages, states=kept))))
    assert "For medical secretaries and administrative assistants in Ohio we have no figure." in said(some)
    assert "Billing and posting clerks, Ohio, May 2023: $43,520 a year" in said(some)
    none = part(roadmap_of("biller", catalog=replace(catalog, wages=replace(catalog.wages, states=()))))
    assert (
        "For billing and posting clerks and medical secretaries and administrative assistants in Ohio we have no figure."
        in said(none)
    )
    assert not [heading for heading in headings(none) if heading.startswith("Average pay")]


def test_work_that_no_first_job_leads_to_is_for_comparison_only() -> None:
    made = part(roadmap_of("coder"))
    entry = next(text for text in part_texts(made) if text.startswith("A beginner's honest range"))
    assert "all occupations" not in entry
    assert "technologists" not in entry
    lead = next(i for i, block in enumerate(made.blocks) if "For comparison only" in " ".join(block_texts(block)))
    others = list(block_texts(made.blocks[lead + 1]))
    assert [text.partition(",")[0] for text in others] == [
        "Health information technologists and medical registrars",
        "All occupations",
    ]


@given(answers=people())
def test_anybody_sees_each_caution_once_and_no_ratio_of_openings_to_awards(answers: Answers) -> None:
    roadmap = plan_of(answers)
    text = said(part(roadmap))
    for caution in roadmap.catalog.wages.cautions:
        assert text.count(caution.text) == 1
    assert not re.search(r"(awards|graduates|people) (for each|per) (opening|job)|times as many", text)
    assert len(re.findall(r"openings a year", text)) == len(roadmap.catalog.wages.occupations[roadmap.decisions["role"].chosen])
