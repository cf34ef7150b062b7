"""Numbers that time changes: what is left of a program gets less from the day it was told, and what lies behind gets more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scenario_plans import scenario_answers
from strategies import real_catalog, real_table

from codingpath.model.condition import Answers
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import NOTHING_YET, CountShown, Progress, Shown
from codingpath.planning.plan import plan
from codingpath.planning.progress import counted_from, in_time, progress_after, progress_before
from codingpath.report.progress import snapshot

TOLD = date(2027, 3, 2)
ANSWERS: Answers = {
    **scenario_answers()["02-cashier-starts-soon"],
    "so-far": "in-program",
    "program-kind": "short-course",
    "program-left": 9,
    "program-owed": 900,
}


def seen_on(day: date, answers: Answers = ANSWERS, progress: Progress = NOTHING_YET) -> Roadmap:
    return plan(real_catalog(), answers, day, real_table(), progress=progress)


def test_a_program_under_way_ends_on_one_day_however_often_the_plan_is_opened() -> None:
    progress, ends, left = NOTHING_YET, [], []
    for day in (TOLD, date(2027, 6, 2), date(2027, 9, 20), date(2027, 12, 1), date(2028, 1, 20)):
        roadmap = seen_on(day, progress=progress)
        progress = replace(progress, shown=(snapshot(roadmap),))
        train = roadmap.stage("train")
        assert train is not None
        ends.append(train.ends.likely)
        left.append(roadmap.sheet["program-left"])
    assert ends == [date(2027, 12, 2)] * 4 + [date(2028, 1, 20)], "what is past ends today, until somebody says that it ended"
    assert left == [9, 6, 3, 1, 0]
    assert roadmap.answers["program-left"] == 9
    assert roadmap.derived["program-left"] == 0


def test_another_number_counts_from_the_day_it_is_told() -> None:
    progress = Progress(shown=(snapshot(seen_on(TOLD)),))
    later = date(2027, 6, 2)
    assert snapshot(seen_on(later, {**ANSWERS, "program-left": 8}, progress)).counts == (
        CountShown(question="program-left", value=8, day=later),
    )
    assert counted_from(real_catalog(), "program-left", 5, progress, later) == later


def test_months_since_a_program_ended_get_more() -> None:
    said: Answers = {**ANSWERS, "so-far": "finished-program", "finished-ago": 0}
    shown = Shown(day=TOLD, rules="1", counts=(CountShown(question="finished-ago", value=0, day=TOLD),))
    assert in_time(real_catalog(), said, Progress(shown=(shown,)), date(2029, 3, 1)) == {"finished-ago": 23}
    assert seen_on(date(2029, 3, 2), said, Progress(shown=(shown,))).sheet["finished-ago"] == 24


def test_what_an_event_sets_counts_from_that_day_and_comes_back_with_it() -> None:
    finished = next(event for event in real_catalog().guidance.events if event.id == "finished")
    before = Progress(shown=(Shown(day=TOLD, rules="1", counts=(CountShown(question="finished-ago", value=0, day=TOLD),)),))
    now = progress_after(before, finished, (), date(2029, 3, 2))
    assert now.said_on("finished-ago", 0) is None
    assert now.reached == {"train-ends": date(2029, 3, 2)}
    assert progress_before(now, before) == before
