"""What a school said, in words: each thing on its own, and the mark that stands beside a figure that a school named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from codingpath.model.catalog import Catalog
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import DeliveryMode, Program
from codingpath.model.progress import School
from codingpath.report.words import counted, dollars, full_day, listed, sentence, short_day

DAY_SAID: Final = "the day on which the school said it"

TAUGHT: Final[dict[DeliveryMode, str]] = {"online": "online", "in-person": "in person", "hybrid": "part online, part on campus"}

TITLES: Final = {
    "price_usd": "Price",
    "price_covers": "In the price",
    "exams": "Exam",
    "voucher": "Exam in the price",
    "delivery": "Taught",
    "clock_hours": "Hours",
    "starts": "Next start",
    "months": "Length",
    "passed_percent": "Passed the exam",
    "on_state_list": "On the state's list",
    "refund": "Refund",
}
"""What a school can say, in the order in which it is asked, with what each is called."""


def word(catalog: Catalog, school: School, name: str) -> str | None:
    """Return the last word of a school on one of `TITLES`; none where it said nothing of it."""
    said = school.said(name)
    return None if said is None else _words(catalog, school, name, said[0])


def _words(catalog: Catalog, school: School, name: str, value: Any) -> str:  # noqa: ANN401 - of the field's type
    match name:
        case "price_usd":
            return dollars(value)
        case "exams":
            return names_of_exams(catalog, value)
        case "voucher" | "on_state_list":
            return "yes" if value else "no"
        case "delivery":
            return TAUGHT[value]
        case "clock_hours":
            return counted(value, "hour")
        case "starts":
            return full_day(value)
        case "months":
            return counted(value, "month")
        case "passed_percent":
            return _pass_rate(school, value)
        case _:
            return str(value)


def names_of_exams(catalog: Catalog, ids: Iterable[str]) -> str:
    """Return the names of some certifications; of one that the data knows no more, its id."""
    known = {c.id: c.name for c in catalog.credentials}
    return listed([known.get(exam, exam) for exam in ids])


def _pass_rate(school: School, percent: int) -> str:
    """Say which share passed, and of how many where the school said so on the same day: a share alone is no head count."""
    of, rate = school.said("passed_of"), school.said("passed_percent")
    same_day = of is not None and rate is not None and of[1] == rate[1]
    return f"{percent} %" + (f" of {counted(of[0], 'person', 'people')}" if of and same_day else ", count not told")


def fact(catalog: Catalog, school: School, name: str) -> str:
    """Return the same as it stands among other facts, such as `not on the state's list`."""
    said = word(catalog, school, name) or ""
    match name:
        case "voucher":
            return voucher_words(paid=said == "yes")
        case "on_state_list":
            return "on the state's list" if said == "yes" else "not on the state's list"
        case "months":
            return f"it takes {said}"
        case "passed_percent":
            return f"passed the exam: {said}"
        case "refund":
            return f"refund: {said.rstrip('.')}"
        case _:
            return said


def voucher_words(*, paid: bool) -> str:
    """Say whether the price of a program has the exam in it."""
    return "exam in the price" if paid else "exam not in the price"


# The mark beside a figure of the plan.


def mark(roadmap: Roadmap, *names: str) -> str:
    """Return the mark of what the school of the plan's program said, such as ` (as told by the school on January 12)`; else nothing."""
    program = roadmap.program.program if roadmap.program else None
    said = words_of(roadmap.catalog, program, *names) if program else ""
    return f" ({said})" if said else ""


def words_of(catalog: Catalog, program: Program, *names: str) -> str:
    """Return the same without brackets, of any program."""
    return "; ".join(dict.fromkeys(catalog.sources[program.told[name]].mark for name in names if name in program.told))


def start_words(roadmap: Roadmap) -> str:
    """Return the day from which the dates count, and that it is assumed, or whose word it is."""
    source = roadmap.start_source
    told = f" ({roadmap.catalog.sources[source].mark})" if source else ""
    return f"{full_day(roadmap.start)}{' (assumed)' if roadmap.start_assumed else told}"


def short_mark(roadmap: Roadmap, source: str) -> str:
    """Return the mark of what a school said for a page with little room, such as `told Jan 12`; the page says once who told it."""
    return f"told {short_day(roadmap.catalog.sources[source].checked, roadmap.today)}"


_ON_PAGE_ONE: Final = ("price_usd", "delivery", "starts", "months")
"""What the first page rests on."""


def by_day(roadmap: Roadmap, program: Program) -> Iterator[str]:
    """Yield what the first page rests on, a sentence a day, such as `As told by the school on January 12: price, length`."""
    for source in dict.fromkeys(program.told[name] for name in _ON_PAGE_ONE if name in program.told):
        names = [name for name in _ON_PAGE_ONE if program.told.get(name) == source]
        yield sentence(f"{roadmap.catalog.sources[source].mark}: {', '.join(_in_short(program, name) for name in names)}")


def _in_short(program: Program, name: str) -> str:
    """Say one of them so that all fit a line of the first page; the sum and the day stand above it."""
    match name:
        case "price_usd":
            return "price"
        case "starts":
            return "start"
        case "months":
            return counted(program.told_months or 0, "month")
        case _:
            return program.delivery or ""
