"""Steps ticked off, and ticks taken away."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from codingpath.model.progress import Progress, StepDone


def ticked(progress: Progress, steps: Iterable[str], day: date) -> Progress:
    """Return the progress with some steps done on a day; one that was done before keeps its day."""
    new = [step for step in dict.fromkeys(steps) if step not in progress.steps_done]
    return replace(progress, done=(*progress.done, *(StepDone(id=step, day=day) for step in new)))


def unticked(progress: Progress, steps: Collection[str]) -> Progress:
    """Return the progress with some steps not done."""
    return replace(progress, done=tuple(step for step in progress.done if step.id not in steps))
