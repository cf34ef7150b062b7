"""A draft of an individual employment plan for the local form, on two printed pages: what the rules ask for, and blanks for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, get_args

from codingpath.model.papers import ServiceKind
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.question import fill
from codingpath.planning.kept_apart import for_file
from codingpath.report.blocks import Block, Bullets, Cell, Document, Part, Table, Text
from codingpath.report.calendar import review_day
from codingpath.report.papers.provider import provider_blocks
from codingpath.report.papers.steps import steps_blocks
from codingpath.report.papers.training import money_blocks, needs_blocks
from codingpath.report.papers.words import BLANK, SHORT_BLANK, entries, form_day, run_on, told
from codingpath.report.parts.pay import at_work, outlook_lines, pay_lines
from codingpath.report.sources import Cites, made_on, whose_data
from codingpath.report.words import listed, month, month_span

TITLE: Final = "Individual employment plan: draft for your local form"
MOST_ANSWERS: Final = 12
"""Answers that the paper has room for."""
_KINDS: Final[dict[ServiceKind, str]] = {
    "career": "Career",
    "training": "Training",
    "supportive": "Supportive",
    "follow-up": "Follow-up",
}


def employment_plan(roadmap: Roadmap, whose: str = "") -> Document:
    """Return the draft; `whose` is the name it bears, a blank where it bears none. Nothing in it could disclose a disability."""
    r = for_file(roadmap)
    cites = Cites(r.catalog.sources, r.today, full=False)
    parts = (
        _part("goal", "Employment goal", _goal(r, cites)),
        _part("objectives", "Achievement objectives", (_objectives(r),)),
        _part("services", "Combination of services", (_services(r, cites),)),
        _part("provider", "Training provider", provider_blocks(r, cites)),
        _part("pathway", "Career pathway", _pathway(r)),
        _part("skills", "Work history and skills, as answered", _skills(r)),
        _part("needs", "Why training", needs_blocks(r, cites)),
        _part("money", "Funding", money_blocks(r)),
        _part("steps", "Steps", steps_blocks(r)),
        _part("sign", "Next meeting and signatures", _signatures(r)),
    )
    head = _part("who", "Who and when", (entries(_head(r, whose)),))
    facts = (_ABOUT, made_on(r.catalog, r.today), *whose_data(r.catalog))
    return Document(title=TITLE, facts=facts, opening=head, parts=parts, sources=cites.used)


def _part(name: str, title: str, blocks: Iterable[Block]) -> Part:
    return Part(f"iep-{name}", title, tuple(blocks), compact=True)


_ABOUT: Final = (
    "There is no one federal form. Copy what fits into yours, fill in the blanks, and check it with the client. "
    "What a rule keeps on separate forms is not in it."
)


def _head(roadmap: Roadmap, whose: str) -> Iterator[tuple[str, str]]:
    office = roadmap.catalog.office
    yield "Client", f"{whose or BLANK} (name: {BLANK}{BLANK}  ID: {BLANK})"
    yield "Counselor, office", f"{BLANK}{BLANK}{f', {office.name}' if office else ''}"
    yield "Enrolled in", f"Adult / dislocated worker / other: {BLANK} since {BLANK}; priority: {BLANK}"
    yield "Plan of", f"{form_day(roadmap.today)}, changed on {BLANK}"


def _goal(roadmap: Roadmap, cites: Cites) -> Iterator[Block]:
    role = roadmap.option("role")
    codes = roadmap.catalog.wages.occupations[role.id]
    named = [f"{p.title} ({p.soc})" for soc in codes for p in roadmap.catalog.wages.national if p.soc == soc]
    asked = told(roadmap, roadmap.catalog.guidance.papers.goal)
    demand = [at_work(roadmap, cites), *outlook_lines(roadmap, cites)]
    applying = month_span(roadmap.applying, roadmap.today) if roadmap.page_one.says_dates else BLANK
    yield entries(
        (
            ("Occupation (SOC code)", f"{role.label}: {listed(named)}"),
            ("As answered", "; ".join(asked)),
            ("Pay", " ".join(pay_lines(roadmap, cites))),
            ("Local demand", " ".join(filter(None, demand)) + f" Openings nearby today: {BLANK}"),
            ("Pay to reach", f"$ {BLANK} an hour; what a household here lives on: $ {BLANK}"),
            ("Ready to apply", applying),
        )
    )


def _objectives(roadmap: Roadmap) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for objective in roadmap.catalog.guidance.papers.objectives:
        stage_id, _, edge = objective.day.rpartition("-")
        stage, done = roadmap.stage(stage_id), _reached(roadmap, objective.day)
        if done is None and (stage is None or not roadmap.holds(objective.when)):
            continue
        day = (stage.starts if edge == "starts" else stage.ends).likely if stage else None
        exam = f": {_exams(roadmap)}" if objective.names_exam and _exams(roadmap) else ""
        first = f": {' '.join(item.text for item in roadmap.page_one.first)}" if stage_id == "prepare" else ""
        likely = "" if done else month(day) if day and roadmap.page_one.says_dates else BLANK
        rows.append(
            (
                Cell(f"{objective.text}{exam}{first.rstrip('.')}"),
                Cell(objective.shown_by),
                Cell(likely),
                Cell(form_day(done) if done else ""),
            )
        )
    return Table(("Objective", "Shown by", "Likely by", "Reached on"), tuple(rows), ratios=(6, 6, 3, 3))


def _reached(roadmap: Roadmap, milestone: str) -> date | None:
    """Return the day on which a milestone was ticked off, or was told to lie behind."""
    return roadmap.progress.steps_done.get(milestone) or roadmap.progress.reached.get(milestone)


def _exams(roadmap: Roadmap) -> str:
    """Name the certification aimed for; once there is none, those that are held."""
    return roadmap.credential.name if roadmap.credential else listed(roadmap.held_names)


def _services(roadmap: Roadmap, cites: Cites) -> Table:
    """Return the services by kind, one row a kind."""
    held = [s for s in roadmap.catalog.guidance.papers.services if roadmap.holds(s.when)]
    rows: list[tuple[Cell, ...]] = []
    for kind in get_args(ServiceKind):
        texts = [fill(s.text, roadmap.sheet, roadmap.catalog.by_id) for s in held if s.kind == kind]
        said = run_on(texts) or f"none by the answers; other: {BLANK}"
        rows.append((Cell(_KINDS[kind]), Cell(said), Cell(f"{SHORT_BLANK} to {SHORT_BLANK}")))
    mark = cites(*(s.source for s in held))
    return Table(("Kind", f"Service, as rules name it{mark}", "From, to"), tuple(rows), ratios=(2, 8, 4))


def _pathway(roadmap: Roadmap) -> Iterator[Block]:
    rungs = (("first", "First" if roadmap.beginner else "Next"), ("later", "Later"))
    said = [f"{name}: {listed([j.title for j in roadmap.jobs if j.rung == rung])}." for rung, name in rungs]
    names = [roadmap.catalog.credential(step.id).name for step in roadmap.next_credentials]
    more = [f"Certifications that may follow: {listed(names)}."] if names else []
    yield Text(" ".join([*(text for text in said if not text.endswith(": .")), *more]) or BLANK)


def _skills(roadmap: Roadmap) -> Iterator[Block]:
    answers = told(roadmap, roadmap.catalog.guidance.papers.told)
    yield Bullets(tuple(answers[:MOST_ANSWERS]) or (BLANK,))
    yield Text(f"Employers, titles, dates: {BLANK}{BLANK}{BLANK}{BLANK}")
    tests = roadmap.catalog.guidance.papers.tests
    yield Text(f"Test scores: {'; '.join(f'{test} {BLANK} on {BLANK}' for test in tests)}")


def _signatures(roadmap: Roadmap) -> Iterator[Block]:
    planned = max((c.next_day for c in roadmap.progress.contacts if c.next_day and c.next_day >= roadmap.today), default=None)
    again = review_day(roadmap)
    day = form_day(planned) if planned else f"{BLANK} (the plan asks to look again by {form_day(again)})"
    yield Text(f"Next meeting: {day}")
    yield Text(f"Made together. The client has a copy: yes / no. Copies of what was signed elsewhere: {BLANK}")
    yield Table(
        ("Agreed by", "Signature", "Date"),
        tuple((Cell(who), Cell(BLANK * 3), Cell(BLANK)) for who in ("Client", "Counselor")),
        ratios=(2, 6, 3),
    )
