"""The certifications on one screen or two: their sizes, that no word is lost, and that a row says no more than the statements do."""

from __future__ import annotations

import re
from dataclasses import replace

from on_screen import lost_words, on_screen
from readability import grade
from strategies import TODAY, real_catalog

from codingpath.model.credential import Credential
from codingpath.report.lists.certifications_short import card_short, list_short

LINES = 60


def test_the_list_and_every_card_take_sixty_lines() -> None:
    catalog = real_catalog()
    sizes = {"all": len(on_screen(list_short(catalog, TODAY)))}
    sizes |= {c.id: len(on_screen(card_short(catalog, c, TODAY))) for c in catalog.credentials}
    assert {name: size for name, size in sizes.items() if size > LINES} == {}


def test_no_word_is_lost_on_a_narrow_screen_and_in_plain_lines() -> None:
    catalog = real_catalog()
    documents = [list_short(catalog, TODAY), *(card_short(catalog, c, TODAY) for c in catalog.credentials)]
    assert [lost for made in documents if (lost := lost_words(made))] == []


def test_a_card_says_days_in_words_and_why_a_span_of_dues_is_no_single_price() -> None:
    catalog = real_catalog()
    for c in catalog.credentials:
        screen = " ".join(" ".join(on_screen(card_short(catalog, c, TODAY))).split())
        assert not re.search(r"\d{4}-\d{2}-\d{2}|\(\d{4}-", screen), c.id
        assert c.membership_usd is None or (c.membership_usd.note or "") in screen, c.id


def numbers(c: Credential) -> set[str]:
    return set(re.findall(r"\d+", " ".join(s.text for s in (c.focus, *c.eligibility, *c.upkeep, *c.notes))))


def test_a_row_has_no_figure_that_no_statement_has_and_reads_easily() -> None:
    for c in real_catalog().credentials:
        assert c.in_short is not None
        for text in (c.in_short.work, c.in_short.who, c.in_short.upkeep):
            assert set(re.findall(r"\d+", text)) <= numbers(c), c.id
        assert grade(f"It is {c.in_short.work}. Sit it as {c.in_short.who}. Keep it by {c.in_short.upkeep}.") < 10, c.id


def test_a_certification_without_a_row_of_its_own_shows_its_first_statements() -> None:
    catalog = real_catalog()
    bare = tuple(replace(c, in_short=None) for c in catalog.credentials)
    screen = " ".join(" ".join(on_screen(list_short(replace(catalog, credentials=bare), TODAY))).split())
    assert all(c.focus.text in screen and c.upkeep[0].text in screen for c in bare)
