"""What may happen on the way: every event leads to answers that the quiz takes and to a plan that goes on from there."""

from __future__ import annotations

from datetime import date

from scenario_plans import scenario_plans
from strategies import TODAY, plan_of, real_catalog

from codingpath.model.condition import Answers
from codingpath.model.progress import Grant, Progress, StepDone
from codingpath.planning.progress import answers_after, next_events, progress_after, progress_before
from codingpath.sessions.file_format import decode, encode
from codingpath.wizard.flow import Flow

DAY = date(2026, 12, 1)


def after(answers: Answers, name: str) -> Answers:
    return answers_after(answers, next(event for event in real_catalog().guidance.events if event.id == name))


def test_every_event_happens_to_somebody_and_leads_to_answers_that_hold() -> None:
    questions, seen = real_catalog().questions, set[str]()
    for name, roadmap in scenario_plans().items():
        events = next_events(roadmap)
        assert len({event.label for event in events}) == len(events), name
        for event in events:
            if event.id in seen:
                continue
            told = answers_after(roadmap.answers, event)
            read = decode(encode(told, rules="1", now="", finished=True).encode(), questions)
            assert (read.answers, read.notes) == (dict(told), ())
            then = plan_of(told)
            assert event.id not in {again.id for again in next_events(then)} or event.id == "failed-more"
            assert not set(event.asks_anew) & set(Flow.start(questions, told).answers), name
            seen.add(event.id)
    assert seen == {event.id for event in real_catalog().guidance.events}


def test_every_certification_that_a_plan_aims_at_can_be_passed() -> None:
    options = real_catalog().rules.decision("certification").options
    aims = [option for option in options if option.credential]
    passed = {o.id for o in aims for e in real_catalog().guidance.events if e.adds and e.when.holds({}, {"certification": o.id})}
    assert passed == {option.id for option in aims}


def test_a_way_from_the_first_class_to_a_cpc_without_the_a() -> None:
    answers: Answers = {
        "so-far": "in-program",
        "program-kind": "short-course",
        "exam-tries": "not-yet",
        "setting": "physician-office",
    }
    for event in ("finished", "failed-once", "failed-more", "passed-cpc", "job-in-coding", "a-off"):
        answers = after(answers, event)
    assert answers["holds"] == ("cpc",)
    assert (answers["so-far"], answers["exam-tries"], answers["health-work"]) == ("certified", "failed-more", "coding")
    assert after({**answers, "holds": ("cpc", "cca")}, "passed-ccs")["holds"] == ("cpc", "cca", "ccs")


def test_an_event_ends_the_ticks_of_its_stages_and_the_money_of_what_is_over_and_can_be_taken_back() -> None:
    by_id = {event.id: event for event in real_catalog().guidance.events}
    grants = (Grant(id="a", name="A", status="granted", usd=5, day=TODAY), Grant(id="b", name="B", status="refused", day=TODAY))
    before = Progress(grants=grants, done=(StepDone(id="exam-ends", day=DAY), StepDone(id="talk-coder", day=DAY)))
    now = progress_after(before, by_id["passed-cpc"], real_catalog().timeline.calendar_titles, DAY)
    assert (now.granted_usd, now.payers("refused"), [step.id for step in now.done]) == (0, frozenset("b"), ["talk-coder"])
    assert progress_after(before, by_id["failed-once"], (), DAY).grants == grants
    back = progress_before(now, before)
    assert (back.grants, set(back.done)) == (grants, set(before.done))
