"""Two years of three people, from the quiz to a CPC without the "A": at each visit dates, money, steps and papers are those of that day.

The sittings are real ones in a terminal, as is every command between them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from answered import everything_answered
from keystrokes import DOWN, ENTER, UP
from running import Ran
from scenario_plans import scenario_answers
from sitting import Sitting, answers_file

pytestmark = pytest.mark.pty

Cli = Callable[..., Ran]
Sit = Callable[..., Sitting]


@dataclass
class Person:
    """One person with their counselor: how they sit down, and what the commands say of them."""

    name: str
    sit: Sit
    cli: Cli

    def visit(self, today: str, *picked: str, begins: str = "Show my roadmap") -> str:
        """Sit down, go through “what happened” by what is picked there, and quit; return the page it opened with."""
        with self.sit("--session", self.name, "--today", today, rows=24) as sitting:
            term = sitting.term
            choose(sitting, begins)
            sitting.wait("What next?")
            opened = term.history[-4000:] + term.text
            if picked:
                sitting.press("h")
            for label in picked:
                choose(sitting, label)
            if picked and picked[-1] != "Back":
                choose(sitting, "Back")
            sitting.wait("What next?")
            sitting.press("q")
            assert term.wait_exit() == 0
        return opened[opened.rindex("YOUR PLAN") :]

    def run(self, *args: str) -> str:
        """Run a command for this person and return what it prints."""
        ran = self.cli(*args)
        assert (ran.code, ran.out != "") == (0, True), (args, ran.err[-500:])
        return ran.out

    def of_day(self, command: str, today: str) -> Any:
        """Return what a command finds on a day."""
        return json.loads(self.run(command, "--session", self.name, "--today", today, "--format", "json"))

    def plan(self, today: str) -> dict[str, Any]:
        """Return the plan of a day, once it is true of that day."""
        found: dict[str, Any] = self.of_day("plan", today)
        days = [day for stage in found["stages"] for end in (stage["starts"], stage["ends"]) for day in end.values() if day]
        assert all(day >= today for day in [*days, *(step["on"] for step in found["steps"])])
        steps = self.of_day("steps", today)
        done = {step["id"] for step in steps if step["state"] == "done"}
        assert done.isdisjoint(step["id"] for step in found["steps"])
        assert all(step["day"] >= today for step in steps if step["state"] != "done")
        return found

    def gap(self, today: str, granted_usd: int) -> int:
        """Return the least that is missing on a day, once it is price - granted - own money."""
        money = self.of_day("money", today)
        assert money["granted_usd"] == granted_usd
        missing = max(0, max(0, money["low_usd"] - granted_usd) - (money["budget_usd"] or 0))
        assert money["gap_low_usd"] in (None, missing)
        return int(missing)


def choose(sitting: Sitting, label: str) -> None:
    """Move to an option of the list that is on the screen, and pick it; what begins with `=` is typed where a line is asked for."""
    term = sitting.term
    if label.startswith("="):
        term.wait_until(lambda: term.cursor_line.startswith("? "), "a line to type")
        term.send(label[1:])
        term.wait_until(lambda: term.cursor_line.endswith(label[1:]), f"{label[1:]} to be typed")
    else:
        term.wait_until(lambda: None not in places(term.text, label), label)
        at, to = places(term.text, label)
        term.send((DOWN if (to or 0) > (at or 0) else UP) * abs((to or 0) - (at or 0)))
        term.wait_until(lambda: len({*places(term.text, label)}) == 1, f"the pointer at {label}")
    before = term.text
    term.send(ENTER)
    term.wait_until(lambda: term.text != before and not term.cursor_line.endswith(label[1:]), f"{label} to be taken")


def places(screen: str, label: str) -> tuple[int | None, int | None]:
    """Return where the pointer is in the list that waits on a screen, and where an option; none for what is not there."""
    lines = screen.splitlines()
    prompt = max((number for number, line in enumerate(lines) if line.startswith("? ")), default=len(lines))
    listed = [line for line in lines[prompt + 1 :] if line.startswith((" » ", "   ")) and not line.startswith("   -- ")]
    at = next((place for place, line in enumerate(listed) if line.startswith(" » ")), None)
    return at, next((place for place, line in enumerate(listed) if line[3:].startswith(label)), None)


@pytest.fixture
def people(sit: Sit, cli: Cli, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Person]:
    """Return a function that takes a person through the quiz."""
    monkeypatch.setenv("CODINGPATH_HOME", str(home))

    def begin(name: str, scenario: str, today: str) -> Person:
        known = {question.replace("-", "_"): answer for question, answer in scenario_answers()[scenario].items()}
        file = answers_file(tmp_path, everything_answered(**{"so_far": "nothing", **known}))
        with sit("--session", name, "--today", today, "--answers", file) as sitting:
            sitting.wait("Are these answers right?")
            sitting.enter()
            sitting.wait("What next?")
            assert f"YOUR PLAN, {name}" in sitting.term.history + sitting.term.text
            sitting.press("q")
            assert sitting.term.wait_exit() == 0
        return Person(name, sit, cli)

    return begin


def test_anna_asks_three_schools_gets_a_grant_fails_once_passes_and_loses_the_a(people: Callable[..., Person]) -> None:
    anna = people("anna", "02-cashier-starts-soon", "2026-11-23")
    mine = ("--session", "anna", "--today")
    for school in ("us-aapc-coding", "Hill Street School", "North Side Academy"):
        anna.run("schools", "add", school, "--session", "anna")
    anna.run("schools", "told", "Hill", "price=2400", "starts=2027-02-08", "months=5", "exam=cpc", *mine, "2026-12-07")
    anna.run("schools", "told", "North", "price=3900", *mine, "2026-12-07")
    anna.run("schools", "choose", "Hill", "--session", "anna")
    chosen = anna.plan("2026-12-07")
    assert (day(chosen, "train", "starts"), day(chosen, "train")) == (date(2027, 2, 8), date(2027, 7, 8))
    assert chosen["costs"][0]["low_usd"] == 2400

    page = anna.visit("2027-01-05", "Money", "Training money", "They said yes", "=1,500", "Back", "Back")
    assert "SO FAR   0 steps done" in page
    assert "Granted: $1,500 by the job center" in anna.run("plan", "--brief", *mine, "2027-01-05")
    assert anna.gap("2027-01-05", 1500) == 0
    paper = anna.run("sessions", "iep", "anna", "--today", "2027-01-05", "--format", "markdown")
    assert "Hill Street School" in paper
    assert "$2,400" in paper

    anna.visit("2027-02-09", "I have started", "Short course", "=5", "=0", "=2000")
    assert day(anna.plan("2027-02-09"), "train") == date(2027, 7, 9)
    anna.gap("2027-02-09", 0)  # what it was for has begun: what is still owed is the person's own to say
    anna.visit("2027-07-12", "I have finished", "=1500")
    assert "train" not in stages(anna.plan("2027-07-12"))
    anna.visit("2027-10-04", "I did not pass")
    assert "parts that cost you most points" in json.dumps(anna.plan("2027-10-04")["page_one"])
    assert "SO FAR" in anna.visit("2027-12-01", "I passed the exam")
    assert "exam" not in stages(anna.plan("2027-12-01"))
    anna.visit("2028-03-01", "I got the job")
    assert "remove-apprentice" in stages(anna.plan("2028-03-01"))
    anna.visit("2028-12-01", 'The "A"')
    free = anna.plan("2028-12-01")
    assert "remove-apprentice" not in stages(free)
    assert (free["answers"]["holds"], free["answers"]["health-work"]) == (["cpc"], "coding")


def test_ben_is_refused_asks_the_next_and_works_as_a_biller(people: Callable[..., Person]) -> None:
    ben = people("ben", "07-laid-off-with-a-job-center", "2026-11-23")
    page = ben.visit("2026-12-14", "Money", "Training money", "They said no", "Back", "Back")
    assert "HELP     In this order: the job center" in page
    assert "SNAP caseworker" in ben.run("plan", "--brief", "--session", "ben", "--today", "2026-12-14")
    ben.run("money", "granted", "Rotary Club", "400", "--other", "--session", "ben", "--today", "2026-12-20")
    before = ben.gap("2026-12-20", 400)
    ben.run("money", "undo", "Rotary Club", "--session", "ben", "--today", "2026-12-21")
    assert ben.gap("2026-12-21", 0) == before + 400
    ben.visit("2027-06-01", "I have finished a", "Short course", "=900", "I passed the exam")
    assert "exam" not in stages(ben.plan("2027-06-01"))
    ben.visit("2027-09-01", "I got the job")
    assert ben.plan("2027-09-01")["answers"]["health-work"] == "billing"
    note = ben.run("sessions", "case-note", "ben", "--today", "2027-09-01")
    assert "Rotary" not in note


def test_cora_misses_her_start_and_her_plan_moves_with_her(people: Callable[..., Person]) -> None:
    cora = people("cora", "03-left-school-early", "2026-11-23")
    first = cora.plan("2026-11-23")
    step = cora.of_day("steps", "2026-11-23")[0]["id"]
    cora.run("steps", "done", step, "--session", "cora", "--today", "2026-11-30")
    page = cora.visit("2027-09-01", "What changed")
    assert "SO FAR   1 step done" in page
    assert "late (new days" in page
    later = cora.plan("2027-09-01")
    assert later["decisions"] == first["decisions"]
    assert later["applying"]["likely"] > first["applying"]["likely"]
    assert " late" not in cora.visit("2027-09-02"), "the days of the last visit are those that count now"


def day(found: dict[str, Any], stage: str, end: str = "ends") -> date:
    return date.fromisoformat(stages(found)[stage][end]["likely"])


def stages(found: dict[str, Any]) -> dict[str, Any]:
    return {stage["id"]: stage for stage in found["stages"]}
