"""Plans side by side on two screens: their size, that a row stands only where plans differ, that no word is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from document_text import part_texts
from on_screen import lost_words, on_screen
from scenario_plans import scenario_plans

from codingpath.report.blocks import Document, Part, Table, Text
from codingpath.report.lists.side_by_side import ANSWERS, Named, beside_short

LINES = 80


def threes() -> Iterator[list[Named]]:
    """Yield every third three people of the scenarios, so that each stands in one."""
    people = [Named(name, roadmap) for name, roadmap in scenario_plans().items()]
    yield from (people[at : at + 3] for at in range(0, len(people) - 2, 3))


def together(plans: Sequence[Named]) -> Document:
    opening, *parts = beside_short(plans)
    return Document("Plans side by side", ("Made today.",), opening, tuple(parts))


def tables(parts: Sequence[Part]) -> list[Table]:
    return [block for part in parts for block in part.blocks if isinstance(block, Table)]


def test_three_plans_take_eighty_lines_and_have_a_row_only_where_they_differ() -> None:
    for plans in threes():
        made = together(plans)
        assert len(on_screen(made)) <= LINES, [p.name for p in plans]
        for table in tables((made.opening, *made.parts)):
            assert all(len({cell.text for cell in row[1:]}) > 1 for row in table.rows)
            assert all(cell.text for row in table.rows for cell in row)
        assert len(tables(made.parts[-1:])[0].rows) <= ANSWERS


def test_no_word_is_lost_on_a_narrow_screen_and_in_plain_lines() -> None:
    assert [lost for plans in list(threes())[::6] if (lost := lost_words(together(plans)))] == []


def test_what_all_share_stands_in_one_line_and_is_no_row() -> None:
    (name, roadmap), *_ = scenario_plans().items()
    made = together([Named(name, roadmap), Named("the same", roadmap)])
    assert tables((made.opening, *made.parts)) == []
    said = [text for part in (made.opening, *made.parts) for text in part_texts(part)]
    for outcome in roadmap.decisions.outcomes:
        title = roadmap.catalog.rules.decision(outcome.id).title
        assert any(text.startswith("The same in all: ") and f"{title}: " in text for text in said)
    assert "All the answers are the same." in said


def test_the_order_of_two_plans_changes_no_row() -> None:
    one, two = next(threes())[:2]
    forth, back = (tables([made.opening, *made.parts]) for made in (together([one, two]), together([two, one])))
    assert [{row[0].text: [cell.text for cell in row[1:]] for row in table.rows} for table in forth] == [
        {row[0].text: [cell.text for cell in row[:0:-1]] for row in table.rows} for table in back
    ]
    leads = [block.text for part in beside_short([one, two]) for block in part.blocks if isinstance(block, Text)]
    assert not any(word in " ".join(leads) for word in ("better", "worse", "best", "winner", "should"))
