"""What `codingpath programs` finds with somebody's answers, against the plan of the same answers."""

from __future__ import annotations

from dataclasses import replace

from crowd import plans

from codingpath.planning.plan import person_of
from codingpath.planning.search.for_person import wanted_by
from codingpath.planning.search.found_first import first_programs, search_with
from codingpath.report.parts.schools import more_that_fit


def test_the_list_begins_with_the_plan_s_choices_and_counts_the_rest_as_the_plan_does() -> None:
    for roadmap in [r for r in plans() if r.choices][::5]:
        person = person_of(roadmap.catalog, roadmap.answers, roadmap.today)
        wanted, first = wanted_by(person), first_programs(person, None)
        found = search_with(roadmap.catalog, wanted, first, "fit")
        assert [m.program for m in found.own] == [choice.match.program for choice in roadmap.choices]
        assert sum(not m.misses for m in found.rest) == more_that_fit(roadmap)
        assert len({m.program.id for m in found.all}) == len(found.all)
        by_price = search_with(roadmap.catalog, wanted, first, "price")
        assert {m.program.id for m in by_price.all} == {m.program.id for m in found.all}
        assert not by_price.own
        assert not search_with(roadmap.catalog, replace(wanted, city="Nowhere"), first, "fit").all
