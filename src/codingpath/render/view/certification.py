"""Part 6: the exam aimed for, its neighbors side by side, how an apprentice mark comes off, upkeep, what comes next."""

from __future__ import annotations

from codingpath.model.credential import Credential, Fee
from codingpath.model.roadmap import Roadmap
from codingpath.model.source import Statement
from codingpath.render.blocks import Block, Bullets, Cell, Heading, Part, Table, Text
from codingpath.render.view.cites import Cites
from codingpath.render.view.notices import notices
from codingpath.render.words import UNKNOWN, dollars, minutes


def part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the certification."""
    credential = roadmap.catalog.credential(roadmap.decisions["certification"].chosen)
    blocks: list[Block] = [
        Text(f"Aim first for the {credential.name}, the {credential.full_name}, granted by {credential.issuer}."),
        Bullets(tuple(_stated(s, cites) for s in (credential.focus, *credential.eligibility))),
        *_exam(roadmap, credential, cites),
        *_apprentice(roadmap, credential, cites),
        Heading("Keeping it"),
        Bullets(tuple(_stated(s, cites) for s in (*credential.upkeep, *credential.notes))),
        *_neighbors(roadmap, cites),
        *_next(roadmap),
        *_others(roadmap, cites),
    ]
    return Part("certification", "Certification", (*blocks, *notices(roadmap, "certification", cites)))


def _stated(statement: Statement, cites: Cites) -> str:
    return statement.text + cites(statement.source)


def _exam(roadmap: Roadmap, credential: Credential, cites: Cites) -> list[Block]:
    rows = [(Cell(name), Cell(text)) for name, text in _facts(credential, cites)]
    rows += [(Cell(fee.label), Cell(_fee(roadmap, fee, cites))) for fee in credential.fees]
    return [Heading(f"The {credential.name} exam"), Table(("What", "Fact"), tuple(rows))]


def _facts(credential: Credential, cites: Cites) -> list[tuple[str, str]]:
    exam = credential.exam
    facts = [("Pass rate", pass_rate(credential, cites))]
    if exam is None:
        return facts
    mark = cites(exam.source)
    return [
        ("Questions and time", f"{exam.questions}, {minutes(exam.minutes)}{mark}"),
        ("Pass mark", exam.pass_mark + mark),
        ("Code sets", (exam.code_sets or UNKNOWN) + mark),
        ("Books", exam.books + mark),
        ("Where", exam.where + mark),
        *facts,
    ]


def pass_rate(credential: Credential, cites: Cites) -> str:
    """Say the pass rate both ways round, or why there is none."""
    rate = credential.pass_rate
    if rate is None:
        return credential.pass_rate_note or UNKNOWN
    return (
        f"of 100 who sat it for the first time in {rate.year}, {rate.percent} passed and {100 - rate.percent} did not "
        f"({rate.testers:,} people){cites(rate.source)}"
    )


def _fee(roadmap: Roadmap, fee: Fee, cites: Cites) -> str:
    source = roadmap.catalog.sources[fee.source]
    confirm = f"; confirm at {source.confirm_at}" if source.confirm_at else ""
    return f"{dollars(fee.usd)} ({'about ' if source.about else ''}{source.as_of}{confirm}){cites(fee.source)}"


def _apprentice(roadmap: Roadmap, credential: Credential, cites: Cites) -> list[Block]:
    if not credential.apprentice_routes:
        return []
    stage = roadmap.stage("remove-apprentice")
    lead = (
        "A new holder without experience carries an apprentice mark, the “A” in CPC-A. It comes off in one of these ways:"
        if stage
        else "With two years of coding that an employer confirms, the apprentice mark need not appear. For the record, the ways it comes off:"
    )
    rows = tuple((Cell(r.title, "strong"), Cell(r.text + cites(r.source))) for r in credential.apprentice_routes)
    return [Heading("How the “A” comes off"), Text(lead), Table(("Way", "What it takes"), rows)]


def _neighbors(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Set the first certifications side by side, in the fixed order of the decision."""
    options = roadmap.catalog.rules.decision("certification").options
    rows = tuple(_card(roadmap, roadmap.catalog.credential(o.id), cites) for o in options)
    return [
        Heading("Side by side"),
        Text("The five first certifications in a fixed order, not by rank."),
        Table(("Certification", "Exam and fee", "Books and place", "Who may sit it"), rows),
    ]


def _card(roadmap: Roadmap, c: Credential, cites: Cites) -> tuple[Cell, ...]:
    exam, mark = c.exam, cites(c.exam.source) if c.exam else ""
    fees = "; ".join(f"{fee.label}: {dollars(fee.usd)}{cites(fee.source)}" for fee in c.fees) or UNKNOWN
    chosen = roadmap.decisions["certification"].chosen == c.id
    gate = c.eligibility[0].text + cites(c.eligibility[0].source)
    return (
        Cell(f"{c.name}, {c.issuer.partition(' (')[0]}{' (fits best)' if chosen else ''}", "strong"),
        Cell((f"{exam.questions}; {minutes(exam.minutes)}; pass mark {exam.pass_mark}{mark}. " if exam else "") + fees),
        Cell(f"{exam.books}; {exam.where}{mark}" if exam else UNKNOWN),
        Cell(gate),
    )


def _next(roadmap: Roadmap) -> list[Block]:
    if not roadmap.next_credentials:
        return []
    rows = tuple(
        (Cell(f"{(c := roadmap.catalog.credential(s.id)).name}, {c.full_name}", "strong"), Cell(s.why), Cell(s.needs))
        for s in roadmap.next_credentials
    )
    return [Heading("What may come next"), Table(("Certification", "Why", "What it takes first"), rows)]


def _others(roadmap: Roadmap, cites: Cites) -> list[Block]:
    others = [c for c in roadmap.catalog.credentials if c.step == "other"]
    blocks: list[Block] = []
    for c in others:
        lines = [_stated(s, cites) for s in (c.focus, *c.eligibility, *c.upkeep, *c.notes)]
        lines += [f"{fee.label}: {_fee(roadmap, fee, cites)}." for fee in c.fees]
        blocks += [Heading(f"One to know about: {c.name}, {c.full_name}, from {c.issuer}"), Bullets(tuple(lines))]
    return blocks
