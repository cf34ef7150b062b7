"""Which facts the walk finds: all that name a source, each once, each where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import yaml
from builders import program, source
from case_table import cases
from strategies import real_catalog

from codingpath.catalog.facts import PAGES, PROGRAMS, Fact, Sourced, by_source, facts, next_review
from codingpath.catalog.folder import find_data
from codingpath.model.catalog import Catalog
from codingpath.model.credential import Fee
from codingpath.model.funding import Funding
from codingpath.model.program import Programs
from codingpath.model.source import Range

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FILES = ("credentials", "funding", "guidance", "rules", "timeline", "wages")


def all_facts(catalog: Catalog) -> tuple[Fact, ...]:
    """Return the facts of the real catalog, walked once."""
    assert catalog is real_catalog()
    return _facts()


@cache
def _facts() -> tuple[Fact, ...]:
    return tuple(facts(real_catalog()))


def named(value: object) -> Iterator[str]:
    """Yield the sources that a file names, read as plain YAML."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "source" or str(key).endswith("_source"):
                yield inner
            elif key != "sources":
                yield from named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from named(inner)


@cases("name", FILES)
def test_as_many_facts_as_the_file_names_sources(catalog: Catalog, name: str) -> None:
    written = yaml.load((find_data() / f"{name}.yaml").read_bytes(), Loader=LOADER)  # noqa: S506 - a safe one
    assert sorted(named(written)) == sorted(f.source for f in all_facts(catalog) if f.path.split(".")[0] == name)


def test_each_path_is_used_once(catalog: Catalog) -> None:
    paths = [f.path for f in all_facts(catalog) if f.path not in {PROGRAMS, PAGES}]
    assert len(paths) == len(set(paths))


def test_a_path_leads_to_the_record(catalog: Catalog) -> None:
    found = {f.path: f.record for f in all_facts(catalog)}
    cpc = catalog.credential("cpc")
    assert found["credentials.cpc.exam_usd"] == cpc.exam_usd
    assert isinstance(found["credentials.cpc.exam_usd"], Range)
    assert found["credentials.cpc.fees.2"] == cpc.fees[1]
    assert isinstance(found["credentials.cpc.fees.2"], Fee)
    assert isinstance(found["funding.pell"], Funding)
    assert found["wages.national.29-2072"] == next(w for w in catalog.wages.national if w.soc == "29-2072")


def test_a_field_that_ends_in_source_speaks_for_the_list_beside_it(catalog: Catalog) -> None:
    found = {f.path: f for f in all_facts(catalog)}
    assert found["timeline.terms"].record == catalog.timeline.terms
    assert found["timeline.terms"].source == catalog.timeline.term_source


def test_programs_are_counted_by_source(catalog: Catalog) -> None:
    counted = [f for f in all_facts(catalog) if f.path == PROGRAMS]
    assert sum(f.rows for f in counted) == len(catalog.programs)
    assert len({f.source for f in counted}) == len(counted)


def test_no_source_is_left_over(catalog: Catalog) -> None:
    assert {f.source for f in all_facts(catalog)} == set(catalog.sources)
    assert {g.source.id for g in by_source(catalog)} == set(catalog.sources)


# -- by source


def due_on(day: date, *rest: Fact) -> Sourced:
    return Sourced(source=source(review_by=day), facts=rest)


def test_the_oldest_review_date_comes_first(catalog: Catalog) -> None:
    moved = {s.id: replace(s, review_by=s.review_by + timedelta(days=len(s.name) * 37 % 700)) for s in catalog.sources.values()}
    groups = by_source(replace(catalog, sources=moved))
    assert [g.source for g in groups] == sorted(moved.values(), key=lambda s: (s.review_by, s.id))


def test_facts_and_programs_are_counted_apart(catalog: Catalog) -> None:
    some = (program(name, source="ed-scorecard-2023-24") for name in "ab")
    groups = by_source(replace(catalog, programs=Programs.of(some)))
    group = next(g for g in groups if g.source.id == "ed-scorecard-2023-24")
    assert (group.programs, group.figures) == (2, len(group.facts) - 1)
    assert sum(g.programs for g in groups) == 2
    assert sum(g.figures for g in groups) == len([f for f in all_facts(catalog) if f.path not in {PROGRAMS, PAGES}])


def test_a_page_of_a_school_is_one_fact_however_many_programs_it_speaks_of(catalog: Catalog) -> None:
    pages = {f.source: f.rows for f in all_facts(catalog) if f.path == PAGES}
    assert pages["page-lamar"] == 2
    assert sum(pages.values()) == sum(1 for p in catalog.programs if p.page_source)


@cases(("days", "due"), [(-1, True), (0, True), (60, True), (61, False)])
def test_due_from_sixty_days_before_its_review_date(today: date, days: int, due: bool) -> None:
    assert due_on(today + timedelta(days=days)).is_due(today) is due


def test_the_next_review_is_the_first_that_has_not_passed() -> None:
    groups = [due_on(date(2027, 5, 1)), due_on(date(2027, 6, 1))]
    assert next_review(groups, date(2027, 5, 1)) == date(2027, 5, 1)
    assert next_review(groups, date(2027, 5, 2)) == date(2027, 6, 1)
    assert next_review(groups, date(2031, 1, 1)) is None
