"""Which question is next. Pure: every step returns a new `Flow`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from codingpath.model.condition import Answers, Sheet, Value
from codingpath.model.question import Question
from codingpath.model.record import Record, record
from codingpath.rules.masks import sheet_of


@record
class Flow(Record):
    """A place in the quiz: the questions, what was answered, and perhaps one question gone back to."""

    questions: tuple[Question, ...]
    """All questions, in the order they are asked."""
    answers: Answers
    """What was answered, also to questions that stopped applying: those are kept but not used."""
    here: str | None = None
    """Id of the question gone back to; none means the first one to be passed."""
    again: frozenset[str] = frozenset()
    """Ids of questions that were gone back over: they are passed once more, in order, their answers as the defaults."""

    @classmethod
    def start(cls, questions: Sequence[Question], answers: Answers) -> Flow:
        """Begin, or go on from answers given before."""
        return cls(tuple(questions), dict(answers))

    @cached_property
    def sheet(self) -> Sheet:
        """Return what the rules may read now."""
        return sheet_of(self.questions, self.answers)

    @cached_property
    def applicable(self) -> tuple[Question, ...]:
        """Return the questions that apply, as far as the answers tell."""
        return tuple(q for q in self.questions if q.id in self.sheet)

    @property
    def still_open(self) -> tuple[Question, ...]:
        """Return the questions that apply and have no answer; "not sure" is an answer."""
        return tuple(q for q in self.applicable if q.id not in self.answers)

    @property
    def current(self) -> Question | None:
        """Return the question to ask now, or none when all are answered."""
        here = next((q for q in self.applicable if q.id == self.here), None)
        return here or next((q for q in self.applicable if q.id not in self.answers or q.id in self.again), None)

    @property
    def section(self) -> str | None:
        """Return the section id of the current question."""
        return self.current.section if self.current else None

    @property
    def left(self) -> tuple[int, int]:
        """Return how many questions are still to ask, at least and at most, by how the one on which most others hang is answered."""
        opening = self._opening
        if opening is None:
            return _prompts(self), _prompts(self)
        ways = [_prompts(self.answer(opening.id, choice.id)) + 1 for choice in opening.choices]
        return min(ways), max(ways)

    @property
    def _opening(self) -> Question | None:
        """Return the open question with choices on which most others hang, or none."""
        read = Counter(name for q in self.questions for name in {n for box in q.asked_when.boxes for n in box.tests})
        waiting = [q for q in self.still_open if q.kind == "one" and read[q.id]]
        return max(waiting, key=lambda q: read[q.id], default=None)

    @property
    def done(self) -> bool:
        """Tell whether there is nothing to ask."""
        return self.current is None

    @property
    def given(self) -> Mapping[str, Value]:
        """Return the answers to questions that apply, in the order of the questions."""
        return {q.id: self.answers[q.id] for q in self.applicable if q.id in self.answers}

    def question(self, question_id: str) -> Question:
        """Return one question; raise `KeyError` for an id that is not in this quiz."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def answer(self, question_id: str, value: Value) -> Flow:
        """Take an answer and go on to the first question that is still open or was gone back over."""
        known = self.question(question_id).id
        return replace(self, answers={**self.answers, known: value}, here=None, again=self.again - {known})

    def back(self) -> Flow:
        """Go to the question before this one, whose answer stays as the default; at the first one, stay."""
        ids = [q.id for q in self.applicable]
        place = ids.index(self.current.id) if self.current else len(ids)
        return self.back_to(ids[place - 1]) if place else self

    def back_to(self, question_id: str) -> Flow:
        """Go back to one question; the current one is passed again after it."""
        left = {self.current.id} if self.current else set()
        return replace(self.at(question_id), again=self.again | left)

    def at(self, question_id: str) -> Flow:
        """Go to one question; one that does not apply is passed over."""
        return replace(self, here=self.question(question_id).id)


def _prompts(flow: Flow) -> int:
    """Count the questions still open; two that are answered at one prompt count once."""
    left = {question.id for question in flow.still_open}
    return sum(1 for question in flow.still_open if question.or_answers not in left)
