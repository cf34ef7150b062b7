"""Why do you ask? What one question can still change for a person, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers
from codingpath.model.plan.explanation import QuestionImpact
from codingpath.model.question import Question
from codingpath.model.rules import RuleSet
from codingpath.report.words import listed
from codingpath.rules.masks import MaskTable
from codingpath.rules.open_answers import still


def why_asked(catalog: Catalog, table: MaskTable, answers: Answers, question: Question, *, all_answered: bool) -> list[str]:
    """Return why a question is asked of somebody with these answers; `all_answered` where no other one is open."""
    return still_lines(catalog.rules, still(catalog, table, answers, question.id), all_answered=all_answered)


def still_lines(rules: RuleSet, impact: QuestionImpact, *, all_answered: bool = False) -> list[str]:
    """Return one or two sentences: the results it can change now or later, and what else it steers."""
    others = "another change" if all_answered else "later answers"
    now, later = _titles(rules, impact.decisions), _titles(rules, impact.later)
    steers = [name for name, on in (("dates", impact.dates), ("money", impact.money), ("programs", impact.programs)) if on]
    also = f"steers the {listed(steers)} in your plan" if steers else ""
    lines = [f"Why we ask: as things stand, your answer can change {now}."] if now else []
    if later:
        lines.append(f"{'With' if now else 'Why we ask: with'} {others} it may {'also ' if now else ''}change {later}.")
    if also:
        lines.append(f"It also {also}." if lines else f"Why we ask: it {also}, and none of the results any more.")
    return lines or ["Your other answers have settled what this one could change. It still stands in your plan."]


def _titles(rules: RuleSet, decisions: Sequence[str]) -> str:
    return listed([rules.decision(d).title for d in decisions])
