"""What a proof of the rules found: one record a decision, one a mistake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Final, Literal

from codingpath.model.answers import Answers
from codingpath.model.record import Record, keyword_record

FindingKind = Literal[
    "gap", "no-reason", "unreachable", "dead", "dead-box", "no-effect", "never-decided", "not-proved", "other-limit"
]
"""`gap`: every option is ruled out. `no-reason`: an option is chosen that no rule favors. `unreachable`: an option is never
chosen. `dead`: a rule never fires. `dead-box`: one of its boxes never holds. `no-effect`: a rule never changes anything.
`never-decided`: no sheet meets `decided_when`. `not-proved`: the time was not enough. `other-limit`: a rule rules out by
other months than the timeline gives."""
_WARNINGS: Final = frozenset({"dead-box", "no-effect"})


@keyword_record
class Finding(Record):
    """One mistake in the rules, with answers that show it."""

    kind: FindingKind
    """What is wrong."""
    decision: str
    """Id of the decision."""
    option: str | None = None
    """Id of the option, where it is about one."""
    rule: str | None = None
    """Id of the rule, where it is about one."""
    text: str
    """What is wrong, and why, in one sentence."""
    example: Answers | None = None
    """Answers that show it, other questions open; none where no answers can."""
    after: Mapping[str, str | None] = field(default_factory=dict)
    """Outcomes of earlier decisions that the example also needs, where no answers are known to lead to them; none: not decided."""

    @property
    def is_error(self) -> bool:
        """Tell whether it can spoil somebody's plan; else it is about a rule that might as well not be there."""
        return self.kind not in _WARNINGS


@keyword_record
class DecisionProof(Record):
    """What holds for every sheet of answers, for one decision. Shares are of sheets, never of people."""

    decision: str
    """Id of the decision."""
    proved: bool
    """Whether the proof came to its end; if not, the other figures are 0."""
    combinations: int = 0
    """Combinations of answers, and of earlier outcomes, that the decision can tell apart."""
    states: int = 0
    """States that stood for them at the end."""
    total: int = 0
    """Weight of all sheets on which it is decided: each question counts once, and each of its cells alike."""
    wins: Mapping[str, int] = field(default_factory=dict)
    """Option to the weight of the sheets on which it is chosen."""
    ties: int = 0
    """Weight of the sheets on which the declared order decides between equal scores."""
    findings: tuple[Finding, ...] = ()
    """Everything that is wrong; empty if nothing is."""


def share(part: int, whole: int) -> str:
    """Return a share in percent, with one decimal."""
    percent = 100 * part / whole
    return "less than 0.1 %" if 0 < percent < 0.05 else f"{percent:.1f} %"  # noqa: PLR2004 - what would round to nothing
