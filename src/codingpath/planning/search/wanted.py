"""What a search for programs asks for, and what narrows it: that leaves programs out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from codingpath.model.condition import Value
from codingpath.model.program import Award, Control, DeliveryMode, Program, ProgramKind
from codingpath.model.record import Record, keyword_record
from codingpath.model.zip_place import ZipPlace, miles_between


@keyword_record
class Wanted(Record):
    """What a search asks for; what is left out asks for nothing."""

    state: str | None = None
    """Two-letter state of the person; where it is open only programs taught online can be reached."""
    everywhere: bool = False
    """Whether to search every state instead."""
    elsewhere_below: int | None = None
    """Search online programs of other states only where the state has fewer than this that are known to fit; none searches always."""
    award: Award | None = None
    """Only programs that confer this."""
    kinds: tuple[ProgramKind, ...] = ()
    """Only programs of these kinds: short courses, or those for college credit."""
    control: Control | None = None
    """Only schools run like this."""
    only_online: bool = False
    """Only programs that are known to be finished online."""
    cips: tuple[str, ...] = ()
    """Only these program codes."""
    city: str | None = None
    """Only schools of this city; upper and lower case are alike."""
    named: tuple[str, ...] = ()
    """Only schools with all these words in their name; upper and lower case are alike."""
    near: ZipPlace | None = None
    """Where the person is, for distances."""
    home: frozenset[str] = frozenset()
    """Ids of the programs of schools where the office is at home: of two that fit alike and are as far, one of these comes first."""
    within: int | None = None
    """Only schools within so many miles of there; those of neighboring states too. Where nobody knows how far, those of the state with classes."""
    related: bool = False
    """Whether programs whose code is only related to the field are listed too."""
    nearest_codes: tuple[str, ...] = ()
    """Program codes nearest to a role, nearest first; for the order."""
    delivery: DeliveryMode | None = None
    """How it should be taught."""
    certification: str | None = None
    """Id of the credential it should prepare for."""
    accredited: bool = False
    """Whether only a program that CAHIIM accredits leads to that credential; `search` and `matched` read it of the credential."""
    most_usd: int | None = None
    """The most it may cost, in dollars."""
    besides_usd: int = 0
    """What that must pay for besides, such as the exam: in other states too is searched where it does not go so far."""
    hours: int | None = None
    """Study hours a week."""
    answers: Mapping[str, Value] = field(default_factory=dict)
    """What the length, and so the estimated price, of a program hangs on."""
    exam_only: bool = False
    """Whether exam preparation is all that is needed, so that a whole course is a near miss."""


def is_listed(wanted: Wanted, program: Program) -> bool:
    """Tell whether what narrows a search leaves a program in."""
    return (
        (wanted.related or not program.related)
        and wanted.award in (None, program.award)
        and (not wanted.kinds or program.kind in wanted.kinds)
        and wanted.control in (None, program.control)
        and (not wanted.only_online or program.online == "yes")
        and (not wanted.cips or program.cip in wanted.cips)
        and (wanted.within is None or _is_within(wanted, program, wanted.within))
        and (wanted.city is None or (program.city or "").casefold() == wanted.city.casefold())
        and (not wanted.named or all(word.casefold() in program.school.casefold() for word in wanted.named))
    )


def _is_within(wanted: Wanted, program: Program, most: int) -> bool:
    miles = miles_to(wanted, program)
    return program.state == wanted.state and program.online != "yes" if miles is None else miles <= most


def miles_to(wanted: Wanted, program: Program) -> int | None:
    """Return how far a school is, straight line, nothing where that is not known or does not matter: nobody goes to what is online."""
    near, goes = wanted.near, program.delivery != "online" or wanted.within is not None
    if near is None or not goes or program.latitude is None or program.longitude is None:
        return None
    return round(miles_between(near.latitude, near.longitude, float(program.latitude), float(program.longitude)))
