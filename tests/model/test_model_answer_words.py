from __future__ import annotations

from datetime import date

from builders import GOAL, HOURS, TOOLS, question
from case_table import cases

from codingpath.model.condition import NOT_SURE, Value
from codingpath.model.question import Choice, Question, answer_words, fill, joined, names

START = question("start", "date")
WORDED = question("coding-years", "one", choices=(Choice(id="a", label="A label", said="some words"),))


@cases(
    ("asked", "value", "words"),
    [
        (HOURS, 2500, "2,500"),
        (HOURS, 0, "0"),
        (GOAL, "far", "Far"),
        (WORDED, "a", "some words"),
        (GOAL, "gone-since", "gone-since"),
        (TOOLS, ("pen",), "Pen"),
        (TOOLS, ("pen", "book", "desk"), "Pen, Book and Desk"),
        (START, date(2028, 2, 29), "February 29, 2028"),
        (HOURS, NOT_SURE, "not sure"),
    ],
)
def test_an_answer_in_words(asked: Question, value: Value, words: str) -> None:
    assert answer_words(asked, value) == words


def test_fill_replaces_each_name_and_nothing_else() -> None:
    questions = {q.id: q for q in (HOURS, WORDED)}
    assert (
        fill("{hours} h, ${hours}, {coding-years}", {"hours": 1200, "coding-years": "a"}, questions)
        == "1,200 h, $1,200, some words"
    )
    assert fill("{hours} h", {}, questions) == "not sure h"
    assert fill("no names here", {}, questions) == "no names here"


def test_names_lists_what_a_sentence_names() -> None:
    assert names("{hours} a week, {coding-years}, {hours}") == ["hours", "coding-years", "hours"]


def test_joined() -> None:
    assert [joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
