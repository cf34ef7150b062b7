"""One school to ask, as a card: who and where, why it is here, what it costs, when one would be ready, and what to ask it alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from codingpath.model.plan.programs import Choice, Pick, ProgramMatch
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.plan.told import ToldProgram
from codingpath.model.program import Program
from codingpath.model.record import Record, keyword_record
from codingpath.report.blocks import SummaryRow
from codingpath.report.lists.programs import CONTROLS, ProgramWords, plain_title
from codingpath.report.parts.ledger import whole_words
from codingpath.report.sources import Cites
from codingpath.report.told import TAUGHT, fact
from codingpath.report.words import counted, dollar_span, dollars, listed, month, sentence, with_city

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
    "continuing-education": "ask for its noncredit {exam} course",
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


def _evidence(p: Program) -> str:
    return f"{counted(p.completions, 'graduate')} in {p.year}" if p.completions and p.year else ""


def _reached(p: Program) -> str:
    facts = [f"{p.phone} (general number)" if p.phone else "", p.website or "", f"aid: {p.aid_page}" if p.aid_page else ""]
    return "; ".join(fact for fact in facts if fact)


def _about(p: Program) -> str:
    title = ", ".join(fact for fact in (plain_title(p).rstrip("."), _evidence(p)) if fact)
    how = taught(p)
    facts = (title, CONTROLS[p.control], "" if how and how in title.lower() else how, length(p))
    return "; ".join(fact for fact in facts if fact)
