"""Answers: what a person said, by question id."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

NOT_SURE: Final = "not-sure"
"""The answer "not sure", valid for every question."""

Value = str | int | date | tuple[str, ...]
"""One answer: a choice, a whole number, a date, several choices in the order of the question, or `NOT_SURE`."""

Answers = Mapping[str, Value]
"""What was answered. A question that is missing is still open."""

Sheet = Mapping[str, Value]
"""What the rules may read: each question that applies, open ones as `NOT_SURE`; one that does not apply is absent."""
