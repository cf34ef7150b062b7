"""Programs: real courses at real schools, with what is not known left null."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal

from codingpath.model.record import DEGREES, FIVE_DIGITS, Record, Written, keyword_record

Award = Literal["certificate", "associate", "bachelor"]
ProgramKind = Literal["noncredit", "under-9-credits", "credit"]
"""What a program is taught for: no college credit; fewer credits than any certificate of a term or more has; college credit. The first
two are short courses: no ordinary Pell Grant pays for them. A degree is always for credit."""
DeliveryMode = Literal["online", "in-person", "hybrid"]
Control = Literal["public", "nonprofit", "for-profit"]
OnlineShare = Literal["all", "some", "none"]
"""How much of a program could be finished online, as the school reported: all of it, some, or no part that leads to the end. What is
not fully online may still be taught online for the most part: `none` never means in person."""
OnlineReport = Literal["all", "some", "none", "unknown"]
Online = Literal["yes", "ask", "none-reported", "no"]
"""Whether a program can be finished online, as far as anybody knows: known to be, not settled, reported not to be (which no school's
page has confirmed, and which does not mean in person), or known to be taught otherwise."""


NATIONAL = "US"
"""The state of a provider that serves every state."""


@keyword_record
class Program(Record):
    """One program of one school. A null field is not known: it is said so, with the question to ask."""

    id: str
    """Stable id: state, school and program in short."""
    school: str
    """Name of the school."""
    program: str
    """Name in the catalog, or the title of its federal program code."""
    catalog_name: bool = True
    """Whether `program` is the school's own name for it; otherwise it is the federal title."""
    award: Award
    """What it confers."""
    kind: ProgramKind
    """Whether it is for college credit."""
    length: str | None = None
    """Federal length band or the school's words, such as `12 weeks to under 1 year`; no date is computed from it."""
    delivery: DeliveryMode | None = None
    """How it is taught, where a person read it or the whole school is online only."""
    offered_online: OnlineShare | None = None
    """Whether the program could be finished online in `offered_online_year`."""
    offered_online_year: str | None = None
    """School year of `offered_online`, such as `2021-22`."""
    offered_online_before: tuple[OnlineReport, ...] = ()
    """The same for the years before that, the newest first; `unknown` where nothing is said."""
    school_online: bool | None = None
    """Whether the school offers undergraduate programs online at all."""
    state: str
    """Two-letter state, or `NATIONAL`."""
    city: str | None = None
    """City of the school."""
    months_low: int | None = None
    """Fewest months to finish, as published."""
    months_high: int | None = None
    """Most months to finish, as published."""
    clock_hours: int | None = None
    """Published clock hours."""
    access_weeks: int | None = None
    """Weeks for which a course at one's own pace can be opened; no length of study."""
    credit_hours: int | None = None
    """Published semester credit hours."""
    price_usd: int | None = None
    """Price of the whole program, in dollars."""
    price_covers: str | None = None
    """What the price covers, such as `tuition, fees and books`."""
    price_year: str | None = None
    """The year of the price and of the yearly rates, such as `2021` or `2023-24`."""
    shared_prices_usd: tuple[int, ...] = ()
    """Prices published for the school and the program code, of which nobody says to which award they belong."""
    yearly_in_state_usd: int | None = None
    """Yearly full-time tuition and fees for residents; never the price of a program."""
    yearly_out_of_state_usd: int | None = None
    """The same for others."""
    yearly_books_usd: int | None = None
    """The school's yearly allowance for books and supplies."""
    credits_low: int | None = None
    """Fewest semester credits of its federal award level, for an estimate."""
    credits_high: int | None = None
    """Most semester credits of its federal award level, for an estimate."""
    prepares_for: tuple[str, ...] = ()
    """Ids of credentials the school says it prepares for; empty is not known."""
    voucher: bool | None = None
    """Whether an exam voucher is in the price."""
    cahiim: bool | None = None
    """Whether the school says the program is accredited by CAHIIM; only degrees can be."""
    federal_aid: bool | None = None
    """Whether the school takes part in federal student aid; the program must still be asked about."""
    accreditor: str | None = None
    """Accreditor of the school."""
    cip: str | None = None
    """Federal program code, such as `51.0713`."""
    control: Control | None = None
    """Who runs the school."""
    completions: int | None = None
    """Awards granted in `year`, July to June."""
    year: str | None = None
    """School year of the awards, such as `2023-24`."""
    related: bool = False
    """Whether its code is only related to the field: it is listed on request and never recommended."""
    opeid: str | None = None
    """Id of the school in federal student aid, eight digits, as text."""
    unitid: str | None = None
    """Federal id of the school, as text."""
    website: str | None = None
    """The school's site, without `https://`, as the other addresses."""
    phone: str | None = None
    """General number of the school, such as `315-792-5400`."""
    aid_page: str | None = None
    """The school's page on financial aid."""
    application_page: str | None = None
    """Where to apply."""
    price_calculator: str | None = None
    """The school's net price calculator."""
    zip: Annotated[str, Written(FIVE_DIGITS, "must be five digits such as '44052'")] | None = None
    """ZIP code of the school, five digits."""
    latitude: Annotated[str, Written(DEGREES, "must be degrees such as '39.961'")] | None = None
    """Where the school is, in degrees north, such as `39.961`."""
    longitude: Annotated[str, Written(DEGREES, "must be degrees such as '-82.999'")] | None = None
    """The same in degrees east, such as `-82.999`: negative in the states."""
    cbsa: Annotated[str, Written(FIVE_DIGITS, "must be five digits such as '17460'")] | None = None
    """Federal code of its metropolitan or micropolitan area, five digits."""
    on_state_list_2021: bool | None = None
    """Whether the school was on a state's list of eligible training providers in May 2021; null is not known, never no."""
    listed_as_of: str | None = None
    """Month of the national file of eligible training programs that lists it, such as `2024-10`."""
    listed_delivery: DeliveryMode | None = None
    """How that list says it is taught."""
    listed_weeks: int | None = None
    """Weeks it takes, on that list."""
    listed_hours: int | None = None
    """Hours it takes, on that list."""
    listed_price_usd: int | None = None
    """Tuition and supplies on that list, in dollars; its year is not known, so that no sum is reckoned from it."""
    listed_employed_percent: int | None = None
    """Of 100 who left, how many had a job in the second quarter after, on that list."""
    source: str
    """Id of the source for the row."""
    page_source: str | None = None
    """Id of the source for what the school's own page says of it, where the rest is of the national list."""
    note: str | None = None
    """What else the reader should know."""

    @property
    def told(self) -> Mapping[str, str]:
        """Return what its school said, by the names of `Quote`, each with the id of its source; empty where nobody was asked."""
        return {}

    @property
    def told_months(self) -> int | None:
        """Return how many months its school said it takes; none where nobody was asked."""
        return None

    @property
    def next_class(self) -> date | None:
        """Return the day its school named for the next class; none where nobody was asked."""
        return None

    def source_of(self, said: str) -> str:
        """Return the id of the source for one thing, by the name that `Quote` has for it: the day on which the school said it, if it did."""
        return self.told.get(said, self.source)

    @property
    def taught(self) -> DeliveryMode | None:
        """Return how it is taught, as far as that is known: what a person read wins over a state's training list."""
        return self.delivery or self.listed_delivery

    @property
    def online(self) -> Online:
        """Tell whether it can be finished online. What a person read wins; one year without it after years with it settles nothing."""
        if self.taught is not None:
            return "yes" if self.taught == "online" else "no"
        if self.offered_online == "all":
            return "yes"
        before = {"all", "some"} & set(self.offered_online_before)
        reported = self.offered_online or ("none" if self.school_online is False else None)
        return "none-reported" if reported == "none" and not before else "ask"


@keyword_record
class SchoolPage(Record):
    """What a school's own page says of a program of the national list; it wins over the list."""

    program: str
    """Id of the program in the list: id of the school, code and award level, such as `101295-510707-2`."""
    name: str | None = None
    """The school's own name for it."""
    length: str | None = None
    """How long it takes, in the school's words; no date is computed from it."""
    delivery: DeliveryMode | None = None
    """How it is taught."""
    clock_hours: int | None = None
    """Published clock hours."""
    access_weeks: int | None = None
    """Weeks for which a course at one's own pace can be opened; no length of study."""
    credit_hours: int | None = None
    """Published semester credit hours."""
    prepares_for: tuple[str, ...] = ()
    """Ids of credentials the school says it prepares for."""
    cahiim: bool | None = None
    """Whether the page says that CAHIIM accredits it."""
    note: str | None = None
    """What else the page says."""
    source: str
    """Id of the source."""

    def on(self, program: Program) -> Program:
        """Return the program of the list with what the page says."""
        said: dict[str, Any] = {name: value for name in _OF_A_PAGE if (value := getattr(self, name)) not in (None, ())}
        named: dict[str, Any] = {"program": self.name, "catalog_name": True} if self.name else {}
        return replace(program, **said, **named, page_source=self.source)


_OF_A_PAGE = frozenset(SchoolPage.__annotations__) - {"program", "name", "source"}
"""What a page says of a program under the name that `Program` has for it."""


@keyword_record
class Programs(Record):
    """All programs, in groups, so that those a plan needs can be had without reading the others."""

    by_state: Mapping[str, tuple[Program, ...]]
    """State to its programs; `US` for national providers."""
    finished_online: Mapping[str, tuple[Program, ...]]
    """Award and kind, as `certificate credit`, to the programs of every state that are known to be finished online."""
    total: int
    """How many there are."""

    @staticmethod
    def of(programs: Iterable[Program]) -> Programs:
        """Sort programs into their groups; inside a group their order stays."""
        found = tuple(programs)
        by_state = _grouped((p.state, p) for p in found)
        return Programs(
            by_state={state: by_state[state] for state in sorted(by_state)},
            finished_online=_grouped((f"{p.award} {p.kind}", p) for p in found if p.online == "yes"),
            total=len(found),
        )

    def of_state(self, state: str) -> tuple[Program, ...]:
        """Return the programs of one state."""
        return self.by_state.get(state, ())

    def online_elsewhere(self, state: str | None, award: Award | None, kinds: Collection[ProgramKind]) -> Iterator[Program]:
        """Yield those of other states that are known to be finished online, of an award and of some kinds; none stands for all."""
        for group in self.finished_online:
            of, _, kind = group.partition(" ")
            if award in (None, of) and (not kinds or kind in kinds):
                yield from (p for p in self.finished_online[group] if p.state != state)

    def __iter__(self) -> Iterator[Program]:
        """Yield every program, state by state."""
        for state in self.by_state:
            yield from self.by_state[state]

    def __len__(self) -> int:
        """Return how many there are."""
        return self.total


def _grouped(programs: Iterable[tuple[str, Program]]) -> dict[str, tuple[Program, ...]]:
    groups: dict[str, list[Program]] = {}
    for group, program in programs:
        groups.setdefault(group, []).append(program)
    return {group: tuple(found) for group, found in groups.items()}


@keyword_record
class ListFile(Record):
    """One file that the national list was made of."""

    name: str
    """Its name as downloaded."""
    sha256: str
    """Hash of its bytes."""
    rows: int
    """How many rows it had."""


@keyword_record
class LeftOut(Record):
    """Rows that did not enter the national list."""

    reason: str
    """Why."""
    rows: int
    """How many."""


@keyword_record
class PriceSpan(Record):
    """What whole programs of one kind cost across the country, in whole dollars."""

    control: Control
    """Who runs the schools."""
    award: Award
    """What the programs confer."""
    programs: int
    """How many published a price of their own."""
    low_usd: int
    """A quarter cost less."""
    middle_usd: int
    """Half cost less."""
    high_usd: int
    """A quarter cost more."""


@keyword_record
class FederalHeader(Record):
    """Where the national list comes from."""

    source: str
    """Id of the source of every row."""
    awards_year: str
    """School year of the awards, such as `2023-24`."""
    prices_year: str
    """School year of tuition and prices."""
    distance_source: str | None = None
    """Id of the source of what could be finished online."""
    distance_years: tuple[str, ...] = ()
    """School years of the files on distance education, the newest first."""
    characteristics_year: str | None = None
    """School year of the institutional characteristics."""
    training_month: str | None = None
    """Month of the file of eligible training programs."""
    training_source: str | None = None
    """Id of the source of what that file says."""
    rows: int
    """Programs in the list."""
    rows_in_field: int
    """Of these, programs in the codes of the field."""
    schools: int
    """Schools with a program in the codes of the field."""
    files: tuple[ListFile, ...]
    """What it was made of."""
    left_out: tuple[LeftOut, ...] = ()
    """What did not enter it, and why."""
    prices: tuple[PriceSpan, ...] = ()
    """What whole programs cost, by control and award, where three or more are known."""
    list_sha256: str | None = None
    """Hash of the list that this header was made with; none in headers of before 2026-11. The last key, so that half a header has none."""


Sort = Literal["fit", "price", "completions", "name", "distance"]
"""The order of a list; the view says its rule."""
SortWord = Literal["fit", "price", "miles", "graduates", "name", "completions", "distance"]
"""What can be typed for it: `miles` is `distance`, `graduates` is `completions`."""
KindWord = Literal["short", "credit"]
"""What can be typed for a kind: both short ones, or for college credit."""
