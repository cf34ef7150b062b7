"""What holds for the plan of anybody: decisions with reasons, words without holes, JSON as promised.

Documents are checked through their blocks; of the terminal, which is the slow one, fewer are drawn.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import StringIO

from crowd import everybody, one_in, words_of
from document_text import NONE, texts
from rich.console import Console
from strategies import plan_of, real_catalog

from codingpath.formats.json import render
from codingpath.formats.markdown import to_markdown
from codingpath.formats.printouts import plan_printout
from codingpath.formats.terminal import print_document
from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.blocks import Document, Numbered
from codingpath.report.roadmap import document

HOLES = re.compile(rf"{NONE}|\bnan\b|[{{}}]|\bNoneType\b|\binf\b|<[a-z_.]+ object|datetime\.date|\(\)|\s,|\.\.(?!\.)|\$-")
"""What a value shows that was printed without being put into words."""

DECISIONS = real_catalog().rules.decisions

MARK = re.compile(
    r"\[(\d+(?: low confidence)?(?: check this: past review)?(?:, \d+(?: low confidence)?(?: check this: past review)?)*)\]"
)


def drawn(words: Document, width: int) -> str:
    stream = StringIO()
    print_document(
        Console(file=stream, markup=False, highlight=False, emoji=False, color_system=None, width=width), words, words.parts
    )
    return stream.getvalue()


def cited(text: str) -> Iterator[int]:
    for marks in MARK.findall(text):
        yield from (int(found) for found in re.findall(r"\d+", marks))


@everybody
def test_each_decision_that_is_taken_has_an_open_choice_with_a_reason(roadmap: Roadmap) -> None:
    outcomes, chosen = roadmap.decisions.outcomes, roadmap.decisions.chosen
    assert [o.id for o in outcomes] == [d.id for d in DECISIONS if d.decided_when.holds(roadmap.sheet, chosen)]
    for outcome in outcomes:
        states = [o.state for o in outcome.options]
        assert states.count("chosen") == 1
        assert outcome.option(outcome.chosen).state == "chosen"
        assert [r for r in outcome.reasons if r.effect == "favor"], outcome.id
        assert outcome.runner_up != outcome.chosen
        best = max(o.score for o in outcome.options if o.state != "ruled-out")
        assert outcome.option(outcome.chosen).score == best


@one_in(4)
def test_the_document_of_anybody(roadmap: Roadmap) -> None:
    """One walk serves all of these, as making a document is what takes the time."""
    words = words_of(roadmap)
    the_words_have_no_holes(words)
    every_mark_has_its_source_and_every_source_its_mark(words)
    a_recommendation_is_said_as_one(words)
    markdown_has_no_holes(words)
    json_has_exactly_the_keys_it_promises(roadmap, words)


def the_words_have_no_holes(words: Document) -> None:
    for text in texts(words):
        assert not HOLES.search(text), text
        assert text == text.strip() or not text.strip(), repr(text)
        assert "  " not in text, text


def every_mark_has_its_source_and_every_source_its_mark(words: Document) -> None:
    numbers = [n for text in texts(words) for n in cited(text)]
    assert set(numbers) == set(range(1, len(words.sources) + 1))
    lists = [
        (part.id, len(block.items))
        for part in (words.opening, *words.parts, *words.appendix)
        for block in part.blocks
        if isinstance(block, Numbered)
    ]
    assert [found for found in lists if found[0] not in NUMBERED_BESIDE] == [("all-sources", len(words.sources))]
    assert len(set(words.sources)) == len(words.sources)


def a_recommendation_is_said_as_one(words: Document) -> None:
    said = " ".join(texts(words)).lower()
    assert "from your answers" in said
    assert "you should" not in said


def markdown_has_no_holes(words: Document) -> None:
    markdown = to_markdown(words)
    assert not re.search(rf"{NONE}|\bnan\b|[{{}}]", markdown)
    assert markdown.endswith("\n")
    assert not markdown.endswith("\n\n")


PLAN_KEYS = {
    "schema", "rules_version", "facts_as_of", "today", "answers", "decisions", "conflicts", "stages", "next_credentials", "costs",
    "funding", "programs", "pay", "sources", "office", "derived", "page_one", "start", "start_assumed", "applying", "review_on",
    "two_kinds", "payers", "choices", "chosen_notes", "totals", "learning", "school_questions", "jobs", "steps", "faq", "notices",
    "told", "grants", "granted_usd", "steps_done",
}  # fmt: skip
ITEM_KEYS = {
    "decisions": {"id", "chosen", "runner_up", "firmness", "options"},
    "conflicts": {"id", "kind", "text", "questions", "relaxations"},
    "stages": {"id", "title", "starts", "ends", "assumed"},
    "next_credentials": {"id", "why", "needs"},
    "costs": {"id", "label", "low_usd", "high_usd", "counts_against_budget", "estimate", "source", "stage"},
    "funding": {
        "id", "name", "why", "amount_usd", "apply", "source", "amount", "covers", "first", "note", "open", "pays_course", "third_party",
    },
    "programs": {
        "id", "school", "program", "state", "award", "kind", "cip", "delivery", "price_usd", "fit", "misses", "source", "low_usd", "high_usd",
        "estimate", "shared_prices_usd", "price_year", "city", "control", "completions", "year", "accreditor", "federal_aid", "website",
        "unitid", "related", "reach", "miles", "asks",
        "online", "offered_online", "offered_online_year", "offered_online_before", "school_online", "on_state_list_2021",
        "listed_as_of", "listed_delivery", "listed_weeks", "listed_hours", "listed_price_usd", "listed_employed_percent",
        "phone", "aid_page", "application_page", "price_calculator", "zip", "latitude", "longitude", "cbsa",
        "prepares_for", "cahiim", "page_source",
    },
    "pay": {
        "soc", "title", "place", "place_name", "period", "p10_usd", "p25_usd", "median_usd", "p75_usd", "p90_usd", "employed", "source",
    },
    "sources": {"id", "name", "address", "as_of", "checked", "review_by", "stale"},
    "page_one": {"label", "lines"},
    "two_kinds": {"option", "applying", "low_usd", "high_usd", "own_usd", "complete", "aid"},
    "payers": {"id", "says", "step", "funding"},
    "totals": {"program", "reason", "applying", "low_usd", "high_usd", "at_least", "estimate"},
    "learning": {"id", "title", "text", "skip"},
    "school_questions": {"id", "ask", "whom", "red_flag", "first"},
    "jobs": {"id", "title", "rung", "text"},
    "steps": {"id", "day", "on", "text", "calendar"},
    "faq": {"id", "question", "answer", "source"},
    "notices": {"id", "part", "text", "source"},
}  # fmt: skip


NUMBERED_BESIDE = {"money"}
"""Parts with a numbered list of another kind: whom to ask for money, in order."""

NOT_DATED = {"renew"}
"""Stages that may cost without being in the plan: when a certification that is held runs out stands on it, and nowhere here."""

COSTS = {
    "tuition",
    "books",
    "exam-books",
    "membership",
    "exam",
    "retake",
    "first-renewal",
    "more-missed-dues",
    "remove-apprentice",
}


def json_has_exactly_the_keys_it_promises(roadmap: Roadmap, words: Document) -> None:
    text = render(plan_printout(roadmap))
    assert not re.search(r"[:\[,] *-?(NaN|Infinity)\b|: \"(unknown|None|null)\"", text)
    data = json.loads(text)
    assert data.keys() == PLAN_KEYS
    for name, keys in ITEM_KEYS.items():
        assert all(item.keys() == keys for item in data[name]), name
    listed = {s["id"] for s in data["sources"]}
    assert listed == set(words.sources)
    assert {item["source"] for name in ("costs", "funding", "programs") for item in data[name]} <= {None, *listed}
    assert [decision["id"] for decision in data["decisions"]] == list(roadmap.decisions.chosen)
    for decision in data["decisions"]:
        ids = [option["id"] for option in decision["options"]]
        assert {decision["chosen"], decision["runner_up"]} <= set(ids)
        for option in decision["options"]:
            assert option.keys() == {"id", "state", "score", "reasons"}
            for reason in option["reasons"]:
                assert reason.keys() == {"rule", "effect", "weight", "text", "questions"}
                assert (reason["weight"] is None) == (reason["effect"] == "rule-out")
    assert {line["id"] for line in data["costs"]} <= COSTS
    assert {line["stage"] for line in data["costs"]} <= {stage["id"] for stage in data["stages"]} | NOT_DATED
    for stage in data["stages"]:
        for end in (stage["starts"], stage["ends"]):
            assert end.keys() == {"early", "likely", "late"}
            assert all(day is None or re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in end.values())
    for item in (*data["costs"], *data["funding"], *data["programs"]):
        assert all(not isinstance(v, str) for k, v in item.items() if k.endswith("_usd"))


@one_in(5)
def test_the_terminal_has_no_holes_and_no_line_is_too_long(roadmap: Roadmap) -> None:
    words, width = words_of(roadmap), (40, 80, 120)[len(roadmap.answers) % 3]
    text = drawn(words, width)
    assert not re.search(r"\bnan\b|[{}]|\x1b", text)
    assert len(re.findall(r"\bNone\b", text)) <= len(re.findall(r"\bNone\b", " ".join(texts(words))))
    assert max(map(len, text.splitlines())) <= width
    assert "…" not in text, "a word was cut"


@one_in(8)
def test_the_same_answers_in_any_order_make_the_same_plan(roadmap: Roadmap) -> None:
    other = plan_of(dict(reversed([*roadmap.answers.items()])))
    assert to_markdown(words_of(roadmap)) == to_markdown(document(other, full=True))
    assert render(plan_printout(roadmap)) == render(plan_printout(other)), "to the byte"
