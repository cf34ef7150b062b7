"""The ledger: what the path costs, low and high, line by line, against the person's own money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from codingpath.model.credential import Credential, full_months, held_name, issuer_of
from codingpath.model.plan.money import CostLine, Money
from codingpath.model.plan.programs import ProgramMatch
from codingpath.model.plan.stages import UNKNOWN, Dates, Stage
from codingpath.model.record import Record, keyword_record, replace
from codingpath.model.source import Range
from codingpath.model.timeline import STAGES
from codingpath.planning.dates import months_between
from codingpath.planning.estimates import Estimates, books
from codingpath.planning.person import AWARD, Person
from codingpath.planning.study import under_way, workload
from codingpath.planning.timeline import months_to_full


def ledger(person: Person, program: ProgramMatch | None) -> Money:
    """Return every line, and the sums of those that count against the budget: of one program, or of a path without one.

    A path that takes a program and has none to reckon with leaves tuition and books open.
    """
    exam = _in_the_price(person, program, _certification(person))
    lines = (*_course(person, program), *exam, *_apprentice(person))
    return total([_checked(person, line) for line in lines], person.number("budget"), person.progress.granted_usd)


def total(lines: Iterable[CostLine], budget_usd: int | None, granted_usd: int = 0) -> Money:
    """Return a ledger of some lines with the sums of those that count against the budget."""
    kept = tuple(lines)
    low, high = sums(line for line in kept if line.counts_against_budget)
    return Money(lines=kept, budget_usd=budget_usd, low_usd=low, high_usd=high, granted_usd=granted_usd)


def sums(lines: Iterable[CostLine]) -> tuple[int, int]:
    """Return the low and the high sum of some lines, in dollars.

    What is unknown or of low confidence is left out, so that the sum then reads "at least".
    """
    known = [line for line in lines if line.counted]
    low = sum(line.low_usd or 0 for line in known)
    return low, sum(line.high_usd if line.high_usd is not None else line.low_usd or 0 for line in known)


def _checked(person: Person, line: CostLine) -> CostLine:
    weak = line.source is not None and person.catalog.sources[line.source].confidence == "low"
    return replace(line, counted=not weak)


def _course(person: Person, m: ProgramMatch | None) -> list[CostLine]:
    """Return tuition and books of one program, or what is owed to the school one is in, or what self-study takes."""
    if under_way(person):
        return [_owed(person), *_exam_books(person, "Ask the school if they are in what you pay, or if it lends them.")]
    if m is None and person.option(AWARD).exam_only:
        return _self_study(person)
    if m is None and person.award is None:
        return []
    estimates = Estimates(person.catalog, person.sheet)
    shelf = books(m.program, estimates) if m else None
    return [
        _taught("tuition", "Tuition", m.low_usd if m else None, m, estimate=m is not None and m.estimate),
        _taught("books", "Books and supplies", shelf, m, estimate=bool(shelf)),
        *(() if shelf is None else _books_beside(person)),  # the line above is open already
    ]


def _taught(line: str, label: str, usd: int | None, m: ProgramMatch | None, *, estimate: bool) -> CostLine:
    told = "price_usd" if line == "tuition" else "price_covers"
    source = None if m is None or usd is None else m.program.source if estimate else m.program.source_of(told)
    return replace(_line(line, label, None, "train"), low_usd=usd, high_usd=usd, estimate=estimate, source=source)


def _in_the_price(person: Person, m: ProgramMatch | None, lines: Iterable[CostLine]) -> Iterator[CostLine]:
    """Yield lines with the exam at nothing where a voucher is in the price of a program, at the low end where nobody says for which."""
    voucher = None if m is None or under_way(person) or not m.program.voucher else m.program
    sure = voucher is not None and person.credential is not None and person.credential.id in voucher.prepares_for
    for line in lines:
        told = line.source if voucher is None or "voucher" not in voucher.told else voucher.source_of("voucher")
        if voucher is None or line.id != "exam" or not line.counts_against_budget:
            yield line
        elif sure:
            yield replace(line, low_usd=0, high_usd=0, note="in the price of the program: a voucher for one attempt", source=told)
        else:
            yield replace(line, low_usd=0, note="a voucher is in the price of the program: ask for which exam", source=told)


def _books_beside(person: Person) -> list[CostLine]:
    """Return the code books that an exam asks for and that a course may leave out; none where the price of them is known."""
    credential = person.credential
    if credential is None or credential.exam is None or credential.books_usd is not None:
        return []
    note = f"{credential.exam.books.rstrip('.')}. Ask the school if they are among its books."
    line = _line("exam-books", "Books for the exam, if the course leaves them out", None, "practice", note=note)
    return [replace(line, low_usd=0)]


def takes_a_teacher(person: Person) -> bool:
    """Tell whether the preparation for the exam takes a teacher."""
    work = workload(person, "practice")
    return work is not None and work.taught


def _self_study(person: Person) -> list[CostLine]:
    """Return what exam preparation costs: nothing at the least, but where it takes a teacher. Its books wait for the exam day."""
    shelf = [replace(line, stage="exam") for line in _exam_books(person)]
    if takes_a_teacher(person):
        note = "price not known: ask each provider, and count it before you book the exam"
        return [_line("tuition", "Review with a teacher", None, "practice", note=note), *shelf]
    note = "nothing for self-study; the price of a review course is not known: ask the provider"
    review = _line("tuition", "Study on your own, or a review", None, "practice", note=note)
    return [replace(review, low_usd=0), *shelf]


def _exam_books(person: Person, *asks: str) -> list[CostLine]:
    """Return the books that the exam needs, with what is known of them and what to ask; none where there is no exam."""
    credential = person.credential
    if credential is None:
        return []
    line = _line("books", "Books for the exam", credential.books_usd, "practice")
    told = line.note or (credential.exam.books if credential.exam else None)
    return [replace(line, note=" ".join([*([f"{told.rstrip('.')}."] if told else []), *asks]) or None)]


def _owed(person: Person) -> CostLine:
    """Return what is still to pay to the school of a program under way; unknown where it is open."""
    usd = person.number("program-owed")
    note = "ask the school what is still to pay, by when, and if books and the exam are in it"
    return replace(_line("tuition", "Still to pay to your school", None, "train", note=note), low_usd=usd, high_usd=usd)


def _certification(person: Person) -> list[CostLine]:
    """Return what the exam aimed for costs; where none is, what the certification held and the next one do."""
    if person.credential is not None:
        return [*_dues_beside(person, person.credential), *_exam(person.credential)]
    return _brought_back(person) if person.renewing else [*_kept(person), *_aim(person)]


def _dues_beside(person: Person, credential: Credential) -> list[CostLine]:
    """Return the dues of what is held already, where the exam aimed for asks for none of its own."""
    if not person.certified or credential.membership_usd is not None:
        return []
    return [replace(line, stage="practice") for line in _kept(person) if line.id == "membership"]


def _brought_back(person: Person) -> list[CostLine]:
    """Return what it takes to bring a certification back that ran out; what is not known is to be asked of its issuer."""
    back = next(iter(person.held), None)
    if back is None:
        note = "not known: ask the group that gave it, dues and study units too"
        return [_line("first-renewal", "Renewing your certification late", None, "renew", note=note)]
    issuer = issuer_of(back)
    fee, ask = back.late_renewal.fee_usd if back.late_renewal else None, f"not known: ask {issuer}"
    missed = back.renewal_usd or back.membership_usd
    more = _line("more-missed-dues", "The same for each further time you missed", None, "renew", note=f"ask {issuer} how many")
    return [
        _line("first-renewal", f"{issuer}'s fee to renew your {back.name} late", fee, "renew", note=ask),
        _line("membership", "Dues or renewal fees you missed, one of them", missed, "renew", note=ask),
        replace(more, low_usd=0),
    ]


def _kept(person: Person) -> list[CostLine]:
    """Return what it costs to keep the first of the certifications held: dues within the year, the next renewal later."""
    held = next((c for c in person.held if c.renewal_usd is not None), next(iter(person.held), None))
    if held is None:
        return []
    issuer, name = issuer_of(held), held_name(person.marked, held)
    if held.membership_usd is None:
        ask = f"price not known: ask {issuer}"
        return [_line("first-renewal", f"Keeping your {name}", held.renewal_usd, "renew", counts=False, note=ask)]
    dues = held.renewal_usd or held.membership_usd
    return [_line("membership", f"{issuer} dues within the year, to keep your {name}", dues, "renew")]


def _aim(person: Person) -> list[CostLine]:
    """Return the exam of the certification that comes next; it counts against the budget where it is the aim of the plan."""
    steps = person.next_credentials
    if not steps:
        return []
    credential, counts = person.catalog.credential(steps[0].id), person.nears_aim
    issuer, stage, name = issuer_of(credential), "next-credential", credential.name
    label = f"{name} exam, {'your next step' if counts else 'which may come next'}"
    exam = _line("exam", label, credential.exam_usd, stage, counts=counts, note=f"price not known: ask {issuer}")
    if credential.membership_usd is not None and all(c.membership_usd is None for c in person.held):
        exam = replace(exam, note=f"{exam.note} A year of {issuer} dues comes on top.")
    asked = credential.exam.books if credential.exam else f"not known: ask {issuer}"
    return [exam, _line("books", f"Books for the {name} exam", credential.books_usd, stage, counts=counts, note=asked)]


def _exam(credential: Credential) -> list[CostLine]:
    """Return the lines of the exam; of its price the low end buys one attempt, the high end two where they are sold so."""
    exam = credential.exam_usd
    two = exam is not None and exam.low != exam.high
    dues = credential.membership_usd
    again = "First renewal" if dues is None else f"{credential.issuer} membership, each further year"
    return [
        *([_line("membership", f"{credential.issuer} membership, a year", dues, "exam")] if dues is not None else []),
        _line("exam", f"{credential.name} exam, one attempt{' or two' if two else ''}", exam, "exam"),
        _line("retake", "One more attempt, if needed", credential.retake_usd, "exam", counts=False),
        _line("first-renewal", again, credential.renewal_usd, "renew", counts=False),
    ]


def _line(line: str, label: str, cost: Range | None, stage: str, *, counts: bool = True, note: str | None = None) -> CostLine:
    """Return a line of what something costs; `note` stands where the cost has none of its own."""
    return CostLine(
        id=line,
        label=label,
        low_usd=cost.low if cost else None,
        high_usd=cost.high if cost else None,
        counts_against_budget=counts,
        stage=stage,
        source=cost.source if cost else None,
        note=(cost.note if cost else None) or note,
    )


def _apprentice(person: Person) -> list[CostLine]:
    """Return what it costs to take the apprentice mark off, for those who will wear it: nothing by work, by courses not known."""
    credential = person.marked
    if credential is None or not months_to_full(person):
        return []
    full = full_months(credential.apprentice_routes)
    work = [r for r in credential.apprentice_routes if r.months_of_work >= full]
    quicker = [r for r in credential.apprentice_routes if r.months_of_work < full]
    issuer = issuer_of(credential)
    notes = [f"{r.title}: nothing to pay." for r in work] + [f"{r.title}: price not known; ask {issuer}." for r in quicker]
    span = Range(low=0 if work else None, high=None if quicker else 0, source=credential.apprentice_routes[0].source)
    name = "remove-apprentice"
    return [_line(name, person.catalog.timeline.titles[name], span, name, counts=False, note=" ".join(notes))]


# What has to be paid when: the ledger by stage, and spread over the months until the exam.


@keyword_record
class Due(Record):
    """What one stage costs: either the lines that count against the budget, or those that do not."""

    stage: str
    """Id of the stage."""
    when: Dates
    """First and last day on which it may be paid; null where that is not known."""
    lines: tuple[CostLine, ...]
    low_usd: int
    high_usd: int

    @property
    def counts_against_budget(self) -> bool:
        """Tell whether the lines count against the budget."""
        return self.lines[0].counts_against_budget


@keyword_record
class Monthly(Record):
    """What counts against the budget, spread evenly from the start to the likely day of the exam; dollars a month, rounded up."""

    low_usd: int
    """The low sum, a month."""
    high_usd: int
    """The high sum, a month."""
    months: int
    """Over so many months."""


def dues(money: Money, stages: Sequence[Stage]) -> tuple[Due, ...]:
    """Return the costs by stage: those that count against the budget first, each half in the order of the stages."""
    by_id = {stage.id: stage for stage in stages}
    kinds = [(counts, stage) for counts in (True, False) for stage in STAGES]
    found = [(s, tuple(x for x in money.lines if (x.counts_against_budget, x.stage) == (counts, s))) for counts, s in kinds]
    paid = ((stage, lines, sums(lines)) for stage, lines in found if lines)
    return tuple(
        Due(stage=stage, when=_paid(by_id.get(stage), lines), lines=lines, low_usd=low, high_usd=high)
        for stage, lines, (low, high) in paid
    )


_AT_THE_END: Final = ("first-renewal", "remove-apprentice")
"""What falls due when its stage ends, the day that the dates name for it."""
_BEFORE_AN_EXAM: Final = "next-credential"
"""The stage whose exam and books come at its end, after the study."""


def _paid(stage: Stage | None, lines: tuple[CostLine, ...]) -> Dates:
    """Return when the costs of a stage come: somewhere in it, those of a renewal or of a mark to take off at its end."""
    if stage is None:
        return UNKNOWN
    due = stage.ends.early is not None and (stage.id == _BEFORE_AN_EXAM or all(line.id in _AT_THE_END for line in lines))
    likely = stage.starts.likely if stage.ends.known or stage.id != "renew" else None  # dues have their day in an account
    return stage.ends if due else Dates(early=stage.starts.early, likely=likely, late=stage.ends.late)


def monthly(money: Money, stages: Iterable[Stage]) -> Monthly | None:
    """Return the sum spread over the months until the exam, of a program under way what is owed until its end.

    None where tuition or a date is not known.
    """
    known = {stage.id: stage for stage in stages}
    tuition = next((line for line in money.lines if line.id == "tuition"), None)
    stage = known.get(tuition.stage) if tuition else None
    if tuition is None or stage is None or None in (tuition.low_usd, tuition.high_usd):
        return None
    paid, until = money, known["exam"].starts if "exam" in known else UNKNOWN
    if stage.workload is not None and stage.workload.under_way:  # what is owed to the school ends with its program
        paid, until = total([tuition], None, money.granted_usd), stage.ends
    start, end = stage.starts.likely, until.likely
    if start is None or end is None:
        return None
    months = max(1, months_between(start, end))
    return Monthly(months=months, low_usd=-(-paid.own_low_usd // months), high_usd=-(-paid.own_high_usd // months))
