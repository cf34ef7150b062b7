"""What to know beside the lines of the ledger: kinds of school, odds, years, where to confirm."""

from __future__ import annotations

from collections.abc import Iterator

from codingpath.model.program import PriceSpan
from codingpath.model.roadmap import CostLine, PriceGroup, Roadmap
from codingpath.planning.programs import reckoned
from codingpath.report._words import counted, dollar_span, listed, sentence
from codingpath.report.cites import Cites
from codingpath.report.credential_words import pass_rate

_CONTROLS = {"public": "public", "nonprofit": "private nonprofit", "for-profit": "private for-profit", None: "other schools"}


def cost_notes(roadmap: Roadmap, cites: Cites) -> Iterator[str]:
    """Yield a note for each line that has one, then what an estimate is."""
    for line in roadmap.money.lines:
        said = [
            *_kinds(roadmap, line, cites),
            *_odds(roadmap, line, cites),
            line.note and sentence(line.note),
            _dated(roadmap, line),
        ]
        if any(said):
            yield f"{line.label}: {' '.join(text for text in said if text)}"
    if any(line.estimate for line in roadmap.money.lines):
        yield (
            "Estimate: a school's yearly full-time tuition, spread over the credits of the award at 30 credits a year. "
            "The yearly figure itself is not the price of a program. Ask the school for the whole price."
        )


def _dated(roadmap: Roadmap, line: CostLine) -> str | None:
    if line.source is None:
        return None
    source = roadmap.catalog.sources[line.source]
    confirm = f"; confirm at {source.confirm_at}" if source.confirm_at else ""
    return f"Source of {'about ' if source.about else ''}{source.as_of}{confirm}."


def _kinds(roadmap: Roadmap, line: CostLine, cites: Cites) -> Iterator[str]:
    """Say tuition by who runs the schools, here and across the country; and what is in it already."""
    if line.groups:
        yield f"{sentence('; '.join(_group(group) for group in line.groups))}"
    if line.id == "tuition" and line.stage == "train":
        yield from _across(roadmap, cites)
    if line.id == "books" and line.stage == "train":
        yield "Ask whether the code books for the exam are in it."
    vouchers = [m.program.school for m in reckoned(roadmap.programs) if m.program.voucher]
    if line.id == "exam" and vouchers and line.counts_against_budget:
        yield f"In the price at {listed(vouchers)}: then it may cost you nothing more, so ask."


def _group(group: PriceGroup) -> str:
    years = f" for {listed(list(group.years))}" if group.years else ""
    how = f"estimated from yearly tuition{years}" if group.estimate else f"published{years}"
    span = dollar_span(group.low_usd, group.high_usd)
    return f"{_CONTROLS[group.control]} {span} ({counted(group.programs, 'program')}, {how})"


def _across(roadmap: Roadmap, cites: Cites) -> Iterator[str]:
    federal, award = roadmap.catalog.federal, roadmap.decisions["award"].chosen
    spans = [span for span in federal.prices if span.award == award] if federal else []
    if federal and spans:
        kinds = "; ".join(_across_kind(span) for span in spans)
        yield f"Across the country, half of the published prices of {federal.prices_year} lie between: {kinds}{cites(federal.source)}."


def _across_kind(span: PriceSpan) -> str:
    return f"{_CONTROLS[span.control]} {dollar_span(span.low_usd, span.high_usd)} ({counted(span.programs, 'program')})"


def _odds(roadmap: Roadmap, line: CostLine, cites: Cites) -> Iterator[str]:
    if line.id == "retake" and roadmap.credential is not None:
        yield sentence(pass_rate(roadmap.credential, cites))
