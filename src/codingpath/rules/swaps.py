"""What the boxes become if answers are exchanged.

The boxes that hold are the AND of one mask a question, so an exchanged answer is an exchanged mask. An answer may open or close
other questions (`asked_when`); they go with it: a question and those that it opens are one family, with one mask together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.question import Question
from codingpath.rules._masks import MaskTable
from codingpath.rules.changes import other_answers
from codingpath.rules.sheet import sheet_of


class Swaps:
    """One person's answers, ready to be exchanged one or two at a time."""

    def __init__(self, table: MaskTable, questions: Sequence[Question], answers: Answers) -> None:
        """Take answers; a question that an exchange opens is answered as there, or open."""
        self.table = table
        self.answers = answers
        self.sheet: Mapping[str, Value] = sheet_of(questions, answers)
        self.families = families(questions)
        self._opened = [q for q in questions if any(box.tests for box in q.asked_when.boxes)]
        self.now = {q: table.masks[q][cells.index(self.sheet.get(q))] for q, cells in table.cells.items()}

    @property
    def bits(self) -> int:
        """Return the boxes that hold now, as far as answers go."""
        return self.without(())

    def asked(self) -> Iterator[str]:
        """Yield the questions that apply and that rules can read."""
        return (q for q in self.table.cells if q in self.sheet)

    def without(self, left_out: Collection[str]) -> int:
        """Return the boxes that no other question blocks."""
        bits = self.table.full
        for question, mask in self.now.items():
            if question not in left_out:
                bits &= mask
        return bits

    def others(self, question: str) -> list[tuple[Value, int]]:
        """Return one answer of every other cell of a question, with the mask of its family then."""
        cells = self.table.cells[question]
        return [
            (value, self.mask({question: value}, self.families[question])) for value in other_answers(cells, self.sheet[question])
        ]

    def mask(self, changed: Mapping[str, Value], family: Collection[str]) -> int:
        """Return what some questions let through after changes; `family` holds the changed ones and all that they open."""
        return self.mask_of(self.after(changed, family))

    def mask_of(self, answers: Mapping[str, Value | None]) -> int:
        """Return what some answers let through; none stands for a question that does not apply."""
        bits = self.table.full
        for question, value in answers.items():
            if question in self.table.cells:
                bits &= self.table.masks[question][self.table.cells[question].index(value)]
        return bits

    def after(self, changed: Mapping[str, Value], family: Collection[str]) -> dict[str, Value | None]:
        """Return the answers of a family after changes, none for a question that no longer applies."""
        if len(family) == len(changed):
            return {**changed}
        sheet = {**{q: value for q, value in self.sheet.items() if q not in family}, **changed}
        after: dict[str, Value | None] = {**changed}
        for question in self._opened:  # in file order, in which `asked_when` reads only earlier ones
            if question.id in family:
                sheet.pop(question.id, None)
                after[question.id] = None
                if question.asked_when.holds(sheet, {}):
                    sheet[question.id] = after[question.id] = changed.get(question.id, self.answers.get(question.id, NOT_SURE))
        return after


def families(questions: Sequence[Question]) -> dict[str, frozenset[str]]:
    """Return each question with itself and those whose asking depends on its answer, directly or through another."""
    opened = [(q.id, {name for box in q.asked_when.boxes for name in box.tests}) for q in questions]
    opened = [(q, readers) for q, readers in opened if readers]
    found = {}
    for question in questions:
        family = {question.id}
        for other, read in opened:  # in file order, in which `asked_when` reads only earlier ones
            if family & read:
                family.add(other)
        found[question.id] = frozenset(family)
    return found
