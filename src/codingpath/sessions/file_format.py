"""What is inside a session file, and what becomes of one that an older codingpath wrote."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import Any

from codingpath import __version__
from codingpath.errors import AnswerError, CodingpathError
from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.question import Question, many
from codingpath.model.record import Record, keyword_record
from codingpath.model.typed import check_range
from codingpath.sessions.notes import Note
from codingpath.text import one_line, quoted

FORMAT = 2
"""Number of this format; a file with a higher one is refused, and of one with a lower one the choices that are now several are left out."""


PROGRAM = "program"
"""Key of the copy of the program that was chosen."""

PROGRESS = "progress"
"""Key of what happened since the plan was made."""

_ID = re.compile("[0-9a-f]{16}")

LARGEST = 5_000_000
"""Bytes of a session file; it has about two thousand."""

MOST_OTHERS = LARGEST - 1_000_000
"""Bytes that answers to questions not asked today may have as they are written: the file must be readable again."""

DEEPEST = 20
"""Lists in lists in the file; ours have two."""

MOST_NOTES = 20
"""Answers left out that are told one by one; there are as many questions."""


class Damaged(Exception):  # noqa: N818 - never shown by itself
    """The file is not a session; the message says why."""


@keyword_record
class SessionContent(Record):
    """The content of a session file, checked against the questions of today; that of no file is empty."""

    answers: Answers = field(default_factory=dict)
    """The answers that are still valid."""
    finished: bool = False
    """Whether the quiz was gone through to its end."""
    saved: str = ""
    """When it was saved, as the text given to `save`."""
    rules: str = ""
    """Version of the rules it was saved under."""
    others: Mapping[str, object] = field(default_factory=dict)
    """Answers to questions that are not asked today, as they stand in the file: another version, or other data, may ask them."""
    program: Mapping[str, object] | None = None
    """The copy of the program that was chosen; hand it to `save`, so that it stays in the file."""
    progress: Mapping[str, object] | None = None
    """What happened since the plan was made; `save` leaves it in the file as it is. A variant has its client's."""
    notes: tuple[str, ...] = ()
    """What was left out or set aside, in plain sentences for the person."""


def encode(
    answers: Answers,
    *,
    rules: str,
    now: str,
    finished: bool,
    others: Mapping[str, object] | None = None,
    program: Mapping[str, object] | None = None,
    progress: Mapping[str, object] | None = None,
    session_id: str = "",
) -> str:
    """Return the text of a session file; `others` are kept beside the answers as they came.

    `program` is a copy of the chosen one, `progress` that of `copy_of_progress`.

    `session_id` is that of `new_id`; empty for a session of an older codingpath, which has none.
    """
    content = {
        "format": FORMAT,
        "codingpath": __version__,
        **({"id": session_id} if session_id else {}),
        "rules": rules,
        "saved": now,
        "finished": finished,
        "answers": {**(others or {}), **{question: _plain(value) for question, value in answers.items()}},
        **({PROGRAM: program} if program else {}),
        **({PROGRESS: progress} if progress else {}),
    }
    return _text(content)


def answer_lines(answers: Answers) -> list[str]:
    """Return the lines of an answers file: YAML that reads back whatever is in a text."""
    return [f"{question}: {json.dumps(_plain(value), ensure_ascii=False)}" for question, value in answers.items()]


def decode(content: bytes, questions: Sequence[Question]) -> SessionContent:
    """Read a session file; raise `Damaged`, or `CodingpathError` for a format from the future."""
    top = _mapping(content)
    number, answers = top.get("format"), top.get("answers")
    if type(number) is not int or number < 1:
        raise Damaged("it is not a codingpath session")
    if number > FORMAT:
        raise CodingpathError("a newer codingpath saved this session; update codingpath, or choose another --session")
    if not isinstance(answers, dict):
        raise Damaged("it has no answers in it")
    by_id = {q.id: q for q in questions}
    kept, notes = _migrated(answers, by_id, number)
    others = {question: value for question, value in answers.items() if question not in by_id}
    program, progress = top.get(PROGRAM), top.get(PROGRESS)
    if len(_text({"answers": others}).encode()) > MOST_OTHERS:
        raise Damaged("it holds more than a session ever does")
    return SessionContent(
        answers=kept,
        finished=top.get("finished") is True,
        saved=one_line(str(top.get("saved", ""))),
        rules=one_line(str(top.get("rules", ""))),
        others=others,
        program=program if isinstance(program, dict) else None,
        progress=_whole_progress(progress),
        notes=tuple(notes),
    )


def progress_in(content: bytes) -> Mapping[str, object] | None:
    """Return what happened since, as a session file holds it; none where there is none, or the file is no session."""
    try:
        return _whole_progress(_mapping(content).get(PROGRESS))
    except Damaged:
        return None


def _whole_progress(found: object) -> Mapping[str, object] | None:
    """Return what is no progress under a key that none has, so that it counts among what cannot be read."""
    return found if found is None or isinstance(found, dict) else {"": found}


def with_progress(content: bytes, progress: Mapping[str, object] | None) -> str:
    """Return the text of a session file with another progress, and all else as it stands; raise `Damaged` for what is no session."""
    return _with(content, PROGRESS, progress)


def with_program(content: bytes, program: Mapping[str, object] | None) -> str:
    """Return the text of a session file with another chosen program, and all else as it stands; raise `Damaged` for what is no session."""
    return _with(content, PROGRAM, program)


def _with(content: bytes, key: str, value: Mapping[str, object] | None) -> str:
    top = {name: kept for name, kept in _mapping(content).items() if name != key}
    return _text({**top, key: value} if value else top)


def new_id() -> str:
    """Return an id for a new session: by chance, so that no two of them have the same and it says nothing of anybody."""
    return os.urandom(8).hex()


def id_in(content: bytes) -> str:
    """Return the id in a session file; empty for one that has none, or is no session."""
    try:
        found = _mapping(content).get("id")
    except Damaged:
        return ""
    return found if isinstance(found, str) and _ID.fullmatch(found) else ""


def _text(content: Mapping[str, object]) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _mapping(content: bytes) -> dict[str, Any]:
    try:
        top = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Damaged("it is not whole JSON") from None
    if not isinstance(top, dict):
        raise Damaged("it is not a codingpath session")
    return {_whole(key): _savable(value, DEEPEST) for key, value in top.items()}


def _savable(value: Any, deepest: int) -> Any:  # noqa: ANN401 - whatever is in a file
    """Return a value that can be saved again: JSON can have half a character, and lists without end, and no file can."""
    if not deepest:
        raise Damaged("it has lists in lists without end")
    match value:
        case str():
            return _whole(value)
        case list():
            return [_savable(each, deepest - 1) for each in value]
        case dict():
            return {_whole(key): _savable(each, deepest - 1) for key, each in value.items()}
        case _:
            return value


def _whole(text: str) -> str:
    """Return a text with a question mark for each half of a character."""
    return text.encode(errors="replace").decode()


def _migrated(stored: Mapping[str, object], by_id: Mapping[str, Question], number: int) -> tuple[dict[str, Value], list[str]]:
    kept: dict[str, Value] = {}
    notes: list[str] = []
    for question_id, value in stored.items():
        question = by_id.get(question_id)
        if question is None:
            notes.append(f"A saved answer was left out: {quoted(question_id)} is not asked here. It stays in the file.")
            continue
        if any(value == old.id and number < old.before_format for old in question.former):
            notes.append(f"Your saved answer to {quoted(question.title)} can now mean more than one thing. It is asked again.")
            continue
        try:
            kept[question_id] = _value(question, value)
        except AnswerError as error:
            notes.append(f"Your saved answer to {quoted(question.title)} was left out ({error}). It is asked again.")
    return kept, notes if len(notes) <= MOST_NOTES else [*notes[:MOST_NOTES], f"{len(notes) - MOST_NOTES:,} more were left out."]


def _value(question: Question, stored: object) -> Value:
    """Read one stored answer as strictly as it was written; raise `AnswerError`."""
    if stored == NOT_SURE:
        return NOT_SURE
    match question.kind, stored:
        case "many", list() if all(isinstance(s, str) for s in stored):
            return many(question, stored)
        case "amount" | "number", int() if not isinstance(stored, bool):
            return check_range(question, stored)
        case "one" | "date" | "zip", str() if stored.strip():
            return question.parse(stored)
    raise AnswerError("it is not an answer to this question")


def _plain(value: Value) -> str | int | list[str]:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


# A session as an answers file: YAML that `--answers` reads back, one line a question.

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_NOT_TEXT = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}
"""Words that other programs take for something else where they stand without quotes."""


def answers_text(questions: Sequence[Question], answers: Answers, saved: str, notes: Sequence[Note] = ()) -> str:
    """Return the file; `notes` follow as comments, so that it still reads back."""
    lines = [f"# Answers of a codingpath session, saved {saved[:10]}. Use: codingpath plan --answers THIS-FILE"]
    lines += [f"{q.id}: {_written(answers[q.id])}  # {q.title}" for q in questions if q.id in answers]
    for note in notes:
        lines += ["", f"# Note of {note.at[:10]}:", *(f"#   {line}" for line in note.text.split("\n"))]
    return "\n".join(lines) + "\n"


def _written(value: Value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_word, value))}]"
    return _word(value) if isinstance(value, str) else value.isoformat() if isinstance(value, date) else str(value)


def _word(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT else json.dumps(text)
