"""What happened, from the menu: steps, money, an exam, a job; kept at once, taken back, and told apart from the plan of before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

import pytest
from answered import everything_answered
from scripted import Script
from sitting import ANSWERS
from strategies import TODAY, real_catalog, real_table

from codingpath.catalog.kept import copy_of_progress, kept_progress
from codingpath.interactive.program import WizardApp
from codingpath.model.condition import Answers
from codingpath.model.progress import Grant, Progress, StepDone
from codingpath.rules.masks import MaskTable
from codingpath.sessions import store
from codingpath.sessions.names import path_of
from codingpath.wizard.prompter import Interrupted, Raw, Signal

NAME = "Maria"
LATER = TODAY + timedelta(days=60)
OWN: Answers = everything_answered(
    goal="start-soon", matters_most=("low-cost",), role="coding", setting="physician-office", so_far="finished-program",
    program_kind="short-course", finished_ago=1, exam_tries="not-yet", education="diploma", health_work="none", basics=("none",),
    hours=12, free_times="evenings-weekends", start=TODAY, months=18, campus="sometimes", internet="reliable", study_style="mix",
    state="TX", budget=300, funding=("low-income",),
)  # fmt: skip


@pytest.fixture(autouse=True)
def a_tall_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing come a screen at a time."""
    monkeypatch.setenv("LINES", "1000")


class Desk(WizardApp):
    """A sitting that does not compile the rules again."""

    @cached_property
    def table(self) -> MaskTable:
        return real_table()


def sit(
    *replies: Raw | Signal, today: date = TODAY, saving: bool = True, name: str = NAME, stopped: bool = False
) -> tuple[Script, WizardApp]:
    """Sit down with the answers above, or with those that are saved, and quit once all replies are used."""
    fresh = not (saving and path_of(name).exists())
    script = Script(["done" if fresh else "show", *replies, *(() if stopped else ("quit",))], plain=False)
    desk = Desk(real_catalog(), script, today, name=name, saving=saving, no_color=True, now=lambda: f"{today}T10:00:00-05:00")
    try:
        desk.sit(OWN if fresh else None)
    except Interrupted:
        assert stopped
    assert not script.replies, "not every reply was used"
    return script, desk


def kept() -> Progress:
    progress, lost = kept_progress(store.progress_of(NAME))
    assert not lost
    return progress


def saved() -> Answers:
    return store.load(NAME, real_catalog().questions).answers


def labels(script: Script, title: str) -> Sequence[str]:
    return [label for _, label in [options for t, options, _ in script.menus if t == title][-1]]


def test_the_plan_that_was_shown_is_kept_and_the_next_visit_opens_with_where_one_stands(capsys: pytest.CaptureFixture[str]) -> None:
    sit()
    first = kept().last_shown
    assert first is not None
    assert (first.day, first.rules) == (TODAY, real_catalog().rules.version)
    assert "SO FAR" not in capsys.readouterr().out
    sit("happened", "changed", "", today=LATER)
    out = capsys.readouterr().out
    assert "SO FAR   0 steps done, " in out
    assert " late (new days: “steps”)" in out
    assert f"What changed since {TODAY:%B} {TODAY.day}, {TODAY.year}" in out
    assert kept().last_shown != first, "the plan of today is what the next visit is told against"
    sit(today=LATER + timedelta(days=1))
    assert " late" not in capsys.readouterr().out


def test_steps_are_ticked_off_and_back(capsys: pytest.CaptureFixture[str]) -> None:
    sit()
    step = next(step.id for step in kept().shown[0].steps)
    script, _ = sit("happened", "steps", step, "", "", today=LATER)
    assert kept().done == (StepDone(id=step, day=LATER),)
    assert len([text for text in script.said if text.startswith("Done: ")]) == 1
    assert "SO FAR   1 step done" in capsys.readouterr().out
    sit("happened", "steps", step, Signal.BACK, Signal.BACK, today=LATER)
    assert not kept().done


def test_money_is_noted_and_the_page_names_the_next_payer(capsys: pytest.CaptureFixture[str]) -> None:
    sit()
    payer = "wioa"
    sit("happened", "money", payer, "granted", "lots", "1,500", "other", "Rotary \x1b[31mClub", "granted", "", "", "")
    assert [(g.id, g.name, g.status, g.usd) for g in kept().grants] == [
        (payer, kept().grants[0].name, "granted", 1500),
        ("typed-rotary-31mclub", "Rotary [31mClub", "granted", None),
    ]
    assert "Granted: $1,500 by the job center" in " ".join(capsys.readouterr().out.split())
    sit("happened", "money", payer, "refused", payer, "undo", Signal.BACK, Signal.BACK)
    assert [g.id for g in kept().grants] == ["typed-rotary-31mclub"]


def test_a_pass_sets_the_answers_that_stand_for_it_and_undo_brings_all_of_it_back() -> None:
    sit()
    before = saved()
    grant, tick = (
        Grant(id="wioa", name="Job center", status="granted", usd=900, day=TODAY),
        StepDone(id="practice-starts", day=TODAY),
    )
    store.record(NAME, copy_of_progress(Progress(grants=(grant,), done=(tick,), shown=kept().shown)))
    script, desk = sit("happened", "passed-cpc", "", "undo", today=LATER)
    assert any(text.startswith("Kept: I passed the exam.") for text in script.said)
    assert (saved(), kept().grants, kept().done) == (before, (grant,), (tick,))
    assert desk.live.tried is None, "what happened was no trial"
    sit("happened", "passed-cpc", "", today=LATER)
    assert (saved()["so-far"], saved()["holds"]) == ("certified", ("cpc-a",))
    assert (kept().granted_usd, kept().grants[0].past, kept().done) == (0, True, ())
    script, desk = sit("happened", "job-in-coding", "a-off", "", today=LATER)
    assert (saved()["health-work"], saved()["coding-years"], saved()["holds"]) == ("coding", 0, ("cpc",))
    assert "I got the job" not in labels(script, "What happened?")
    assert desk.live.undoable


def test_who_stops_at_a_question_that_an_event_opens_keeps_what_was() -> None:
    sit()
    before = saved()
    sit("happened", "failed-once", "")
    assert saved() == {**before, "exam-tries": "failed-once"}
    assert "failed-more" in dict([o for t, o, _ in sit("happened", "")[0].menus if t == "What happened?"][-1])
    now = path_of(NAME).read_bytes()
    sit("happened", "passed-cpc", "job-in-coding", stopped=True)
    assert path_of(NAME).read_bytes() != now
    store.save(NAME, ANSWERS, rules="1", now="2026-11-23T10:00:00-05:00", finished=True)
    sit("happened", "started", "short-course", stopped=True)
    assert saved()["so-far"] == "nothing"


def test_nothing_is_kept_where_nothing_may_be_written_nor_for_a_variant(capsys: pytest.CaptureFixture[str]) -> None:
    _, desk = sit("happened", "money", "wioa", "asked", "", "", saving=False)
    assert [grant.status for grant in desk.progress.grants] == ["asked"]
    assert "Asked: the job center" in " ".join(capsys.readouterr().out.split())
    assert not path_of(NAME).exists()
    sit()
    shown = kept().shown
    store.save(f"{NAME}~fast", {**OWN, "hours": 30}, rules="1", now="2026-11-23T10:00:00-05:00", finished=True)
    sit("happened", "steps", "block-hours", "", "", name=f"{NAME}~fast", today=LATER)
    assert (kept().shown, [step.id for step in kept().done]) == (shown, ["block-hours"])


def test_what_cannot_be_read_is_not_written_over_by_a_look_at_the_plan() -> None:
    sit()
    store.record(NAME, {"grants": [{"id": "from-a-newer-codingpath", "status": "promised"}]})
    script, _ = sit(today=LATER)
    assert any("cannot be read" in text for text in script.said)
    assert store.progress_of(NAME) == {"grants": [{"id": "from-a-newer-codingpath", "status": "promised"}]}
