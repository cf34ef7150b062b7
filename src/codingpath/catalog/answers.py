"""Answers files: a YAML or JSON mapping of question id to answer, nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from codingpath.catalog.yaml_reader import Document, Plain, parse_text, read_document, refuse_if_faulty
from codingpath.errors import AnswerError
from codingpath.model.numbers import check_range
from codingpath.model.question import Read, many
from codingpath.text import called, quoted, suggest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codingpath.model.condition import Value
    from codingpath.model.question import Question


def read_answers(
    source: Path | str, questions: Sequence[Question], name: str | None = None, notes: list[str] | None = None
) -> dict[str, Value]:
    """Read answers from a file (a `Path`) or from a text (a `str`); `name` is what messages call it.

    `notes` receives a line for each answer that was read otherwise than it stands, such as the low end of a range.

    An id left out, null or blank is left out of the result: it is still open. `not-sure` is kept as an answer, and so
    is an answer to a question that does not apply. Raise `DataError` with every fault at once.
    """
    document = read_document(source, name) if isinstance(source, Path) else parse_text(source, name or "answers")
    answers = answers_in(document, questions, notes)
    refuse_if_faulty(document)
    return answers


def answers_in(document: Document, known: Sequence[Question], notes: list[str] | None = None) -> dict[str, Value]:
    """Return the answers of a document; what is wrong with them stands in its faults."""
    questions = {question.id: question for question in known}
    if document.value is None:
        return {}
    if not isinstance(document.value, dict):
        hint = "write one answer a line, such as 'goal: lead'"
        document.complain((), f"an answers file maps question to answer; this is {called(document.value)}; {hint}")
        return {}
    answers: dict[str, Value] = {}
    for question_id, raw in document.value.items():
        if document.full:
            break
        question = questions.get(question_id)
        if question is None:
            document.complain((question_id,), _unknown(question_id, questions), key=True)
        elif not _is_open(raw):
            try:
                answers[question_id], note = _value(question, raw)
                if note and notes is not None:
                    notes.append(f"{question_id}: {note}")
            except AnswerError as error:
                document.complain((question_id,), f"{question_id}: {error}")
    return answers


def _unknown(question_id: str, questions: dict[str, Question]) -> str:
    if question_id.isdigit():  # {budget: 2,500} reads as two entries
        hint = "; if it ends a number such as 2,500, put that number in quotes"
    else:
        hint = suggest(question_id, questions) or "; see `codingpath questions`"
    return f"no question is called {quoted(question_id)}{hint}"


def _is_open(raw: Plain) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip())


def _value(question: Question, raw: Plain) -> Read:
    if isinstance(raw, bool):
        word = str(raw).lower()
        raise AnswerError(f"{word} is not an answer here; write {_example(question)}")
    if isinstance(raw, int):
        return Read(check_range(question, raw)) if question.kind in {"amount", "number"} else question.read(str(raw))
    if isinstance(raw, str):
        return question.read(raw)
    if isinstance(raw, list):
        return Read(_several(question, raw))
    raise AnswerError(f"one answer is needed, not a mapping; write {_example(question)}")


def _several(question: Question, raw: list[Plain]) -> Value:
    if question.kind != "many":
        raise AnswerError(f"one answer is needed, not a list; write {_example(question)}")
    for entry in raw:
        if not isinstance(entry, str) or not entry.strip():
            raise AnswerError(f"each entry of the list must be a choice; one is {called(entry or None)}")
    return many(question, [str(entry).strip() for entry in raw])


def _example(question: Question) -> str:
    match question.kind:
        case "one" | "many":
            ids = [choice.id for choice in question.choices]
            return f"one of {', '.join(ids)}, or not-sure" if len(ids) <= 8 else f"one choice, such as {ids[0]}"  # noqa: PLR2004
        case "amount" | "number":
            return "a whole number, or not-sure"
        case "date":
            return "a day such as 2027-01-15, or not-sure"
        case "zip":
            return "five digits, or not-sure"
        case _ as never:
            assert_never(never)
