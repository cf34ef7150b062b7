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
from codingpath.model.record import Record, record

Grant = Literal["pell", "workforce-pell"]
ORDINARY: Final[Grant] = "pell"
"""The one that pays for college credit, and for hours at a school that counts in those, but for no short course."""
GRANTS: Final[tuple[Grant, ...]] = get_args(Grant)
"""The two grants, by their ids in `data/funding.yaml`."""

Aid = Literal["pell", "workforce-pell", "either", "neither", "ask"]
"""The one grant that is open to a program; `either` where too little is known of its length to tell which; `neither`; or `ask`
where nothing is known of its length, or of whether the school takes federal aid."""


@record
class _Between(Record):
    """Whole numbers from a least to a most; no most is no end."""

    least: int
    most: int | None = None

    def meets(self, other: _Between) -> bool:
        """Tell whether some number lies in both."""
        return (self.most is None or other.least <= self.most) and (other.most is None or self.least <= other.most)


Lengths = Mapping[str, Length]
"""Id of a grant to how long a program has to be for it."""


def lengths_of(catalog: Catalog) -> Lengths:
    """Return how long a program has to be for each grant that hangs on its length."""
    return {funding.id: funding.length for funding in catalog.funding if funding.length is not None}


_BANDS: Final = {
    "under 12 weeks": _Between(1, 11),
    "12 weeks to under 1 year": _Between(12, 51),
    "1 to under 2 years": _Between(52, 103),
    "2 to under 4 years": _Between(104, 207),
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
    if weeks is not None and not weeks.meets(_between(rule.weeks)):
        return False
    if program.clock_hours is not None:
        return _Between(program.clock_hours, program.clock_hours).meets(_between(rule.clock_hours))
    return credit_hours is None or credit_hours.meets(_between(rule.credit_hours))


def _between(span: Span) -> _Between:
    return _Between(span.at_least or 0, None if span.below is None else span.below - 1)


def _tells_length(program: Program) -> bool:
    known = (_weeks(program), program.clock_hours, _credits(program))
    return program.award != "certificate" or any(length is not None for length in known)


def _weeks(program: Program) -> _Between | None:
    """Return the weeks of a program; a month is 52/12 of them."""
    low, high = program.months_low, program.months_high
    if low is None and high is None:
        return _BANDS.get(program.length or "")
    return _Between((low or 0) * 52 // 12, -(-high * 52 // 12) if high is not None else None)


def _credits(program: Program) -> _Between | None:
    """Return the published credits, else those of its federal award level."""
    if program.credit_hours is not None:
        return _Between(program.credit_hours, program.credit_hours)
    return _Between(program.credits_low, program.credits_high) if program.credits_low is not None else None
