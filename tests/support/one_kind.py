"""No plan pairs the dates of one kind of training with the schools or the prices of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from codingpath.model.plan.money import CostLine
from codingpath.model.plan.programs import ProgramMatch
from codingpath.model.plan.stages import Stage


def mixed(stages: Iterable[Stage], programs: Sequence[ProgramMatch], lines: Iterable[CostLine]) -> list[str]:
    """Return the programs of another kind than that of the training whose dates stand beside them, and prices that are none of theirs.

    What goes by terms is for credit, what goes by hours is not; where no course is taken, or one under way, nothing is said.
    """
    train = next((stage.workload for stage in stages if stage.id == "train" and stage.workload is not None), None)
    if train is None or train.under_way:
        return []
    priced = {usd for m in programs for usd in (m.low_usd, m.high_usd)}
    tuitions = [line for line in lines if line.id == "tuition"]
    return [
        *(m.program.id for m in programs if (m.program.kind == "credit") != train.by_terms),
        *(f"tuition {usd}" for t in tuitions for usd in (t.low_usd, t.high_usd) if usd is not None and usd not in priced),
    ]
