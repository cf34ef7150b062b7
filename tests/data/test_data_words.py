"""What the shipped data says, and never says: equal detail, plain words, no promises, no codes."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from case_table import cases
from readability import grade

from codingpath.model.catalog import Catalog
from codingpath.model.credential import Credential
from codingpath.model.source import Source

NEVER = (
    "guarantee|\\beasy|easily|assured|in demand|you qualify|it is free|pell will pay|wioa will pay|work from home|cahiim-accredited certificate|"
    "quit your job|take a loan|buy books now|you should|ai will|58,055|66,979|67,147|71,130|74,629|81,227|certified premium"
)
SENTENCES = {
    "ask",
    "why",
    "help",
    "because",
    "settle",
    "text",
    "relaxations",
    "skip",
    "red_flag",
    "benefits",
    "drawbacks",
    "typical_week",
    "before",
    "means",
}
"""Fields that hold sentences for people; the rest are names, addresses and figures."""


def strings(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the field name and text of every text in the catalog that is shown to people."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from strings(item, name)
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item, name)
    elif is_dataclass(value) and not isinstance(value, Source):
        for field in fields(value):
            if field.name not in {"id", "when", "asked_when", "skip_when", "source", "sources"}:
                yield from strings(getattr(value, field.name), field.name)


@pytest.fixture(scope="module")
def said(catalog: Catalog) -> list[tuple[str, str]]:
    return list(strings(catalog))


def test_no_promise_and_no_figure_that_is_never_shown(said: list[tuple[str, str]]) -> None:
    assert [text for _, text in said if re.search(NEVER, text, re.IGNORECASE)] == []


def test_no_procedure_code_anywhere(said: list[tuple[str, str]], catalog: Catalog) -> None:
    """A procedure code is five digits, or a letter and four, or four and a letter; no text has one."""
    federal = catalog.federal
    assert federal is not None
    pages = ("website", "aid_page", "application_page", "price_calculator")
    addresses = {getattr(p, page) for p in catalog.programs for page in pages} | {file.name for file in federal.files}
    addresses |= {p.school for p in catalog.programs if p.school.endswith(f"({p.zip})")}  # of one name in one city
    assert [
        t
        for name, t in said
        if t not in addresses
        and name not in {"unitid", "opeid", "phone", "zip", "cbsa", "sha256", "list_sha256"}
        and re.search(r"(?<![\d.,$-])(\d{5}|[A-Z]\d{4}|\d{4}[FTU])(?![\d.,-])", t)
    ] == []


def test_options_get_equal_detail(catalog: Catalog) -> None:
    for decision in catalog.rules.decisions:
        for column in ("benefits", "drawbacks"):
            counts = [len(getattr(o, column)) for o in decision.options]
            words = [sum(len(text.split()) for text in getattr(o, column)) for o in decision.options]
            told = {o.id: f"{n} lines, {m} words" for o, n, m in zip(decision.options, counts, words, strict=True)}
            assert len(set(counts)) == 1, f"{column} of {decision.id}: each option needs as many lines: {told}"
            assert max(words) <= 1.2 * min(words), f"{column} of {decision.id}: at most a fifth more words than another: {told}"


def test_sentences_can_be_read_in_grade_eight_and_half_of_them_in_grade_six(said: list[tuple[str, str]]) -> None:
    grades = sorted((grade(text), text) for name, text in said if name in SENTENCES and len(text.split()) > 3)
    hard = [(round(g, 1), text) for g, text in grades if g > 8]
    assert not hard
    assert statistics.median(g for g, _ in grades) <= 6


def test_every_question_but_date_and_zip_code_has_choices_or_a_range(catalog: Catalog) -> None:
    for question in catalog.questions:
        assert question.kind in {"date", "zip"} or question.choices or question.at_most is not None, question.id


def test_every_fee_says_where_to_confirm_it(catalog: Catalog) -> None:
    for credential in catalog.credentials:
        for fee in credential.fees:
            assert catalog.sources[fee.source].confirm_at, (credential.id, fee.label)


def test_no_source_is_a_single_page_of_somebody_unofficial(catalog: Catalog) -> None:
    for source in catalog.sources.values():
        if source.kind == "independent":
            assert " and " in source.address, source.id


@cases("state", ["AL", "AK", "CA", "DE", "HI", "ND", "NY", "PR", "RI", "TX", "VT", "WY"])
def test_states_have_programs(catalog: Catalog, state: str) -> None:
    assert any(p.state == state for p in catalog.programs)


def test_related_programs_are_labeled(catalog: Catalog) -> None:
    """They are in the list; that no search shows them unasked is tested there."""
    assert [p.id for p in catalog.programs if (p.cip in {"51.0706", "51.0710"}) != p.related] == []


def test_the_national_list_is_the_whole_country(catalog: Catalog) -> None:
    federal = catalog.federal
    assert federal is not None
    checked = {(p.unitid, p.cip, p.award) for p in catalog.programs if p.source != federal.source}
    listed = [p for p in catalog.programs if p.source == federal.source]
    assert (federal.rows, federal.rows_in_field, federal.schools) == (1461, 1100, 716)
    assert not [p.id for p in listed if (p.unitid, p.cip, p.award) in checked]
    assert 0 < federal.rows - len(listed) < len(checked) * 2  # the few that give way to what a person checked
    assert len(catalog.programs.by_state) >= 51


def test_first_certifications_are_told_in_full(catalog: Catalog) -> None:
    named = [option.credential for option in catalog.rules.decision("certification").options if option.credential]
    assert len(named) > 1
    for name in named:
        credential: Credential = catalog.credential(name)
        assert credential.step == "first"
        assert credential.exam is not None
        assert credential.eligibility
        assert credential.upkeep
        assert credential.fees
        assert credential.pass_rate or credential.pass_rate_note
        assert credential.next_steps
