"""The part `schools`: the few to ask first as cards, what all of them are asked, near misses, and the rule of the order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, assert_never

from codingpath.model.condition import NOT_SURE
from codingpath.model.plan.programs import Choice, Miss, Pick, ProgramMatch
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.plan.told import ToldProgram
from codingpath.model.program import Program
from codingpath.model.record import Record, keyword_record
from codingpath.report.blocks import Block, Bullets, Heading, Part, Summary, SummaryRow, Text
from codingpath.report.fit import TITLE_ROWS, first_that_fit, rows_of_blocks
from codingpath.report.lists.programs import AID, AWARDS, CONTROLS, ProgramWords, plain_title
from codingpath.report.parts.ledger import whole_words
from codingpath.report.sources import Cites, notice_lines
from codingpath.report.told import TAUGHT, fact
from codingpath.report.words import counted, dollar_span, dollars, in_words, inside, listed, month, sentence, with_city

LABELS: Final = ("FIRST", "SECOND", "THIRD")
ONE: Final = ("SCHOOL",)
MOST_LINES: Final = 45
"""How many lines the part has at most, its title and the empty line before it two of them."""
MOST_MISSES: Final = 5
"""How many near misses have a line."""
ORDER: Final = "The order: "
FOR_CREDIT: Final = "the nearest public college, the cheapest public one online, then the next best"
SHORT: Final = "a course on your state's list, a public college's own, one sold everywhere"
NO_COURSE: Final = (
    "You need no course for this path. What to ask a review course or a teacher stands under “Questions for a school”."
)
COURSES: Final = "Whole courses, if one appeals to you: codingpath programs"
NEAR: Final = "Near misses"
READY: Final = "“Ready” is when you would likely apply for jobs."
UNPAID: Final = "No school pays to be here."


def schools_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the schools."""
    words = words_for(roadmap)
    blocks: list[Block] = [Text(_lead(roadmap, words)), *_more_courses(roadmap), *_cards(roadmap, words, cites), *_misses(roadmap)]
    if not roadmap.chosen and (roadmap.choices or (roadmap.programs and not roadmap.option("award").exam_only)):
        blocks += [Text(_order(roadmap), "quiet"), *_more_programs(roadmap)]
    blocks += _told_by_others(roadmap)
    if cites.full and roadmap.programs:
        blocks += [
            Heading("Every program that fits or nearly does"),
            words.table(list(roadmap.programs), cites),
            Text(AID, "quiet"),
        ]
    told = notice_lines(roadmap, "schools", cites)
    if not cites.full:
        told = first_that_fit(told, MOST_LINES - TITLE_ROWS - rows_of_blocks(blocks))
    return Part("schools", "Schools", (*blocks, *([Bullets(tuple(told))] if told else [])), compact=True)


def _told_by_others(roadmap: Roadmap) -> list[Block]:
    """Say where to see what the schools of the shortlist said, and that the plan goes by none of it yet."""
    asked = sum(1 for school in roadmap.progress.schools if school.quotes)
    if not asked or roadmap.chosen:
        return []
    said = f"What {in_words(asked)} of your schools said is not in this plan until you choose one: codingpath schools list"
    return [Text(said, "quiet", command=True)]


def words_for(roadmap: Roadmap) -> ProgramWords:
    """Return how programs are told to the person of a roadmap."""
    state, hours = roadmap.sheet.get("state", NOT_SURE), roadmap.sheet.get("hours")
    return ProgramWords(
        catalog=roadmap.catalog,
        certification=roadmap.credential.id if roadmap.credential else None,
        state=None if state == NOT_SURE else str(state),
        hours=hours if isinstance(hours, int) else None,
    )


def _lead(roadmap: Roadmap, words: ProgramWords) -> str:
    if roadmap.chosen:
        return " ".join(["The school you chose.", *roadmap.chosen_notes, READY])
    if roadmap.under_way:
        return "You are in a program, so there is none to choose. What to ask its school stands under “Questions to ask”."
    if roadmap.award is None:
        return "There is no program to choose on this path."
    if roadmap.option("award").exam_only:
        return NO_COURSE
    where = "online, as your state is open" if words.state is None else f"in {words.state_name()} or online"
    award = AWARDS[roadmap.award]
    if not roadmap.choices:
        return (
            f"No {award} {where} fits what you said. The nearest ones are below."
            if roadmap.programs
            else roadmap.catalog.said(f"No {award} {where} is known to us. Ask a public college near you and the job center.")
        )
    few = in_words(len(roadmap.choices))
    if not roadmap.page_one.names_schools:
        return f"{few.capitalize()} to look at later, once the first steps are done. {READY}"
    if words.state is not None and all(choice.match.reach != "state" for choice in roadmap.choices):
        return f"None is known to us in {words.state_name()}. {few.capitalize()} from elsewhere to ask first. {READY}"
    return f"{f'The {few} schools' if len(roadmap.choices) > 1 else 'The school'} to ask first. {READY}"


# The cards, the office's own in their own block, and what all schools are asked.


def _cards(roadmap: Roadmap, words: ProgramWords, cites: Cites) -> Iterator[Block]:
    if not roadmap.choices:
        return
    labelled = list(zip(LABELS if len(roadmap.choices) > 1 else ONE, roadmap.choices, strict=False))
    asked = _asked_of(labelled, words)
    cards = Cards(roadmap=roadmap, words=words, cites=cites, shared=[ask for ask, labels in asked.items() if len(labels) > 1])
    own = [pair for pair in labelled if pair[1].reason == "office"]
    if own:
        yield Heading(words.from_office)
        yield Summary(tuple(cards.card(*pair) for pair in own))
    others = [pair for pair in labelled if pair not in own]
    if own and others:
        yield Heading("And from the whole list")
    if others:
        yield Summary(tuple(cards.card(*pair) for pair in others))
    sources = (source for choice in roadmap.choices for source in (choice.match.program.source, choice.match.program.page_source))
    yield Text(" ".join(_shared(roadmap, asked)) + cites(*sources))


Labelled = tuple[str, Choice]


def _asked_of(labelled: Sequence[Labelled], words: ProgramWords) -> dict[str, list[str]]:
    """Return each question with the labels of the schools that it is for."""
    found: dict[str, list[str]] = {}
    for label, choice in labelled:
        for ask in words.questions(choice.match):
            found.setdefault(ask, []).append(label)
    return found


def _shared(roadmap: Roadmap, asked: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield what every school is asked, then what some of them are."""
    hours, many = roadmap.sheet.get("hours"), len(roadmap.choices)
    pace = f" at {counted(hours, 'hour')} a week" if isinstance(hours, int) else ""
    told = roadmap.chosen.program.told if roadmap.chosen else {}
    still = ["When does it start next"] * ("starts" not in told) + [f"How long does it take{pace}"] * ("months" not in told)
    more = f" {', and '.join([still[0], *map(inside, still[1:])])}?" if still else ""
    yield f"Ask {'each' if many > 1 else 'there'}: Is it still taught?{more}"
    yield from (ask for ask, labels in asked.items() if 1 < len(labels) == many)
    some: dict[tuple[str, ...], list[str]] = {}
    for ask, labels in asked.items():
        if 1 < len(labels) < many:
            some.setdefault(tuple(labels), []).append(ask)
    for labels, asks in some.items():
        yield f"Ask the {listed([label.lower() for label in labels])}: {' '.join(asks)}"


# Near misses, one line each, and how many more there are.


def _misses(roadmap: Roadmap) -> Iterator[Block]:
    chosen = {choice.match.program.school for choice in roadmap.choices}
    short = any(miss.kind == "price" for choice in roadmap.choices for miss in choice.match.misses)
    near = [m for m in roadmap.programs if m.misses and _in_reach(m) and m.program.school not in chosen]
    near = [m for m in near if not short or any(miss.kind != "price" for miss in m.misses)]  # the schools to ask are over it too
    if chosen:
        near = [m for m in near if _is_near(m, roadmap.money.budget_usd or 0)] if roadmap.page_one.names_schools else []
    if near and not roadmap.option("award").exam_only:
        yield Heading(NEAR)
        shown = list({_miss(m): m for m in near}.values())[:MOST_MISSES]
        times = Counter(m.program.school for m in shown)
        yield Bullets(tuple(_miss(m, named=times[m.program.school] > 1) for m in shown))


def _is_near(m: ProgramMatch, budget_usd: int) -> bool:
    """Tell whether one thing alone speaks against a program, and no price of more than twice what there is."""
    return len(m.misses) == 1 and all((miss.over_usd or 0) <= budget_usd for miss in m.misses)


def _in_reach(m: ProgramMatch) -> bool:
    """Tell whether a program is in the person's state, or can be finished online from there."""
    return m.reach in ("state", "any") or m.program.online == "yes"


def _miss(m: ProgramMatch, *, named: bool = False) -> str:
    """Return a near miss in a line, with the program where its school has more than one line."""
    name = f", {plain_title(m.program)}" if named else ""
    said = any(miss.kind == "price" for miss in m.misses) or m.low_usd is None
    price = "" if said else f", {dollar_span(m.low_usd, m.high_usd)}"
    return f"{place(replace(m, miles=None))}{name}{price}: {'; '.join(_short(miss) for miss in m.misses)}."


def _short(miss: Miss) -> str:
    """Say in a few words what speaks against a program."""
    match miss.kind:
        case "award":
            return "a whole course"
        case "delivery":
            return "taught another way"
        case "price":
            return f"{dollars(miss.over_usd or 0)} over your budget"
        case "certification":
            return "for another exam"
        case _ as never:
            assert_never(never)


def _order(roadmap: Roadmap) -> str:
    """Say the rule of the order in a line, and that nobody pays for a place in it."""
    short = "noncredit" in roadmap.option("award").program_kinds
    limit = "; first what keeps your limit" if isinstance(roadmap.sheet.get("months"), int) and not short else ""
    rule = [f"{ORDER}{_local(roadmap)}{SHORT if short else FOR_CREDIT}{limit}."] if roadmap.choices else []
    return " ".join([*rule, UNPAID])


def _local(roadmap: Roadmap) -> str:
    """Say what comes before the rest of the order where an office keeps the data."""
    reasons = {choice.reason for choice in roadmap.choices}
    return ("this office's own, " if "office" in reasons else "") + ("one near this office, " if "at-home" in reasons else "")


def more_that_fit(roadmap: Roadmap) -> int:
    """Return how many programs without a known miss there are beside the choices."""
    listed_too = sum(not choice.match.misses for choice in roadmap.choices)
    return sum(not m.misses for m in roadmap.programs) + roadmap.more_programs - listed_too


def _more_programs(roadmap: Roadmap) -> list[Block]:
    """Say how many more programs there are, and how to see them."""
    more = more_that_fit(roadmap)
    if more <= 0 or not roadmap.choices:
        return []
    return [Text(f"{counted(more, 'more program')} may fit, with the same answers: codingpath programs", "quiet", command=True)]


def _more_courses(roadmap: Roadmap) -> list[Block]:
    """Say how to see whole courses, to whom the path needs none."""
    free = not roadmap.under_way and roadmap.award is not None
    return [Text(COURSES, "quiet", command=True)] if free and roadmap.option("award").exam_only else []


# -- card

WHY: Final[dict[Pick, str]] = {
    "chosen": "the school you chose",
    "office": "from this office's own list",
    "nearest": "the nearest public college with it",
    "at-home": "a public college near this office",
    "cheapest": "the cheapest public one",
    "cheapest-fitting": "the cheapest public one that fits",
    "cheapest-online": "the cheapest public one you can finish online",
    "next-best": "the next best",
    "listed": "on a state's training list",
    "continuing-education": "ask if it has a noncredit {exam} course",
    "body": "by the group that gives the exam",
    "sold-online": "sold online to the whole country",
}
"""Why a program is one of the few; `{exam}` is the exam aimed for."""
BESIDE: Final = ("months", "voucher", "passed_percent", "on_state_list", "refund")
"""What a school can say that no line of the card has otherwise."""
SEASON_DAYS: Final = 75
"""A program that is done so many days sooner than the first one ends a season sooner."""


@keyword_record
class Cards(Record):
    """How the cards of one plan are written."""

    roadmap: Roadmap
    words: ProgramWords
    cites: Cites
    shared: Collection[str]
    """What more than one school is asked, which stands once below the cards."""

    def card(self, label: str, choice: Choice) -> SummaryRow:
        """Return one card."""
        return SummaryRow(label, tuple(line for line in self._lines(choice) if line))

    def _lines(self, choice: Choice) -> Iterator[str]:
        m, p = choice.match, choice.match.program
        exam = self.roadmap.credential.name if self.roadmap.credential else "coding"
        yield f"{place(m, rough=self._rough)}: {WHY[choice.reason].format(exam=exam)}."
        about = f"{_about(p)}{self._told(p, 'delivery', 'clock_hours')}."
        yield about if choice.reason != "continuing-education" else ""
        yield f"{self._price(choice)} {self._exam(p)}".strip()
        yield self._dates(choice)
        yield from self._said(p)
        yield _reached(p)
        yield " ".join(self.words.misses(replace(m, misses=tuple(miss for miss in m.misses if miss.kind != "price"))))
        own = [ask for ask in self.words.questions(m) if ask not in self.shared]
        yield f"Ask only here: {' '.join(own)}" if own else ""

    @property
    def _rough(self) -> bool:
        here = self.roadmap.whereabouts.place
        return here is not None and here.rough

    def _price(self, choice: Choice) -> str:
        """Say the whole sum of a program, of which tuition is the greater part."""
        m, money = choice.match, choice.money
        if m.low_usd is None:
            listed_usd = m.program.listed_price_usd
            return f"Price: ask (a state's list had {dollars(listed_usd)} without a year)." if listed_usd else "Price: ask."
        whole = whole_words(money)
        year = f" of {m.program.price_year}" if m.program.price_year else ""
        tuition = dollar_span(m.low_usd, m.high_usd)
        rate = f"estimated from its yearly rate{year}" if m.estimate else f"its price{year}{self._covers(m.program)}"
        return f"All in {whole}: tuition {tuition}, {rate}."

    def _exam(self, p: Program) -> str:
        names = [self.words.catalog.credential(c).name for c in p.prepares_for]
        exam = f"Exam: {listed(names)}" if names else ""
        if p.cahiim:
            exam = "Says it is CAHIIM-accredited"
        told = self._told(p, "exams", "voucher")
        return f"{exam}{', voucher in the price' if p.voucher else ''}{told}." if exam else ""

    def _covers(self, p: Program) -> str:
        """Say what is in a price that the school named, and when it did."""
        told = self._told(p, "price_usd", "price_covers")
        return f", for {p.price_covers.rstrip('.')}{told}" if told and p.price_covers else told

    def _said(self, p: Program) -> Iterator[str]:
        """Yield what the school said beside what stands above."""
        names = [name for name in BESIDE if name in p.told and not (name == "voucher" and p.voucher and p.prepares_for)]
        if isinstance(p, ToldProgram) and names:
            said = "; ".join(fact(self.words.catalog, p.asked, name) for name in names)
            yield f"{sentence(said)[:-1]}{self._told(p, *names)}."

    def _told(self, p: Program, *names: str) -> str:
        return self.cites(*(p.told.get(name) for name in names))

    def _dates(self, choice: Choice) -> str:
        """Say when this program would have one ready, and whether that is a season sooner than the first."""
        train, likely = self.roadmap.stage("train"), choice.applying.likely
        if likely is None:
            return ""
        told = self.cites(self.roadmap.start_source)
        start = f"Start {month(train.starts.likely)}{told}, ready" if train and train.starts.likely else "Ready"
        return f"{start} {month(likely)}{self._sooner(choice)}."

    def _sooner(self, choice: Choice) -> str:
        first, likely = self.roadmap.choices[0].applying.likely, choice.applying.likely
        sooner = first is not None and likely is not None and (first - likely).days >= SEASON_DAYS
        return ": sooner" if sooner else ""


def place(m: ProgramMatch, *, rough: bool = False) -> str:
    """Return a school with its city and how far it is."""
    p = m.program
    away = "" if m.miles is None else f", {'roughly' if rough else 'about'} {counted(m.miles, 'mile')}"
    state = f", {p.state}" if m.reach in ("online", "neighbor") and p.city else ""
    return f"{with_city(p)}{state}{away}"


def length(p: Program) -> str:
    """Return how long a program is, by the best figure there is."""
    if p.credit_hours:
        return counted(p.credit_hours, "credit")
    if p.clock_hours:
        return counted(p.clock_hours, "hour")
    if p.credits_low and p.credits_high and p.credits_low != p.credits_high:
        return f"{p.credits_low} to {p.credits_high} credits"
    return p.length or ""  # of a degree the federal level says no more than what any degree has


def taught(p: Program) -> str:
    """Return how a program is taught, as far as anybody knows, in a few words."""
    if p.taught:
        return TAUGHT[p.taught]
    year = f" ({p.offered_online_year})" if p.offered_online_year else ""
    if p.online == "yes":
        return f"online{year}"
    if p.offered_online == "some":
        return f"some of it online{year}"
    return f"not all online{year}" if p.online == "none-reported" else ""


def _reached(p: Program) -> str:
    facts = [f"{p.phone} (general number)" if p.phone else "", p.website or "", f"aid: {p.aid_page}" if p.aid_page else ""]
    return "; ".join(fact for fact in facts if fact)


def _about(p: Program) -> str:
    graduates = f", {counted(p.completions, 'graduate')} in {p.year}" if p.completions and p.year else ""
    title, how = plain_title(p).rstrip(".") + graduates, taught(p)
    facts = (title, CONTROLS[p.control], "" if how and how in title.lower() else how, length(p))
    return "; ".join(fact for fact in facts if fact)
