"""From answers to the sheet that rules may read."""

from __future__ import annotations

from collections.abc import Sequence

from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.question import Question


def sheet_of(questions: Sequence[Question], answers: Answers) -> dict[str, Value]:
    """Return each question that applies with its answer, open ones as `NOT_SURE`; the others are absent.

    Questions are taken in file order, so `asked_when` may read only questions that come before.
    """
    sheet: dict[str, Value] = {}
    for question in questions:
        if question.asked_when.holds(sheet, {}):
            sheet[question.id] = answers.get(question.id, NOT_SURE)
    return sheet
