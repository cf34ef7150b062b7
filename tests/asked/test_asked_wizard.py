"""The schools in the menu: put on the list, asked one thing after the other, tried, chosen, corrected, taken off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

import pytest
from answered import OWN, TODAY
from scripted import Script
from strategies import real_catalog, real_table

from codingpath.catalog.kept import kept_progress
from codingpath.errors import CodingpathError
from codingpath.interactive.program import WizardApp
from codingpath.model.progress import Progress, School
from codingpath.planning.asked.fields import ASKED
from codingpath.rules.masks import MaskTable
from codingpath.sessions import names, store
from codingpath.wizard.prompter import Raw, Signal

BACK, HELP = Signal.BACK, Signal.HELP
SKIP = ""
NAME = "Maria"
LISTS: list[Raw | Signal] = ["school", "schools-asked"]
HAND: list[Raw | Signal] = ["add", "hand", "Hill Street"]
HILL = "my-hill-street"


class Desk(WizardApp):
    """A sitting that does not compile the rules again."""

    @cached_property
    def table(self) -> MaskTable:
        return real_table()


@pytest.fixture(autouse=True)
def a_tall_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "1000")


def sit(*replies: Raw | Signal, saving: bool = True) -> Script:
    begin: list[Raw | Signal] = ["show"] if names.path_of(NAME).exists() else ["done"]
    script = Script([*begin, *replies, "quit"], plain=False)
    desk = Desk(real_catalog(), script, TODAY, name=NAME, saving=saving, no_color=True, now=lambda: "2027-01-15T10:00:00-05:00")
    desk.sit(OWN if begin == ["done"] else None)
    assert not script.replies, "not every reply was used"
    return script


def kept() -> Sequence[School]:
    return kept_progress(store.progress_of(NAME))[0].schools


def all_said(**said: str) -> list[Raw | Signal]:
    return [said.get(asked.name, SKIP) for asked in ASKED]


def test_a_school_is_asked_tried_chosen_corrected_and_taken_off(capsys: pytest.CaptureFixture[str]) -> None:
    told = all_said(price="1,950", voucher="yes", starts="2/8/2027", months="6", passed="34 of 40")
    script = sit(*LISTS, *HAND, HILL, "told", "1/12/2027", "Ms. Ruiz", *told, "choose", "keep", "beside", "")
    (school,) = kept()
    (quote,) = school.quotes
    assert (quote.day, quote.who, quote.price_usd, quote.voucher, quote.months) == (date(2027, 1, 12), "Ms. Ruiz", 1950, True, 6)
    assert (quote.passed_percent, quote.passed_of, quote.refund) == (85, 40, None)
    assert (store.look(NAME, real_catalog().questions).program or {})["id"] == HILL
    screen = " ".join(capsys.readouterr().out.split())
    assert "as told by the school on January 12" in screen
    assert "$1,950 (Jan 12)" in screen
    assert any(label == "Hill Street (chosen)" for _, options, _ in script.menus for _, label in options)
    assert "Trying: Hill Street" in [title for title, _, _ in script.menus]

    again = sit(
        *LISTS, HILL, "told", "1/14/2027", "", "2050", *all_said()[1:], "untell", "price_usd", "unchoose", "keep", "", "money"
    )
    assert "Price so far: $1,950 (Jan 12)." in again.said
    assert "Taken out. Before that it said: $1,950, Jan 12." in again.said
    assert kept()[0].said("price_usd") == (1950, date(2027, 1, 12))
    assert store.look(NAME, real_catalog().questions).program is None
    sit(*LISTS, HILL, "remove", "no", "remove", "yes", "")
    assert kept() == ()


def test_the_plan_of_a_chosen_school_moves_with_what_is_said_and_undo_still_works(capsys: pytest.CaptureFixture[str]) -> None:
    told = ["told", "1/14/2027", "", "2,222", *all_said()[1:]]
    sit(*LISTS, *HAND, HILL, "choose", "keep", HILL, *told, "", "", "money", "undo", "own", "money")
    screen = " ".join(capsys.readouterr().out.split())
    assert "Tuition (as told by the school on January 14) $2,222" in screen
    assert kept()[0].said("price_usd") == (2222, date(2027, 1, 14))


def test_going_back_leads_to_the_thing_before_and_what_was_typed_is_kept() -> None:
    script = sit(*LISTS, *HAND, HILL, "told", "today", "", "100", BACK, "200", BACK, BACK, "", "")
    assert [line.partition(" (")[0] for line in script.lines[3:]] == [
        "Whole price, in dollars", "What is in the price", "Whole price, in dollars", "What is in the price", "Whole price, in dollars",
    ]  # fmt: skip
    assert [q.price_usd for q in kept()[0].quotes] == [200]


def test_wrong_things_are_asked_again_and_help_says_more() -> None:
    rest = all_said()[1:]
    script = sit(
        *LISTS, *HAND, HILL, "told", HELP, "1/16/2027", "soonish", "1/15/2027", "x" * 121, "", HELP, "dear", "5", *rest, "", ""
    )
    said = "\n".join(script.said)
    for words in ("still to come", "not a date", "has room for 120", "The price of the whole program", "not a whole number"):
        assert words in said
    assert kept()[0].said("price_usd") == (5, TODAY)


def test_a_school_comes_from_the_plan_from_a_search_or_by_hand_up_to_five() -> None:
    script = sit(
        *LISTS, "add", "us-aapc-coding", "add", "search", "zzzz", "college", BACK, "add", "search", "terra state",
        next(p.id for p in real_catalog().programs if "Terra State" in p.school), *HAND, "add", "hand", "hill street", "B", "add", "hand", "C", "",
    )  # fmt: skip
    assert [school.name for school in kept()][2:] == ["Hill Street", "B", "C"]
    said = "\n".join(script.said)
    assert "no school of the list has these words" in said
    assert "on the list already" in said
    last = [options for title, options, _ in script.menus if title == "Schools you ask"][-1]
    assert "add" not in dict(last)


def test_with_nothing_to_be_written_the_list_lives_until_the_sitting_ends() -> None:
    script = sit(*LISTS, *HAND, HILL, "told", "today", "", "100", *all_said()[1:], "", "", saving=False)
    assert any("$100" in label for _, options, _ in script.menus for _, label in options)
    assert store.progress_of(NAME) is None


def test_a_disk_that_is_full_loses_nothing_and_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, tries = store.record, iter([True, True])

    def full(name: str, progress: Progress | None) -> None:
        if progress and "price_usd" in str(progress) and next(tries, False):
            raise CodingpathError("the disk is full")
        whole(name, progress)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "record", full)
    script = sit(*LISTS, *HAND, HILL, "told", "today", "", "100", "100", "100", *all_said()[1:], "", "")
    assert script.said.count("the disk is full.") == 2
    assert kept()[0].said("price_usd") == (100, TODAY)
