"""The counselor's papers: what they hold for everybody, and what no paper may say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import cache

from document_text import NONE, texts
from much_happened import DAY
from scenario_plans import much_happened_plans, scenario_answers, scenario_plans, with_private_pick
from strategies import TODAY, plan_of, real_catalog, real_table

from codingpath.formats import FORMATS, WORDS, offered, text_of
from codingpath.formats.printouts import paper_printout
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.plan.told import typed_program
from codingpath.model.progress import AnswerTried, Contact, Grant, PlanWritten, Progress, Quote, School, StepDone
from codingpath.planning.kept_apart import answers_for_file
from codingpath.planning.plan import plan
from codingpath.planning.progress import with_contact, with_tried
from codingpath.report.blocks import Bullets, Document, Part, Table, Text
from codingpath.report.papers.case_note import case_note
from codingpath.report.papers.employment_plan import MOST_ANSWERS, employment_plan
from codingpath.report.papers.steps import MOST
from codingpath.report.papers.training import _known
from codingpath.report.papers.words import BLANK, cut
from codingpath.report.roadmap import document

CASHIER = "02-cashier-starts-soon"
NEVER = re.compile(
    r"\b(?:disab|rehab|impair|handicap|wheelchair|accommodat|ssi\b|ssdi|vr&e|vre\b|chapter 31|28-1900|medical condition|injur|needs more time)",
    re.IGNORECASE,
)


def lines_of(paper: Document) -> str:
    return "\n".join(texts(paper))


def part(paper: Document, name: str) -> Part:
    return next(p for p in (paper.opening, *paper.parts) if p.id == f"iep-{name}")


def entry(paper: Document, name: str, row: str) -> str:
    (found,) = (cells[1].text for b in part(paper, name).blocks if isinstance(b, Table) for cells in b.rows if cells[0].text == row)
    return found


@cache
def papers() -> dict[str, Document]:
    """Return the employment plan of every scenario."""
    return {name: employment_plan(roadmap) for name, roadmap in scenario_plans().items()}


@cache
def much_happened_papers() -> dict[str, Document]:
    """Return that of some after much happened."""
    return {f"{name}, much": employment_plan(roadmap) for name, roadmap in much_happened_plans().items()}


def both(roadmap: Roadmap) -> tuple[Document, Document]:
    return employment_plan(roadmap), case_note(roadmap, answered_on=TODAY)


# -- privacy


def test_no_paper_has_a_word_that_could_disclose_a_disability() -> None:
    """Every scenario; every tenth with the private pick on top, and with all that could happen since; those in each form."""
    happened = Progress(
        grants=(Grant(id="voc-rehab", name="State vocational rehabilitation", status="granted", usd=2500, day=DAY),),
        done=(StepDone(id="rehabilitation", day=DAY), StepDone(id="va-school", day=DAY)),
        contacts=(Contact(day=TODAY, kind="at the rehabilitation office"),),
        tried=(AnswerTried(day=TODAY, question="funding", before=("low-income",), after=("low-income", "disability")),),
    )
    for name, paper in {**papers(), **much_happened_papers()}.items():
        assert not (found := NEVER.search(lines_of(paper))), (name, found)
    for name, answers in list(scenario_answers().items())[5::10]:
        for paper in both(replace(plan_of(with_private_pick(answers)), progress=happened)):
            for form in offered(WORDS).values():
                assert not (found := NEVER.search(text_of(paper_printout(paper), form))), (name, found)


KEPT = ("decisions", "stages", "money", "choices", "programs")
"""What of a plan papers say whatever led to it."""


def test_a_private_pick_changes_no_paper_where_the_plan_is_the_same() -> None:
    """The pick and the same sheet without it: what follows from the pick alone is nowhere, for results, dates, money and schools of one plan."""
    for name, answers in list(scenario_answers().items())[1::9]:
        with_it = plan_of(with_private_pick(answers))
        without = plan_of(answers_for_file(real_catalog(), with_it.answers))
        if with_it.decisions.chosen != without.decisions.chosen or with_it.stages != without.stages:
            without = replace(without, **{field: getattr(with_it, field) for field in KEPT})
        found = both(with_it)
        assert found == both(without), name
        assert not [paper.title for paper in found if NEVER.search(lines_of(paper))], name


def test_a_private_payer_changes_no_paper_and_no_sum_is_made_of_what_is_granted() -> None:
    public = Grant(id="wioa", name="The job center", status="granted", usd=3000, day=DAY)
    hidden = Grant(id="typed-1", name="Opportunities for people with a disability", status="granted", usd=1234, day=DAY)
    roadmap = scenario_plans()[CASHIER]
    paper, *_ = both(replace(roadmap, progress=Progress(grants=(public, hidden))))
    assert paper == both(replace(roadmap, progress=Progress(grants=(public,))))[0]
    said = lines_of(paper)
    assert "$3,000" in said
    assert "4,234" not in said
    assert f"Granted in all: {BLANK}" in said


def test_the_clients_page_has_nothing_of_the_papers() -> None:
    """Not who met whom and when, nor what was tried."""
    roadmap = scenario_plans()[CASHIER]
    happened = Progress(
        contacts=(Contact(day=TODAY, kind="by video", next_day=TODAY + timedelta(days=9)),),
        tried=(AnswerTried(day=TODAY, question="hours", before=("12",), after=("20",)),),
    )
    assert document(replace(roadmap, progress=happened), full=True) == document(roadmap, full=True)


# -- the employment plan

HEADS = ["who", "goal", "objectives", "services", "provider", "pathway", "skills", "needs", "money", "steps", "sign"]


def test_every_plan_has_what_the_rules_ask_for_and_is_short() -> None:
    for name, paper in {**papers(), **much_happened_papers()}.items():
        tables = {p.id: b for p in paper.parts for b in p.blocks if isinstance(b, Table)}
        answers = next(len(b.items) for b in part(paper, "skills").blocks if isinstance(b, Bullets))
        assert [p.id.removeprefix("iep-") for p in (paper.opening, *paper.parts)] == HEADS, name
        assert all(p.blocks for p in paper.parts), name
        assert answers <= MOST_ANSWERS, name
        assert len(tables["iep-steps"].rows) <= MOST, name
        assert not re.search(NONE, lines_of(paper)), name
    for name, roadmap in scenario_plans().items():
        codes = re.findall(r"\d\d-\d{4}", entry(papers()[name], "goal", "Occupation (SOC code)"))
        assert codes == list(roadmap.catalog.wages.occupations[roadmap.decisions["role"].chosen]), name


def test_of_a_chosen_school_its_own_word_comes_first_with_the_day() -> None:
    paper = employment_plan(much_happened_plans()[CASHIER])
    told = f"as told by the school on {DAY:%B} {DAY.day}"
    assert entry(paper, "provider", "Price") == f"$4,200 ({told})"
    assert entry(paper, "provider", "On the state list") == f"yes ({told})"
    assert entry(paper, "provider", "Pass rate") == f"71 % of 48 people ({told})"
    assert f"February 1, 2027 ({told})" in entry(paper, "provider", "Start")


def test_a_school_typed_by_hand_has_what_it_said_and_blanks() -> None:
    typed = School(id="my-corner", name="Corner School", quotes=(Quote(day=DAY, price_usd=1900, months=1, voucher=False),))
    corner, progress = typed_program("my-corner", "Corner School"), Progress(schools=(typed,))
    roadmap = plan(real_catalog(), scenario_answers()[CASHIER], TODAY, real_table(), program=corner, progress=progress)
    paper = employment_plan(roadmap)
    assert entry(paper, "provider", "School") == "Corner School"
    assert entry(paper, "provider", "Program") == entry(paper, "provider", "Refund") == BLANK
    told = "as told by the school on November 3"
    assert entry(paper, "provider", "Price").startswith(f"$1,900 ({told}")
    assert entry(paper, "provider", "How long").startswith(f"1 month ({told}")
    assert f"exam not in the price ({told}" in entry(paper, "provider", "Exam")


def test_before_a_school_is_chosen_there_are_blanks_and_whom_to_compare() -> None:
    roadmap = scenario_plans()[CASHIER]
    paper = employment_plan(roadmap)
    assert BLANK in entry(paper, "provider", "School and program")
    assert all(choice.match.program.school in entry(paper, "provider", "To compare") for choice in roadmap.choices)


def test_whoever_needs_no_course_asks_for_no_training_money() -> None:
    roadmap = next(r for r in scenario_plans().values() if r.decisions.chosen["award"] == "no-course")
    paper = employment_plan(roadmap)
    assert "No course comes next in this plan." in lines_of(paper)
    assert "no training money is asked for" in lines_of(paper)


def test_steps_that_were_done_stand_with_their_day() -> None:
    paper = employment_plan(much_happened_plans()[CASHIER])
    rows = next(b.rows for b in part(paper, "steps").blocks if isinstance(b, Table))
    assert [(by.text, done.text) for _, _, by, done in rows[:3]] == [("", f"{DAY:%m/%d/%Y}")] * 3
    assert all(by.text and not done.text for _, _, by, done in rows[3:])
    assert [who.text for _, who, _, _ in rows] == ["Client"] * 7 + ["Counselor"] * 3


# -- the case note


def test_a_note_tells_what_was_written_down_and_leaves_the_rest_blank() -> None:
    happened = Progress(
        grants=(Grant(id="wioa", name="The job center", status="refused", day=TODAY),),
        done=(StepDone(id="block-hours", day=DAY),),
        contacts=(
            Contact(day=DAY - timedelta(days=9), kind="in person"),
            Contact(day=TODAY, kind="by video", next_day=TODAY + timedelta(days=9)),
        ),
        tried=(
            AnswerTried(day=DAY, question="budget", before=("500",), after=("900",)),
            AnswerTried(day=TODAY, question="hours", before=("12",), after=("20",)),
            AnswerTried(day=TODAY, question="zip", before=("not-sure",), after=("60601",)),
            AnswerTried(day=TODAY, question="zip", before=("60601",), after=("60602",)),
            AnswerTried(day=TODAY, question="goal", before=("lead",), after=("a-goal-that-is-no-more",), kept=True),
        ),
    )
    paper = case_note(replace(scenario_plans()[CASHIER], progress=happened), "maria", answered_on=DAY)
    said = lines_of(paper)
    assert "CASE NOTE Date: 11/23/2026 Client: maria" in " ".join(said.split())
    assert "Type of contact: by video" in said
    assert "[ ] Interview and assessment" in said
    assert "[ ] Employment plan made or changed" in said  # answers and a roadmap are none
    written = replace(happened, employment_plans=(PlanWritten(day=TODAY),))
    again = lines_of(case_note(replace(scenario_plans()[CASHIER], progress=written), answered_on=TODAY))
    assert "[x] Interview and assessment" in again
    assert "[x] Employment plan made or changed" in again
    assert "[x] Help to ask for training money and grants" in said
    assert "Progress since the last contact (10/25/2026):" in said
    assert "- The job center: refused, 11/23/2026" in said
    assert "- Study hours: tried 20 hours a week instead of 12 hours a week" in said
    assert "- ZIP code: tried given instead of an open answer" in said
    assert "6060" not in said
    assert said.count("ZIP code") == 1  # of one code for another there is nothing a paper may tell
    assert "- Goal: now another answer instead of Lead or manage" in said
    assert "$900" not in said
    assert "Next contact: 12/02/2026" in said


def test_the_note_of_a_first_talk_is_mostly_blanks() -> None:
    said = lines_of(case_note(scenario_plans()[CASHIER]))
    assert f"Client: {BLANK}" in said
    assert f"Next contact: {BLANK}" in said
    assert "in person / by telephone" in said
    assert "[x]" not in said


def test_no_line_of_a_note_is_broken_so_that_it_can_be_pasted() -> None:
    paper = case_note(scenario_plans()["05-veteran-who-wants-to-lead"], "maria")
    printed = text_of(paper_printout(paper), FORMATS["table"]).splitlines()
    assert [" ".join(t.split()) for t in texts(paper)][2:] == [*printed, *[""] * (len(list(texts(paper))[2:]) - len(printed))]
    assert max(map(len, printed)) > 80


# -- what is remembered of a talk


def test_one_talk_a_day_is_kept_and_what_is_said_later_is_added() -> None:
    first = with_contact(Progress(), TODAY, "by video")
    second = with_contact(first, TODAY, None, TODAY + timedelta(days=7))
    assert second.contacts == (Contact(day=TODAY, kind="by video", next_day=TODAY + timedelta(days=7)),)
    earlier = with_contact(second, DAY, "in person")
    assert [contact.day for contact in earlier.contacts] == [DAY, TODAY]


def test_of_one_question_a_day_the_last_word_is_remembered_beside_the_first_answer() -> None:
    def tried(before: str, after: str, *, kept: bool = False) -> AnswerTried:
        return AnswerTried(day=TODAY, question="hours", before=(before,), after=(after,), kept=kept)

    progress = with_tried(with_tried(Progress(), [tried("12", "15")]), [tried("12", "20", kept=True)])
    assert progress.tried == (tried("12", "20", kept=True),)
    assert with_tried(progress, [tried("20", "12")]).tried == ()
    days = [TODAY + timedelta(days=number) for number in range(202)]
    many = with_tried(Progress(), [AnswerTried(day=day, question="hours", before=("12",), after=("20",)) for day in days])
    assert [each.day for each in many.tried] == days[2:], "of more than there is room for, the last ones"


# -- the edges: of a day, of room, of what is known


def test_what_came_up_at_the_last_talk_is_not_told_as_new_and_a_meeting_today_is_the_next() -> None:
    talk = TODAY - timedelta(days=9)
    events = tuple(StepDone(id=name, day=day) for name, day in (("block-hours", talk), ("talk-coder", talk + timedelta(days=1))))
    roadmap = scenario_plans()[CASHIER]
    happened = Progress(done=events, contacts=(Contact(day=talk, next_day=TODAY),))
    said = lines_of(case_note(replace(roadmap, progress=happened)))
    assert re.findall(r"- Done (\S+):", said) == [f"{talk + timedelta(days=1):%m/%d/%Y}"]
    (meeting, *_) = part(employment_plan(replace(roadmap, progress=happened)), "sign").blocks
    assert meeting == Text(f"Next meeting: {TODAY:%m/%d/%Y}")
    past = Progress(contacts=(Contact(day=talk, next_day=TODAY - timedelta(days=1)),))
    (meeting, *_) = part(employment_plan(replace(roadmap, progress=past)), "sign").blocks
    assert isinstance(meeting, Text)
    assert meeting.text.startswith(f"Next meeting: {BLANK} (the plan asks to look again by ")


def test_where_there_is_no_room_for_all_the_last_ones_stand() -> None:
    roadmap = scenario_plans()[CASHIER]
    days = [DAY + timedelta(days=number) for number in range(8)]
    done = tuple(StepDone(id=f"step-{number}", day=day) for number, day in enumerate(days))
    grants = tuple(Grant(id="wioa", name=f"Office {number}", status="asked", day=day) for number, day in enumerate(days))
    paper = employment_plan(replace(roadmap, progress=Progress(done=done, grants=grants)))
    steps, money = (next(b for b in part(paper, name).blocks if isinstance(b, Table)) for name in ("steps", "money"))
    assert [cells[3].text for cells in steps.rows[:4]] == [*(f"{day:%m/%d/%Y}" for day in days[-3:]), ""]
    assert [cells[3].text for cells in money.rows[:5]] == [f"{day:%m/%d/%Y}" for day in days[-5:]]
    assert "3 more were asked before." in lines_of(paper)


def test_a_cost_is_to_be_asked_for_only_where_nothing_is_known_of_it() -> None:
    line = scenario_plans()[CASHIER].money.lines[0]
    ends: list[tuple[int | None, int | None, str]] = [
        (500, 900, "$500 to $900"), (500, 500, "$500"), (0, 0, "$0"), (0, 900, "$0 to $900"), (None, None, "ask"), (0, None, "ask"),
        (500, None, "at least $500"),
    ]  # fmt: skip
    for low, high, said in ends:
        assert _known(replace(line, low_usd=low, high_usd=high)) == said


def test_words_that_just_fit_are_all_there() -> None:
    assert [cut(text, 9) for text in ("nine here", "nine words", "ninewordss")] == ["nine here", "nine …", "nineword …"]
