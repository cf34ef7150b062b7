"""The two charts of the page: only known figures are drawn, the rest is said, and a table with the same figures stands above."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from case_table import cases
from page_reader import Element, read_page

from codingpath.formats.html import charts
from codingpath.formats.html.page import page
from codingpath.model.plan.money import CostLine, Money
from codingpath.report.blocks import Bar, Bars, Cell, Document, Part, Table

LEDGER = Table(("What", "Low", "High"), ((Cell("Tuition"), Cell("$1"), Cell("$2")),), (1, 2))


def cost_figure(costs: Money) -> str:
    return charts.cost_figure(costs, {})


def read(figure: str) -> Element:
    """Return the figure where it stands on a page: right after the table."""
    part = Part("money", "Money", (LEDGER,))
    section = read_page(page(Document("T", (), part, ()), plan="0", figures={"money": figure})).one("section")
    tags = [part.tag for part in section.content if isinstance(part, Element)]
    assert tags == ["h2", "table", "figure"]
    return section.one("figure")


def line(label: str, low: int | None, high: int | None, **rest: bool) -> CostLine:
    given: dict[str, Any] = {"counts_against_budget": True, **rest}
    return CostLine(id=label.lower(), label=label, low_usd=low, high_usd=high, stage="train", **given)


def money(*lines: CostLine, budget: int | None = None) -> Money:
    counted = [x for x in lines if x.counts_against_budget and x.counted]
    low, high = sum(x.low_usd or 0 for x in counted), sum(x.high_usd or x.low_usd or 0 for x in counted)
    return Money(lines=lines, budget_usd=budget, low_usd=low, high_usd=high)


def bars(chart: Element) -> list[tuple[str, float, float]]:
    """Return class, left end and right end of every bar, in percent."""
    found = []
    for rect in chart.all("rect"):
        left, width = (float(rect.attrs[name].removesuffix("%")) for name in ("x", "width"))
        found.append((rect.attrs["class"], round(left, 1), round(left + width, 1)))
    return found


def letters(chart: Element) -> list[str]:
    return [text.text for text in chart.all("text")]


def test_a_line_is_solid_to_its_low_end_and_dotted_to_its_high_end() -> None:
    chart = read(cost_figure(money(line("Tuition", 1000, 3000), line("Exam", 500, 500), line("Books", 0, 500))))
    assert bars(chart) == [
        ("sure", 0, 25), ("open", 25, 75), ("sure", 0, 12.5), ("open", 0, 12.5), ("sure", 0, 37.5), ("open", 37.5, 100),
    ]  # fmt: skip
    assert {"$1,000 to $3,000", "$500", "$0 to $500", "$1,500 to $4,000"} <= set(letters(chart))


def test_an_unknown_end_is_said_and_not_drawn() -> None:
    chart = read(cost_figure(money(line("Tuition", None, None), line("Books", 200, None), line("Dues", None, 400))))
    assert bars(chart) == [("sure", 0, 33.3), ("open", 0, 66.7), ("sure", 0, 33.3), ("open", 33.3, 100)]
    assert letters(chart)[-8:] == [
        "Tuition", "unknown", "Books", "at least $200", "Dues", "up to $400", "Counts against your budget", "at least $200 to $600",
    ]  # fmt: skip


@pytest.mark.parametrize("lines", [(), (line("Tuition", None, None),), (line("Tuition", 0, None), line("Exam", None, None))])
def test_with_no_figure_there_is_no_chart(lines: tuple[CostLine, ...]) -> None:
    assert cost_figure(money(*lines, budget=500)) == ""


def test_estimates_later_costs_and_figures_left_out_of_the_sum_are_named() -> None:
    chart = read(
        cost_figure(
            money(
                line("Tuition", 9, 9, estimate=True),
                line("Dues", 5, 5, counts_against_budget=False),
                line("Books", 1, 1, counted=False),
            )
        )
    )
    said = letters(chart)
    assert {"Tuition, estimate", "Dues, later", "$1, not in the sum"} <= set(said)


def mark(chart: Element) -> list[str]:
    return [x.attrs["x1"] for x in chart.all("line") if x.attrs["class"] == "mark"]


@cases(
    ("budget", "place", "said"),
    [
        (None, [], "Solid: the low figure. Dotted: up to the high one, where it is known."),
        (500, ["50.00%"], "The upright line is your budget."),
        (0, ["0.00%"], "The upright line is your budget."),
        (2000, ["100.00%"], "The upright line is your budget."),
        (90_000, [], "Your budget of $90,000 lies far to the right of these."),
    ],
)
def test_the_budget_is_a_line_that_never_squeezes_the_bars(budget: int | None, place: list[str], said: str) -> None:
    chart = read(cost_figure(money(line("Tuition", 600, 1000), budget=budget)))
    assert mark(chart) == place
    assert chart.one("figcaption").text.endswith(said)


@cases("high", [1, 7, 99, 1234, 16_000, 999_999])
def test_the_scale_has_round_sums(high: int) -> None:
    chart = read(cost_figure(money(line("Tuition", 1, high))))
    sums = [int(text.text.replace("$", "").replace(",", "")) for text in chart.all("text") if text.has("scale")]
    assert 1 <= len(sums) <= 5
    assert sums == list(range(0, sums[-1] + 1, sums[1] if len(sums) > 1 else 1))
    assert all(re.fullmatch("[125]0*", str(x)) for x in sums[1:2])


# -- the timeline


def timeline(*given: Bar) -> Element:
    made = Part("timeline", "Timeline", (LEDGER, Bars("Solid: sure. Dotted: open.", given)))
    return read_page(page(Document("T", (), made, ()), plan="0", figures={})).one("section")


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_a_stage_is_solid_until_it_may_be_done_and_dotted_until_the_late_day() -> None:
    train = Bar("Train", day("2027-01-01"), day("2027-04-01"), day("2027-07-01"))
    exam = Bar("Exam", day("2027-04-01"), day("2027-04-01"), day("2028-01-01"))
    section = timeline(train, exam)
    assert bars(section) == [("sure", 0, 24.7), ("open", 24.7, 49.6), ("sure", 24.7, 25.5), ("open", 25.5, 100)]
    assert [t.text for t in section.all("text")][-4:] == ["Train", "done Apr 2027 to Jul 2027", "Exam", "done Apr 2027 to Jan 2028"]


def test_the_scale_begins_with_the_start_and_has_room_between_its_dates() -> None:
    section = timeline(Bar("Train", day("2026-08-23"), day("2028-01-01"), day("2031-06-30")))
    scale = [(t.text, float(t.attrs["x"].removesuffix("%"))) for t in section.all("text") if t.has("scale")]
    assert [text for text, _ in scale] == ["Aug 2026", "Jan 2028", "Jan 2029", "Jan 2030", "Jan 2031"]
    assert all(b - a >= 17 for (_, a), (_, b) in pairwise(scale))


def test_a_date_whose_label_would_run_into_another_is_left_out() -> None:
    section = timeline(Bar("Train", day("2026-12-01"), day("2028-01-01"), day("2032-01-01")))
    assert [t.text for t in section.all("text") if t.has("scale")] == ["Dec 2026", "Jan 2030", "Jan 2032"]
    assert len([x for x in section.all("line") if x.has("tick")]) == 3


@cases("late", ["2027-01-01", "2027-01-02", "2027-03-01", "2029-12-31", "2090-01-01"])
def test_any_span_of_time_has_a_scale_that_fits(late: str) -> None:
    section = timeline(Bar("Train", day("2027-01-01"), day("2027-01-01"), day(late)))
    places = [float(t.attrs["x"].removesuffix("%")) for t in section.all("text") if t.has("scale")]
    assert 1 <= len(places) <= 7
    assert all(0 <= place <= 100 for place in places)
    assert all(0 <= left <= right <= 101 for _, left, right in bars(section))


def test_a_long_label_has_a_line_of_its_own() -> None:
    short, long = Bar("Train", day("2027-01-01"), day("2027-04-01"), day("2027-07-01")), "Prepare for a very long while"
    heights = [int(timeline(bar).one("svg").attrs["height"]) for bar in (short, Bar(long, short.starts, short.early, short.late))]
    assert heights[1] > heights[0]


def test_a_chart_names_itself_and_points_to_the_table() -> None:
    section = timeline(Bar("Train", day("2027-01-01"), day("2027-04-01"), day("2027-07-01")))
    svg = section.one("svg")
    assert svg.attrs["role"] == "img"
    named = {e.attrs["id"]: e.text for e in svg.all("title", "desc")}
    assert named[svg.attrs["aria-labelledby"]] == "The timeline as bars"
    assert named[svg.attrs["aria-describedby"]] == "The table above has the same dates."
    assert section.one("figcaption").text == "Solid: sure. Dotted: open."


def test_no_bars_no_chart() -> None:
    assert not timeline().all("figure")
