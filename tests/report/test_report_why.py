"""Needs, ranges, changes and shares in words."""

from __future__ import annotations

from builders import GOAL, HOURS, TOOLS, question
from case_table import cases
from crowd import one_in, plans, words_of
from strategies import plan_of, real_table

from codingpath.formats.markdown import to_markdown
from codingpath.model.condition import NOT_SURE, Span
from codingpath.model.condition import Test as Condition
from codingpath.model.plan.explanation import QuestionImpact, Stretch
from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.why import _one_line, share, why
from codingpath.report.why_ask import still_lines
from codingpath.report.words import needed, stretch
from codingpath.rules.explain import explain

MONEY = question("budget", "amount", at_least=0, at_most=100_000, unit="dollars")


@cases(
    ("spans", "words"),
    [
        ((Span(at_least=18),), "18 hours a week or more"),
        ((Span(below=6),), "under 6 hours a week"),
        ((Span(at_least=10, below=15),), "10 to 14 hours a week"),
        ((Span(at_least=1, below=2),), "1 hour a week"),
        ((Span(below=4), Span(at_least=9)), "under 4 hours a week or 9 hours a week or more"),
    ],
)
def test_a_number_that_is_needed(spans: tuple[Span, ...], words: str) -> None:
    assert needed(HOURS, Condition(spans=spans)) == words


def test_other_needs() -> None:
    assert needed(MONEY, Condition(spans=(Span(at_least=4_000, below=6_000),))) == "$4,000 to $5,999"
    assert needed(GOAL, Condition(values=("calm", "fast"))) == "“Calm” or “Fast”"
    assert needed(GOAL, Condition(values=("calm",), not_sure=True)) == "“Calm” or “Not sure”"
    assert needed(TOOLS, Condition(any_of=("pen",), none_of=("desk",))) == "“Pen” among your picks with no pick of “Desk”"
    assert not needed(TOOLS, Condition())


def test_a_stretch_is_open_where_the_question_ends() -> None:
    assert stretch(MONEY, Stretch(at_least=0, at_most=3_999, option="a")) == "under $4,000"
    assert stretch(MONEY, Stretch(at_least=4_000, at_most=100_000, option="b")) == "$4,000 or more"


@cases(
    ("part", "words"),
    [(0, "none gets"), (1, "about 1 in 10 get"), (46, "about 8 in 10 get"), (55, "about 9 in 10 get"), (56, "all get")],
)
def test_a_share_never_says_all_or_none_by_rounding(part: int, words: str) -> None:
    assert share(part, 56) == words


def test_why_a_question_is_asked() -> None:
    rules = plan_of({}).catalog.rules

    def lines(decisions: tuple[str, ...], later: tuple[str, ...], *, dates: bool, money: bool) -> list[str]:
        return still_lines(
            rules, QuestionImpact(question="q", decisions=decisions, later=later, dates=dates, money=money, programs=False)
        )

    assert lines(("award",), ("role",), dates=True, money=True) == [
        "Why we ask: as things stand, your answer can change Kind of training.",
        "With later answers it may also change Kind of work.",
        "It also steers the dates and money in your plan.",
    ]
    assert lines((), ("role",), dates=False, money=False) == ["Why we ask: with later answers it may change Kind of work."]
    assert lines((), (), dates=True, money=False) == [
        "Why we ask: it steers the dates in your plan, and none of the results any more."
    ]
    assert lines((), (), dates=False, money=False) == [
        "Your other answers have settled what this one could change. It still stands in your plan."
    ]


@one_in(3)
def test_every_path_says_what_would_change_each_decision_or_that_nothing_does(roadmap: Roadmap) -> None:
    path = to_markdown(words_of(roadmap)).split("\n## Your path\n")[1].split("\n## ")[0]
    assert path.count("What would change it: ") == len(roadmap.decisions.outcomes)
    open_ones = {q for turn in roadmap.turns.values() for q in turn.deciders}
    assert all(roadmap.sheet[q] == NOT_SURE for q in open_ones)


@one_in(5)
def test_an_explanation_can_be_written_for_anybody(roadmap: Roadmap) -> None:
    words = why(roadmap, explain(roadmap, real_table()))
    text = to_markdown(words)
    assert [p.id for p in words.parts if p.id.startswith("why-")] == [f"why-{d.id}" for d in roadmap.decisions.outcomes]
    assert "{" not in text
    assert "you should" not in text.casefold()
    assert ": ." not in text
    assert "needs ;" not in text


def test_the_short_list_of_results_says_what_ruled_out_the_runner_up_as_the_first_page_does() -> None:
    seen = 0
    for roadmap in plans():
        for outcome in roadmap.decisions.outcomes:
            barred = outcome.option(outcome.runner_up).barring
            said = _one_line(roadmap, outcome)
            assert (" is out: " in said) == bool(barred), said
            assert not barred or barred[0].text[1:] in said
            seen += bool(barred)
    assert seen
