"""What pages of schools say of programs of the national list, and the providers that serve the whole country."""

from __future__ import annotations

import re

import yaml
from case_table import cases

from codingpath.catalog.folder import bundled
from codingpath.model.catalog import Catalog
from codingpath.model.program import NATIONAL, Program, SchoolPage
from codingpath.planning.search.search import search
from codingpath.planning.search.wanted import Wanted
from codingpath.report.lists.programs import ProgramWords
from codingpath.report.sources import Cites


def of(catalog: Catalog, program: str) -> Program:
    return next(p for p in catalog.programs if p.id == program)


def said(catalog: Catalog, program: str) -> str:
    """Return the row of a program, as somebody who searches reads it."""
    found = next(m for m in search(catalog, Wanted(everywhere=True)) if m.program.id == program)
    row = ProgramWords(catalog=catalog).table([found], Cites(catalog.sources, next(iter(catalog.sources.values())).checked)).rows[0]
    return " | ".join(cell.text for cell in row)


def test_each_page_speaks_of_a_program_of_the_list(catalog: Catalog) -> None:
    written = yaml.safe_load((bundled() / "programs.yaml").read_text("utf-8"))["school_pages"]
    ids = [page["program"] for page in written]
    assert len(ids) == len(set(ids)) > 30
    assert sorted(ids) == sorted(p.id for p in catalog.programs if p.page_source)


def test_thirteen_schools_say_that_their_degree_is_accredited(catalog: Catalog) -> None:
    accredited = [p for p in catalog.programs if p.cahiim]
    assert len({p.unitid for p in accredited}) == 13
    assert {p.award for p in accredited} == {"associate"}


def test_whatever_a_page_says_wins_over_the_list_also_a_no() -> None:
    listed = Program(
        id="x", school="X", program="Y", award="certificate", kind="credit", state="OH", source="list", cahiim=True, clock_hours=100
    )
    page = SchoolPage(program="x", name="Z", access_weeks=52, cahiim=False, source="page")
    program = page.on(listed)
    assert (program.program, program.access_weeks, program.cahiim, program.clock_hours) == ("Z", 52, False, 100)
    assert (program.source, program.page_source) == ("list", "page")


@cases(
    ("program", "words"),
    [
        ("172200-510707-3", "CAHIIM-accredited, says the page of the school (2025)"),
        ("367459-510707-3", "CAHIIM-accredited, says a page of the school without a date"),
        # the page and the report to the government differ, so both are shown
        ("227854-510707-3", "Online; to the government the school said otherwise: some of it can be done online (2021-22)"),
        # a degree of which no page says it
        ("205470-510707-3", "Is it CAHIIM-accredited? If not, no RHIT exam (www.cahiim.org)."),
        ("133702-510714-2", "37 credits"),
        ("us-aapc-coding", "AAPC, national. AAPC medical coding course"),
    ],
)
def test_a_row_says_what_the_page_says(catalog: Catalog, program: str, words: str) -> None:
    assert words in said(catalog, program)


def test_known_to_be_accredited_comes_before_what_must_be_asked(catalog: Catalog) -> None:
    found = search(catalog, Wanted(state="TX", award="associate", certification="rhit", cips=("51.0707",)))
    known = [m.program.cahiim is True for m in found if m.reach == "state" and not m.misses and m.program.online == "yes"]
    assert known == sorted(known, reverse=True)
    assert known[0]


def test_a_national_provider_names_no_price_and_what_to_ask(catalog: Catalog) -> None:
    national = catalog.programs.of_state(NATIONAL)
    assert {p.school for p in national} >= {"AAPC", "AHIMA", "Penn Foster"}
    for p in national:
        assert p.price_usd is None, p.id
        assert all(re.search(word, p.note or "") for word in ("[Aa]sk", "exam|voucher", "back", "state's")), p.id
