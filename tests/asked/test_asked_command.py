"""`codingpath schools`, through the real command: a list, what each said, one chosen, and all of it taken back."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from answered import OWN
from running import Ran
from strategies import real_catalog

from codingpath.catalog.kept import copy_of_progress, kept_progress
from codingpath.model.progress import Progress, School
from codingpath.planning.asked.fields import ASKED
from codingpath.sessions import lifecycle, store
from codingpath.sessions.lock import Busy
from codingpath.sessions.names import path_of

Cli = Callable[..., Ran]
TODAY = ("--today", "2027-01-15")
ID = "us-aapc-coding"


@pytest.fixture
def anna(cli_with_sessions: Cli) -> Cli:
    store.save("anna", OWN, rules="1", now="2027-01-10T10:00:00+00:00", finished=True)
    return cli_with_sessions


def fine(cli: Cli, *args: str) -> str:
    ran = cli(*args)
    assert ran.code == 0, ran.err
    return ran.out


def schools(name: str = "anna") -> tuple[School, ...]:
    return kept_progress(store.progress_of(name))[0].schools


def test_a_school_is_asked_chosen_corrected_and_taken_back(anna: Cli, tmp_path: Path) -> None:
    assert "No school is on the list yet" in fine(anna, "schools", "list")
    assert "as us-aapc-coding" in fine(anna, "schools", "add", ID.upper())
    added = anna("schools", "add", "Terra", "State")
    assert "my-terra-state" in added.out
    assert "codingpath programs" in added.err
    fine(
        anna,
        "schools",
        "told",
        "terra",
        "price=1,950",
        "months=6",
        "starts=2/8/2027",
        "refund==cmd|x",
        "--day",
        "1/12/2027",
        "--who",
        "Ms. Ruiz",
        *TODAY,
    )
    fine(anna, "schools", "told", ID, "exam=cpc", "passed=34 of 40", *TODAY)
    listed = fine(anna, "schools", "list", *TODAY)
    for words in ("$1,950 (Jan 12)", "6 months (Jan 12)", "CPC (Jan 15)", "Ms. Ruiz", "my-terra-state"):
        assert words in listed
    rows = list(csv.reader(StringIO(fine(anna, "schools", "list", "--format", "csv", *TODAY))))
    assert [(row[0], dict(zip(rows[0], row, strict=True))["price"]) for row in rows[1:]] == [(ID, ""), ("my-terra-state", "1950")]
    assert "\n=" not in fine(anna, "schools", "list", "--format", "csv").replace(",=", "\n=")
    for ending in ("md", "html"):
        fine(anna, "schools", "list", "--output", str(tmp_path / f"s.{ending}"), *TODAY)
        assert "$1,950 (Jan 12)" in (tmp_path / f"s.{ending}").read_text("utf-8").replace("\\", "")
    record = json.loads(fine(anna, "schools", "list", "--format", "json", *TODAY))
    assert [(s["id"], s["by_hand"], len(s["said"])) for s in record["schools"]] == [(ID, False, 2), ("my-terra-state", True, 4)]

    before = json.loads((path_of("anna")).read_text("utf-8"))
    assert "goes by Terra State now" in fine(anna, "schools", "choose", "terra")
    after = json.loads((path_of("anna")).read_text("utf-8"))
    assert {**after, "program": None} == {**before, "program": None}
    plan = " ".join(fine(anna, "plan", "--brief", *TODAY).split())
    assert "As told by the school on January 12: price, start, 6 months." in plan
    assert plan == " ".join(fine(anna, "plan", "--brief", "--program", "my-terra-state", *TODAY).split())
    assert "as told by the school" not in fine(anna, "plan", "--brief", "--program", "none", *TODAY)
    compared = " ".join(fine(anna, "compare", "anna", "anna", *TODAY, "--full").split())
    assert "as told by the school on January 12" in compared
    assert "Terra State," not in fine(anna, "programs", "--session", "anna", "--state", "OH", "--full").splitlines()[:20]
    assert fine(anna, "explain", "--session", "anna", *TODAY)

    assert "Your plan goes by it now" in fine(anna, "schools", "told", "terra", "price=2050", *TODAY)
    assert "(Price told Jan 15.)" in " ".join(fine(anna, "plan", "--brief", *TODAY).split())
    assert "said 4 things now" in fine(anna, "schools", "untell", "terra", "price", *TODAY)
    assert "as told by the school on January 12" in " ".join(fine(anna, "plan", "--part", "money", *TODAY).split())
    refused = anna("schools", "remove", "terra")
    assert (refused.code, "schools unchoose" in refused.err) == (1, True)
    assert "goes by no chosen school" in fine(anna, "schools", "unchoose")
    assert "nothing to take back" in fine(anna, "schools", "unchoose")
    assert "as told" not in fine(anna, "plan", "--brief", *TODAY)
    assert "off the list" in fine(anna, "schools", "remove", "terra")
    assert [school.id for school in schools()] == [ID]


def test_the_name_of_a_school_with_one_program_in_the_list_is_that_program(anna: Cli) -> None:
    fine(anna, "schools", "add", "lorain county community college")
    fine(anna, "schools", "add", "Lorain")
    listed, typed = schools()
    assert (listed.program is not None, listed.name) == (True, "Lorain County Community College")
    assert typed.program is None


def test_a_name_that_nothing_has_is_kept_and_told_with_what_it_looks_like(anna: Cli) -> None:
    for words, meant in (("nonsense", ""), ("us-aapc-codin", "did you mean 'us-aapc-coding'? ")):
        said = anna("schools", "add", words)
        back = f"`codingpath schools remove my-{words}` takes it off the list again"
        assert said.err == f"notice: no program of the data has this ID and no school this name; {meant}{back}\n"
    assert [school.name for school in schools()] == ["nonsense", "us-aapc-codin"]
    assert "Not asked yet: nonsense and us-aapc-codin." in fine(anna, "schools", "list", *TODAY)


def test_the_help_shows_each_thing_that_can_be_said_with_values_that_are_read(anna: Cli) -> None:
    help_text = " ".join(fine(anna, "schools", "told", "--help").partition("Options:")[0].split())
    shown = re.findall(r"([a-z]+)=('[^']*'|\S+)", help_text)
    assert [name for name, _ in shown] == [asked.name for asked in ASKED]
    for (_, value), asked in zip(shown, ASKED, strict=True):
        assert asked.read(real_catalog(), value.strip("'"), date(2027, 1, 15)), asked.name
        assert all(choice in help_text for choice, _ in asked.choices)


def test_what_cannot_be_is_one_message_and_changes_nothing(anna: Cli) -> None:
    fine(anna, "schools", "add", "Hill Street")
    before = path_of("anna").read_bytes()
    for args, code, why in (
        (("told", "hill", "price"), 2, "no '='"),
        (("told", "hill", "prise=5"), 2, "did you mean 'price'"),
        (("told", "hill", "months=5", "price=dear"), 1, "price: "),
        (("told", "hill", "price="), 1, "untell"),
        (("told", "hall", "price=5"), 1, "choose one of my-hill-street"),
        (("told", "hill", "price=5", "--day", "1/16/2027"), 2, "still to come; name the day on which the school said it"),
        (("told", "hill", "price=5", "--day", "soonish"), 2, "--day"),
        (("told", "hill", "price=5", "--who", "x" * 121), 2, "--who"),
        (("untell", "hill"), 1, "said nothing"),
        (("untell", "hill", "prise"), 2, "did you mean"),
        (("add", "hill street"), 1, "on the list already"),
        (("add", "x" * 100_000), 1, "120"),
        (("choose", "hall"), 1, "choose one of"),
        (("told", "hill", "price=5", "--session", "ana"), 1, "did you mean 'anna'"),
    ):
        ran = anna("schools", *args, *(TODAY if args[0] in ("told", "untell") else ()))
        assert (ran.code, why in ran.err, ran.err.count("\n")) == (code, True, 1), (args, ran.err)
        assert len(ran.err) < 600
    assert path_of("anna").read_bytes() == before


def test_without_a_session_it_says_how_to_make_one(cli_with_sessions: Cli) -> None:
    for command in (("list",), ("add", "x"), ("unchoose",)):
        ran = cli_with_sessions("schools", *command)
        assert (ran.code, "run `codingpath` first" in ran.err) == (2, True)


def test_a_variant_has_its_clients_list_and_a_choice_of_its_own(anna: Cli) -> None:
    store.save("anna~online", OWN, rules="1", now="2027-01-10T10:00:00+00:00", finished=True)
    fine(anna, "schools", "add", "Hill Street", "--session", "anna~online")
    fine(anna, "schools", "choose", "hill", "--session", "anna~online")
    look = {name: store.look(name, ()).program for name in ("anna", "anna~online")}
    assert look["anna"] is None
    assert look["anna~online"] is not None
    assert [school.name for school in schools()] == ["Hill Street"]
    lifecycle.rename("anna", "bea")
    assert [school.name for school in schools("bea")] == ["Hill Street"]
    lifecycle.delete("bea")
    assert schools("bea") == ()


def test_schools_go_along_to_another_computer(anna: Cli, tmp_path: Path) -> None:
    fine(anna, "schools", "add", "Hill Street")
    fine(anna, "schools", "told", "hill", "price=5", *TODAY)
    before = schools()
    fine(anna, "sessions", "export", "--all", str(tmp_path / "all.zip"))
    fine(anna, "sessions", "delete", "anna", "--yes")
    assert schools() == ()
    fine(anna, "sessions", "import", str(tmp_path / "all.zip"))
    assert schools() == before


def test_somebody_else_who_has_the_client_open_is_told_and_nothing_is_lost(anna: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    fine(anna, "schools", "add", "Hill Street")

    def busy(*_: object, **__: object) -> None:
        raise Busy("anna")

    monkeypatch.setattr(store, "writing", busy)
    ran = anna("schools", "told", "hill", "price=5")
    assert ran.code == 1
    assert ran.err
    assert schools()[0].quotes == ()


def test_a_damaged_entry_is_told_and_left_out(anna: Cli) -> None:
    good = copy_of_progress(Progress(schools=(School(id="my-a", name="A"),))) or {}
    store.record("anna", {**good, "schools": [*good["schools"], {"id": 7}]})
    ran = anna("schools", "list")
    assert (ran.code, "left out (1)" in ran.err, "my-a" in ran.out) == (0, True, True)
