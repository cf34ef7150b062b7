"""`codingpath sessions`: what each command prints, leaves behind and refuses."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from answered import everything_answered
from running import BEGINNER, ROOT, SMALL, TODAY, Ran, keep_catalog
from strategies import plan_of, real_catalog

from codingpath.catalog.answers import read_answers
from codingpath.catalog.kept import copy_of_progress
from codingpath.commands.sessions_list import SHOWN
from codingpath.formats import LIST, offered
from codingpath.model.condition import Answers
from codingpath.model.progress import Contact, Grant, Progress, StepDone
from codingpath.report.progress import plan_steps
from codingpath.sessions import alias, names, notes, store
from codingpath.sessions.file_format import encode
from codingpath.sessions.names import notes_path

Cli = Callable[..., Ran]
NOW = "2026-11-23T09:00:00+00:00"


@cache
def answers() -> Answers:
    return everything_answered(**read_answers(BEGINNER, real_catalog().questions))


@pytest.fixture(autouse=True)
def home(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared_home: Path) -> Path:
    """Keep the sessions of each test to itself; the catalog that was read once stays in the shared home."""
    (tmp_path / "home").mkdir()
    (shared_home / "cache").mkdir(exist_ok=True)
    (tmp_path / "home" / "cache").symlink_to(shared_home / "cache")
    monkeypatch.setenv("CODINGPATH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def people() -> None:
    store.save("joe", {"hours": 12}, rules="1", now=NOW)
    store.save("Maria G", answers(), rules="1", now=NOW, finished=True)
    store.save("Maria G~evenings", {**answers(), "hours": 6}, rules="1", now=NOW, finished=True)
    notes.add("Maria G", "called the school", now=NOW)


@pytest.mark.usefixtures("people")
def test_a_plan_of_the_last_session_says_whose_it_is(cli: Cli, tmp_path: Path) -> None:
    words = "notice: the answers are those of the last session, 'Maria G', saved 2026-11-23; --session NAME takes others\n"
    for command in (
        ("plan", "--brief", "--no-name"),
        ("plan", "--output", str(tmp_path / "m.html")),
        ("explain", "--format", "json"),
    ):
        ran = cli(*command, *TODAY)
        assert words in ran.err
        assert "Maria G" not in ran.out
    named = cli("plan", "--brief", "--session", "Maria G", *TODAY)
    assert "notice: the answers" not in named.err
    assert named.out.startswith("YOUR PLAN, Maria G: ")


# -- list and show


def test_before_anybody_is_saved_the_list_says_so(cli: Cli) -> None:
    assert "No session is saved yet" in cli("sessions", "list").out
    assert json.loads(cli("sessions", "list", "--format", "json").out) == []


@pytest.mark.usefixtures("people")
def test_the_list_has_everybody_last_touched_first(cli: Cli) -> None:
    rows = json.loads(cli("sessions", "list", "--format", "json").out)
    roadmap = plan_of(answers())
    steps = [step for step in plan_steps(roadmap) if step.state != "done"]
    assert rows[0] == {
        "name": "Maria G", "result": roadmap.decisions.chosen, "status": "before", "last_contact": "2026-11-23",
        "next_date": min(step.day for step in steps).isoformat(), "open_steps": len(steps), "saved": NOW, "finished": True,
        "answered": len(answers()), "questions": len(answers()), "variants": ["evenings"], "notes": 1, "problem": None,
    }  # fmt: skip
    assert [(r["name"], r["answered"], r["finished"]) for r in rows[1:]] == [("joe", 1, False)]
    notes.add("joe", "hello", now=NOW)
    os.utime(notes_path("joe"), (4e9, 4e9))
    assert [r["name"] for r in json.loads(cli("sessions", "list", "--format", "json").out)] == ["joe", "Maria G"]
    early, table = (
        cli("sessions", "list", "--format", "markdown", "--full", "--today", day).out for day in ("2026-11-20", TODAY[1])
    )
    assert ("2026-11-23? |" in early, "2026-11-23? |" in table) == (True, False)  # a day to come is no contact
    assert "quiz open, 1 of" in " ".join(table.split())
    assert "1 variant" in table
    assert "called the school" not in table


@pytest.mark.usefixtures("people")
def test_who_is_due_is_listed_by_the_day_they_wait_for(cli: Cli) -> None:
    def due(*more: str) -> list[str]:
        return [r["name"] for r in json.loads(cli("sessions", "list", "--due", *more, "--format", "json").out)]

    store.save("Ann", answers(), rules="1", now="2026-11-20T09:00:00+00:00", finished=True)
    days = {r["name"]: r["next_date"] for r in json.loads(cli("sessions", "list", "--format", "json").out)}
    assert days["Ann"] < days["Maria G"]
    assert due("--today", "2026-11-19") == []
    assert due("--today", days["Ann"]) == ["Ann"]
    assert due("--today", days["Maria G"]) == due("--today", "2026-11-19", "--by", days["Maria G"]) == ["Ann", "Maria G"]
    assert "Nobody is due by then." in cli("sessions", "list", "--due", "--today", "2026-11-19").out
    refused = cli("sessions", "list", "--by", "2026-11-24")
    assert (refused.code, "--by goes with --due" in refused.err) == (2, True)


def test_no_form_of_the_list_says_anything_of_a_disability(cli: Cli, subtests: pytest.Subtests) -> None:
    """Nor a payer who was asked, a step that was done for one, a note, or the name that a variant gets by itself."""
    store.save("Ann", {**answers(), "funding": ("disability",)}, rules="1", now=NOW, finished=True)
    store.save("Ann~Help to pay disability", answers(), rules="1", now=NOW, finished=True)
    happened = Progress(
        grants=(Grant(id="voc-rehab", name="Rehabilitation office", status="granted", usd=900, day=date(2026, 11, 20)),),
        done=(StepDone(id="now-rehabilitation", day=date(2026, 11, 20)),),
        contacts=(Contact(day=date(2026, 11, 20), kind="with the rehab office", next_day=date(2026, 12, 1)),),
    )
    store.record("Ann", copy_of_progress(happened))
    notes.add("Ann", "has a disability", now=NOW)
    for form in offered(LIST):
        for more in ("--full", "--due"):
            with subtests.test(form=form, more=more):
                said = cli("sessions", "list", more, "--format", form, "--today", "2027-01-01")
                assert "Ann" in said.out
                assert not [word for word in ("disab", "rehab") if word in (said.out + said.err).casefold()]


def test_of_many_clients_a_screen_lists_those_touched_last_and_a_file_all(cli: Cli, home: Path) -> None:
    for number in range(SHOWN + 2):
        folder = home / "sessions" / f"client {number}"
        folder.mkdir(parents=True)
        (folder / "answers.json").write_text(encode({}, rules="1", now=NOW, finished=False))
    assert "2 more clients: --full lists all, --due who is due." in cli("sessions", "list").out
    assert cli("sessions", "list", "--full").out.count("client ") == SHOWN + 2
    assert len(cli("sessions", "list", "--format", "csv").out.splitlines()) == SHOWN + 3


@pytest.mark.usefixtures("people")
def test_the_list_names_what_cannot_be_read_and_moves_nothing(cli: Cli) -> None:
    names.path_of("joe").write_text("{", "utf-8")
    notes_path("Maria G").write_text("{", "utf-8")
    listed = cli("sessions", "list", "--format", "json")
    by_name = {r["name"]: r for r in json.loads(listed.out)}
    assert listed.code == 1
    assert f"{names.path_of('joe')}: It cannot be read: it is not whole JSON.\n" in listed.err
    assert f"{notes_path('Maria G')}: the notes cannot be read.\n" in listed.err
    assert by_name["joe"]["problem"] == "It cannot be read: it is not whole JSON."
    assert by_name["Maria G"]["notes"] is None
    assert names.path_of("joe").exists()
    assert "cannot be read" in cli("sessions", "list").out
    shown = cli("sessions", "show", "joe")
    assert (shown.code, shown.err) == (1, "'joe': It cannot be read: it is not whole JSON.\n")


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("columns", [40, 80])
def test_show_says_the_answers_in_words(cli: Cli, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = cli("sessions", "show", "Maria G").out
    for words in (
        f"finished, {len(answers())} of {len(answers())} answers",
        "There is 1 note; --notes shows it.",
        "Start work soon",
        "$4,500",
        "January 11, 2027",
        "Maria G~evenings",
    ):
        assert words in " ".join(shown.split())
    for _ in range(11):
        notes.add("Maria G", "called again", now=NOW)
    assert "There are 12 notes; --notes shows them." in " ".join(cli("sessions", "show", "Maria G").out.split())
    assert "called the school" not in shown
    assert "called the school" in cli("sessions", "show", "Maria G", "--notes").out
    assert "still open" in cli("sessions", "show", "joe").out
    assert "6 hours a week" in cli("sessions", "show", "Maria G~evenings").out
    assert max(map(len, shown.splitlines())) <= columns


@pytest.mark.parametrize(
    "args",
    [
        ("show", "nobody"),
        ("rename", "nobody", "joe"),
        ("note", "nobody"),
        ("note", "nobody", "hello"),
        ("export", "nobody"),
        ("delete", "nobody", "--yes"),
    ],
)
def test_nobody_of_that_name_is_something_to_mend(cli: Cli, args: tuple[str, ...]) -> None:
    ran = cli("sessions", *args)
    assert (ran.code, ran.out) == (1, "")
    assert "there is no session 'nobody'" in ran.err


@pytest.mark.parametrize("name", ["../x", "a/b", "a~b~c", "\x1b[31m", ""])
def test_a_name_that_cannot_be_is_told_harmlessly(cli: Cli, name: str) -> None:
    for args in (("show", name), ("note", name, "x"), ("delete", name, "--yes"), ("export", name), ("rename", "joe", name)):
        ran = cli("sessions", *args)
        assert ran.code == 1
        assert "cannot name a session" in ran.err
        assert "\x1b" not in ran.err


# -- a plan


@pytest.mark.usefixtures("people")
def test_a_variant_plans_like_a_session_and_notes_are_in_no_plan(cli: Cli) -> None:
    made = json.loads(cli("plan", "--session", "Maria G~evenings", *TODAY, "--format", "json").out)
    assert made["answers"]["hours"] == 6
    for form in ("table", "json", "ics"):
        assert "called the school" not in cli("plan", "--session", "Maria G", *TODAY, "--format", form).out
    assert "there is no session 'nobody' for it to be a variant of" in cli("plan", "--session", "nobody~x").err


# -- rename, note, delete


@pytest.mark.usefixtures("people")
def test_rename_takes_everything_along(cli: Cli) -> None:
    assert cli("sessions", "rename", "Maria G", "Zoe").out == "'Maria G' is now 'Zoe'.\n"
    row = json.loads(cli("sessions", "list", "--format", "json").out)[0]
    assert (row["name"], row["variants"], row["notes"]) == ("Zoe", ["evenings"], 1)
    assert cli("sessions", "rename", "Zoe", "joe").code == 1


@pytest.mark.usefixtures("people")
def test_a_note_is_added_dated_and_printed(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli("sessions", "note", "joe", "asks", "for", "<b>evenings</b>\x1b[31m").out.startswith("Noted on 'joe', 20")
    monkeypatch.setattr(sys, "stdin", io.StringIO("\ufefffirst line\nsecond line\n"))
    assert cli("sessions", "note", "joe", "-").code == 0
    assert [n.text for n in notes.read("joe")] == ["asks for <b>evenings</b>[31m", "first line\nsecond line"]
    shown = cli("sessions", "note", "joe").out
    assert "asks for <b>evenings</b>[31m" in shown
    assert "\x1b" not in shown
    assert cli("sessions", "note", "joe", " ").err == "the note is empty; type some text\n"


@pytest.mark.usefixtures("people")
def test_all_notes_can_be_deleted(cli: Cli) -> None:
    asked = cli("sessions", "note", "Maria G", "--delete-all")
    assert (asked.code, "--yes" in asked.err) == (2, True)
    assert cli("sessions", "note", "Maria G", "x", "--delete-all").code == 2
    assert cli("sessions", "note", "Maria G", "--delete-all", "--yes").out == "Deleted all notes on 'Maria G'.\n"
    assert cli("sessions", "note", "Maria G", "--delete-all", "--yes").out == "There are no notes on 'Maria G'.\n"
    assert "There are no notes." in cli("sessions", "note", "Maria G").out


@pytest.mark.usefixtures("people")
def test_delete_says_what_went_and_never_goes_ahead_unasked(cli: Cli) -> None:
    asked = cli("sessions", "delete", "Maria G")
    assert (asked.code, "--yes" in asked.err) == (2, True)
    assert "Maria G" in names.names()
    assert (
        cli("sessions", "delete", "Maria G~evenings", "--yes").out
        == "Deleted the answers of 'Maria G~evenings'. Files you exported stay.\n"
    )
    assert (
        cli("sessions", "delete", "Maria G", "--yes").out
        == "Deleted the answers and the notes of 'Maria G'. Files you exported stay.\n"
    )
    assert [p.name for p in alias.folder().iterdir()] == ["joe"]


class Typed(io.StringIO):
    """A terminal into which somebody typed."""

    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(("typed", "gone"), [("y\n", True), ("YES\n", True), ("\n", False), ("n\n", False), ("", False)])
def test_in_a_terminal_delete_asks(cli: Cli, typed: str, gone: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Typed(typed))
    ran = cli("sessions", "delete", "joe")
    assert ran.code == 0
    assert ran.err == "Delete everything saved on 'joe'? [y/N] "
    assert ("joe" not in names.names()) is gone
    assert ran.out.startswith("Deleted the answers" if gone else "Nothing was deleted")


# -- export and import


@pytest.mark.usefixtures("people")
def test_export_writes_a_file_that_plans_the_same(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "maria.yaml"
    assert cli("sessions", "export", "Maria G", "--output", str(path), "--notes").code == 0
    assert "called the school" in path.read_text("utf-8")
    planned = [
        cli("plan", *answers, *TODAY, "--format", "json").out for answers in (("--answers", str(path)), ("--session", "Maria G"))
    ]
    assert json.loads(planned[0]) == json.loads(planned[1])
    assert cli("sessions", "export", "Maria G", "--output", str(path)).code == 1
    assert cli("sessions", "export", "Maria G", "--output", str(path), "--force").code == 0
    printed = cli("sessions", "export", "Maria G").out
    assert path.read_text("utf-8") == printed
    assert "called the school" not in printed
    assert "Maria" not in printed
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(("how", "known"), [("--output", "use .yaml, .yml, .txt"), ("--all", "use .zip")])
def test_an_export_is_what_its_name_says(cli: Cli, tmp_path: Path, how: str, known: str) -> None:
    path = tmp_path / "maria.pdf"
    ran = cli("sessions", "export", *(["Maria G"] if how == "--output" else []), how, str(path))
    assert (ran.code, path.exists()) == (2, False)
    assert f"no file of this command ends in .pdf; {known}" in ran.err


@pytest.mark.usefixtures("people")
def test_everything_moves_to_another_home(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "all.zip"
    assert "2 sessions, with all notes. It is not encrypted" in cli("sessions", "export", "--all", str(path)).err
    assert cli("sessions", "export", "--all", str(path)).code == 1
    into_folder = cli("sessions", "export", "--all", str(tmp_path))
    assert into_folder.code == 0
    assert len(list(tmp_path.glob("codingpath-sessions-*.zip"))) == 1
    before = cli("sessions", "list", "--format", "json").out
    monkeypatch.setenv("CODINGPATH_HOME", str(keep_catalog(tmp_path / "new")))
    assert cli("sessions", "import", str(path)).out == "Maria G: restored.\njoe: restored.\n"
    assert cli("sessions", "list", "--format", "json").out == before
    store.save("joe", {"hours": 3}, rules="1", now=NOW)
    again = cli("sessions", "import", str(path))
    assert again.code == 0
    assert "Maria G: here already, the same.\njoe: left as it is" in again.out
    assert "joe: replaced; `codingpath sessions restore` brings back" in cli("sessions", "import", str(path), "--replace").out
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        modes = {(p.is_dir(), stat.S_IMODE(p.stat().st_mode)) for p in alias.folder().rglob("*")}
        assert modes == {(False, 0o600), (True, 0o700)}


def test_what_cannot_be_exported_or_imported_is_told(cli: Cli, tmp_path: Path) -> None:
    assert cli("sessions", "export").code == 2
    assert cli("sessions", "export", "joe", "--all", "x.zip").code == 2
    assert "no session is saved yet" in cli("sessions", "export", "--all", str(tmp_path / "x.zip")).err
    assert "cannot read it" in cli("sessions", "import", str(tmp_path / "none.zip")).err
    ran = cli("sessions", "import", str(ROOT / "README.md"))
    assert (ran.code, "not an archive" in ran.err) == (1, True)


# -- one client's fault is not everybody's


@pytest.mark.usefixtures("people")
def test_what_is_no_session_is_skipped_and_named_and_the_rest_is_done(cli: Cli, tmp_path: Path) -> None:
    (alias.folder() / "dir.json").mkdir()
    (alias.folder() / "link.json").symlink_to(tmp_path / "nowhere")
    os.mkfifo(alias.folder() / "pipe.json")
    os.utime(names.path_of("Maria G"), (4e9, 4e9))
    archive = str(tmp_path / "all.zip")
    for args, does in (
        (("sessions", "list"), "Maria G"),
        (("sessions", "export", "--all", archive), ""),
        (("plan", *TODAY, "--brief"), "short course"),
    ):
        ran = cli(*args)
        assert (ran.code, does in ran.out) == (1, True)
        assert all(f"{name}.json: it is a link, a folder or a pipe; it was skipped" in ran.err for name in ("dir", "link", "pipe"))
    assert "2 sessions, with all notes" in cli("sessions", "export", "--all", archive, "--force").err
    assert cli("plan", "--session", "Maria G", *TODAY, "--brief").code == 0


@pytest.mark.usefixtures("people")
def test_a_damaged_last_session_is_told_and_stays_where_it_is(cli: Cli) -> None:
    path = names.path_of("Maria G")
    path.write_text("{", "utf-8")
    os.utime(path, (4e9, 4e9))
    for name in ((), ("--session", "Maria G")):
        ran = cli("plan", *name, *TODAY)
        assert (ran.code, ran.out) == (1, "")
        assert 'it could not be read (it is not whole JSON); `codingpath --session "Maria G"` sets the file aside' in ran.err
    assert path.read_text("utf-8") == "{"


@pytest.mark.usefixtures("people")
def test_notes_that_were_set_aside_are_told(cli: Cli) -> None:
    notes_path("joe").write_text("{", "utf-8")
    ran = cli("sessions", "note", "joe", "hello")
    assert ran.out.startswith("Noted on 'joe'")
    assert "The earlier notes on 'joe' could not be read. They were set aside as" in ran.err
    assert "notes.damaged-1.json" in ran.err
    assert "the answers, the notes and 1 damaged copy" in cli("sessions", "delete", "joe", "--yes").out


@pytest.mark.usefixtures("people")
def test_restore_brings_back_what_was_replaced(cli: Cli) -> None:
    assert "nothing of it was replaced" in cli("sessions", "restore", "joe").err
    store.save("joe", {"hours": 3}, rules="1", now=NOW, replacing=True)
    assert cli("sessions", "restore", "joe").out.startswith("The earlier answers of 'joe' are back.")
    assert store.load("joe", real_catalog().questions).answers == {"hours": 12}
    assert "the answers and 1 earlier copy" in cli("sessions", "delete", "joe", "--yes").out


def test_a_folder_that_the_cache_is_written_to_first_is_closed_to_others(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CODINGPATH_HOME", str(tmp_path / "new"))
    cli("credentials", "--data", str(SMALL))
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["cache"]
    assert {stat.S_IMODE(p.stat().st_mode) for p in ((tmp_path / "new"), (tmp_path / "new" / "cache"))} == {0o700}
