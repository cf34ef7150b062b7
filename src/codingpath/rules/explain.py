"""Why, and what would change it: everything `codingpath explain` says, as data."""

from __future__ import annotations

from codingpath.model.plan.explanation import Explanation
from codingpath.model.plan.roadmap import Roadmap
from codingpath.rules.masks import MaskTable, compile_rules, with_limits
from codingpath.rules.open_answers import undecided
from codingpath.rules.what_if import AnswerSwaps, what_if
from codingpath.rules.why_not import behind, near


def explain(roadmap: Roadmap, table: MaskTable | None = None) -> Explanation:
    """Return the explanation of a roadmap; `table` saves compiling the rules again."""
    questions, answers = roadmap.catalog.questions, roadmap.known
    table = with_limits(table or compile_rules(roadmap.catalog.rules, questions), roadmap.limits)
    swaps = AnswerSwaps(table, questions, answers)
    return Explanation(
        what_if=what_if(table, questions, answers),
        behind=behind(table, swaps, roadmap.decisions),
        near=near(table, swaps, roadmap.decisions),
        undecided=undecided(table, questions, answers),
    )
