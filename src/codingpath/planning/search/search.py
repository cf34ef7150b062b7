"""Programs that meet what is wanted, in a printed order, and those that nearly do, with how near.

What narrows the list (award, control, program code, city) leaves programs out. What is wished for (delivery, certification, price) is a
miss where the program is known to differ, said with how far off it is. A fact that is not known is a question to ask the school,
never a reason to leave a program out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from codingpath.model.catalog import Catalog
from codingpath.model.plan.programs import Ask, Miss, ProgramMatch, Reach
from codingpath.model.program import Program, Sort
from codingpath.model.record import replace
from codingpath.model.zip_place import ZipPlace, miles_between
from codingpath.planning.estimates import Estimates, all_in, price
from codingpath.planning.search.wanted import Wanted, is_listed, least_dear, miles_to, ordered


def search(catalog: Catalog, wanted: Wanted, sort: Sort = "fit") -> tuple[ProgramMatch, ...]:
    """Return every program that the narrowing leaves: those without a known miss first, then the rest."""
    wanted, estimates = _settled(catalog, wanted), Estimates(catalog, wanted.answers)
    found = match_each(wanted, _near(catalog, wanted), estimates)
    if _looks_elsewhere(wanted, found, estimates):
        elsewhere = catalog.programs.online_elsewhere(wanted.state, wanted.award, wanted.kinds)
        found += match_each(wanted, ((p, "online") for p in elsewhere), estimates)
    return ordered(wanted, found, sort, estimates)


def matched(catalog: Catalog, wanted: Wanted, program: Program) -> ProgramMatch:
    """Return one program as it meets what is wanted, whatever would leave it out of a list."""
    home = wanted.state is None or program.state == wanted.state
    reach: Reach = "any" if home else "online" if program.online == "yes" else "neighbor"
    return match_one(_settled(catalog, wanted), program, reach, Estimates(catalog, wanted.answers))


def _settled(catalog: Catalog, wanted: Wanted) -> Wanted:
    """Return what is wanted with what its credential asks for, and with what is near the office."""
    accredited = any(c.needs_accreditation for c in catalog.credentials if c.id == wanted.certification)
    return replace(wanted, accredited=accredited, home=frozenset(catalog.home_programs))


def state_has(catalog: Catalog, wanted: Wanted) -> bool:
    """Tell whether the state itself has a program of the award and the codes; true where no state is named."""
    if wanted.state is None:
        return True
    plain = Wanted(award=wanted.award, kinds=wanted.kinds, cips=wanted.cips, related=wanted.related)
    return any(is_listed(plain, p) for p in catalog.programs.of_state(wanted.state))


def _near(catalog: Catalog, wanted: Wanted) -> Iterator[tuple[Program, Reach]]:
    """Yield the state's programs, and those of neighboring states where the state has none."""
    state, programs = wanted.state, catalog.programs
    if wanted.everywhere:
        yield from ((p, "any") for p in programs)
        return
    yield from ((p, "state") for p in programs.of_state(state or ""))
    if wanted.within is not None or not state_has(catalog, wanted):
        around = (p for neighbor in catalog.neighbors.get(state or "", ()) for p in programs.of_state(neighbor))
        yield from (
            (p, "neighbor") for p in around if wanted.within is not None or not (p.online == "yes" and _may_be_online(wanted))
        )


def _looks_elsewhere(wanted: Wanted, found: list[ProgramMatch], estimates: Estimates) -> bool:
    """Tell whether online programs of other states are wanted; those of neighbors that the state has to do with are among them.

    A program of the state counts as known to fit if the money goes as far as the exam. Else more money would bring a program of the
    state into reach, the cheaper ones of other states would leave the list, and the gap would grow.
    """
    if wanted.everywhere or wanted.within is not None or not _may_be_online(wanted):
        return False
    least = least_dear(found, estimates)
    if wanted.elsewhere_below is None or (least is not None and not _paid_for(wanted, least, estimates)):
        return True
    fitting = (m for m in found if m.reach == "state" and not m.misses and m.program.online == "yes")
    return sum(_paid_for(wanted, m, estimates) for m in fitting) < wanted.elsewhere_below


def _paid_for(wanted: Wanted, m: ProgramMatch, estimates: Estimates) -> bool:
    """Tell whether the money goes for the course, its books and what is to be paid besides, as far as prices are known."""
    usd = all_in(m, estimates)
    if wanted.most_usd is None or usd is None:
        return True
    return usd + wanted.besides_usd <= wanted.most_usd


def _may_be_online(wanted: Wanted) -> bool:
    return wanted.delivery in (None, "online")


def match_each(wanted: Wanted, programs: Iterable[tuple[Program, Reach]], estimates: Estimates) -> list[ProgramMatch]:
    """Return those of some programs that the narrowing leaves, each as it meets what is wanted."""
    return [match_one(wanted, p, reach, estimates) for p, reach in programs if is_listed(wanted, p)]


def match_one(wanted: Wanted, program: Program, reach: Reach, estimates: Estimates) -> ProgramMatch:
    """Return one program as it meets what is wanted, the accreditation of its credential among it, and is reached."""
    low, estimate = price(program, wanted.state, estimates)
    misses = tuple(_misses(wanted, program, low))
    return ProgramMatch(
        program=program,
        fit="near" if misses or _delivery_is_open(wanted, program) else "fit",
        reach=reach,
        misses=misses,
        asks=tuple(_asks(wanted, program, reach, low)),
        low_usd=low,
        high_usd=low,
        estimate=estimate,
        miles=None if reach == "online" else miles_to(wanted, program),  # nobody goes there
        at_home=program.id in wanted.home,
    )


_AWARD, _DELIVERY, _CERTIFICATION = Miss(kind="award"), Miss(kind="delivery"), Miss(kind="certification")
"""Made once: of the programs of a state, most miss something."""


def _misses(wanted: Wanted, program: Program, low: int | None) -> Iterator[Miss]:
    if wanted.exam_only:
        yield _AWARD
    if wanted.delivery is not None and program.taught not in (None, wanted.delivery):
        yield _DELIVERY
    if wanted.certification is not None and program.prepares_for and wanted.certification not in program.prepares_for:
        yield _CERTIFICATION
    if wanted.most_usd is not None and low is not None and low > wanted.most_usd:
        yield Miss(kind="price", over_usd=low - wanted.most_usd)


def _delivery_is_open(wanted: Wanted, program: Program) -> bool:
    """Tell whether the school must be asked how it is taught. What can be finished online may run on campus too."""
    return program.taught is None and not (program.online == "yes" and _may_be_online(wanted))


def _asks(wanted: Wanted, program: Program, reach: Reach, low: int | None) -> Iterator[Ask]:
    if _delivery_is_open(wanted, program):
        yield "delivery"
    if low is None:
        yield "which-price" if program.shared_prices_usd else "price"
    if not program.prepares_for and not (wanted.accredited and program.cahiim):
        yield "certification"
    if not program.cahiim and (wanted.accredited or program.award == "associate"):
        yield "cahiim"
    if reach == "online":
        yield "residents"
    if reach == "neighbor":
        yield "neighbor"
    if _access_runs_out(wanted, program):
        yield "access"


def _access_runs_out(wanted: Wanted, program: Program) -> bool:
    """Tell whether the hours of a course take longer than it can be opened."""
    known = wanted.hours is not None and program.clock_hours is not None and program.access_weeks is not None
    return known and program.clock_hours > (wanted.hours or 0) * (program.access_weeks or 0)  # type: ignore[operator]


def fitting(catalog: Catalog, wanted: Wanted, sort: Sort = "fit") -> tuple[ProgramMatch, ...]:
    """Return what a search finds, after the course to ask a college for where the state lists no short one."""
    return (*_continuing_education(catalog, wanted), *search(catalog, wanted, sort))


def _continuing_education(catalog: Catalog, wanted: Wanted) -> list[ProgramMatch]:
    """Return the course to ask the nearest public college for, where short courses are wanted and the state lists none."""
    listed = any(p.kind == "noncredit" for p in catalog.programs.of_state(wanted.state or ""))
    asked = continuing_education(catalog, wanted.state, wanted.near) if "noncredit" in wanted.kinds and not listed else []
    return match_each(wanted, ((p, "state") for p in asked), Estimates(catalog, wanted.answers))


# -- the continuing education of the nearest public college, a question, with no figure known

PREFIX = "continuing-education-"
"""How the id of such a program begins; the federal id of the school follows."""


def continuing_education(catalog: Catalog, state: str | None, near: ZipPlace | None, most: int = 1) -> list[Program]:
    """Return it, and that of the next nearest, so many at most; none where no public college of the state reports an award of the field.

    Where nobody knows how far the colleges are, those where the office is at home come first, then those with the most awards.
    """
    listed = catalog.programs.of_state(state or "")
    public = [p for p in listed if p.control == "public" and p.unitid is not None and not p.related]
    colleges: dict[str | None, Program] = {}
    for program in sorted(public, key=lambda p: (_miles(p, near), p.id not in catalog.home_programs, -(p.completions or 0), p.id)):
        colleges.setdefault(program.unitid, program)
    return [_offered_by(college) for college in list(colleges.values())[:most]]


def is_guess(program: Program) -> bool:
    """Tell whether nobody knows if a college has the course: it is to be asked for."""
    return program.id.startswith(PREFIX)


def continuing_education_of(catalog: Catalog, program_id: str) -> Program | None:
    """Return the one of an id; none where no college has it."""
    unitid = program_id.removeprefix(PREFIX)
    college = next((p for p in catalog.programs if p.unitid == unitid and not p.related), None)
    return _offered_by(college) if college else None


def _miles(program: Program, near: ZipPlace | None) -> float:
    if near is None or program.latitude is None or program.longitude is None:
        return float("inf")
    return miles_between(near.latitude, near.longitude, float(program.latitude), float(program.longitude))


def _offered_by(college: Program) -> Program:
    kept = ("school", "state", "city", "control", "unitid", "website", "phone", "zip", "latitude", "longitude", "cbsa", "source")
    return Program(
        id=f"{PREFIX}{college.unitid}",
        program="Continuing education: ask if it has a course without credit",
        award="certificate",
        kind="noncredit",
        **{name: getattr(college, name) for name in kept},
    )
