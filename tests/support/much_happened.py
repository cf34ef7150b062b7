"""People to whom much happened. `.ci/papers.py` reads it too, where no test library is."""

from __future__ import annotations

from datetime import date, timedelta

from codingpath.catalog.kept import copy_of
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import AnswerTried, Contact, Grant, Progress, Quote, School, StepDone

TODAY = date(2026, 11, 23)
DAY = TODAY - timedelta(days=20)
LONGEST, NAME = 300, 120
"""Letters that what a school said, and a name, have room for."""


def words(most: int) -> str:
    """Return as many words as there is room for."""
    return ("what the school named on the telephone " * most)[:most].strip()


def much_happened(roadmap: Roadmap) -> Progress:
    """Return much of everything, in long words."""
    programs = [choice.match.program for choice in roadmap.choices]
    said = Quote(
        day=DAY,
        who="the admissions office",
        price_usd=4200,
        price_covers=words(LONGEST),
        voucher=True,
        delivery="hybrid",
        clock_hours=640,
        months=9,
        starts=date(2027, 2, 1),
        passed_percent=71,
        passed_of=48,
        on_state_list=True,
        refund=words(LONGEST),
    )
    return Progress(
        schools=tuple(School(id=p.id, name=p.school, program=copy_of(p), quotes=(said,)) for p in programs),
        grants=tuple(Grant(id=f"typed-{n}", name=f"{n} {words(NAME - 3)}", status="granted", usd=500, day=DAY) for n in range(12)),
        done=tuple(
            StepDone(id=name, day=DAY) for name in (*(i.id for i in roadmap.page_one.do_now), *(s.id for s in roadmap.steps[:3]))
        ),
        contacts=(Contact(day=DAY, kind="by telephone", next_day=TODAY + timedelta(days=7)),),
        tried=(AnswerTried(day=TODAY, question="hours", before=("12",), after=("20",)),),
    )
