"""The training provider of an employment plan: what is known of the program that was chosen, and by whose word."""

from __future__ import annotations

from collections.abc import Iterator

from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import Program
from codingpath.model.progress import School
from codingpath.planning.asked.told import told_on
from codingpath.report.blocks import Block, Text
from codingpath.report.papers.words import BLANK, cut, entries
from codingpath.report.parts.schools import length, place
from codingpath.report.sources import Cites
from codingpath.report.told import TAUGHT, fact, names_of_exams, voucher_words, word
from codingpath.report.words import dollar_span, full_day, month


def provider_blocks(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return the chosen program; where none is chosen yet, blanks and whom to compare."""
    if roadmap.under_way and not (roadmap.in_chosen and roadmap.chosen):
        return [entries(_under_way(roadmap))]
    if roadmap.award is None and not roadmap.under_way and not roadmap.option("award").exam_only:
        return [Text("No course comes next in this plan.")]
    chosen = roadmap.chosen
    if chosen is None:
        return [entries(_not_chosen(roadmap))]
    return [entries(Known(roadmap, chosen.program, cites).rows())]


def _under_way(roadmap: Roadmap) -> Iterator[tuple[str, str]]:
    train = roadmap.stage("train")
    yield "School and program", f"The one the client is in: {BLANK}{BLANK}"
    yield "On the state list", f"Yes / no, looked up on {BLANK}"
    yield "End", f"likely {month(train.ends.likely)}" if train and train.ends.likely else BLANK


def _not_chosen(roadmap: Roadmap) -> Iterator[tuple[str, str]]:
    schools = "; ".join(dict.fromkeys(place(choice.match) for choice in roadmap.choices))
    yield "School and program", f"Not chosen yet: {BLANK}{BLANK}"
    yield "To compare", schools
    yield "Price, and what is in it", BLANK
    yield "On the state list", f"Yes / no, looked up on {BLANK}"
    yield "Exam", _exam(roadmap)
    yield "Start and end", _likely(roadmap)


def _exam(roadmap: Roadmap) -> str:
    return f"the plan aims at the {roadmap.credential.name}" if roadmap.credential else BLANK


def _likely(roadmap: Roadmap) -> str:
    train = roadmap.stage("train") or roadmap.stage("practice")
    if train is None or not roadmap.page_one.says_dates or train.starts.likely is None:
        return BLANK
    return f"likely {month(train.starts.likely)} to {month(train.ends.likely)}"


class Known:
    """What is known of one program: the school's own word comes first, else what the list says with its source, else a blank."""

    def __init__(self, roadmap: Roadmap, program: Program, cites: Cites) -> None:
        """Take the plan and the program."""
        self._roadmap, self._program, self._cites = roadmap, program, cites
        self._school: School | None = roadmap.progress.school(program.id)

    def rows(self) -> Iterator[tuple[str, str]]:
        """Yield what an employment plan says of a provider."""
        p, chosen = self._program, self._roadmap.chosen
        yield "School", place(chosen) if chosen else p.school
        typed = self._school is not None and self._school.program is None
        yield "Program", BLANK if typed else f"{p.program}{self._cites(p.source)}"
        yield "Price", self._word("price_usd") or self._price()
        yield "In the price", self._word("price_covers") or p.price_covers or BLANK
        yield "On the state list", self._word("on_state_list") or self._listed()
        yield "Exam", self._exam()
        yield "How it is taught", self._taught() or BLANK
        yield "How long", self._length() or BLANK
        yield "Start", self._begun() or self._word("starts") or _stage_day(self._roadmap, "starts")
        yield "End", _stage_day(self._roadmap, "ends")
        yield "Pass rate", self._word("passed_percent") or BLANK
        yield "Refund", self._word("refund") or BLANK

    def _word(self, field: str) -> str:
        """Return what the school itself said, as far as there is room, with its day; empty where it said nothing of that."""
        said = self._school.said(field) if self._school else None
        if self._school is None or said is None:
            return ""
        words = fact if field == "voucher" else word
        return f"{cut(words(self._roadmap.catalog, self._school, field) or '')} ({told_on(said[1], self._roadmap.today)})"

    def _price(self) -> str:
        p, chosen = self._program, self._roadmap.chosen
        if chosen is None or chosen.low_usd is None:
            return f"not published; by the school: {BLANK}"
        year = f", {p.price_year}" if p.price_year else ""
        kind = "estimated from its yearly rate" if chosen.estimate else "published"
        return f"{dollar_span(chosen.low_usd, chosen.high_usd)} ({kind}{year}); by the school today: {BLANK}"

    def _listed(self) -> str:
        """Say what old lists say, and leave today's to the counselor: a list is looked up on the day it is signed for."""
        p = self._program
        seen = f"in a list of {p.listed_as_of}; " if p.listed_as_of else "in a list of 2021; " if p.on_state_list_2021 else ""
        return f"{seen}today: yes / no, looked up on {BLANK}"

    def _exam(self) -> str:
        names = self._word("exams") or names_of_exams(self._roadmap.catalog, self._program.prepares_for)
        voucher = self._word("voucher")
        if not voucher and self._program.voucher is not None:
            voucher = voucher_words(paid=self._program.voucher)
        return "; ".join(filter(None, (names or f"{_exam(self._roadmap)}, if the school confirms it", voucher)))

    def _taught(self) -> str:
        mode = self._program.taught
        return self._word("delivery") or (TAUGHT[mode] if mode else "")

    def _length(self) -> str:
        return "; ".join(filter(None, map(self._word, ("clock_hours", "months")))) or length(self._program)

    def _begun(self) -> str:
        """Return when the client told that the program had begun; empty where it is not the one they are in."""
        begun = self._roadmap.progress.reached.get("train-starts") if self._roadmap.under_way else None
        return f"begun, as told on {full_day(begun)}" if begun else ""


def _stage_day(roadmap: Roadmap, edge: str) -> str:
    train = roadmap.stage("train") or roadmap.stage("practice")
    day = (train.starts if edge == "starts" else train.ends).likely if train else None
    return f"likely {month(day)}; by the school: {BLANK}" if day else BLANK
