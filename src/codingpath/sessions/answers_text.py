"""A session as an answers file: YAML that `--answers` reads back, one line a question."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date

from codingpath.model.condition import Answers, Value
from codingpath.model.question import Question
from codingpath.sessions.notes import Note

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
