"""What was told of the way is true in the plan, in the list of clients and in the papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from document_text import texts
from strategies import real_catalog
from way_gone import A_OFF, FINISHED, HIRED, PASSED, STARTED, way

from codingpath.planning.progress import payers_to_ask
from codingpath.report.blocks import Cell, Document, Table
from codingpath.report.page_one.page import page_one
from codingpath.report.papers.case_note import case_note
from codingpath.report.papers.employment_plan import employment_plan
from codingpath.report.progress import money_document, plan_steps
from codingpath.report.roadmap import document
from codingpath.report.sources import Cites
from codingpath.sessions.summarizing import stage_of

JUNE = date(2027, 6, 2)


def rows(paper: Document, name: str) -> dict[str, list[str]]:
    (table,) = (b for p in paper.parts if p.id == f"iep-{name}" for b in p.blocks if isinstance(b, Table))
    return {cells[0].text: [cell.text for cell in cells[1:]] for cells in table.rows}


def table_of(paper: Document) -> Sequence[Sequence[Cell]]:
    return next(block for block in paper.opening.blocks if isinstance(block, Table)).rows


def first_page(name: str, day: date) -> str:
    roadmap = way()[name].plan(day)
    part = page_one(roadmap, Cites(roadmap.catalog.sources, roadmap.today, full=False))
    return "\n".join(texts(Document(title="", facts=(), opening=part, parts=())))


def test_the_case_note_tells_all_that_happened_since_the_last_talk() -> None:
    lines = texts(case_note(way()["job-in-coding"].plan(HIRED)))
    told = [line for line in lines if ", told " in line]
    assert told == [
        "- Started a program, told 03/02/2027",
        "- Finished the program, told 12/03/2027",
        "- Did not pass the exam, told 01/20/2028",
        "- Passed the exam, told 03/10/2028",
        "- Got a job, told 08/01/2028",
    ]


def test_the_employment_plan_says_on_which_day_each_objective_was_reached() -> None:
    reached = {name: cells[1:] for name, cells in rows(employment_plan(way()["job-in-coding"].plan(HIRED)), "objectives").items()}
    assert reached["Training finished"] == ["", "12/03/2027"]
    assert reached["Certification earned: CPC-A"] == ["", "03/10/2028"]
    assert reached["At work in the occupation"] == ["", "08/01/2028"]
    assert reached["The apprentice mark is off"][1] == ""


def test_the_list_says_how_far_somebody_is_by_what_was_told() -> None:
    chosen = {"readiness": "start-now"}
    stages = {name: stage_of(chosen, at.progress) for name, at in way().items()}
    assert stages == {
        "first": "before",
        "started": "training",
        "finished": "exam",
        "failed-once": "exam",
        "passed-cpc": "searching",
        "job-in-coding": "working",
        "a-off": "working",
    }
    assert stage_of(chosen, way()["first"].progress, in_program=True) == "training"


def test_the_school_that_was_chosen_is_the_one_the_client_is_in() -> None:
    page = first_page("started", JUNE)
    assert "The program you are in: AAPC" in page
    assert "Not as in your plan" not in page
    provider = rows(employment_plan(way()["started"].plan(JUNE)), "provider")
    assert provider["School"][0].startswith("AAPC")
    assert provider["Price"] == ["$2,400 (as told by the school on February 27)"]
    assert provider["Refund"][0].startswith("all in week 1")
    assert provider["Start"] == [f"begun, as told on {STARTED:%B} {STARTED.day}, {STARTED.year}"]
    assert provider["End"][0].startswith("likely Dec 2027; ")


def test_who_refused_is_named_no_more_and_only_a_yes_is_used() -> None:
    for name, day in (("started", STARTED), ("finished", FINISHED), ("passed-cpc", PASSED)):
        assert "SNAP" not in first_page(name, day), name
    roadmap = way()["started"].plan(STARTED)
    said = {cells[0].text: cells[1].text for cells in table_of(money_document(roadmap))}
    assert said == {"Job center": "yes, used", "SNAP job training": "no", "Work ready grant": "asked, no answer yet"}
    assert not {"snap-et", "oh-work-ready"} & {payer.id for payer in payers_to_ask(roadmap)} - roadmap.progress.payers("asked")
    after = {cells[0].text: cells[1].text for cells in table_of(money_document(way()["finished"].plan(FINISHED)))}
    assert after["Work ready grant"] == "asked, no answer"
    assert "the job center (free help to search)" in first_page("passed-cpc", PASSED), (
        "a no to training money is none to help with the search"
    )


def test_the_limit_is_over_once_the_exam_is_passed_or_the_day_is_past() -> None:
    assert way()["started"].plan(JUNE).page_one.limit == date(2028, 7, 11)
    assert way()["started"].plan(date(2028, 7, 12)).page_one.limit is None
    for name, day in (("passed-cpc", PASSED), ("passed-cpc", HIRED), ("job-in-coding", HIRED)):
        roadmap = way()[name].plan(day)
        assert not [conflict for conflict in roadmap.conflicts if conflict.kind == "time"]
        assert "limit" not in first_page(name, day)


def test_the_own_money_is_asked_anew_where_it_was_spent() -> None:
    for event in real_catalog().guidance.events:
        assert event.ends_money == ("budget" in {*event.asks_anew, *event.sets}), event.id
    assert "your $800 covers that" in first_page("finished", FINISHED)
    assert "your $" not in first_page("passed-cpc", PASSED)


def test_who_told_of_the_job_is_at_work_and_looks_for_none() -> None:
    days = (HIRED, date(2028, 11, 1), date(2029, 6, 1))
    roadmaps = [way()["job-in-coding"].plan(day) for day in days]
    for roadmap in roadmaps:
        mark = roadmap.stage("remove-apprentice")
        assert mark is not None
        assert (mark.starts.likely, mark.ends.late) == (HIRED, date(2030, 8, 1)), "it counts from the day that was told"
        assert (roadmap.at_work, roadmap.stage("first-job")) == (HIRED, None)
        renew = roadmap.stage("renew")
        assert renew is not None
        assert renew.ends.late == date(2029 if roadmap.today < date(2029, 3, 10) else 2030, 3, 10)
        assert "first-job-ends" not in {step.id for step in plan_steps(roadmap)}
        steps = {step.id for step in roadmap.catalog.guidance.steps if step.search}
        assert not steps & {step.id for step in roadmap.steps}
    page = first_page("job-in-coding", days[1])
    assert "at work as a coder with the CPC-A" in page
    assert "At work since Aug 2028" in page
    for searching in ("apply", "employers", "resume", "new job", "job center"):
        assert searching not in page.lower(), searching
    assert "keep it in force" in first_page("a-off", A_OFF)
    for name in ("job-in-coding", "a-off"):
        assert texts(document(way()[name].plan(A_OFF), full=True))
    looking = way()["passed-cpc"].plan(HIRED)
    assert looking.at_work is None
    assert looking.stage("first-job") is not None


def test_after_the_program_nobody_is_told_to_ask_before_they_enroll() -> None:
    page = first_page("finished", FINISHED)
    assert "the job center (exam, review course)" in page
    assert "enroll" not in page
