"""Which conflicts go, come and stay when answers change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from codingpath.model.roadmap import Conflict, Roadmap
from codingpath.report._words import dollars, listed
from codingpath.report.words import titles


def gone(before: Roadmap, after: Roadmap) -> list[Conflict]:
    """Return the conflicts of `before` that `after` has not."""
    now = {c.id for c in after.conflicts}
    return [c for c in before.conflicts if c.id not in now]


def new(before: Roadmap, after: Roadmap) -> list[Conflict]:
    """Return the conflicts of `after` that `before` has not."""
    return gone(after, before)


def staying(before: Roadmap, after: Roadmap) -> list[Conflict]:
    """Return the conflicts of both, as `after` has them."""
    came = new(before, after)
    return [c for c in after.conflicts if c not in came]


def counted_conflicts(before: Roadmap, after: Roadmap) -> str:
    """Say how many there are now, and how many of them came and went."""
    went, came = len(gone(before, after)), len(new(before, after))
    moves = [f"{went} gone"] * (went > 0) + [f"{came} new"] * (came > 0)
    return f"{len(after.conflicts)} ({', '.join(moves) or 'the same'})" if before.conflicts or moves else "0"


def conflict_lines(before: Roadmap, after: Roadmap) -> list[str]:
    """Name those that are gone, new and staying, a line each; none for a kind that does not occur."""
    return [
        *_line("Conflicts gone", before, gone(before, after)),
        *_line("New conflicts", after, new(before, after)),
        *_line("Conflicts that stay", after, staying(before, after)),
    ]


def _line(name: str, roadmap: Roadmap, found: Sequence[Conflict]) -> list[str]:
    return [f"{name}: {'; '.join(_name(roadmap, c) for c in found)}."] if found else []


def _name(roadmap: Roadmap, conflict: Conflict) -> str:
    """Say a conflict in a few words."""
    match conflict.kind:
        case "time":
            return "the path may end after your time is up"
        case "money":
            return f"your budget is short by {dollars(roadmap.money.short_usd)}"
        case "ruled-out":
            return _ruled_out(roadmap, conflict)
        case "wishes":
            return _wishes(titles(roadmap, conflict.questions)) or conflict.text.rstrip(".")
        case _ as never:
            assert_never(never)


def _wishes(names: Sequence[str]) -> str:
    if len(names) > 1:
        return f"{names[0]} against {listed(list(names[1:]))}"
    return "".join(f"two wishes in {name}" for name in names)


def _ruled_out(roadmap: Roadmap, conflict: Conflict) -> str:
    decision = roadmap.catalog.rules.decision(conflict.id.partition(".")[2])
    best = max(roadmap.decisions[decision.id].options, key=lambda o: o.score)
    return f"{decision.option(best.id).label} is ruled out"
