"""What the roadmap takes from guidance and funding, and the sheet it is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from builders import QUIZ
from crowd import everybody, one_in, plans
from strategies import plan_of, real_catalog, real_table

from codingpath.lazy import Lazy
from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers
from codingpath.model.plan.explanation import SmallestFlip
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import Program
from codingpath.planning.plan import plan
from codingpath.report.roadmap import first_page
from codingpath.rules.decide import choose
from codingpath.rules.masks import Cells, sheet_of


def test_a_sheet_has_every_question_that_applies_and_no_other() -> None:
    assert sheet_of(QUIZ, {}) == {"goal": NOT_SURE, "hours": NOT_SURE, "tools": NOT_SURE}
    assert sheet_of(QUIZ, {"goal": "far", "years": 3})["years"] == 3
    assert "years" not in sheet_of(QUIZ, {"goal": "calm", "years": 3})


def test_coding_years_are_read_only_from_people_who_code_or_bill(catalog: Catalog) -> None:
    assert "coding-years" not in sheet_of(catalog.questions, {"health-work": "clinical", "coding-years": 9})
    assert "care-duties" not in sheet_of(catalog.questions, {"goal": "lead", "care-duties": "yes"})
    assert sheet_of(catalog.questions, {"goal": "work-remotely"})["care-duties"] == NOT_SURE


@everybody
def test_everything_on_the_list_is_there_because_its_condition_holds(roadmap: Roadmap) -> None:
    catalog = real_catalog()
    sheet, chosen = roadmap.sheet, roadmap.decisions.chosen
    assert [m.funding.id for m in roadmap.funding] == [f.id for f in catalog.funding if f.when.holds(sheet, chosen)]
    assert {n.id for n in roadmap.notices} == {n.id for n in catalog.guidance.notices if n.when.holds(sheet, chosen)}
    now, schools = {item.id for item in roadmap.page_one.do_now}, roadmap.page_one.names_schools and len(roadmap.choices) > 1
    mine = [
        s for s in catalog.guidance.steps if s.when.holds(sheet, chosen) and not now & {*s.done_by} and (schools or not s.schools)
    ]
    assert {s.id for s in roadmap.steps} == {s.id for s in mine}, "what is to be done now is not said again"
    assert [s.day for s in roadmap.steps] == sorted(s.day for s in roadmap.steps)
    assert [f.id for f in roadmap.faq] == [f.id for f in catalog.guidance.faq]
    skips = {t.id: t.skip_when for t in catalog.guidance.topics}
    for item in roadmap.learn:
        when = skips[item.id]
        assert (item.skip is not None) == (when is not None and when.holds(sheet, chosen))


@everybody
def test_the_first_step_finds_out_what_is_open(roadmap: Roadmap) -> None:
    finds = {step.id: step.finds_out for step in roadmap.catalog.guidance.steps}
    now = {item.id for item in roadmap.page_one.do_now}
    done = {step.finds_out for step in roadmap.catalog.guidance.steps if now & {*step.done_by}}
    found = {finds[step.id] for step in roadmap.steps} - {None}
    open_ones = {question for question, value in roadmap.sheet.items() if value == NOT_SURE}
    assert found == {q for q in open_ones if q not in done and roadmap.catalog.question(q).kind != "zip"}, (
        "nobody has to find out their ZIP code"
    )
    first = {item.id for item in roadmap.page_one.first}
    settles = {step.id for step in roadmap.catalog.guidance.steps if first & {*step.settles}}
    rest = [step.id for step in roadmap.steps if step.id not in settles]
    assert not found & {finds[name] for name in rest} or finds[rest[0]] is not None
    assert all(1 <= step.day <= 30 for step in roadmap.steps)


@one_in(4)
def test_state_and_start_steer_no_decision(roadmap: Roadmap) -> None:
    moved = {**roadmap.answers, "state": "HI", "start": date(2029, 5, 1)}
    assert roadmap.decisions == plan_of(moved).decisions


@one_in(4)
def test_an_answer_to_a_question_that_does_not_apply_changes_nothing(roadmap: Roadmap) -> None:
    stray = {**roadmap.answers, "goal": "lead", "health-work": "none", "care-duties": "yes", "coding-years": 30}
    clean = {q: v for q, v in stray.items() if q not in {"care-duties", "coding-years"}}
    changed = replace(plan_of(stray), answers={}, turns={})  # a change that opens the question finds the old answer there
    assert changed == replace(plan_of(clean), answers={}, turns={})


@one_in(4)
def test_not_sure_and_left_out_make_the_same_plan(roadmap: Roadmap) -> None:
    said = {q: v for q, v in roadmap.answers.items() if v != NOT_SURE}
    assert replace(roadmap, answers={}) == replace(plan_of(said), answers={})


@everybody
def test_coders_never_aim_for_the_billers_exam_and_only_degrees_lead_to_the_rhit(roadmap: Roadmap) -> None:
    chosen = roadmap.decisions.chosen
    assert (chosen["role"], chosen["certification"]) != ("coder", "cpb")
    cahiim = roadmap.answers.get("program-kind") == "associate-cahiim"
    assert chosen["certification"] != "rhit" or chosen["award"] == "associate" or cahiim
    assert (chosen["certification"] == "none-now") == (chosen["award"] == "no-course")


def test_a_zip_code_fills_an_open_state_and_never_one_that_was_named() -> None:
    for answers, derived, state, trouble in (
        ({"zip": "44052"}, {"state": "OH"}, "OH", None),
        ({"zip": "44052", "state": NOT_SURE}, {"state": "OH"}, "OH", None),
        ({"zip": "44052", "state": "OH"}, {}, "OH", None),
        ({"zip": "44052", "state": "NY"}, {}, "NY", "elsewhere"),
        ({"zip": "00000", "state": "NY"}, {}, "NY", "nowhere"),
        ({"zip": "96910"}, {}, NOT_SURE, None),
        ({"state": "NY"}, {}, "NY", None),
    ):
        roadmap = plan_of(answers)
        assert (roadmap.answers, roadmap.derived, roadmap.sheet["state"]) == (answers, derived, state)
        assert roadmap.whereabouts.trouble == trouble
        assert (roadmap.whereabouts.place is None) == ("zip" not in answers or trouble is not None)


def test_what_a_zip_code_fills_is_as_if_it_had_been_said_but_for_the_miles() -> None:
    answers: Answers = {"goal": "lead", "campus": "yes", "study-style": "classes"}
    filled, said = (plan_of({**answers, **more}) for more in ({"zip": "44052"}, {"state": "OH"}))
    assert (filled.funding, filled.steps, filled.conflicts) == (said.funding, said.steps, said.conflicts)
    assert [m.miles for m in said.programs] == [None] * len(said.programs)
    here = [m.miles for m in filled.programs if m.reach == "state" and not m.misses]
    assert here
    assert None not in here


@one_in(6)
def test_a_plan_reads_the_list_of_its_states_and_what_is_online_of_its_award(roadmap: Roadmap) -> None:
    programs, read = roadmap.catalog.programs, set[str]()

    def noted(groups: Mapping[str, tuple[Program, ...]], group: str) -> tuple[Program, ...]:
        read.add(group)
        return groups[group]

    noting = replace(
        programs,
        by_state=Lazy(programs.by_state, partial(noted, programs.by_state)),
        finished_online=Lazy(programs.finished_online, partial(noted, programs.finished_online)),
    )
    plan(replace(roadmap.catalog, programs=noting), roadmap.answers, roadmap.today, real_table())
    state = str(roadmap.sheet["state"])
    award = real_catalog().rules.decision("award").option(roadmap.decisions.chosen.get("award", "exam-prep")).award
    assert read <= {
        state,
        *real_catalog().neighbors.get(state, ()),
        *(group for group in programs.finished_online if group.split()[0] == award),
    }


def test_a_question_is_cut_where_a_number_answers_it_and_nowhere_else() -> None:
    table, cut = real_table(), set[str]()

    def noted(question: str) -> Cells:
        cut.add(question)
        return table.cells[question]

    sheet = plans()[0].sheet
    choose(replace(table, cells=Lazy(table.cells, noted)), sheet)
    assert cut == {question for question, value in sheet.items() if isinstance(value, int) and question in table.cells}


def test_the_first_page_works_out_nothing_that_would_turn_a_result() -> None:
    def never(decision: str) -> SmallestFlip:
        raise AssertionError(decision)

    for roadmap in plans()[::8]:
        assert first_page(replace(roadmap, turns=Lazy(roadmap.turns, never))) == first_page(roadmap)
