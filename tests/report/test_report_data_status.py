"""How old the data is, in words and for other programs."""

from __future__ import annotations

import re
from datetime import date, timedelta

from builders import source, span
from case_table import cases
from document_text import part_texts, texts
from readability import grade

from codingpath.catalog.facts import PROGRAMS, Fact, Sourced, by_source, facts
from codingpath.formats.records import COLUMNS, status_records, status_rows
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Span as Cut
from codingpath.model.credential import Fee
from codingpath.model.funding import Length
from codingpath.model.source import Range, Statement
from codingpath.report.blocks import Bullets, Heading, Table, Text
from codingpath.report.lists.data_status import AGE, fact_words, status, summary

DUE = date(2027, 5, 1)


def fact(record: object, path: str = "a.b", rows: int = 1) -> Fact:
    return Fact(path=path, source="some-source", record=record, rows=rows)


def group(*some: Fact, review_by: date = DUE) -> Sourced:
    return Sourced(source=source(review_by=review_by), facts=some)


# -- what a fact says


@cases(
    ("told", "words"),
    [
        (fact(span(425, 499), "credentials.cpc.exam_usd"), "$425 to $499"),
        (fact(span(190, None), "credentials.cpc.membership_usd"), "at least $190"),
        (fact(span(30, 30), "x.retake_wait_days"), "30"),
        (fact(span(None, None), "x.hours"), "not known"),
        (fact(span(None, None), "x.exam_usd"), "not known"),
        (fact(span(2700, 3060), "x.hours"), "2,700 to 3,060"),
        (fact(Fee(label="Exam", usd=1425, source="s")), "Exam; $1,425"),
        (fact(Statement(text="One. Two.", source="s")), "One. Two."),
        (fact(("01-11", "08-30")), "01-11, 08-30"),
        (fact((1, 2, 3), rows=3), "3 rows"),
        (fact(None, PROGRAMS, 1234), "1,234 programs"),
        (
            fact(
                Length(
                    weeks=Cut(at_least=8, below=15),
                    clock_hours=Cut(below=600),
                    credit_hours=Cut(at_least=16),
                    degrees=True,
                    source="s",
                )
            ),
            "weeks 8 to 14; clock hours under 600; credit hours 16 or more",
        ),
    ],
)
def test_what_a_fact_says(told: Fact, words: str) -> None:
    assert fact_words(told) == words


def test_every_fact_says_something_and_nothing_unknown(catalog: Catalog) -> None:
    for told in facts(catalog):
        words = fact_words(told)
        assert words, told.path
        assert "None" not in words, told.path
        assert ".;" not in words, told.path


# -- the summary


def test_the_summary_counts_what_is_past_review() -> None:
    groups = [group(fact(span(1, 2)), fact(None, PROGRAMS, 7)), group(fact(span(1, 2)), review_by=date(2027, 6, 1))]
    assert summary(groups, DUE) == "2 facts and 7 programs from 2 sources; no fact is past review; next review due May 1, 2027."
    day_after = summary(groups, DUE + timedelta(days=1))
    assert day_after == (
        "2 facts and 7 programs from 2 sources; 1 fact and 7 programs from 1 source past review; next review due June 1, 2027."
    )
    assert summary(groups, date(2028, 1, 1)).endswith("from 2 sources past review; no review date is still to come.")


def test_each_table_counts_every_source_once(catalog: Catalog, today: date) -> None:
    groups = by_source(catalog)
    found = [b for b in status(catalog, groups, groups, today).opening.blocks if isinstance(b, Table)]
    assert [t.columns[0] for t in found] == ["Review by", "Who says it", "Confidence"]
    for table in found:
        sums = [sum(int(row[i].text.replace(",", "")) for row in table.rows) for i in (1, 2, 3)]
        assert sums == [len(catalog.sources), sum(g.figures for g in groups), len(catalog.programs)]


# -- the list


def test_every_source_is_a_heading_with_all_its_facts(catalog: Catalog, today: date) -> None:
    groups = by_source(catalog)
    (part,) = status(catalog, groups, groups, today).parts
    assert [b.text for b in part.blocks if isinstance(b, Heading)] == [g.source.id for g in groups]
    listed = [item for b in part.blocks if isinstance(b, Bullets) for item in b.items]
    assert sorted(item.partition(": ")[0] for item in listed) == sorted(f.path for f in facts(catalog))


def test_a_source_says_its_age_and_when_to_read_it_again(catalog: Catalog) -> None:
    groups = [group(fact(span(1, 2)))]  # read on November 1, 2026

    def said(day: date) -> str:
        (part,) = status(catalog, groups, groups, day).parts
        return next(b.text for b in part.blocks[1:] if isinstance(b, Text))

    assert "Speaks for 2026, read 2026-11-01, review by 2027-05-01." in said(date(2026, 11, 2))
    assert said(date(2026, 11, 2)).endswith("Read 1 day ago; review due in 180 days.")
    assert said(DUE).endswith("review due in 0 days.")
    assert said(DUE + timedelta(days=1)).startswith("CHECK THIS, past review: ")
    assert said(DUE + timedelta(days=1)).endswith("past review for 1 day.")
    assert "Read 0 days ago" in said(date(2026, 1, 1))


def test_what_is_left_out_is_said(catalog: Catalog, today: date) -> None:
    groups = by_source(catalog)
    said = " ".join(part_texts(status(catalog, groups, groups[:3], today).parts[0]))
    assert f"Left out: {len(groups) - 3} sources not due by January 22, 2027." in said
    nothing = " ".join(part_texts(status(catalog, groups, (), today).parts[0]))
    assert "Nothing is past its review date, and nothing is due by January 22, 2027." in nothing


def test_its_own_words_are_plain_and_name_nothing_unknown(catalog: Catalog) -> None:
    groups = by_source(catalog)
    assert grade(AGE) <= 8
    for day in (date(2026, 11, 23), date(2030, 1, 1)):
        assert not [t for t in texts(status(catalog, groups, groups, day)) if re.search(r"\bNone\b", t)]


# -- for other programs


def test_records_count_over_all_and_list_what_is_shown(catalog: Catalog) -> None:
    groups = by_source(catalog)
    day = date(2027, 5, 24)
    shown = [g for g in groups if g.is_due(day)]
    made = status_records(catalog, groups, shown, day)
    assert made["facts"] == sum(1 for f in facts(catalog) if f.path != PROGRAMS)
    assert made["sources"] == len(catalog.sources)
    assert made["programs"] == len(catalog.programs)
    assert [s["id"] for s in made["by_source"]] == [g.source.id for g in shown]
    assert made["past_review"]["sources"] == sum(1 for s in made["by_source"] if s["stale"])
    assert all({"fact", "says", "rows"} == set(f) for s in made["by_source"] for f in s["facts"])
    assert status_records(catalog, groups, (), date(2035, 1, 1))["next_review"] is None


def test_one_row_a_fact(catalog: Catalog, today: date) -> None:
    groups = by_source(catalog)
    rows = status_rows(groups, today).lines
    assert [row[0] for row in rows] == [f.path for g in groups for f in g.facts]
    assert {len(row) for row in rows} == {len(COLUMNS)}
    known = dict(zip(COLUMNS, next(r for r in rows if r[0] == "credentials.cpc.exam_usd"), strict=True))
    span_of = catalog.credential("cpc").exam_usd
    assert isinstance(span_of, Range)
    used = catalog.sources[span_of.source]
    assert (known["source"], known["confirm_at"], known["past_review"]) == (used.id, used.confirm_at, False)
    assert known["age_days"] == (today - used.checked).days
