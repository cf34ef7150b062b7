"""Certifications: who may sit the exam, what it costs, how it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final, Literal

from codingpath.model.condition import When
from codingpath.model.record import Longest, Record, keyword_record
from codingpath.model.source import Range, Statement


@keyword_record
class Exam(Record):
    """What the exam is."""

    questions: str
    """How many questions, such as `105 (90 scored)`."""
    minutes: int
    """Length in minutes."""
    pass_mark: str
    """What passing takes, such as `70 %`."""
    books: str
    """Which books are allowed, and which kind."""
    where: str
    """At home, or at a test center."""
    code_sets: str | None = None
    """The code sets it tests."""
    source: str
    """Id of the source."""


@keyword_record
class Fee(Record):
    """One price in whole dollars."""

    label: str
    """What it buys, such as `Exam, one attempt`."""
    usd: int
    """Whole dollars."""
    source: str
    """Id of the source."""


@keyword_record
class PassRate(Record):
    """How many of those who sat the exam for the first time passed."""

    percent: int
    """Of 100."""
    testers: int
    """How many sat it."""
    year: str
    """In which year."""
    source: str
    """Id of the source."""


@keyword_record
class ApprenticeRoute(Record):
    """One way an apprentice mark comes off."""

    id: str
    """Stable id."""
    title: str
    """A few words."""
    text: str
    """What it takes, in one or two sentences."""
    months_of_work: int
    """Months of paid coding it needs; 0 for education alone."""
    source: str
    """Id of the source."""


def full_months(routes: Sequence[ApprenticeRoute]) -> int:
    """Return how many months of paid coding, without any course, make a full credential of an apprentice's."""
    return max((route.months_of_work for route in routes), default=0)


@keyword_record
class LaterStep(Record):
    """A certification that may come after this one."""

    id: str
    """Id of the later credential."""
    why: str
    """Why one would add it, in one sentence."""
    needs: str
    """What it takes first."""
    when: When = When()
    """For whom it is a sensible next step."""
    first_when: When | None = None
    """For whom it comes before the other next steps."""


@keyword_record
class LateRenewal(Record):
    """How a certification that ran out comes back without its exam."""

    fee_usd: Range | None = None
    """What it takes beside the dues or fees missed: low soon after it ran out, high once it is canceled; unknown if absent."""
    rules: tuple[Statement, ...]
    """What the issuer asks for, and until when."""


ROW: Final = Longest(60, "a row has room for")


@keyword_record
class InShort(Record):
    """A certification in a row beside the others; what its statements say, each in a few words."""

    work: Annotated[str, ROW]
    """For which work it is."""
    who: Annotated[str, ROW]
    """Who may sit the exam."""
    upkeep: Annotated[str, ROW]
    """What keeps it."""


@keyword_record
class Credential(Record):
    """One certification."""

    id: str
    """Stable id."""
    name: str
    """Short name, such as `CPC`."""
    full_name: str
    """Name in full."""
    issuer: str
    """Who grants it."""
    address: str
    """The issuer's page, without `https://`."""
    step: Literal["first", "later", "other"]
    """Whether the rules may aim for it first, it comes later, or it is one to know about."""
    in_short: InShort | None = None
    """The row in a list of all; the first of its statements stand there if absent."""
    focus: Statement
    """What it is about and where it leans."""
    eligibility: tuple[Statement, ...]
    """Who may sit the exam, each gate or advice one statement."""
    exam: Exam | None = None
    """The exam; unknown if absent."""
    fees: tuple[Fee, ...] = ()
    """Published prices, for its card."""
    exam_usd: Range | None = None
    """Exam fee for the ledger: low is one attempt, high is two where two are sold together, else the same; unknown if absent."""
    membership_usd: Range | None = None
    """Yearly membership that is required to sit; absent if none is."""
    books_usd: Range | None = None
    """Books the exam needs, for the ledger; unknown if absent."""
    retake_usd: Range | None = None
    """Price of one more attempt; unknown if absent."""
    retake_wait_days: Range | None = None
    """Days between two attempts; unknown if absent."""
    renewal_usd: Range | None = None
    """Price of the first renewal; unknown if absent."""
    renewal_months: int | None = None
    """Months between renewals."""
    pass_rate: PassRate | None = None
    """First-time pass rate, where the issuer's figure is published."""
    pass_rate_note: str | None = None
    """What to say where none is published."""
    late_renewal: LateRenewal | None = None
    """How it comes back once it has run out; unknown if absent."""
    upkeep: tuple[Statement, ...] = ()
    """Education units, dues and rules to keep it."""
    apprentice_routes: tuple[ApprenticeRoute, ...] = ()
    """How an apprentice mark comes off; empty where there is none."""
    apprentice_notes: tuple[Statement, ...] = ()
    """What to know about taking the mark off."""
    needs_accreditation: bool = False
    """Whether only a program that CAHIIM accredits leads to it."""
    accredited_list: str | None = None
    """Where to see which programs are accredited, without `https://`."""
    program_codes: tuple[str, ...] = ()
    """Federal codes of the programs that lead to it, nearest first; those of the role where there are none."""
    held_when: When | None = None
    """Who holds it, or held it before it ran out; nobody whom the quiz could ask if absent."""
    marked_when: When | None = None
    """Whose certification still carries the apprentice mark; nobody's if absent."""
    next_steps: tuple[LaterStep, ...] = ()
    """What may come after it."""
    notes: tuple[Statement, ...] = ()
    """Anything else the reader must know."""


def issuer_of(credential: Credential) -> str:
    """Return the issuer of a certification in short, such as `AHIMA`."""
    return credential.issuer.partition(" (")[0]


def held_name(marked: Credential | None, credential: Credential) -> str:
    """Return what a certification is called by whoever holds it: with its "A" where it still carries the apprentice mark."""
    return f"{credential.name}-A" if credential == marked else credential.name
