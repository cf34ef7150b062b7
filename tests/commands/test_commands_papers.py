"""`codingpath sessions iep` and `case-note`: what they print, keep and refuse."""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from running import TODAY, Ran
from scenario_plans import scenario_answers

from codingpath.catalog.kept import kept_progress
from codingpath.model.progress import Contact
from codingpath.report.words import full_day
from codingpath.sessions import notes, store

Cli = Callable[..., Ran]
NOW = "2026-11-23T09:00:00+00:00"


@pytest.fixture(autouse=True)
def _people(cli_with_sessions: Cli) -> None:
    answers = scenario_answers()["76-vocational-rehabilitation"]
    store.save("Maria", answers, rules="1", now=NOW, finished=True)
    store.save("Maria~more", {**answers, "hours": 30}, rules="1", now=NOW, finished=True)
    notes.add("Maria", "has told me of her bad back", now=NOW)


def contacts(name: str = "Maria") -> tuple[Contact, ...]:
    return kept_progress(store.progress_of(name))[0].contacts


def test_a_plan_is_drafted_in_every_form_for_its_owner_alone(cli: Cli, tmp_path: Path) -> None:
    shown = cli("sessions", "iep", "Maria", *TODAY)
    assert shown.out.startswith("Individual employment plan: draft for your local form")
    assert "Maria (name: ____" in shown.out
    assert "bad back" not in shown.out
    assert "rehab" not in shown.out
    for ending in ("md", "html", "json", "txt"):
        path = tmp_path / f"maria.{ending}"
        cli("sessions", "iep", "Maria", "--no-name", "--output", str(path), *TODAY)
        assert "Maria" not in path.read_text("utf-8")
        assert sys.platform == "win32" or stat.S_IMODE(path.stat().st_mode) == 0o600
    record = json.loads((tmp_path / "maria.json").read_text("utf-8"))
    assert [part["id"] for part in record["parts"]][:3] == ["iep-who", "iep-goal", "iep-objectives"]
    assert {"What", "Who", "By", "Done"} == set(record["parts"][9]["content"][0])
    assert "20 hours" in shown.out
    assert "30 hours" in cli("sessions", "iep", "Maria~more", *TODAY).out


def test_a_talk_is_kept_where_something_is_said_of_it(cli: Cli) -> None:
    assert "Next contact: ____" in cli("sessions", "case-note", "Maria", *TODAY).out
    assert contacts() == ()
    said = cli("sessions", "case-note", "Maria", "--kind", "by telephone", "--next", "2026-12-15", *TODAY)
    assert "Type of contact: by telephone" in said.out
    assert "Next contact: 12/15/2026" in said.out
    assert "bad back" not in said.out
    assert contacts() == (Contact(day=date(2026, 11, 23), kind="by telephone", next_day=date(2026, 12, 15)),)
    again = cli("sessions", "case-note", "Maria~more", "--kind", "by video", *TODAY)
    assert "Next contact: 12/15/2026" in again.out
    assert [contact.kind for contact in contacts()] == ["by video"]
    assert "[ ] Employment plan made" in again.out
    assert "Next meeting: 12/15/2026" in cli("sessions", "iep", "Maria", *TODAY).out
    assert "[x] Employment plan made" in cli("sessions", "case-note", "Maria", *TODAY).out


def test_a_next_contact_on_a_day_off_is_kept_and_told(cli: Cli) -> None:
    """`in 4 weeks` came to December 25."""
    for day, why in {
        "2026-12-25": "a federal holiday",
        "2026-12-26": "a Saturday",
        "2026-11-27": "the day after Thanksgiving",
    }.items():
        said = cli("sessions", "case-note", "Maria", "--next", day, *TODAY)
        assert f"notice: --next: {full_day(date.fromisoformat(day))} is {why}; the next working day is" in said.err
        assert contacts()[-1].next_day == date.fromisoformat(day)
    assert "working day" not in cli("sessions", "case-note", "Maria", "--next", "2026-12-28", *TODAY).err


def test_a_kind_that_could_disclose_a_disability_stays_out_of_the_note(cli: Cli) -> None:
    said = cli("sessions", "case-note", "Maria", "--kind", "with her rehab counselor", *TODAY)
    assert "rehab" not in said.out
    assert "'with her rehab counselor' could disclose a disability, so the note leaves it blank" in said.err


REFUSED = {
    ("iep", "Mario"): "there is no session 'Mario'",
    ("case-note", "Maria", "--next", "2026-11-01"): "--next 2026-11-01 is past; name a day from 2026-11-23 on",
    ("case-note", "Maria", "--next", "soonish"): "--next",
    ("case-note", "Maria", "--kind", "x" * 121): "--kind: this has 121 characters; how you met has room for 120",
    ("iep", "Maria", "--output", "maria.pdf"): "no file of this command ends in .pdf",
}


def test_what_cannot_be_is_refused_and_nothing_is_kept(cli: Cli) -> None:
    for given, message in REFUSED.items():
        ran = cli("sessions", *given, *TODAY)
        assert ran.code != 0, given
        assert message in ran.err, given
    assert contacts() == ()


def test_odd_texts_of_a_talk_are_harmless(cli: Cli) -> None:
    said = cli("sessions", "case-note", "Maria", "--kind", "by\x1b[31m phone\n\u202e\U0001f642", *TODAY)
    assert "\x1b" not in said.out
    assert "\u202e" not in said.out
    assert "Type of contact: by[31m phone" in said.out
