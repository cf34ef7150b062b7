"""Which federal grant the length of a program leaves open: an ordinary Pell Grant, a Workforce Pell Grant, or neither.

How long a program has to be for each stands in `data/funding.yaml`. Whether this very program takes a grant must be asked all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, get_args

from codingpath.model.catalog import Catalog
from codingpath.model.condition import Span
from codingpath.model.funding import Length
from codingpath.model.program import Program

Grant = Literal["pell", "workforce-pell"]
ORDINARY: Final[Grant] = "pell"
"""The one that pays for college credit, and for hours at a school that counts in those, but for no short course."""
GRANTS: Final[tuple[Grant, ...]] = get_args(Grant)
"""The two grants, by their ids in `data/funding.yaml`."""

Aid = Literal["pell", "workforce-pell", "either", "neither", "ask"]
"""The one grant that is open to a program; `either` where too little is known of its length to tell which; `neither`; or `ask`
where nothing is known of its length, or of whether the school takes federal aid."""


Lengths = Mapping[str, Length]
"""Id of a grant to how long a program has to be for it."""


def lengths_of(catalog: Catalog) -> Lengths:
    """Return how long a program has to be for each grant that hangs on its length."""
    return {funding.id: funding.length for funding in catalog.funding if funding.length is not None}


_BANDS: Final = {
    "under 12 weeks": Span(at_least=1, below=12),
    "12 weeks to under 1 year": Span(at_least=12, below=52),
    "1 to under 2 years": Span(at_least=52, below=104),
    "2 to under 4 years": Span(at_least=104, below=208),
}
"""Weeks of the federal length bands."""


def aid_kinds(program: Program, lengths: Lengths) -> Aid:
    """Return which grant is open to a program, as far as is known."""
    degree = program.award != "certificate"
    fits = [g for g in GRANTS if g in lengths and (lengths[g].degrees if degree else _fits(program, lengths[g]))]
    if program.kind != "credit":
        fits = [g for g in fits if g != ORDINARY]
    if program.federal_aid is False or not fits:
        return "neither"
    if program.federal_aid is None or not _tells_length(program):
        return "ask"
    return fits[0] if len(fits) == 1 else "either"


def may_take(program: Program, grant: Grant, lengths: Lengths) -> bool:
    """Tell whether a grant is open to a program whose school is known to take federal aid."""
    return aid_kinds(program, lengths) in (grant, "either")


def _fits(program: Program, rule: Length) -> bool:
    """Tell whether nothing known of the length is against a grant."""
    weeks, credit_hours = _weeks(program), _credits(program)
    if weeks is not None and not _meet(weeks, rule.weeks):
        return False
    if program.clock_hours is not None:
        return rule.clock_hours.holds(program.clock_hours)
    return credit_hours is None or _meet(credit_hours, rule.credit_hours)


def _meet(one: Span, other: Span) -> bool:
    """Tell whether some number lies in both."""
    return all(b.below is None or (a.at_least or 0) < b.below for a, b in ((one, other), (other, one)))


def _tells_length(program: Program) -> bool:
    known = (_weeks(program), program.clock_hours, _credits(program))
    return program.award != "certificate" or any(length is not None for length in known)


def _weeks(program: Program) -> Span | None:
    """Return the weeks of a program; a month is 52/12 of them."""
    low, high = program.months_low, program.months_high
    if low is None and high is None:
        return _BANDS.get(program.length or "")
    return Span(at_least=(low or 0) * 52 // 12, below=None if high is None else -(-high * 52 // 12) + 1)


def _credits(program: Program) -> Span | None:
    """Return the published credits, else those of its federal award level."""
    own = program.credit_hours
    low, high = (program.credits_low, program.credits_high) if own is None else (own, own)
    return None if low is None else Span(at_least=low, below=None if high is None else high + 1)
