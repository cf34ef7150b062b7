"""`plan --format ics`: whose calendar it is, the same from run to run, and no name in it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest
from icalendar import Calendar
from running import BEGINNER, TODAY, Ran

from codingpath.sessions import archive, lifecycle, store
from codingpath.sessions.keys import plan_key

Cli = Callable[..., Ran]
ICS = (*TODAY, "--format", "ics")


def keys(text: str) -> set[str]:
    return {str(event["UID"]).partition("@")[2] for event in Calendar.from_ical(text).walk("VEVENT")}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CODINGPATH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_the_same_file_is_the_same_person_whatever_its_answers(cli: Cli, tmp_path: Path) -> None:
    me, copy = tmp_path / "maria.yaml", tmp_path / "joe.yaml"
    for path in (me, copy):
        shutil.copy(BEGINNER, path)
    first = cli("plan", "--answers", str(me), *ICS).out
    assert cli("plan", "--answers", str(me), *ICS).out == first
    assert keys(cli("plan", "--answers", str(me), "--answer", "hours=5", *ICS).out) == keys(first)
    assert not keys(cli("plan", "--answers", str(copy), *ICS).out) & keys(first)
    assert "maria" not in first


def test_a_session_is_the_same_person_named_or_last(cli_with_sessions: Cli) -> None:
    cli = cli_with_sessions
    store.save("Maria G", {"hours": 12}, rules="1", now="2026-11-23")
    named = cli("plan", "--session", "Maria G", *ICS).out
    assert len(keys(named)) == 1
    assert cli("plan", *ICS).out == named
    assert not re.search("maria", named, re.IGNORECASE)
    lifecycle.delete("Maria G")
    assert keys(cli("plan", "--answer", "hours=12", *ICS).out) == {"plan.codingpath"}


def test_two_sessions_of_one_name_share_no_entry(home: Path) -> None:
    def again() -> str:
        store.save("last", {"hours": 12}, rules="1", now="2026-11-23", replacing=True)
        return plan_key(None, None)

    first = again()
    assert again() == first, "started over, it is the same person's"
    lifecycle.rename("last", "Ann")
    assert plan_key(None, "Ann") == first
    archived = archive.pack().content
    lifecycle.delete("Ann")
    assert again() != first
    archive.unpack(archived, (), replace=False)
    assert plan_key(None, "Ann") == first


@pytest.mark.parametrize("kept", ["", '"id": 5, ', '"id": "../../Ann", '])
def test_a_session_of_before_keeps_the_key_of_its_name(home: Path, kept: str) -> None:
    path = home / "sessions" / "Maria G" / "answers.json"
    path.parent.mkdir(parents=True)
    path.write_text(f'{{"format": 2, {kept}"answers": {{"hours": 12}}}}')
    key = blake2b(b"session Maria G", digest_size=8).hexdigest()
    assert plan_key(None, "Maria G") == key
    store.save("Maria G", {"hours": 5}, rules="1", now="2026-11-23")
    assert plan_key(None, None) == key
    assert "id" not in json.loads(path.read_text())


def test_what_the_plan_does_not_have_any_more_is_cancelled_in_the_file_that_is_replaced(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    call = ("plan", "--answers", str(BEGINNER), *TODAY, "--output", str(path))
    insider = ("--answer", "health-work=coding", "--answer", "coding-years=6", "--answer", "terminology=strong")
    assert cli(*call).code == 0
    assert b"CANCELLED" not in path.read_bytes()
    assert cli(*call, *insider, "--force").code == 0
    changed = path.read_bytes()
    assert b"STATUS:CANCELLED" in changed
    assert cli(*call, *insider, "--force").code == 0
    assert path.read_bytes() == changed
    path.write_bytes(b"\xff not a calendar")
    assert cli(*call, *insider, "--force").code == 0
    assert b"CANCELLED" not in path.read_bytes()


def test_what_only_a_calendar_takes_up_is_refused_elsewhere(cli: Cli) -> None:
    for given, said in (
        (("--study", "tue"), "--study goes into a calendar; add --format ics"),
        (("--meeting", "2026-12-30"), "--meeting goes into a calendar"),
        (("--meeting", "2026-11-01", "--format", "ics"), "--meeting 2026-11-01 is past; name a day from 2026-11-23 on"),
        (("--meeting", "soon", "--format", "ics"), "--meeting"),
        (("--study", "noon", "--format", "ics"), "is no weekly time"),
    ):
        ran = cli("plan", "--answers", str(BEGINNER), *TODAY, *given)
        assert ran.code != 0
        assert said in ran.err
    both = cli("plan", "--answers", str(BEGINNER), *ICS, "--meeting", "in 5 weeks", "--study", "sat 9:00").out
    assert "DTSTART;VALUE=DATE:20261228" in both.partition("UID:meeting@")[2].partition("END:VEVENT")[0]
    assert "BYDAY=SA" in both


def test_a_file_holds_the_bytes_that_are_printed(cli: Cli, printed: Cli, tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    assert cli("plan", "--answers", str(BEGINNER), *ICS, "--output", str(path)).code == 0
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert path.read_bytes() == printed("plan", "--answers", str(BEGINNER), *ICS).out.encode()
