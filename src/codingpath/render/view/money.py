"""Part 4: the ledger against the budget, and the funding to ask for, in order."""

from __future__ import annotations

from codingpath.model.roadmap import CostLine, FundingMatch, Roadmap
from codingpath.render.blocks import Block, Bullets, Cell, Heading, Part, Table, Text, Tone
from codingpath.render.view.cites import Cites
from codingpath.render.view.notices import notices
from codingpath.render.view.opening import money_sentence
from codingpath.render.words import ASK_SCHOOL, UNKNOWN, dollars, sentence


def part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the money."""
    blocks: list[Block] = [Text(money_sentence(roadmap)), _ledger(roadmap, cites), Bullets(tuple(_remarks(roadmap)))]
    blocks += [Heading("Who may pay, in the order to ask"), *_funding(roadmap, cites)]
    return Part("money", "Money", (*blocks, *notices(roadmap, "money", cites)))


def _ledger(roadmap: Roadmap, cites: Cites) -> Table:
    money = roadmap.money
    rows = [_line(line, cites) for line in money.lines]
    at_least = "at least " if money.at_least else ""
    rows.append(
        (Cell("Counts against your budget", "strong"), _usd(money.low_usd), Cell(at_least + dollars(money.high_usd)), Cell(""))
    )
    if money.budget_usd is not None:
        tone: Tone = "bad" if money.short_usd else "good"
        left = (_left(money.budget_usd - money.low_usd), _left(money.budget_usd - money.high_usd))
        rows.append((Cell(f"Left of your {dollars(money.budget_usd)}", "strong"), Cell(left[0], tone), Cell(left[1]), Cell("")))
    return Table(("What", "Low", "High", "Counts against the budget"), tuple(rows), (1, 2))


def _left(usd: int) -> str:
    return dollars(usd) if usd >= 0 else f"short by {dollars(-usd)}"


def _usd(usd: int | None, unknown: str = UNKNOWN) -> Cell:
    return Cell(unknown, "warn") if usd is None else Cell(dollars(usd))


def _line(line: CostLine, cites: Cites) -> tuple[Cell, ...]:
    unknown = ASK_SCHOOL if line.id in {"tuition", "books"} else UNKNOWN
    counts = "yes" if line.counts_against_budget else "no, later"
    estimate = " (estimate)" if line.estimate else ""
    label = Cell(line.label + estimate + cites(line.source))
    return label, _usd(line.low_usd, unknown), _usd(line.high_usd, unknown), Cell(counts)


def _remarks(roadmap: Roadmap) -> list[str]:
    remarks = [remark for line in roadmap.money.lines if (remark := _remark(roadmap, line))]
    if any(line.estimate for line in roadmap.money.lines):
        remarks.append(
            "Estimate: a school's yearly full-time tuition, spread over the credits of the award at 30 credits a year. "
            "The yearly figure itself is not the price of a program. Ask the school for the whole price."
        )
    return remarks


def _remark(roadmap: Roadmap, line: CostLine) -> str:
    confirm = line.source and roadmap.catalog.sources[line.source].confirm_at
    texts = [line.note and sentence(line.note), f"Confirm at {confirm}." if confirm else None]
    text = " ".join(t for t in texts if t)
    return f"{line.label}: {text}" if text else ""


def _funding(roadmap: Roadmap, cites: Cites) -> list[Block]:
    if not roadmap.funding:
        return [
            Text(
                "Your answers point to no funding we have a source for. An American Job Center and a college aid office can look further."
            )
        ]
    rows = tuple(_funding_row(m, cites) for m in roadmap.funding)
    return [
        Text("Ask before you enroll or sign. Each says why it is on your list; only the payer decides."),
        Table(("Ask", "Why", "How much"), rows, ratios=(2, 3, 4)),
        Text("How to ask:"),
        Bullets(tuple(_how(m) + cites(m.funding.source) for m in roadmap.funding)),
    ]


def _funding_row(m: FundingMatch, cites: Cites) -> tuple[Cell, ...]:
    f = m.funding
    name = f.name if f.open else f"{f.name} (closed)"
    return Cell(name, "strong" if f.open else "quiet"), Cell(m.why), Cell(f"{f.amount} Covers: {f.covers}{cites(f.source)}")


def _how(m: FundingMatch) -> str:
    f = m.funding
    return f"{f.name}: " + " ".join(t for t in (f.apply, f"First: {f.before}" if f.before else "", f.note or "") if t)
