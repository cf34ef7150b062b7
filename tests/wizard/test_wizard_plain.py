from __future__ import annotations

from collections.abc import Iterator

import pytest
from builders import ids, question
from case_table import cases
from wizard_samples import ANSWERS, BUDGET, FUNDING, GOAL, MATTERS, QUESTIONS, QUIZ, STATE, TODAY

from codingpath.interactive.opening import open_prompter
from codingpath.model.question import Question
from codingpath.text import wants_plain
from codingpath.wizard.flow import Flow
from codingpath.wizard.interview import interview
from codingpath.wizard.plain import PlainPrompter
from codingpath.wizard.prompter import Interrupted, Prompt, Prompter, Raw, Signal


class Lines:
    """Prepared lines to read, and everything printed, cues included."""

    def __init__(self, *lines: str) -> None:
        self.lines: Iterator[str] = iter(lines)
        self.out: list[str] = []

    def read(self, cue: str) -> str:
        self.out.append(cue)
        try:
            return next(self.lines)
        except StopIteration:
            raise EOFError from None

    def write(self, line: str) -> None:
        self.out.append(line)

    @property
    def text(self) -> str:
        return "\n".join(self.out)


def plain(*lines: str) -> tuple[PlainPrompter, Lines]:
    script = Lines(*lines)
    return PlainPrompter(script.read, script.write), script


@cases("line", ["3", "lead", "Lead", " LEAD "])
def test_a_number_an_id_or_a_label_answers(line: str) -> None:
    got = plain(line)[0].ask(Prompt(question=GOAL))
    assert isinstance(got, str)
    assert GOAL.parse(got) == "lead"


@cases(
    ("line", "ids"),
    [("1", ("speed",)), ("1, 3", ("speed", "support")), ("speed,Low cost", ("speed", "low-cost")), ("4", ("not-sure",)), ("", "")],
)
def test_several_answers_stand_with_commas_between(line: str, ids: Raw) -> None:
    assert plain(line)[0].ask(Prompt(question=MATTERS)) == ids


def test_each_option_is_read_with_its_number_and_whether_it_is_the_default() -> None:
    prompter, script = plain("")
    prompter.ask(Prompt(question=FUNDING, position="Money", explanation=(FUNDING.why,), default=("veteran",), error="try again"))
    assert script.out[1:] == [
        "try again", "Money", "Does any of this fit you?", "Some of it pays for school.", "1. Laid off", "2. Veteran (your answer)",
        "3. None", "4. Not sure", "Numbers, with commas between (Enter for your answer): ",
    ]  # fmt: skip


def test_a_long_list_is_read_only_when_asked_for() -> None:
    prompter, script = plain("list", "tx")
    assert prompter.ask(Prompt(question=STATE)) == "tx"
    assert script.text.index("'list' reads them all") < script.text.index("1. Alabama")


def test_a_number_of_a_long_list_counts_once_the_list_was_read() -> None:
    assert plain("list", "1")[0].ask(Prompt(question=STATE)) == "AL"
    assert plain("1")[0].ask(Prompt(question=STATE)) == "1"  # the question refuses it


def test_every_choice_of_several_is_read_however_many_there_are() -> None:
    many = question("many", "many", choices=ids(*"abcdefghijklmnop"))
    prompter, script = plain("2, 16")
    assert prompter.ask(Prompt(question=many, default=("b",))) == ("b", "p")
    listed = [line for line in script.out if line[:1].isdigit()]
    assert (len(listed), listed[1], listed[15]) == (17, "2. B (your answer)", "16. P")


def test_a_text_field_says_what_to_type_and_the_default() -> None:
    prompter, script = plain("9")
    assert prompter.ask(Prompt(question=BUDGET, default=("2,500",))) == "9"
    assert script.out[-1] == "Budget: whole dollars, or: not sure (Enter for 2,500): "


@cases("question", QUESTIONS, ids=lambda question: question.id)
def test_words_work_at_every_question(question: Question) -> None:
    for word, signal in (("back", Signal.BACK), ("Back ", Signal.BACK), ("?", Signal.HELP)):
        assert plain(word)[0].ask(Prompt(question=question)) is signal, word


@pytest.mark.parametrize("lines", [["quit"], ["QUIT"], []])
def test_quit_and_the_end_of_the_input_stop(lines: list[str]) -> None:
    with pytest.raises(Interrupted):
        plain(*lines)[0].ask(Prompt(question=GOAL))
    with pytest.raises(Interrupted):
        plain(*lines)[0].choose("Menu", [("a", "A")], "a")
    with pytest.raises(Interrupted):
        plain(*lines)[0].ask_text("File", "")


def test_the_word_note_takes_a_note_where_notes_are_kept() -> None:
    def noting(line: str) -> PlainPrompter:
        return PlainPrompter(lambda _: line, lambda _: None, notes=True)

    assert noting("note").ask(Prompt(question=GOAL)) is Signal.NOTE
    assert noting("Note").choose("Menu", [("a", "A")], "a") is Signal.NOTE
    assert noting("note").ask_text("Name of the variant", "") == "note"
    assert plain("note")[0].ask(Prompt(question=GOAL)) == "note"


def test_ctrl_c_stops() -> None:
    def interrupted(_: str) -> str:
        raise KeyboardInterrupt

    with pytest.raises(Interrupted):
        PlainPrompter(interrupted).ask_text("File", "")


def test_a_menu_asks_again_until_an_option_is_named() -> None:
    prompter, script = plain("7", "second")
    assert prompter.choose("What next?", [("a", "First"), ("b", "Second")], "a") == "b"
    assert "'7' is not on the list; type a number from 1 to 2." in script.text
    assert plain("")[0].choose("What next?", [("a", "First")], "a") == "a"
    assert plain("back")[0].choose("What next?", [("a", "First")], "a") is Signal.BACK


def test_a_file_name() -> None:
    assert plain("")[0].ask_text("File name", "plan.md") == "plan.md"
    assert plain(" my  plan.md ")[0].ask_text("File name", "plan.md") == "my plan.md"
    assert plain("back")[0].ask_text("File name", "plan.md") is Signal.BACK


def test_what_cannot_be_seen_is_not_taken_in() -> None:
    assert plain("\x1b]0;gotcha\x07 pl\u200ban\x1b[A.md")[0].ask_text("File name", "plan.md") == "]0;gotcha pl an [A.md"


def test_a_whole_quiz_is_append_only_and_ends_in_the_same_answers() -> None:
    prompter, script = plain("1", "?", "2", "back", "2", "1", "none", "lots", "2500", "12", "Texas", "2027-01-04", "1")
    flow = interview(Flow.start(QUESTIONS, {}), prompter, lambda _: None, TODAY, QUIZ)
    assert flow.answers == ANSWERS
    assert not any(char in script.text for char in "\x1b\r\b\x07│─┌")
    assert "arrow" not in script.text


@cases(
    ("environ", "expected"),
    [({}, False), ({"ACCESSIBLE": "1"}, True), ({"ACCESSIBLE": "0"}, False), ({"ACCESSIBLE": ""}, False), ({"TERM": "dumb"}, True)],
)
def test_the_environment_can_ask_for_plain_lines(environ: dict[str, str], expected: bool) -> None:
    assert wants_plain(environ) is expected


def test_the_prompter_fits_the_wish() -> None:
    both: list[Prompter] = [open_prompter(plain=True, environ={}), open_prompter(plain=False, environ={"ACCESSIBLE": "1"})]
    assert all(isinstance(p, PlainPrompter) for p in both)
    assert not open_prompter(plain=False, environ={}).plain
