"""Answers files: a YAML or JSON mapping of question id to answer; of a file with such a mapping under `answers:`, that alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, assert_never

from codingpath.catalog.yaml_reader import Plain, YamlFile, parse_text, read_document, refuse_if_faulty
from codingpath.errors import AnswerError, DataError, Fault
from codingpath.model.question import Read, many
from codingpath.model.typed import check_range
from codingpath.text import called, quoted, suggest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codingpath.model.condition import Answers, Value
    from codingpath.model.question import Question


def read_answers(
    source: Path | str, questions: Sequence[Question], name: str | None = None, notes: list[str] | None = None
) -> dict[str, Value]:
    """Read answers from a file (a `Path`) or from a text (a `str`); `name` is what messages call it.

    `notes` receives a line for each answer that was read otherwise than it stands, such as the low end of a range.

    An id left out, null or blank is left out of the result: it is still open. `not-sure` is kept as an answer, and so
    is an answer to a question that does not apply. Raise `DataError` with every fault at once.
    """
    whole = read_document(source, name) if isinstance(source, Path) else parse_text(source, name or "answers")
    document = _answers_part(whole)
    if document is not whole and notes is not None:
        notes.append("only what stands under 'answers:' in this file was read")
    answers = answers_in(document, questions, notes)
    refuse_if_faulty(document)
    return answers


def answers_in(document: YamlFile, known: Sequence[Question], notes: list[str] | None = None) -> dict[str, Value]:
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


# A folder of answers files: what many people answered, for asking which rules they fire.

ENDINGS: Final = frozenset({".yaml", ".yml", ".json"})


def read_people(folder: Path, questions: Sequence[Question]) -> list[Answers]:
    """Read every answers file of a folder; in a file with an `answers:` mapping, such as a scenario, only that is read.

    Raise `DataError` with every fault of every file, or if the folder has no such file.
    """
    files = sorted(path for path in folder.glob("*") if path.suffix in ENDINGS) if folder.is_dir() else []
    if not files:
        raise DataError([Fault(str(folder), 0, 0, "there are no answers files here; name a folder with .yaml or .json files")])
    documents = [_answers_part(read_document(path)) for path in files]
    people: list[Answers] = [answers_in(document, questions) for document in documents]
    refuse_if_faulty(*documents)
    return people


def _answers_part(document: YamlFile) -> YamlFile:
    if not isinstance(document.value, dict) or not isinstance(document.value.get("answers"), dict):
        return document
    places = {steps[1:]: mark for steps, mark in document.places.items() if steps[:1] == ("answers",)}
    key_places = {steps[1:]: mark for steps, mark in document.key_places.items() if steps[:1] == ("answers",)}
    return YamlFile(document.file, document.text, document.value["answers"], places, key_places, document.faults)
