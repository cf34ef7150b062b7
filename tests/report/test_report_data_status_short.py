"""How old the data is, on one screen: on the day it was read, with half of it past review, and with all of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from on_screen import lost_words, on_screen
from strategies import TODAY, real_catalog

from codingpath.catalog.facts import by_source
from codingpath.report.lists.data_status import NAMED, status_short
from codingpath.report.sources import as_of_words

LINES = 25
DAYS = (TODAY, date(2027, 6, 1), date(2030, 1, 1))


def test_it_takes_twenty_five_lines_and_loses_no_word() -> None:
    groups = by_source(real_catalog())
    for day in DAYS:
        made = status_short(real_catalog(), groups, day)
        assert len(on_screen(made)) <= LINES
        assert lost_words(made) == {}
    assert len(on_screen(status_short(real_catalog(), (), TODAY))) <= LINES


def test_days_are_said_in_words_and_each_source_by_who_says_it() -> None:
    groups = by_source(real_catalog())
    screen = " ".join(" ".join(on_screen(status_short(real_catalog(), groups, TODAY))).split())
    oldest = min(groups, key=lambda g: (g.source.as_of, g.source.id)).source
    assert f"{oldest.publisher} ({as_of_words(oldest)}; {oldest.id})" in screen
    assert not re.search(r"\d{4}-\d{2}", screen)
    times = {"2024": "2024", "2024-06": "Jun 2024", "2024-06-05": "June 5, 2024"}
    assert {as_of_words(replace(oldest, as_of=t, about=False)) for t in times} == set(times.values())
    assert as_of_words(replace(oldest, as_of="2024-06", about=True)) == "about Jun 2024"


def test_what_is_past_review_is_counted_and_the_first_are_named() -> None:
    groups = by_source(real_catalog())
    for day in DAYS:
        stale = [g.source.id for g in groups if g.source.is_stale(day)]
        screen = " ".join(" ".join(on_screen(status_short(real_catalog(), groups, day))).split())
        assert ("Nothing is past review." in screen) == (not stale)
        assert all(name in screen for name in stale[:NAMED])
        assert len(stale) <= NAMED or f"and {len(stale) - NAMED} others" in screen


def test_a_source_of_low_confidence_is_named_and_the_oldest_page_comes_first() -> None:
    groups = by_source(real_catalog())
    weak = [replace(g, source=replace(g.source, confidence="low", as_of="1987")) for g in groups[:2]]
    screen = " ".join(" ".join(on_screen(status_short(real_catalog(), (*weak, *groups[2:]), TODAY))).split())
    assert all(g.source.id in screen for g in weak)
    assert "Speak for 1987 and after" in screen.replace("about 1987", "1987")
