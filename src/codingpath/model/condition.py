"""Conditions: one language for rules, funding, conflicts, questions people ask and what may be skipped.

A `When` holds if any of its boxes holds; a box holds if every test in it does. A test on a question that does
not apply never holds, and a test on an open answer holds only if the test names `not-sure`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Final

from codingpath.model.record import Record, keyword_record


@keyword_record
class Span(Record):
    """A half-open range of whole numbers."""

    at_least: int | None = None
    """Smallest number inside; none means no lower end."""
    below: int | None = None
    """Smallest number above the range; none means no upper end."""

    def holds(self, number: int) -> bool:
        """Tell whether the number lies in the range."""
        return (self.at_least is None or number >= self.at_least) and (self.below is None or number < self.below)


@keyword_record
class Test(Record):
    """What one question's answer must be. Exactly one of the kinds of test is filled, by the question's kind."""

    values: tuple[str, ...] = ()
    """For a question with one choice: any of these."""
    spans: tuple[Span, ...] = ()
    """For a number: inside any of these ranges."""
    any_of: tuple[str, ...] = ()
    """For several choices: at least one of these."""
    all_of: tuple[str, ...] = ()
    """For several choices: every one of these."""
    none_of: tuple[str, ...] = ()
    """For several choices: not one of these."""
    not_sure: bool = False
    """Whether the open answer meets the test."""

    def holds(self, value: Value) -> bool:
        """Tell whether an answer meets the test."""
        if value == NOT_SURE:
            return self.not_sure
        if isinstance(value, str):
            return value in self.values
        if isinstance(value, int):
            return any(span.holds(value) for span in self.spans)
        if isinstance(value, tuple):
            return self._holds_for_many(set(value))
        return False

    def _holds_for_many(self, chosen: set[str]) -> bool:
        if not (self.any_of or self.all_of or self.none_of):
            return False
        some = not self.any_of or not chosen.isdisjoint(self.any_of)
        return some and chosen.issuperset(self.all_of) and chosen.isdisjoint(self.none_of)


@keyword_record
class Box(Record):
    """Tests that must all hold. An empty box always holds."""

    tests: Mapping[str, Test] = field(default_factory=dict)
    """Question id to what its answer must be."""
    outcomes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Decision id to the options of which one must have been chosen; only decisions that come earlier."""

    def holds(self, sheet: Mapping[str, Value], chosen: Mapping[str, str]) -> bool:
        """Tell whether the box holds for a sheet and the options chosen so far."""
        for decision, options in self.outcomes.items():
            if chosen.get(decision) not in options:
                return False
        for question, test in self.tests.items():
            value = sheet.get(question)
            if value is None or not test.holds(value):
                return False
        return True


@keyword_record
class When(Record):
    """Boxes of which one must hold."""

    boxes: tuple[Box, ...] = (Box(),)
    """The alternatives. The default, one empty box, always holds."""

    def first(self, sheet: Mapping[str, Value], chosen: Mapping[str, str]) -> Box | None:
        """Return the first box that holds, or none."""
        for box in self.boxes:
            if box.holds(sheet, chosen):
                return box
        return None

    def holds(self, sheet: Mapping[str, Value], chosen: Mapping[str, str]) -> bool:
        """Tell whether any box holds."""
        return self.first(sheet, chosen) is not None


# Answers: what a person said, by question id.

NOT_SURE: Final = "not-sure"
"""The answer "not sure", valid for every question."""

Value = str | int | date | tuple[str, ...]
"""One answer: a choice, a whole number, a date, several choices in the order of the question, or `NOT_SURE`."""

Answers = Mapping[str, Value]
"""What was answered. A question that is missing is still open."""

Sheet = Mapping[str, Value]
"""What the rules may read: each question that applies, open ones as `NOT_SURE`; one that does not apply is absent."""
