"""Two processes, one session: nothing is lost and nothing torn."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wizard_samples import QUESTIONS

from codingpath.errors import CodingpathError
from codingpath.wizard import notes, session
from codingpath.wizard.session_lock import locked


HERE = Path(__file__).parent
HOLDER = "from codingpath.wizard.session_lock import locked\nwith locked('Ann'):\n    print('held', flush=True)\n    input()"


def python(*args: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *args], cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
    )


def test_two_processes_that_write_to_one_session_lose_nothing() -> None:
    rounds = {"budget": 60, "months": 70}
    writers = [python("session_writer.py", question, str(count)) for question, count in rounds.items()]
    for writer in writers:
        writer.communicate(timeout=50)
        assert writer.returncode == 0
    read = session.load("shared", QUESTIONS)
    assert (read.answers, read.notes) == ({question: count % 100 + 1 for question, count in rounds.items()}, ())
    texts = [n.text for n in notes.read("shared")]
    for question, count in rounds.items():
        assert [t for t in texts if t.startswith(question)] == [f"{question} {n}" for n in range(1, count + 1)]
    assert len(texts) == sum(rounds.values())
    assert sorted(p.name for p in session.folder().iterdir()) == ["shared.json", "shared.notes.json"]


def test_a_session_that_another_process_holds_is_waited_for_and_then_told() -> None:
    holder = python("-c", HOLDER)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(CodingpathError, match="'Ann' is being written by another codingpath"), locked("Ann", tries=2):
        pass
    with locked("joe", tries=1):
        pass
    holder.kill()  # however it ends, the system lets go of its lock
    holder.communicate(timeout=20)
    with locked("joe", "Ann", tries=1):
        pass


def test_without_a_file_both_begin_from_nothing_and_keep_each_others_answers() -> None:
    for answers in ({"budget": 1}, {"months": 2}):
        session.save("new", answers, rules="1", now="1", known=Known(), questions=QUESTIONS)
    assert session.load("new", QUESTIONS).answers == {"budget": 1, "months": 2}


def test_an_answer_taken_back_stays_away_and_one_deleted_meanwhile_comes_back_whole() -> None:
    session.save("new", {"budget": 1, "months": 2}, rules="1", now="1")
    known = session.load("new", QUESTIONS).known
    session.save("new", {"months": 2}, rules="1", now="1", known=known, questions=QUESTIONS)
    assert session.load("new", QUESTIONS).answers == {"months": 2}
    session.delete("new")
    session.save("new", {"months": 2, "goal": "lead"}, rules="1", now="1", known=Known(answers={"months": 2}), questions=QUESTIONS)
    assert session.load("new", QUESTIONS).answers == {"months": 2, "goal": "lead"}


def test_a_file_damaged_meanwhile_is_set_aside_before_it_is_written_again() -> None:
    path = session.save("new", {"budget": 1}, rules="1", now="1")
    path.write_text("{", "utf-8")
    session.save("new", {"budget": 2}, rules="1", now="1", known=Known(answers={"budget": 1}), questions=QUESTIONS)
    assert session.load("new", QUESTIONS).answers == {"budget": 2}
    assert path.with_name("new.damaged-1.json").read_text("utf-8") == "{"


SHEETS = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 2))


@given(SHEETS, SHEETS, SHEETS)
def test_each_answer_is_the_one_that_was_changed_last(
    known: Mapping[str, int], mine: Mapping[str, int], stored: Mapping[str, int]
) -> None:
    kept = merged(Known(answers=known), Known(answers=mine), Known(answers=stored)).answers
    for question in "abcd":
        changed_here = mine.get(question) != known.get(question)
        assert kept.get(question) == (mine if changed_here else stored).get(question)


@pytest.mark.parametrize(
    ("known", "mine", "stored", "finished"), [(False, True, False, True), (False, False, True, True), (True, False, True, False)]
)
def test_who_finished_or_began_again_says_so(known: bool, mine: bool, stored: bool, finished: bool) -> None:
    assert merged(Known(finished=known), Known(finished=mine), Known(finished=stored)).finished is finished
