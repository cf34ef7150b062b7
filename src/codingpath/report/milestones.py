"""The days of a plan for a calendar.

Each has an id that does not change when the plan does. One that this plan does not have comes without a day: a calendar
that holds it from an earlier plan is told, and any other never hears of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from codingpath.model.roadmap import Roadmap
from codingpath.planning.working_days import last_working_day, working_day
from codingpath.report.calendar import stage_days
from codingpath.report.milestone import Milestone, rests_on, review_day
from codingpath.report.milestone_steps import first_days


def milestones(roadmap: Roadmap, cited: Sequence[str]) -> tuple[Milestone, ...]:
    """Return every milestone there is, always the same ids in the same order; `cited` are the ids of the plan's sources."""
    return (
        *first_days(roadmap),
        _ask(roadmap),
        *stage_days(roadmap),
        _review_plan(roadmap),
        _review_facts(roadmap, cited),
    )


def _ask(roadmap: Roadmap) -> Milestone:
    name, title = "ask-before-enrolling", "Ask who helps to pay, before you enroll"
    if not any(m.funding.third_party and m.funding.open for m in roadmap.funding):
        return Milestone(id=name, title=title)
    notice = roadmap.catalog.timeline.short_notice_days
    lines = (
        "Somebody else may help to pay. Their answer takes weeks and must come before class. Sign nothing and pay nothing before it.",
        f"At the latest {notice} days before your start, or today if that has passed. The {notice} days are an assumption of this tool.",
    )
    return Milestone(id=name, title=title, lines=lines, day=_asked_by(roadmap, notice))


def _asked_by(roadmap: Roadmap, notice: int) -> date:
    """Return the last working day that leaves so many days before the start; the next one where that has passed."""
    latest = last_working_day(roadmap.start - timedelta(days=notice))
    return latest if latest >= roadmap.today else working_day(roadmap.today)


def _review_plan(roadmap: Roadmap) -> Milestone:
    after = roadmap.catalog.guidance.review_in_days
    lines = ("Dates, money and prices change. Make the plan again and see what moved.", *rests_on(roadmap, [after.source]))
    return Milestone(id="review-plan", title="Look at your plan again", lines=lines, day=review_day(roadmap))


def _review_facts(roadmap: Roadmap, cited: Sequence[str]) -> Milestone:
    """Return the next day on which a fact is due to be read again; none if all are past it."""
    name, title = "review-facts", "Facts in your plan are due for a new look"
    due = [s for s in (roadmap.catalog.sources[i] for i in cited) if not s.is_stale(roadmap.today)]
    if not due:
        return Milestone(id=name, title=title)
    first = min(s.review_by for s in due)
    lines = (
        "Some fees and rules in your plan have not been read for a while. Update codingpath, and ask at the source before you pay.",
        *(f"- {s.name}" for s in due if s.review_by == first),
    )
    return Milestone(id=name, title=title, lines=lines, day=working_day(first))
