"""`codingpath steps` and `codingpath money`: what they list, keep and refuse."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hostile_text import ESCAPE, TURNED
from running import TODAY, Ran
from scenario_plans import scenario_answers

from codingpath.catalog.kept import copy_of_progress, kept_progress
from codingpath.model.condition import Answers
from codingpath.model.progress import NOTHING_YET, Progress
from codingpath.planning.progress import answered, by_hand
from codingpath.sessions import store
from codingpath.sessions.names import path_of
from codingpath.text import acting

Cli = Callable[..., Ran]
DAY = date(2026, 11, 23)
NAME = ("--session", "anna", *TODAY)


@cache
def answers() -> Answers:
    return scenario_answers()["07-laid-off-with-a-job-center"]


@pytest.fixture(autouse=True)
def home(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared_home: Path) -> None:
    """Keep the session of each test to itself; the catalog that was read once stays in the shared home."""
    (tmp_path / "home").mkdir()
    (shared_home / "cache").mkdir(exist_ok=True)
    (tmp_path / "home" / "cache").symlink_to(shared_home / "cache")
    monkeypatch.setenv("CODINGPATH_HOME", str(tmp_path / "home"))
    store.save("anna", answers(), rules="1", now="2026-11-23T09:00:00+00:00", finished=True)


def kept() -> Progress:
    progress, lost = kept_progress(store.progress_of("anna"))
    assert not lost
    return progress


def listed(cli: Cli, command: str, *more: str) -> list[dict[str, object]]:
    found = json.loads(cli(command, *(more or NAME), "--format", "json").out)
    return list(found["payers"] if command == "money" else found)


def test_steps_are_listed_ticked_off_and_back_and_the_plan_follows(cli: Cli) -> None:
    assert not kept().done, "a list writes nothing"
    before = {str(step["id"]): step for step in listed(cli, "steps")}
    one, two = [name for name, step in before.items() if step["state"] == "due"][:2]
    ran = cli("steps", "done", one, two, "--day", "2026-11-20", *NAME)
    assert (ran.code, ran.out) == (0, f"Done, 2026-11-20: {before[one]['title']}\nDone, 2026-11-20: {before[two]['title']}\n")
    assert [step.id for step in kept().done] == [one, two]
    assert {str(s["id"]): s["state"] for s in listed(cli, "steps")}[one] == "done"
    plan = json.loads(cli("plan", "--format", "json", *NAME).out)
    assert ([step["id"] for step in plan["steps_done"]], plan["grants"]) == ([one, two], [])
    page = cli("plan", "--brief", *NAME).out
    assert "SO FAR   2 steps done" in page
    assert str(before[one]["title"]) not in page
    later = cli("steps", "--session", "anna", "--today", "2027-03-01").out
    assert "Late, with a new day" in later
    assert "What changed since Nov" in later.replace("November", "Nov")
    assert cli("steps", "undo", one, *NAME).out == f"Not done: {before[one]['title']}\n"
    assert [step.id for step in kept().done] == [two]
    assert cli("steps", *NAME, "--format", "csv").out.startswith("id,state,day,was,title\r\n")


def test_a_step_that_left_the_plan_by_what_was_noted_can_still_be_ticked_off(cli: Cli) -> None:
    cli("money", "asked", "job-center-laid-off", *NAME)
    assert "job-center-laid-off" not in {step["id"] for step in listed(cli, "steps")}
    ran = cli("steps", "done", "job-center-laid-off", *NAME)
    assert (ran.code, ran.out.startswith("Done, 2026-11-23: ")) == (0, True), ran.err
    assert [step.id for step in kept().done] == ["job-center-laid-off"]


def test_money_asked_for_moves_the_gap_and_a_refusal_names_the_next(cli: Cli) -> None:
    first, second, *_ = (str(each["id"]) for each in listed(cli, "money"))
    assert "asked, no answer yet" in cli("money", "asked", "job-center-laid-off", *NAME).out
    assert "HELP     Asked: the job center." in cli("plan", "--brief", *NAME).out
    assert cli("money", "granted", first, "$500", *NAME).out.startswith(
        "Training money from the American Job Center (WIOA): yes, $500"
    )
    assert "papers for a file say “Another payer”" in cli("money", "granted", "Rotary Club", "300", "--other", *NAME).out
    found = json.loads(cli("money", *NAME, "--format", "json").out)
    assert (found["granted_usd"], found["gap_low_usd"]) == (800, found["low_usd"] - 800 - found["budget_usd"])
    table = cli("money", *NAME).out
    assert "$300" in table
    assert "and $800 is granted" in table
    again = cli("money", "granted", first, *NAME)
    assert ("yes, $500" in again.out, "was noted" in again.err, kept().granted_usd) == (True, False, 800), (
        "a yes without a sum keeps the sum"
    )
    assert "$500 was noted of Training money" in cli("money", "granted", first, "600", *NAME).err
    cli("money", "refused", first, *NAME)
    cli("money", "undo", "rotary club", *NAME)
    assert [(g.id, g.status, g.usd) for g in kept().grants] == [(first, "refused", None)]
    assert (first, second) == ("wioa", "snap-et")
    assert "SNAP caseworker" in cli("plan", "--brief", *NAME).out


REFUSED = (
    (("steps", "done"), "steps done needs the ID of a step", 2),
    (("steps", "done", "unemploymen"), "unknown step 'unemploymen'; did you mean 'unemployment'?", 1),
    (("steps", "done", "unemployment", "--day", "2027-01-01"), "--day 2027-01-01 is still to come", 2),
    (("money", "asked"), "money asked needs a PAYER", 2),
    (("money", "asked", "wiao"), "no payer is called 'wiao'; did you mean 'wioa'?", 1),
    (("money", "refused", "wioa", "3"), "money refused takes no sum", 2),
    (("money", "granted", "wioa", "lots"), "'lots' is not a whole number of dollars", 2),
    (("money", "granted", "wioa", "5.000"), "type 5,000 or 5", 2),
    (("money", "granted", "wioa", "0"), "'0' is no sum that was granted", 2),
    (("money", "granted", "wioa", "900000000"), "is outside $0 to", 2),
    (("money", "granted", "\u202e\x1b", "5", "--other"), "a payer needs a name with letters in it", 2),
    (("money", "granted", "x" * 100_000, "5", "--other"), "a payer has room for 120", 2),
)


def test_what_cannot_be_is_refused_in_one_line_and_changes_nothing(cli: Cli) -> None:
    before = path_of("anna").read_bytes()
    for typed, said, code in REFUSED:
        ran = cli(*typed, *NAME)
        assert (ran.code, ran.out, said in ran.err) == (code, "", True), (typed[:4], ran.err[-300:])
        *notices, _ = lines = ran.err.removesuffix("\n").split("\n")
        assert all(line.startswith("notice: ") for line in notices), typed[:4]
        assert all(line.isprintable() for line in lines), typed[:4]
    assert path_of("anna").read_bytes() == before
    gone = cli("steps", "--session", "nobody", *TODAY)
    assert (gone.code, "there is no saved session 'nobody'" in gone.err) == (1, True)


def test_a_name_typed_by_hand_is_kept_harmless_and_told_from_others() -> None:
    progress = NOTHING_YET
    for name in ("Rotary", "rotary", "Ro-tary!", "🎓", ESCAPE, TURNED):
        progress = answered(progress, [by_hand(progress, name)], "granted", 10, DAY)
    store.record("anna", copy_of_progress(progress))
    assert kept() == progress
    assert [grant.name for grant in progress.grants][:3] == ["Rotary", "Ro-tary!", "🎓"]
    assert len({grant.id for grant in progress.grants}) == len(progress.grants) == 5
    assert all(acting(grant.name) is None for grant in progress.grants)


def test_a_variant_has_its_clients_steps_and_another_process_is_waited_for(cli: Cli) -> None:
    store.save("anna~more hours", {**answers(), "hours": 30}, rules="1", now="2026-11-23T09:00:00+00:00", finished=True)
    step = str(listed(cli, "steps")[0]["id"])
    cli("steps", "done", step, "--session", "anna~more hours", *TODAY)
    assert [done.id for done in kept().done] == [step]
