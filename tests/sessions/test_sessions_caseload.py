"""The list of clients: what is kept beside each one's files says no more than what is made of them anew."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
from scenario_plans import scenario_answers
from strategies import real_catalog

from codingpath.catalog.kept import copy_of_progress
from codingpath.model.progress import Contact, Happened, Progress, Shown, StepDone, StepShown
from codingpath.model.timeline import MARKED
from codingpath.sessions import archive, lifecycle, names, notes, store
from codingpath.sessions.caseload import Client, caseload
from codingpath.sessions.places import SUMMARY, own_folder
from codingpath.sessions.summarizing import FARTHEST_FIRST, PREPARED, stage_of
from codingpath.sessions.summary import LARGEST

NOW = "2026-11-20T09:00:00+00:00"
KEY = "data"
SHOWN = Shown(
    day=date(2026, 11, 20),
    rules="1",
    steps=(
        StepShown(id="call", day=date(2026, 11, 24)),
        StepShown(id="train-starts", day=date(2027, 1, 11)),
        StepShown(id="voc-rehab", day=date(2026, 11, 21)),
    ),
)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CODINGPATH_HOME", str(tmp_path))


@pytest.fixture
def ann() -> Path:
    """Save one client whose plan was shown, so that no list has to plan; return the folder."""
    save("Ann")
    store.record("Ann", copy_of_progress(Progress(shown=(SHOWN,))))
    notes.add("Ann", "called", now="2026-11-22T09:00:00+00:00")
    return own_folder("Ann")


def save(name: str, **but: object) -> None:
    answers = {**next(iter(scenario_answers().values())), **but}
    store.save(name, answers, rules="1", now=NOW, finished=True)  # type: ignore[arg-type]


def listed(key: str = KEY) -> tuple[list[Client], int]:
    """Return the list, and how many summaries were made for it."""
    made: list[float] = []
    return caseload(real_catalog(), key, made.append), len(made)


@pytest.mark.usefixtures("ann")
def test_a_summary_is_made_once_and_again_when_anything_it_was_made_of_changes() -> None:
    clients, made = listed()
    assert made == 1
    assert listed() == (clients, 0)
    assert listed("other data") == (clients, 1)
    assert listed("other data")[1] == 0
    notes.add("Ann", "called again", now="2026-11-23T09:00:00+00:00")
    (ann,), made = listed()
    assert (made, ann.about and (ann.about.notes, ann.about.last_contact)) == (1, (2, date(2026, 11, 23)))
    save("Ann", hours=40)
    store.save("Ann~evenings", {}, rules="1", now=NOW)
    (ann,), made = listed()
    assert (made, ann.variants) == (1, ("evenings",))
    assert listed() == ([ann], 0)


@pytest.mark.usefixtures("ann")
def test_progress_says_what_is_open_and_when_and_nothing_of_a_private_payer() -> None:
    (ann,), _ = listed()
    assert ann.about is not None
    assert (ann.about.open_steps, ann.about.next_day) == (2, date(2026, 11, 24))
    done = Progress(
        shown=(SHOWN,),
        done=(StepDone(id="call", day=date(2026, 11, 25)),),
        contacts=(Contact(day=date(2026, 11, 26), next_day=date(2026, 12, 10)),),
    )
    store.record("Ann", copy_of_progress(done))
    (ann,), _ = listed()
    assert ann.about is not None
    assert (ann.about.open_steps, ann.about.next_step) == (1, date(2027, 1, 11))
    assert (ann.about.last_contact, ann.about.next_day) == (date(2026, 11, 26), date(2026, 12, 10))
    notes.add("Ann", "comes at ten", now="2026-12-10T09:00:00+00:00")
    (ann,), _ = listed()
    assert (ann.about and ann.about.meeting) == date(2026, 12, 10), "a note of that day is none after it"
    notes.add("Ann", "did not come", now="2026-12-11T09:00:00+00:00")
    (ann,), _ = listed()
    assert ann.about is not None
    assert (ann.about.meeting, ann.about.next_day) == (None, date(2027, 1, 11)), (
        "a meeting is over once something was written after it"
    )


def test_how_far_somebody_is_goes_by_what_was_ticked_off() -> None:
    ready, first = {"readiness": "start-now"}, {"readiness": "prepare-first"}
    reached = [
        ({}, [], "asking"),
        (ready, [], "before"),
        (first, ["call"], "preparing"),
        (first, ["prepare-ends"], "before"),
        (first, ["train-starts"], "training"),
        (ready, ["train-starts", "train-ends"], "exam"),
        (ready, ["train-starts", "exam-ends"], "searching"),
        (ready, ["first-job-ends", "exam-ends"], "working"),
    ]
    for chosen, done, stage in reached:
        progress = Progress(done=tuple(StepDone(id=step, day=date(2027, 1, 1)) for step in done))
        assert stage_of(chosen, progress) == stage
    told = (("exam-ends", "train-ends"), ("train-starts",))  # passed one, then began another course
    events = tuple(Happened(id=str(number), day=date(2027, 1, 1), reached=reached) for number, reached in enumerate(told))
    assert stage_of(ready, Progress(events=events)) == "training"
    assert stage_of(ready, Progress(events=events[::-1])) == "searching"


def test_the_stage_hangs_on_days_that_a_plan_marks() -> None:
    assert {*FARTHEST_FIRST, PREPARED} < {*MARKED}


def test_a_kept_summary_that_is_not_as_it_was_written_is_made_again(ann: Path) -> None:
    clients, _ = listed()
    path = ann / SUMMARY
    good = path.read_bytes()
    top = json.loads(good)
    damaged = [b"", b"{", b"[]", b"[" * 5_000, good[:-1], b" " * LARGEST + good, good.replace(b'"stage":"', b'"stage":"x')]
    damaged += [good.replace(b"2026-11-22", b"\\u001b[2J"), good.replace(b'"notes":1', b'"notes":"1"'), "é".encode() + good]
    damaged += [json.dumps({**top, "about": {**top["about"], "meeting": 3}}).encode(), json.dumps({**top, "about": None}).encode()]
    for content in damaged:
        path.write_bytes(content)
        assert listed() == (clients, 1), content[:80]
        assert path.read_bytes() == good


def test_where_nothing_can_be_kept_the_list_is_the_same(ann: Path) -> None:
    clients, _ = listed()
    (ann / SUMMARY).unlink()
    (ann / SUMMARY).mkdir()
    assert listed() == listed() == (clients, 1)
    assert listed("") == (clients, 1)


@pytest.mark.usefixtures("ann")
def test_a_client_is_as_new_as_the_newest_file_also_of_a_variant() -> None:
    os.utime(store.save("Ann~evenings", {}, rules="1", now=NOW), (0, 4 * 10**9))
    assert listed()[0][0].touched == 4 * 10**18


def test_a_summary_is_none_of_the_clients_files(ann: Path, tmp_path: Path) -> None:
    before = archive.pack().content, names.files_of("Ann")
    (first,), _ = listed()
    assert (ann / SUMMARY).stat().st_mode & 0o077 == 0
    assert (archive.pack().content, names.files_of("Ann")) == before
    assert listed()[0] == [first]
    lifecycle.rename("Ann", "Bea")
    assert [client.name for client in listed()[0]] == ["Bea"]
    lifecycle.delete("Bea")
    assert listed() == ([], 0)
    assert not [path for path in (tmp_path / "sessions").rglob("*") if path.is_file()]


def test_whoever_has_only_a_summary_left_is_nobody(ann: Path) -> None:
    listed()
    for name in ("answers.json", "notes.json"):
        (ann / name).unlink()
    assert listed() == ([], 0)


def test_the_order_is_that_of_what_people_wrote_and_a_damaged_file_hides_nobody(ann: Path) -> None:
    save("Bea")
    store.record("Bea", copy_of_progress(Progress(shown=(SHOWN,))))
    os.utime(own_folder("Bea") / "answers.json", (1, 1))
    assert [client.name for client in listed()[0]] == ["Ann", "Bea"]
    (ann / "notes.json").write_text("{")
    (own_folder("Bea") / "answers.json").write_text("{")
    by_name = {client.name: client for client in listed()[0]}
    assert (by_name["Ann"].notes_lost, by_name["Ann"].problem) == (True, None)
    assert by_name["Bea"].problem == "It cannot be read: it is not whole JSON."
    assert listed()[1] == 2


def test_what_is_kept_of_a_client_says_nothing_of_a_disability() -> None:
    """Not even a plan that was never shown: its steps are those of somebody who never made that pick."""
    save("Ann", funding=("disability",))
    save("Bea", funding="not-sure")
    clients = {client.name: client.about for client in listed()[0]}
    for client in clients:
        text = (own_folder(client) / SUMMARY).read_text().casefold()
        assert "disab" not in text
        assert "rehab" not in text
    assert clients["Ann"] is not None
    assert clients["Bea"] is not None
    assert clients["Ann"].result == clients["Bea"].result
    assert (clients["Ann"].open_steps, clients["Ann"].next_step) == (clients["Bea"].open_steps, clients["Bea"].next_step)
