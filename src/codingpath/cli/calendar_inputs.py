"""What only a calendar takes in: the next meeting, study times, and whose plan it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypedDict

from codingpath.cli.plan_inputs import day_to_come
from codingpath.errors import UsageError
from codingpath.formats import Format
from codingpath.report.calendar import StudyTimes, read_study_times
from codingpath.sessions.keys import plan_key


class Wishes(TypedDict, total=False):
    """What only a calendar takes up."""

    key: str
    meeting: date
    study: StudyTimes


def for_a_calendar(
    form: Format, answers: Path | None, session: str | None, meeting: str | None, study: str | None, today: date
) -> Wishes:
    """Return what is to be in a calendar beside the plan; raise `UsageError` for a day that is past, or another form."""
    for option, given in (("--meeting", meeting), ("--study", study)):
        if given is not None and form.draws != "roadmap":
            raise UsageError(f"{option} goes into a calendar; add --format ics, or a FILE that ends in .ics")
    wishes = Wishes(key=plan_key(answers, session))
    if meeting is not None:
        wishes["meeting"] = day_to_come("--meeting", meeting, today)
    if study is not None:
        wishes["study"] = read_study_times(study)
    return wishes
