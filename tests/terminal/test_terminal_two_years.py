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
from keystrokes import DOWN, ENTER, ESC, UP
from running import Ran
from scenario_plans import scenario_answers
from sitting import Sitting, answers_file

from codingpath.report.page_one.page import MOST_LINES

pytestmark = pytest.mark.pty

Cli = Callable[..., Ran]
Sit = Callable[..., Sitting]


@dataclass
class Person:
    """One person with their counselor: how they sit down, and what the commands say of them."""

    name: str
    sit: Sit
    cli: Cli
    granted_usd: int = 0

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
            for _ in range(3):
                if "What next?" in term.text.splitlines()[-3:][0] or not picked:
                    break
                term.send(ESC)
                term.wait_until(lambda: True, "a moment")
            sitting.wait("What next?")
            sitting.press("q")
            assert term.wait_exit() == 0
        return opened[opened.rindex("YOUR PLAN") :]

    def run(self, *args: str) -> str:
        """Run a command for this person and return what it prints."""
        ran = self.cli(*args)
        assert (ran.code, ran.out != "") == (0, True), (args, ran.err[-500:])
        return ran.out

    def plan(self, today: str) -> dict[str, Any]:
        """Return the plan of a day, once it is true of that day."""
        found: dict[str, Any] = json.loads(self.run("plan", "--session", self.name, "--today", today, "--format", "json"))
        days = [day for stage in found["stages"] for end in (stage["starts"], stage["ends"]) for day in end.values() if day]
        assert all(day >= today for day in [*days, *(step["on"] for step in found["steps"])])
        steps = json.loads(self.run("steps", "--session", self.name, "--today", today, "--format", "json"))
        done = {step["id"] for step in steps if step["state"] == "done"}
        assert done.isdisjoint(step["id"] for step in found["steps"])
        assert all(step["day"] >= today for step in steps if step["state"] != "done")
        money = json.loads(self.run("money", "--session", self.name, "--today", today, "--format", "json"))
        assert money["granted_usd"] == self.granted_usd
        own = None if money["budget_usd"] is None else max(0, money["low_usd"] - self.granted_usd)
        assert money["gap_low_usd"] in (None, max(0, (own or 0) - (money["budget_usd"] or 0)))
        page = self.run("plan", "--session", self.name, "--today", today, "--brief")
        assert len(page.splitlines()) <= MOST_LINES
        return found


def choose(sitting: Sitting, label: str) -> None:
    """Move to an option of the list that is on the screen, and pick it; a text is typed where one is asked for."""
    term = sitting.term
    if label.startswith("="):
        term.wait_until(lambda: term.cursor_line.startswith("? "), "a line to type")
        term.send(label[1:], ENTER)
        return

    def rows() -> tuple[int, int] | None:
        lines = term.text.splitlines()
        at = next((n for n, line in reversed(list(enumerate(lines))) if line.startswith(" » ")), None)
        to = next((n for n, line in reversed(list(enumerate(lines))) if line[3:].startswith(label)), None)
        return (
            None
            if at is None or to is None or to <= max((n for n, x in enumerate(lines) if x.startswith("? ")), default=0)
            else (at, to)
        )

    term.wait_until(lambda: rows() is not None, label)
    at, to = rows() or (0, 0)
    lines = term.text.splitlines()
    steps = sum(not line.startswith("   -- ") for line in lines[min(at, to) + 1 : max(at, to) + 1])
    steps -= 0 if to > at or not lines[to].startswith("   -- ") else 1
    term.send((DOWN if to > at else UP) * steps + ENTER)


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


def day(found: dict[str, Any], stage: str, end: str = "ends") -> date:
    return date.fromisoformat(next(s for s in found["stages"] if s["id"] == stage)[end]["likely"])


def test_anna_asks_three_schools_gets_a_grant_fails_once_passes_and_loses_the_a(people: Callable[..., Person]) -> None:
    anna = people("anna", "02-cashier-starts-soon", "2026-11-23")
    first = anna.plan("2026-11-23")
    for school in ("us-aapc-coding", "Hill Street School", "North Side Academy"):
        anna.run("schools", "add", school, "--session", "anna")
    anna.run(
        "schools",
        "told",
        "Hill",
        "price=2400",
        "starts=2027-02-08",
        "months=5",
        "exam=cpc",
        "--session",
        "anna",
        "--today",
        "2026-12-07",
    )
    anna.run("schools", "told", "North", "price=3900", "--session", "anna", "--today", "2026-12-07")
    anna.run("schools", "choose", "Hill", "--session", "anna")
    chosen = anna.plan("2026-12-07")
    assert (day(chosen, "train", "starts"), day(chosen, "train")) == (date(2027, 2, 8), date(2027, 7, 8))
    assert chosen["costs"][0]["low_usd"] == 2400
    assert day(chosen, "exam") != day(first, "exam")

    anna.granted_usd = 1500
    page = anna.visit("2027-01-05", "Money", "Training money", "They said yes", "=1,500", "Back", "Back")
    assert "SO FAR   0 steps done" in page
    granted = anna.run("plan", "--session", "anna", "--today", "2027-01-05", "--brief")
    assert "Granted: $1,500 by the job center" in granted
    anna.plan("2027-01-05")
    paper = anna.run("sessions", "iep", "anna", "--today", "2027-01-05", "--format", "markdown")
    assert "Hill Street School" in paper
    assert "$2,400" in paper

    anna.granted_usd = 0  # what it was for has begun: what is still owed is the person's own to say
    anna.visit("2027-02-09", "I have started", "Short course", "=5", "=0")
    under_way = anna.plan("2027-02-09")
    assert day(under_way, "train") == date(2027, 7, 9)
    anna.visit("2027-07-12", "I have finished")
    finished = anna.plan("2027-07-12")
    assert not [stage for stage in finished["stages"] if stage["id"] == "train"]
    anna.visit("2027-10-04", "I did not pass")
    failed = anna.plan("2027-10-04")
    assert "parts that cost you most points" in json.dumps(failed["page_one"])
    page = anna.visit("2027-12-01", "I passed the exam")
    assert "1 late" in page or "late" in page or "0 steps done" in page
    passed = anna.plan("2027-12-01")
    assert not [stage for stage in passed["stages"] if stage["id"] == "exam"]
    assert "CPC-A" in anna.run("plan", "--session", "anna", "--today", "2027-12-01", "--full")
    anna.visit("2028-03-01", "I got the job")
    assert day(anna.plan("2028-03-01"), "remove-apprentice") >= date(2028, 3, 1)
    anna.visit("2028-12-01", 'The "A"')
    free = anna.plan("2028-12-01")
    assert "remove-apprentice" not in {stage["id"] for stage in free["stages"]}
    assert (free["answers"]["holds"], free["answers"]["health-work"]) == (["cpc"], "coding")
    note = anna.run("sessions", "case-note", "anna", "--today", "2028-12-01")
    assert "2028" in note
