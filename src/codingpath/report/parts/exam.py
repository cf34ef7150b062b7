"""The part `exam`: the exam aimed for with one rival beside it, or the certification held; how the "A" comes off, upkeep."""

from __future__ import annotations

from typing import Final

from codingpath.model.credential import Credential, full_months
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.source import Range
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Part, Table, Text
from codingpath.report.conflicts import conflict_lines
from codingpath.report.fit import bullet_rows, bullets_in, rows_of, rows_of_table
from codingpath.report.lists.certifications import ask, full_name, issuer, stated
from codingpath.report.parts.exam_at_length import exam_at_length, held_sentence, ran_out
from codingpath.report.sources import Cites, notice_lines, notices
from codingpath.report.words import dollar_span, inside, listed, minutes, years

ROWS: Final = 30
"""The most lines of the part, with its title, on a screen of 80 columns."""


def exam_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the certification; at length with every fact of it and each way."""
    title = "The exam" if roadmap.credential else "Your certification"
    if cites.full:
        torn = conflict_lines(roadmap, "exam", cites)
        more = [*([Bullets(tuple(torn))] if torn else []), *notices(roadmap, "exam", cites)]
        return Part("exam", title, (*exam_at_length(roadmap, cites), *more))
    blocks = _held(roadmap, cites) if roadmap.credential is None else _aimed(roadmap, roadmap.credential, cites)
    lines = [
        *_ran_out_too(roadmap),
        *_mark(roadmap, cites),
        *conflict_lines(roadmap, "exam", cites),
        *notice_lines(roadmap, "exam", cites),
        *_kept(roadmap, cites),
        *_next(roadmap),
    ]
    blocks += bullets_in(lines, ROWS - 1 - sum(map(_rows, blocks)), "exam")
    return Part("exam", title, tuple(blocks), compact=True)


def _rows(block: Block) -> int:
    """Return how many lines a block of this part takes."""
    match block:
        case Text() | Heading():
            return rows_of(block.text)
        case Bullets():
            return bullet_rows(block.items)
        case Table():
            return rows_of_table(block, _WIDTHS[len(block.columns)] if block.columns[0] == "" else _WAYS)
        case _:
            raise TypeError(block)


_WIDTHS: Final = {2: (11, 63), 3: (11, 31, 31)}
"""Columns of one certification, and of two beside each other."""
_WAYS: Final = (12, 26, 32)
"""Columns of the two ways back."""


def _aimed(roadmap: Roadmap, credential: Credential, cites: Cites) -> list[Block]:
    lead = f"Aim first for the {full_name(credential)}, from {issuer(credential)}. {stated(credential.focus, cites)}"
    back = ran_out(roadmap, cites)
    return [Text(lead), *back, _beside([credential, *([] if back else _rival(roadmap))], cites, credential)]


def _held(roadmap: Roadmap, cites: Cites) -> list[Block]:
    blocks: list[Block] = [Text(held_sentence(roadmap)), *ran_out(roadmap, cites)]
    if roadmap.next_credentials and not roadmap.renewing:
        blocks.append(_beside(_next_exams(roadmap), cites))
    return blocks


def _next_exams(roadmap: Roadmap) -> list[Credential]:
    """Return the next certification, and the one after it if its exam is known."""
    first, *others = [roadmap.catalog.credential(step.id) for step in roadmap.next_credentials]
    return [first, *(c for c in others[:1] if c.exam is not None)]


def _rival(roadmap: Roadmap) -> list[Credential]:
    """Return the best other exam that is not ruled out, if there is one."""
    outcome = roadmap.decisions["certification"]
    options = [outcome.option(outcome.runner_up), *sorted(outcome.options, key=lambda option: -option.score)]
    names = [roadmap.catalog.rules.decision("certification").option(o.id).credential for o in options if o.state == "open"]
    return [roadmap.catalog.credential(name) for name in names if name is not None][:1]


# Two certifications beside each other.


def _beside(pair: list[Credential], cites: Cites, fits: Credential | None = None) -> Table:
    rows = (
        ("Questions", [_exam(c) for c in pair]),
        ("Where", [c.exam.where if c.exam else ask(c) for c in pair]),
        ("Books", [c.exam.books if c.exam else ask(c) for c in pair]),
        ("Who may sit", [c.eligibility[0].text for c in pair]),
        ("Fee, once", [_usd(c.exam_usd, c) for c in pair]),
        ("Dues a year", [_usd(c.membership_usd, c) if c.membership_usd else "none asked" for c in pair]),
        ("Pass rate", [_rate(c) for c in pair]),
        ("Figures", [_sources(c, cites) for c in pair]),
    )
    cells = tuple((Cell(name, "strong"), *map(Cell, texts)) for name, texts in rows)
    return Table(
        ("", *(f"{c.name}, {issuer(c)}{' (fits best)' if c is fits else ''}" for c in pair)),
        cells,
        ratios=(2, 5, 5)[: 1 + len(pair)],
    )


def _exam(c: Credential) -> str:
    return f"{c.exam.questions}; {minutes(c.exam.minutes)}; pass mark {c.exam.pass_mark}" if c.exam else ask(c)


def _usd(span: Range | None, c: Credential) -> str:
    return dollar_span(span.low, span.high, ask(c)) if span else ask(c)


def _rate(c: Credential) -> str:
    rate = c.pass_rate
    return f"of 100 first tries, {rate.percent} passed and {100 - rate.percent} did not ({rate.year})" if rate else "no sure figure"


def _sources(c: Credential, cites: Cites) -> str:
    used = [
        c.exam.source if c.exam else None,
        c.eligibility[0].source,
        *(span.source for span in (c.exam_usd, c.membership_usd, c.pass_rate) if span),
    ]
    return cites(*used).strip(" ()")


# How the mark comes off, how it is kept, what may come next: a few sentences each.


def _ran_out_too(roadmap: Roadmap) -> list[str]:
    """Name the certifications that ran out and for which there is no room here."""
    others = [c.name for c in roadmap.held[1:]] if roadmap.sheet.get("so-far") == "lapsed" else []
    return [f"For your {listed(others)}, ask the same of the issuer."] if others else []


def _mark(roadmap: Roadmap, cites: Cites) -> list[str]:
    credential = roadmap.credential or roadmap.marked
    if credential is None or not credential.apprentice_routes:
        return []
    if roadmap.stage("remove-apprentice") is None:
        work = years(full_months(credential.apprentice_routes))
        return [f"With {work} of coding that an employer confirms, you need not start with the “A” of an apprentice."]
    ways = [_inside(r.title) for r in credential.apprentice_routes]
    sources = cites(*(r.source for r in credential.apprentice_routes))
    return [f"New holders are {credential.name}-A, an apprentice. The “A” comes off by {'; or by '.join(ways)}{sources}."]


def _inside(text: str) -> str:
    """Return a sentence as it stands inside another one."""
    return inside(text).rstrip(".")


def _kept(roadmap: Roadmap, cites: Cites) -> list[str]:
    kept = [roadmap.credential] if roadmap.credential else roadmap.held
    return [_upkeep(c, cites) for c in kept if c.upkeep]


def _upkeep(c: Credential, cites: Cites) -> str:
    """Return the first two things that keep a certification in force."""
    first = c.upkeep[:2]
    return f"To keep the {c.name}: {' '.join(s.text for s in first)}{cites(*(s.source for s in first))}"


def _next(roadmap: Roadmap) -> list[str]:
    """Name what may come next, but for what stands in the table."""
    shown = [] if roadmap.credential or roadmap.renewing or not roadmap.next_credentials else [c.id for c in _next_exams(roadmap)]
    later = [f"{roadmap.catalog.credential(s.id).name} ({_inside(s.why)})" for s in roadmap.next_credentials if s.id not in shown]
    return [f"What may come later: {'; '.join(later)}."] if later else []
