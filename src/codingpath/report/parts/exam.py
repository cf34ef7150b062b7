"""The part `exam`: the exam aimed for with one rival beside it, or the certification held; how the "A" comes off, upkeep."""

from __future__ import annotations

from typing import Final

from codingpath.model.credential import Credential, full_months, issuer_of
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.source import Range
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Part, Table, Text
from codingpath.report.conflicts import conflict_lines
from codingpath.report.fit import bullet_rows, bullets_in, rows_of, rows_of_table
from codingpath.report.lists.certifications import apprentice, ask, exam_facts, fee_price, full_name, later, price, routes, stated
from codingpath.report.sources import Cites, notice_lines, notices
from codingpath.report.words import UNKNOWN, dollar_span, dollars, in_words, inside, listed, minutes, years

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
    lead = f"Aim first for the {full_name(credential)}, from {issuer_of(credential)}. {stated(credential.focus, cites)}"
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
        ("", *(f"{c.name}, {issuer_of(c)}{' (fits best)' if c is fits else ''}" for c in pair)),
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


# -- at length


def exam_at_length(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return all that is known of the certification aimed for, or of those held and the next aim."""
    aimed = _held_at_length(roadmap, cites) if roadmap.credential is None else _aimed_at_length(roadmap, roadmap.credential, cites)
    return [*aimed, *_next_at_length(roadmap)]


def _aimed_at_length(roadmap: Roadmap, credential: Credential, cites: Cites) -> list[Block]:
    return [
        Text(f"Aim first for the {credential.name}, the {credential.full_name}, granted by {credential.issuer}."),
        Bullets(tuple(stated(s, cites) for s in (credential.focus, *credential.eligibility))),
        *ran_out(roadmap, cites),
        *_exam_part(roadmap, credential, cites),
        *_apprentice(roadmap, credential, cites),
        Heading("Keeping it"),
        Bullets(tuple(stated(s, cites) for s in (*credential.upkeep, *credential.notes, *credential.apprentice_notes))),
    ]


def _held_at_length(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Say what the certification held asks for, how its mark comes off, and which one is the next aim."""
    blocks: list[Block] = [Text(held_sentence(roadmap)), *ran_out(roadmap, cites)]
    if roadmap.marked is not None:
        blocks += [
            *_apprentice(roadmap, roadmap.marked, cites),
            Bullets(tuple(stated(s, cites) for s in roadmap.marked.apprentice_notes)),
        ]
    blocks += [
        block
        for c in roadmap.held
        for block in (Heading(f"Keeping the {c.name}"), Bullets(tuple(stated(s, cites) for s in c.upkeep)))
        if c.upkeep
    ]
    if roadmap.next_credentials and not roadmap.renewing:
        aim = roadmap.catalog.credential(roadmap.next_credentials[0].id)
        blocks += _exam_part(roadmap, aim, cites)
    return blocks


def held_sentence(roadmap: Roadmap) -> str:
    """Say that what is held is enough to apply with, or that it must be brought back, and what the next aim is."""
    names = listed(roadmap.held_names)
    if roadmap.renewing:
        return f"Your {names or 'certification'} ran out. Bring back what you held before you name it in a letter."
    if not names:
        return "You need no exam now: the certification you hold is enough to apply with. Ask its issuer how it is kept."
    lead = f"You need no exam now: the {names} you hold {'is' if len(roadmap.held) == 1 else 'are'} enough to apply with."
    return f"{lead} Your next aim is the {full_name(roadmap.aim)}." if roadmap.aim else lead


# Renewing late against sitting again, for whoever held a certification that ran out.


def ran_out(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Set renewing late beside sitting again, for each certification that ran out; its rules where there is room for them."""
    rules = cites.full or roadmap.credential is None
    if roadmap.sheet.get("so-far") != "lapsed":
        return []
    held = roadmap.held if cites.full else roadmap.held[:1]
    return [block for c in held for block in _two_ways(c, cites, rules=rules)]


def _two_ways(c: Credential, cites: Cites, *, rules: bool) -> list[Block]:
    late, again = c.late_renewal, _again_usd(c)
    fee = late.fee_usd if late else None
    renewal = price(c.renewal_usd or c.membership_usd, cites, ask(c))
    rows = (
        (Cell("Renew late", "strong"), Cell(price(fee, cites, ask(c))), Cell(f"and for each renewal you missed: {renewal}")),
        (Cell("Sit it again", "strong"), Cell(price(c.exam_usd, cites, ask(c))), Cell(_dues(c, cites))),
    )
    return [
        Heading(f"Your {c.name}: renew it late or sit it again"),
        Table(("Way", "Fee", "Besides"), rows),
        Text(_cheaper(c, fee, again)),
        *([Bullets(tuple(stated(s, cites) for s in late.rules))] if late and rules else []),
    ]


def _dues(c: Credential, cites: Cites) -> str:
    return f"and a year's dues: {price(c.membership_usd, cites, ask(c))}" if c.membership_usd else "no dues are asked"


def _again_usd(c: Credential) -> int | None:
    """Return what sitting the exam again costs at the least, in dollars: one attempt, and dues where they are asked."""
    if c.exam_usd is None or c.exam_usd.low is None:
        return None
    return c.exam_usd.low + ((c.membership_usd.low or 0) if c.membership_usd else 0)


def _cheaper(c: Credential, fee: Range | None, again: int | None) -> str:
    """Say which of the two costs less, by the prices that are known."""
    each = c.renewal_usd.low if c.renewal_usd else None
    if fee is None or fee.high is None or not each or again is None:
        return f"Which costs less is not known: ask {issuer_of(c)} what coming back would cost, before you pay for the exam."
    times = (again - 1 - fee.high) // each
    least = f"Sitting it again costs {dollars(again)} or more, before a review."
    if times < 1:
        return f"{least} By these prices that is less than renewing late. Ask {issuer_of(c)} for both sums in writing."
    missed = "one renewal" if times == 1 else f"{in_words(times)} renewals or fewer"
    return (
        f"{least} By these prices renewing late costs less if you missed {missed}, and sitting it again costs less if you missed "
        f"more. Prices change, so ask {issuer_of(c)} for both sums in writing. If it still renews yours, renew. Sit again only if it does "
        "not, or if that costs far less."
    )


def _exam_part(roadmap: Roadmap, credential: Credential, cites: Cites) -> list[Block]:
    rows = [(Cell(name), Cell(text)) for name, text in exam_facts(credential, cites)]
    rows += [(Cell(fee.label), Cell(fee_price(roadmap.catalog.sources, fee, cites))) for fee in credential.fees]
    rows += [] if credential.fees else [(Cell("Price"), Cell(f"not known: ask {issuer_of(credential)}"))]
    return [Heading(f"The {credential.name} exam"), Table(("What", "Fact"), tuple(rows))]


def _apprentice(roadmap: Roadmap, credential: Credential, cites: Cites) -> list[Block]:
    if not credential.apprentice_routes:
        return []
    stage = roadmap.stage("remove-apprentice")
    lead = (
        apprentice(credential)
        if stage
        else f"With {years(full_months(credential.apprentice_routes))} of coding that an employer confirms, the apprentice mark need not appear. "
        "For the record, the ways it comes off:"
    )
    return [Heading("How the “A” comes off"), *routes(credential, lead, cites)]


def _next_at_length(roadmap: Roadmap) -> list[Block]:
    if not roadmap.next_credentials:
        return []
    return [Heading("What may come next"), later(roadmap.catalog, roadmap.next_credentials)]


# -- the part `exams` of the appendix: the first certifications side by side, and those to know about


def exams_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the certifications side by side."""
    blocks = (*_neighbors(roadmap, cites), *_others(roadmap, cites))
    return Part("exams", "Certifications side by side", (*blocks, *notices(roadmap, "exams", cites)))


def _neighbors(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Set the first certifications side by side, in the fixed order of the decision."""
    options = roadmap.catalog.rules.decision("certification").options
    rows = tuple(_card(roadmap, roadmap.catalog.credential(o.credential), cites) for o in options if o.credential)
    return [
        Text(f"The {in_words(len(rows))} first certifications in a fixed order, not by rank."),
        Table(("Certification", "Exam and fee", "Books and place", "Who may sit it"), rows),
    ]


def _card(roadmap: Roadmap, c: Credential, cites: Cites) -> tuple[Cell, ...]:
    exam, mark = c.exam, cites(c.exam.source) if c.exam else ""
    fees = "; ".join(f"{fee.label}: {dollars(fee.usd)}{cites(fee.source)}" for fee in c.fees) or UNKNOWN
    chosen = c == roadmap.credential
    gate = c.eligibility[0].text + cites(c.eligibility[0].source)
    return (
        Cell(f"{c.name}, {issuer_of(c)}{' (fits best)' if chosen else ''}", "strong"),
        Cell((f"{exam.questions}; {minutes(exam.minutes)}; pass mark {exam.pass_mark}{mark}. " if exam else "") + fees),
        Cell(f"{exam.books}; {exam.where}{mark}" if exam else UNKNOWN),
        Cell(gate),
    )


def _others(roadmap: Roadmap, cites: Cites) -> list[Block]:
    if roadmap.under_way or roadmap.held:  # what other courses teach to is for those who choose one
        return []
    others = [c for c in roadmap.catalog.credentials if c.step == "other"]
    blocks: list[Block] = []
    for c in others:
        lines = [stated(s, cites) for s in (c.focus, *c.eligibility, *c.upkeep, *c.notes)]
        lines += [f"{fee.label}: {fee_price(roadmap.catalog.sources, fee, cites)}." for fee in c.fees]
        blocks += [Heading(f"One to know about: {full_name(c)}, from {c.issuer}"), Bullets(tuple(lines))]
    return blocks
