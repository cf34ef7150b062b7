"""Where somebody stands who comes back: steps with their state, and what changed since the plan was shown last."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from scenario_plans import scenario_answers
from strategies import TODAY, plan_of, real_catalog, real_table

from codingpath.formats.lines import part_lines
from codingpath.model.condition import NOT_SURE
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import CostShown, Grant, Progress, ResultShown, StepDone
from codingpath.planning.plan import plan
from codingpath.report.calendar import milestones
from codingpath.report.page_one.page import MOST_LINES, MOST_NARROW
from codingpath.report.parts.dates import dates_part
from codingpath.report.progress import changes, counted_states, due_this_week, known_ids, plan_steps, snapshot, so_far
from codingpath.report.roadmap import first_page
from codingpath.report.sources import Cites
from codingpath.report.words import counted

LATER = TODAY + timedelta(days=70)
PEOPLE = tuple(scenario_answers().values())[::7]


def back(before: Roadmap, *done: str, days: int = 70) -> Roadmap:
    ticks = tuple(StepDone(id=step, day=TODAY) for step in done)
    progress = Progress(done=ticks, shown=(snapshot(before),))
    return plan(before.catalog, before.answers, TODAY + timedelta(days=days), real_table(), progress=progress)


def test_every_step_has_an_id_of_its_own_that_the_data_knows_and_no_day_is_past() -> None:
    known, week_away = set(known_ids(real_catalog())), set[bool]()
    for answers in PEOPLE:
        for roadmap in (before := plan_of(answers), back(before)):
            steps = plan_steps(roadmap)
            assert len({step.id for step in steps}) == len(steps)
            assert {step.id for step in steps} <= known
            assert all(step.day >= roadmap.today for step in steps)
        steps = plan_steps(before)
        assert counted_states(steps)["late"] == 0
        assert {step.id for step in steps if step.state == "due"} == {step.id for step in steps if (step.day - TODAY).days <= 7}
        assert due_this_week(steps, TODAY) == counted_states(steps)["due"]
        week_away.update((step.day - TODAY).days == 7 for step in steps)
        assert len(plan_steps(before)) >= len(before.page_one.do_now) + len(before.steps)
    assert True in week_away, "the last day of the week counts"


def test_a_step_is_late_once_its_day_is_past_has_a_new_day_and_is_done_when_ticked() -> None:
    before = plan_of(PEOPLE[0])
    first = before.steps[0]
    now = {step.id: step for step in plan_steps(back(before))}
    assert (now[first.id].state, now[first.id].was, now[first.id].day > LATER) == ("late", first.on, True)
    ticked = back(before, first.id, "train-starts", "gone-from-the-data")
    done = {step.id: step for step in plan_steps(ticked) if step.state == "done"}
    assert set(done) == {first.id, "train-starts", "gone-from-the-data"}
    assert {day.id for day in milestones(ticked, ())}.isdisjoint({f"step-{first.id}", "train-starts"})
    assert [step.state for step in plan_steps(ticked)][-3:] == ["done"] * 3


def test_a_step_is_late_the_day_after_and_a_likely_day_a_week_after() -> None:
    before = plan_of({**scenario_answers()["02-cashier-starts-soon"], "start": NOT_SURE})
    shown = snapshot(before)
    for step, grace in ((before.steps[0].id, 0), ("train-ends", 7)):
        for away, late in ((grace, False), (grace + 1, True)):
            was = TODAY - timedelta(days=away)
            moved = replace(shown, steps=tuple(replace(s, day=was) if s.id == step else s for s in shown.steps))
            (found,) = (s for s in plan_steps(replace(before, progress=Progress(shown=(moved,)))) if s.id == step)
            assert (found.state == "late", found.was) == (late, was if late else None), (step, away)


def test_a_date_moved_once_it_is_two_weeks_away_from_where_it_was() -> None:
    before = plan_of(scenario_answers()["02-cashier-starts-soon"])
    shown = snapshot(before)
    for days, told in ((13, 0), (14, 1), (-14, 1), (-13, 0)):
        steps = tuple(replace(s, day=s.day - timedelta(days=days)) for s in shown.steps)
        assert len(changes(replace(before, progress=Progress(shown=(replace(shown, steps=steps),))))) == told, days


def test_the_first_page_says_where_one_stands_and_stays_one_page() -> None:
    for answers in PEOPLE:
        before = plan_of(answers)
        assert not so_far(before).lines
        roadmap = back(before, *(item.id for item in before.page_one.do_now[:1]))
        page = first_page(roadmap).opening
        rows = {row.label: row.lines for row in page.blocks[1].rows}  # type: ignore[union-attr]
        assert "OR" not in rows
        assert rows["SO FAR"][0].startswith("1 step done")
        told = changes(roadmap)
        assert (f"; {counted(len(told), 'change')}." in rows["SO FAR"][0]) == bool(told)
        assert all(f"Since Nov 23, 2026: {told[0]}" in line if told else line.startswith("Nothing") for line in rows["SO FAR"][1:])
        assert not {"missed", "failed", "should"} & set(" ".join(rows["SO FAR"]).split())
        for width, most in ((80, MOST_LINES), (40, MOST_NARROW)):
            assert len(list(part_lines(page, width))) <= most


def test_only_what_changed_is_told() -> None:
    before = plan_of(PEOPLE[0])
    assert not changes(back(before, days=0))
    shown = snapshot(before)
    fee = next(line for line in before.money.lines if line.id == "exam")
    costs = tuple(replace(cost, low_usd=1, high_usd=2) if cost.id == "exam" else cost for cost in shown.costs)
    award = before.decisions["award"]
    results = tuple(
        ResultShown(decision="award", option=str(award.runner_up)) if r.decision == "award" else r for r in shown.results
    )
    older = replace(shown, rules="1", facts=TODAY.replace(year=2020), costs=(*costs, CostShown(id="gone")), results=results)
    told = changes(plan(before.catalog, before.answers, TODAY, real_table(), progress=Progress(shown=(older,))))
    labels = {option.id: option.label for option in before.catalog.rules.decision("award").options}
    assert told[0].endswith(f": {labels[award.chosen]}, was {labels[str(award.runner_up)]}")
    assert any(text.startswith(fee.label.partition(",")[0]) and text.endswith("was $1 to $2") for text in told)
    assert f"rules {before.catalog.rules.version}, were 1" in told
    assert any("facts were read again" in text for text in told)
    assert len(told) == 4
    moved = changes(back(before))
    assert moved[0].startswith("ready to apply ")
    assert not [text for text in moved if "done by" in text], "one shift of all dates is one change"
    other = changes(
        plan(before.catalog, before.answers, TODAY, real_table(), progress=Progress(shown=(replace(older, program="x"),)))
    )
    assert sum("another school" in text for text in other) == 1
    assert not any("$1 to $2" in text for text in other)


def test_a_start_that_is_named_anew_is_nobodys_delay_and_what_comes_first_is_due_by_then() -> None:
    before = plan_of({**scenario_answers()["02-cashier-starts-soon"], "start": TODAY + timedelta(days=40)})
    later, start = LATER, LATER + timedelta(days=5)
    answers = {**before.answers, "start": start}
    now = plan(before.catalog, answers, later, real_table(), progress=Progress(shown=(snapshot(before),)))
    by_id = {step.id: step for step in plan_steps(now)}
    assert (by_id["train-starts"].state, by_id["train-starts"].day) == ("due", start)
    first = {step.id for step in before.catalog.guidance.steps if step.before_start} | {item.id for item in now.page_one.do_now}
    assert len(first & by_id.keys()) > len(now.page_one.do_now)
    assert all(by_id[name].day <= start and by_id[name].state == "late" for name in first & by_id.keys())
    page = next(" ".join(row.lines) for row in first_page(now).opening.blocks[1].rows if row.label == "SO FAR")  # type: ignore[union-attr]
    this_week = sum(step.day <= later + timedelta(days=7) for step in by_id.values())
    assert f"{this_week} due this week" in page


def test_more_hours_a_week_count_from_the_same_start_once_somebody_said_yes() -> None:
    """A yes settles what came first; hours more were reckoned as if it were still open, so that their day was too late."""
    answers = scenario_answers()["18-next-to-no-money"]
    yes = Progress(grants=(Grant(id="wioa", name="Job center", status="granted", usd=3000, day=TODAY),))
    roadmap = plan(real_catalog(), answers, TODAY, real_table(), progress=yes)
    said = " ".join(part_lines(dates_part(roadmap, Cites(real_catalog().sources, TODAY, full=False)), 400))
    moved = re.search(r"(\w+) more hours a week and the likely date moves from (\w+ \d+) to (\w+ \d+)", said)
    assert moved is not None
    hours = answers["hours"]
    assert isinstance(hours, int)
    more = range(hours + 1, hours + 40)
    faster = [plan(real_catalog(), {**answers, "hours": n}, TODAY, real_table(), progress=yes) for n in more]
    days = [f"{day:%b %Y}" for each in faster if (day := each.applying.likely)]
    assert (moved[2], moved[3] in days) == (f"{roadmap.applying.likely:%b %Y}", True)
