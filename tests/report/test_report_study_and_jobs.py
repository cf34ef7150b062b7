"""What the work part says of pay: the country and the state apart, each figure with its group, place and year."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from case_table import cases
from crowd import everybody
from document_text import block_texts, part_texts
from strategies import TODAY, real_catalog, real_table

from codingpath.catalog.local_pay import pay_places
from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.wages import LocalPay, PayPlace
from codingpath.planning.plan import plan
from codingpath.report.blocks import Heading, Part
from codingpath.report.parts.study_and_jobs import jobs_part
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
    return jobs_part(roadmap, Cites(roadmap.catalog.sources, roadmap.today))


def headings(made: Part) -> list[str]:
    return [text for block in made.blocks if isinstance(block, Heading) for text in block_texts(block)]


def said(made: Part) -> str:
    return " ".join(part_texts(made))


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_told_what_beginners_earn_and_what_is_expected(role: str) -> None:
    roadmap = roadmap_of(role)
    wages, text, ohio = roadmap.catalog.wages, said(part(roadmap)), pay_places(["OH"])[0]
    for soc in wages.occupations[role]:
        national, pay = next(p for p in wages.national if p.soc == soc), ohio.pay(soc)
        outlook = next(o for o in wages.outlook if o.soc == soc)
        assert pay is not None
        assert f"for {national.title.lower()} in Ohio, ${pay.p10_usd:,} to ${pay.p25_usd:,} a year" in text
        assert f"{national.title} ({soc}). Ohio, May 2025" in text
        assert f"{national.title} ({soc}). United States, May 2025" in text
        assert f"about {pay.employed:,} {national.title.lower()}, " in text
        assert f"{outlook.title}, United States, {outlook.period}" in text
        assert f"{outlook.openings:,} openings a year" in text


@cases(
    ("answers", "told", "untold"),
    [
        # a ZIP code names the area, and the digits stand nowhere
        (
            {"zip": "44052", "state": "OH"},
            ["in the Cleveland area, $39,510 to $47,830 a year", "1.4 times the usual share"],
            "44052",
        ),
        ({"zip": "44052"}, ["in the Cleveland area, $39,510"], "Your state is open"),
        # outside an area, of nowhere, of another state than the one that was said: the state
        ({"zip": "43701", "state": "OH"}, ["in Ohio, "], " area, May"),
        ({"zip": "00000", "state": "OH"}, ["in Ohio, "], " area, May"),
        ({"zip": "44052", "state": "TX"}, ["in Texas, "], "Cleveland"),
        ({"state": "PR"}, ["in Puerto Rico, "], "regional price parity"),
        ({"state": NOT_SURE}, ["in the United States, $37,000 to $43,490", "Your state is open"], "At work in"),
    ],
)
def test_pay_is_that_of_the_nearest_place_known(answers: Answers, told: list[str], untold: str) -> None:
    text = said(part(plan(real_catalog(), {"role": "coding", "goal": "start-soon", **answers}, TODAY, real_table())))
    assert not [words for words in told if words not in text], text
    assert untold not in text


def test_whoever_does_the_work_already_is_told_the_middle_and_not_the_low_end() -> None:
    insider: dict[str, Value] = {"role": "coding", "zip": "44052", "health-work": "coding", "coding-years": 5}
    text = said(part(plan(real_catalog(), insider, TODAY, real_table())))
    assert "in the Cleveland area, $61,950 a year" in text
    assert "$39,510 to" not in text


def test_what_is_not_published_is_named_or_taken_from_the_state() -> None:
    roadmap = roadmap_of("biller")
    near = PayPlace(code="12345", name="Nowhere, OH", occupations=(LocalPay(soc="43-6013", employed=20),))
    both = said(part(replace(roadmap, pay_places=(near, *roadmap.pay_places))))
    assert "for medical secretaries and administrative assistants in Ohio, $" in both
    assert "At work in the Nowhere area, May 2025: about 20 medical secretaries and administrative assistants [" in both
    alone = said(part(replace(roadmap, pay_places=(near,))))
    assert (
        "For billing and posting clerks and medical secretaries and administrative assistants in the Nowhere area no pay is published."
        in alone
    )


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


@everybody
def test_anybody_sees_each_caution_meant_for_them_once_and_no_ratio_of_openings_to_awards(roadmap: Roadmap) -> None:
    text = said(part(roadmap))
    for caution in roadmap.catalog.wages.cautions:
        assert text.count(caution.text) == (1 if roadmap.beginner or not caution.for_beginners else 0)
    assert not re.search(r"(awards|graduates|people) (for each|per) (opening|job)|times as many", text)
    wages, role = roadmap.catalog.wages, roadmap.decisions["role"].chosen
    ways_in = {p.soc for p in wages.national if p.for_beginners and not roadmap.beginner}
    assert ways_in or role != "biller" or roadmap.beginner
    assert len(re.findall(r"openings a year", text)) == len(set(wages.occupations[role]) - ways_in)
    assert not [p.title for p in wages.national if p.soc in ways_in and p.title in text]
