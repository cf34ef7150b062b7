"""What was told of the way is true in the plan, in the list of clients and in the papers."""

from __future__ import annotations

from datetime import date

from document_text import texts
from way_gone import HIRED, STARTED, way

from codingpath.report.blocks import Document, Table
from codingpath.report.page_one.page import page_one
from codingpath.report.papers.case_note import case_note
from codingpath.report.papers.employment_plan import employment_plan
from codingpath.report.sources import Cites
from codingpath.sessions.summarizing import stage_of

JUNE = date(2027, 6, 2)


def rows(paper: Document, name: str) -> dict[str, list[str]]:
    (table,) = (b for p in paper.parts if p.id == f"iep-{name}" for b in p.blocks if isinstance(b, Table))
    return {cells[0].text: [cell.text for cell in cells[1:]] for cells in table.rows}


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
    assert "likely December 2027" in provider["End"][0] or "Dec 2027" in provider["End"][0]
