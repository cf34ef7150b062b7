"""Part 9: first roles, the ladder, pay and outlook, each figure with its group, place and year."""

from __future__ import annotations

from codingpath.model.condition import NOT_SURE
from codingpath.model.roadmap import Roadmap
from codingpath.model.wages import NationalPay
from codingpath.report.blocks import Block, Bullets, Cell, Checklist, Heading, Part, Table, Text, WriteIn
from codingpath.report.calendar import review_day
from codingpath.report.sources import Cites, notices
from codingpath.report.words import dollars, full_day, listed

_RUNGS = {"first": "First job", "later": "Later", "other": "Branches off"}
_PAY_COLUMNS = ("Occupation", "10 % earn less", "25 % earn less", "Half earn less", "25 % earn more", "10 % earn more")


def work_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the work."""
    rungs = _RUNGS if roadmap.beginner else {**_RUNGS, "first": "Next"}
    rows = tuple((Cell(rungs[job.rung]), Cell(job.title, "strong"), Cell(job.text)) for job in roadmap.jobs)
    blocks: list[Block] = [
        Text("What people do first, and where it can lead." if roadmap.beginner else "What fits next, and where it can lead."),
        Table(("When", "Role", "What it is"), rows),
        *_national(roadmap, cites),
        *_state(roadmap, cites),
        *_outlook(roadmap, cites),
        Heading("Before you rely on a figure"),
        Bullets(tuple(c.text + cites(c.source) for c in roadmap.catalog.wages.cautions)),
    ]
    return Part("work", "Work", (*blocks, *notices(roadmap, "work", cites)))


def _occupations(roadmap: Roadmap) -> tuple[str, ...]:
    return roadmap.catalog.wages.occupations[roadmap.decisions["role"].chosen]


# -- the whole country


def _national(roadmap: Roadmap, cites: Cites) -> list[Block]:
    wages, here = roadmap.catalog.wages, _occupations(roadmap)
    pay = [p for soc in here for p in wages.national if p.soc == soc]
    led_to = {soc for some in wages.occupations.values() for soc in some}
    others = tuple(_other(p, cites) for p in wages.national if p.soc not in led_to)
    return [
        Heading(f"Pay in the United States, {listed(list(dict.fromkeys(p.period for p in pay)))}"),
        Text(_range(roadmap, pay, cites)),
        Table(_PAY_COLUMNS, tuple(_pay_row(p, cites) for p in pay), (1, 2, 3, 4, 5), (5, 3, 3, 3, 3, 3)),
        Text("For comparison only, as no first job here leads there:"),
        Bullets(others),
    ]


def _range(roadmap: Roadmap, pay: list[NationalPay], cites: Cites) -> str:
    """Return the pay to count on: the low end for beginners, the middle for those who are none."""
    if not roadmap.beginner:
        middle = "; ".join(f"for {p.title.lower()}, {dollars(p.median_usd)} a year{cites(p.source)}" for p in pay)
        return f"Half of all workers earn less than this: {middle}."
    entry = "; ".join(f"for {p.title.lower()}, {dollars(p.p10_usd)} to {dollars(p.p25_usd)} a year{cites(p.source)}" for p in pay)
    return f"A beginner's honest range is the lowest tenth to the lowest quarter of all workers: {entry}."


def _pay_row(p: NationalPay, cites: Cites) -> tuple[Cell, ...]:
    figures = (p.p10_usd, p.p25_usd, p.median_usd, p.p75_usd, p.p90_usd)
    return Cell(f"{p.title} ({p.soc}), {p.period}{cites(p.source)}"), *(Cell(dollars(usd)) for usd in figures)


def _other(p: NationalPay, cites: Cites) -> str:
    low, quarter, half = (dollars(usd) for usd in (p.p10_usd, p.p25_usd, p.median_usd))
    return f"{p.title}, United States, {p.period}: 10 % earn less than {low}, 25 % less than {quarter}, half less than {half}{cites(p.source)}."


# -- the state


def _state(roadmap: Roadmap, cites: Cites) -> list[Block]:
    wages, state = roadmap.catalog.wages, roadmap.sheet.get("state", NOT_SURE)
    choice = roadmap.catalog.question("state").choice(str(state))
    if choice is None:
        return [Text("Your state is open, so no state figure is shown.", "quiet")]
    averages = {s.soc: s.average_usd for s in wages.states if s.state == state}
    titles = {p.soc: p.title for p in wages.national}
    known = [soc for soc in _occupations(roadmap) if soc in averages]
    missing = [titles[soc].lower() for soc in _occupations(roadmap) if soc not in averages]
    gap = [Text(f"For {listed(missing)} in {choice.label} we have no figure.", "quiet")] if missing else []
    if not known:
        return list(gap)
    mark = cites(wages.state_source)
    lines = tuple(f"{titles[soc]}, {choice.label}, {wages.state_period}: {dollars(averages[soc])} a year{mark}." for soc in known)
    lead = "Averages of all workers: another year and another kind of figure than those for the country, so do not compare the two."
    return [Heading(f"Average pay in {choice.label}, {wages.state_period}"), Text(lead), Bullets(lines), *gap]


# -- what is expected


def _outlook(roadmap: Roadmap, cites: Cites) -> list[Block]:
    found = [o for soc in _occupations(roadmap) for o in roadmap.catalog.wages.outlook if o.soc == soc]
    lines = tuple(
        f"{o.title}, United States, {o.period}: {o.change_percent} % jobs in all; about {o.openings:,} openings a year, most because "
        f"people leave; usual education at entry: {o.entry_education.lower()}{cites(o.source)}."
        for o in found
    )
    return [Heading("Outlook"), Bullets(lines)] if lines else []


# Part 7: what is learned, and what experience lets a person skip.


def learning_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the topics."""
    skipped = sum(1 for item in roadmap.learn if item.skip)
    lead = (
        f"Of {len(roadmap.learn)} topics, your experience may shorten {skipped}."
        if skipped
        else "What the exam asks about. Start with the parts in which you are weakest."
        if roadmap.option("award").exam_only
        else "The topics, in the order they are mostly taught."
        if roadmap.credential
        else "What keeps your certification and your skill up to date."
    )
    columns = ("Topic", "What it is", "For you") if skipped else ("Topic", "What it is")
    rows = tuple(
        (
            Cell(item.title, "strong"),
            Cell(item.text),
            *([Cell(item.skip or "Take it in full.", "good" if item.skip else "plain")] if skipped else []),
        )
        for item in roadmap.learn
    )
    blocks = (Text(lead), Table(columns, rows, ratios=(3, 6, 4)[: len(columns)]))
    return Part(
        "learning",
        _learning_title(roadmap),
        (*blocks, *notices(roadmap, "learning", cites)),
    )


def _learning_title(roadmap: Roadmap) -> str:
    if roadmap.credential is None:
        return "What to keep up"
    return "What to go over" if roadmap.option("award").exam_only else "What you will learn"


# Part 8: questions for a school, the answers that should make one stop, and room to score three schools.


def school_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the sheet."""
    rows = tuple((Cell(q.ask), Cell(q.red_flag, "bad")) for q in roadmap.school_questions)
    if roadmap.award is None and not roadmap.option("award").exam_only:
        return _own(roadmap, rows, cites)
    sheet = WriteIn(
        ("Question", "School A", "School B", "School C"),
        (
            "Name, telephone, date of the call",
            *(f"{i}. {q.ask}" for i, q in enumerate(roadmap.school_questions, 1)),
            "Score, 1 to 5",
        ),
        "Ask three schools the same questions, and write the answers down.",
    )
    blocks = (
        Text("Ask before you sign or pay. A school with nothing to hide answers all of these in writing."),
        Table(("Ask", "Stop and think if"), rows),
        sheet,
    )
    return Part("school", "Questions for a school", (*blocks, *notices(roadmap, "school", cites)))


def _own(roadmap: Roadmap, rows: tuple[tuple[Cell, ...], ...], cites: Cites) -> Part:
    """Return the questions of whoever has no school to choose: for the school they know, or for employers."""
    sheet = WriteIn(
        ("Question", "Answer"),
        ("Whom I asked, telephone, date", *(f"{i}. {q.ask}" for i, q in enumerate(roadmap.school_questions, 1))),
        "Write the answers down.",
    )
    blocks = (Text("Ask these, and have the answers in writing."), Table(("Ask", "Stop and think if"), rows), sheet)
    return Part("school", "Questions to ask", (*blocks, *notices(roadmap, "school", cites)))


# Part 10: the first seven days as checkboxes, and the questions people ask, answered for this person.


def first_steps_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the steps and the questions."""
    review = review_day(roadmap)
    steps = [f"Day {s.day} ({s.on:%a, %b} {s.on.day}): {s.text}" for s in roadmap.steps]
    steps.append(
        f"Look at this plan again on {full_day(review)}: dates, money and prices change{cites(roadmap.catalog.guidance.review_in_days.source)}."
    )
    blocks: list[Block] = [
        Text(
            "Small steps, one or two a working day; weekends, federal holidays and the day after Thanksgiving are left out. Tick them off."
        ),
        Checklist(tuple(steps)),
        *notices(roadmap, "steps", cites),
    ]
    blocks.append(Heading("Questions people ask, answered for you"))
    for item in roadmap.faq:
        blocks += [Text(item.question, "strong"), Text(item.answer + cites(item.source))]
    return Part("steps", "Your first seven days", (*blocks, *notices(roadmap, "faq", cites)))
