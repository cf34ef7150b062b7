"""Money asked for: whom a name means, and what came of asking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from codingpath.errors import AnswerError
from codingpath.model.catalog import Catalog
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import Grant, GrantStatus, Progress
from codingpath.model.record import Record, record
from codingpath.text import nearest, one_line, quoted

BY_HAND: Final = "typed-"
"""How the ids of payers begin who were typed by hand; no source of money in the data has such a one."""
LONGEST_NAME: Final = 120


@record
class Asked(Record):
    """A source of money that can be asked."""

    id: str
    name: str


def payers_to_ask(roadmap: Roadmap) -> tuple[Asked, ...]:
    """Return the sources of money of a plan that take new people, the first to ask first, and those typed by hand."""
    first = [i for m in roadmap.page_one.payers for i in m.funding]
    names = {m.funding.id: m.funding.name for m in roadmap.funding if m.funding.open}
    ordered = [i for i in dict.fromkeys((*first, *names)) if i in names]
    return tuple(Asked(i, names[i]) for i in ordered)


def named(roadmap: Roadmap, text: str) -> tuple[Asked, ...]:
    """Return the sources of money that a name means: an id, the id of a payer on the first page, or a name; empty where none is meant.

    What pays for a course comes before a form that opens the door to it.
    """
    wanted, catalog = one_line(text).casefold(), roadmap.catalog
    known = [*(Asked(g.id, g.name) for g in roadmap.progress.current_grants), *(Asked(f.id, f.name) for f in catalog.funding)]
    found = next((each for each in known if wanted in (each.id.casefold(), each.name.casefold())), None)
    if found is not None:
        return (found,)
    on_page = next((m for m in roadmap.page_one.payers if m.payer.id.casefold() == wanted), None)
    stands_for = [f for f in catalog.funding if on_page and f.id in on_page.funding]
    return tuple(Asked(f.id, f.name) for f in sorted(stands_for, key=lambda f: not f.pays_course))


def not_named(roadmap: Roadmap, text: str) -> str:
    """Return the message for a name that means nobody."""
    names = [*(asked.id for asked in payers_to_ask(roadmap)), *(grant.id for grant in roadmap.progress.grants)]
    near = nearest(text, names)
    hint = f"did you mean {near!r}?" if near else "`codingpath money` lists them."
    return f"no payer is called {quoted(text)}; {hint} For somebody who is on no list, add --other"


def by_hand(progress: Progress, text: str) -> Asked:
    """Return a payer that is in no list; raise `AnswerError` for a name that cannot be one."""
    name = one_line(text)
    if not name:
        raise AnswerError("a payer needs a name with letters in it")
    if len(name) > LONGEST_NAME:
        raise AnswerError(f"the name has {len(name):,} characters; a payer has room for {LONGEST_NAME}")
    known = next((g for g in progress.grants if g.name.casefold() == name.casefold()), None)
    return Asked(known.id if known else _free_id(progress, name), known.name if known else name)


def _free_id(progress: Progress, name: str) -> str:
    stem = BY_HAND + (re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40].strip("-") or "payer")
    taken = {grant.id for grant in progress.grants}
    return next(i for i in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if i not in taken)


def answered(progress: Progress, who: Sequence[Asked], status: GrantStatus, usd: int | None, day: date) -> Progress:
    """Return the progress with what came of asking; a sum is that of the first of them, and the last word on a payer counts.

    A yes without a sum keeps the sum of a yes before.
    """
    chosen = who[:1] if status == "granted" else who
    before = {grant.id: grant.usd for grant in progress.current_grants} if status == "granted" and usd is None else {}
    new = [Grant(id=each.id, name=each.name, status=status, usd=before.get(each.id, usd), day=day) for each in chosen]
    ids = {grant.id for grant in new}
    return replace(progress, grants=(*(grant for grant in progress.grants if grant.past or grant.id not in ids), *new))


def not_asked(progress: Progress, who: Iterable[Asked]) -> Progress:
    """Return the progress as if some payers had not been asked."""
    ids = {each.id for each in who}
    return replace(progress, grants=tuple(grant for grant in progress.grants if grant.past or grant.id not in ids))


def dollars_of(catalog: Catalog, text: str) -> int:
    """Return a sum as somebody types it, such as `$1,500`; raise `AnswerError` for none."""
    usd = catalog.question("budget").parse(text)
    if not isinstance(usd, int) or not usd:
        raise AnswerError(f"{quoted(text)} is no sum that was granted; type dollars, such as 1,500, or leave it out")
    return usd
