"""Taking a plan away: what is asked for a calendar, and what the file then holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scripted import Script
from strategies import plan_of

from codingpath.interactive.export import take_away
from codingpath.model.condition import Answers

STUDIES: Answers = {"education": "diploma", "hours": 12, "start": date(2027, 2, 8), "health-work": "none"}
NO_NOTES: Any = SimpleNamespace(notes=())


def test_a_calendar_has_study_times_only_where_they_are_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    roadmap = plan_of(STUDIES)
    for typed, name in ((["none"], "without.ics"), (["whenever", "tue, thu 17:00"], "with.ics")):
        prompter = Script(["ics", *typed, name])
        assert take_away(prompter, roadmap, NO_NOTES, "plan", "key", "")
    assert "RRULE" not in (tmp_path / "without.ics").read_text("utf-8")
    assert "BYDAY=TU,TH" in (tmp_path / "with.ics").read_text("utf-8")
    assert any("is no weekly time" in said for said in prompter.said)
