"""What happened since a plan was made stays in the session file beside the answers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from codingpath.catalog.kept import MOST_ENTRIES, copy_of_progress, kept_progress
from codingpath.errors import CodingpathError
from codingpath.model.catalog import Catalog
from codingpath.model.progress import NOTHING_YET, AnswerTried, Contact, Grant, PlanWritten, Progress, Quote, School, StepDone
from codingpath.sessions import lifecycle, store
from codingpath.sessions.names import path_of

DAY = date(2027, 1, 12)
MUCH = Progress(
    schools=(
        School(id="typed-1", name="Corner School", quotes=(Quote(day=DAY, who="Ann", price_usd=1900, starts=date(2027, 2, 1)),)),
    ),
    grants=(Grant(id="wioa", name="Job center", status="granted", usd=3000, day=DAY),),
    done=(StepDone(id="call-the-job-center", day=DAY),),
    contacts=(Contact(day=DAY, kind="by telephone", next_day=date(2027, 2, 1)),),
    tried=(AnswerTried(day=DAY, question="hours", before=("12",), after=("20",)),),
    employment_plans=(PlanWritten(day=DAY),),
)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CODINGPATH_HOME", str(tmp_path))


def save(name: str = "dev") -> None:
    store.save(name, {"hours": 12}, rules="1", now="2026-11-27T10:00:00+00:00", finished=True)


def kept(name: str = "dev") -> Progress:
    progress, lost = kept_progress(store.progress_of(name))
    assert lost == 0
    return progress


def test_it_is_read_as_it_was_written_and_stays_when_answers_are_saved(catalog: Catalog) -> None:
    save()
    store.record("dev", copy_of_progress(MUCH))
    save()
    assert kept() == MUCH
    assert store.load("dev", catalog.questions).answers == {"hours": 12}


def test_a_variant_has_its_clients_and_keeps_none_of_its_own() -> None:
    save()
    save("dev~more hours")
    store.record("dev~more hours", copy_of_progress(MUCH))
    assert kept("dev~more hours") == kept("dev") == MUCH
    assert "progress" not in json.loads(path_of("dev~more hours").read_text("utf-8"))


def test_nothing_is_kept_where_there_is_no_client_or_nothing_happened() -> None:
    with pytest.raises(CodingpathError, match="there is no session 'dev' to keep it in; save the answers first"):
        store.record("dev", copy_of_progress(MUCH))
    save()
    before = path_of("dev").read_bytes()
    store.record("dev", copy_of_progress(NOTHING_YET))
    assert path_of("dev").read_bytes() == before


def test_what_cannot_be_read_is_told_and_stays_beside_when_something_is_written() -> None:
    save()
    path = path_of("dev")
    damaged = json.dumps({**json.loads(path.read_text("utf-8")), "progress": "x"})
    path.write_text(damaged, "utf-8")
    assert kept_progress(store.progress_of("dev")) == (NOTHING_YET, 1)
    store.record("dev", copy_of_progress(MUCH))
    store.record("dev", copy_of_progress(MUCH))
    assert [p.read_text("utf-8") for p in path.parent.glob("*.damaged-*")] == [damaged]
    assert kept() == MUCH


def test_what_cannot_be_read_is_left_out_entry_by_entry_and_text_is_harmless() -> None:
    copy = {
        "schools": [{"id": "a", "name": "A\x1b[31m\nB"}, {"id": "b"}, 7],
        "grants": "no",
        "done": [{"id": "x", "day": "2027-02-30"}],
    }
    progress, lost = kept_progress(copy)
    assert (lost, [school.name for school in progress.schools]) == (4, ["A[31m B"])


def test_of_too_many_entries_the_oldest_are_left_out_and_counted() -> None:
    days = [f"{2000 + number // 12}-{number % 12 + 1:02}-01" for number in range(MOST_ENTRIES + 2)]
    progress, lost = kept_progress({"contacts": [{"day": day} for day in days]})
    assert (lost, [str(contact.day) for contact in progress.contacts]) == (2, days[2:])


def test_of_each_thing_a_school_said_the_last_word_counts() -> None:
    earlier, later = Quote(day=DAY, price_usd=1900, voucher=False), Quote(day=date(2027, 2, 1), price_usd=2100)
    school = School(id="a", name="A", quotes=(earlier, later))
    assert (school.said("price_usd"), school.said("voucher"), school.said("months")) == ((2100, later.day), (False, DAY), None)


def test_answers_that_are_brought_back_leave_what_happened_meanwhile() -> None:
    save()
    store.save("dev", {"hours": 20}, rules="1", now="2026-11-27T11:00:00+00:00", replacing=True)
    store.record("dev", copy_of_progress(MUCH))
    lifecycle.restore("dev")
    assert (store.load("dev", ()).others, kept()) == ({"hours": 12}, MUCH)
    lifecycle.restore("dev")
    assert (store.load("dev", ()).others, kept()) == ({"hours": 20}, MUCH)


def test_a_program_is_chosen_and_all_else_stays(catalog: Catalog) -> None:
    save()
    store.record("dev", copy_of_progress(MUCH))
    before = store.look("dev", catalog.questions)
    store.choose("dev", {"id": "x"})
    assert store.look("dev", catalog.questions) == replace(before, program={"id": "x"})
    store.choose("dev", None)
    assert store.look("dev", catalog.questions) == before
    with pytest.raises(CodingpathError, match="no session 'eva'"):
        store.choose("eva", {"id": "x"})
