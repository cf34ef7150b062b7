"""Sitting down: under which name, with which answers, and what the last screen says of them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from typing import Any

import pytest
from scripted import Script
from sitting import ANSWERS, ASKED
from strategies import TODAY, real_catalog

from codingpath.catalog.kept import copy_of
from codingpath.commands.wizard import _sit
from codingpath.errors import CodingpathError
from codingpath.interactive.arriving import whose
from codingpath.interactive.program import WizardApp
from codingpath.interactive.saving import LOST_PROGRAM
from codingpath.model.condition import Answers
from codingpath.sessions import alias, lifecycle, store
from codingpath.wizard.prompter import Interrupted, Raw, Signal

SAVED: Answers = {question: ANSWERS[question] for question in ASKED[:3]}
FILE: Answers = {"goal": "start-soon", "hours": 9}
BACK = Signal.BACK


class Sitting:
    """A sitting that ended as its replies do; with none left the person stops."""

    def __init__(self, replies: Sequence[Raw | Signal], prefilled: Answers | None = None, *, name: str | None = "maria") -> None:
        self.script = Script(list(replies))
        self.desk = WizardApp(
            real_catalog(), self.script, TODAY, name=name, saving=True, no_color=True, now=lambda: "2026-11-23T10:00:00-05:00"
        )
        self.stopped = _sit(self.desk, prefilled)
        assert not self.script.replies, "not every reply was used"

    @property
    def said(self) -> str:
        return "\n".join(self.script.said)

    @property
    def last(self) -> str:
        """Return what was said at the end, without where the sessions are."""
        ended = next(
            i for i, text in reversed([*enumerate(self.script.said)]) if text.startswith(("Stopped", "Your answers", "NOT"))
        )
        return "\n".join(self.script.said[ended:]).replace(str(alias.folder()), "")

    @property
    def titles(self) -> list[str]:
        return [title for title, _, _ in self.script.menus]


@pytest.fixture
def maria() -> None:
    save("maria", SAVED)


def save(name: str, answers: Answers, *, saved: str = "2026-11-20T09:00:00+00:00", finished: bool = False) -> None:
    store.save(name, answers, rules=real_catalog().rules.version, now=saved, finished=finished)


def typed(answers: Answers) -> list[Raw | Signal]:
    """Return what gives these answers: ids to pick, or a text."""
    return [value if isinstance(value, tuple) else str(value) for value in answers.values()]


def stored(name: str = "maria") -> Answers:
    return store.load(name, real_catalog().questions).answers


# -- nothing saved is replaced unasked, or left out unsaid


def test_a_chosen_program_that_cannot_be_read_is_told_before_it_goes() -> None:
    catalog = real_catalog()
    copies: list[dict[str, object] | None] = [None, copy_of(next(iter(catalog.programs))), {"id": "gone", "price_usd": "much"}]
    for copy, told in zip(copies, (False, False, True), strict=True):
        store.save("maria", SAVED, rules=catalog.rules.version, now="2026-11-20T09:00:00+00:00", program=copy)
        assert (LOST_PROGRAM in Sitting([]).script.said) is told


@pytest.mark.usefixtures("maria")
def test_a_file_over_saved_answers_asks_first_says_what_goes_and_keeps_them_by_default() -> None:
    sat = Sitting(["keep"], FILE)
    title, options, default = sat.script.menus[0]
    assert title == "Saved for maria: 3 answers from November 20. Keep them, or replace them by those in the file?"
    assert default == "keep"
    assert [label for _, label in options] == ["Keep the saved answers", "Replace them"]
    assert sat.script.asked == [ASKED[3]], "it goes on with the saved answers"
    assert stored() == SAVED


@pytest.mark.usefixtures("maria")
@pytest.mark.parametrize("kept", ["keep", BACK])
def test_going_back_keeps_them_too(kept: Raw | Signal) -> None:
    assert Sitting([kept], FILE).script.asked == [ASKED[3]]


@pytest.mark.usefixtures("maria")
def test_what_was_replaced_can_be_brought_back_and_the_screen_says_how() -> None:
    new = {question: ANSWERS[question] for question in [q for q in ASKED if q not in FILE][:2]}
    sat = Sitting(["replace", *typed(new)], FILE)
    assert stored() == {**FILE, **new}
    assert "Your first new answer replaces 3 answers from November 20." in sat.said
    assert "`codingpath sessions restore maria` brings them back." in sat.last
    lifecycle.restore("maria")
    assert stored() == SAVED, "the copy is the one from before the first new answer"


@pytest.mark.usefixtures("maria")
def test_until_the_first_new_answer_nothing_is_replaced() -> None:
    sat = Sitting(["replace"], FILE)
    assert stored() == SAVED
    assert sat.last.startswith("Stopped. 3 answers from November 20 are saved as they were, in /maria/")


def test_without_a_name_it_is_the_same() -> None:
    save("last", SAVED)
    assert Sitting(["keep"], FILE, name=None).script.menus[0][2] == "keep"
    assert stored("last") == SAVED


@pytest.mark.usefixtures("maria")
def test_a_file_with_the_very_answers_that_are_saved_asks_nothing() -> None:
    assert Sitting([], SAVED).titles == []


def test_starting_over_asks_and_keeps_a_copy() -> None:
    save("maria", ANSWERS, finished=True, saved="2025-12-24")
    sat = Sitting(["over", BACK, "over", "keep", "over", "replace", "lead"])
    assert sat.titles[1] == (
        f"Saved for maria: {len(ANSWERS)} answers from December 24, 2025. Keep them, or replace them by no answers?"
    )
    assert sat.titles[0] == sat.titles[2] == "You have finished answers from December 24, 2025."
    assert stored() == {"goal": "lead"}
    lifecycle.restore("maria")
    assert stored() == ANSWERS


# -- what the last screen says


@pytest.mark.usefixtures("maria")
def test_a_stop_at_the_first_menu_says_what_is_saved() -> None:
    sat = Sitting([])
    assert sat.stopped
    assert "These are the answers of maria." in sat.said
    assert sat.last.splitlines() == [
        "Stopped. 3 answers from November 20 are saved as they were, in /maria/answers.json",
        "Go on with `codingpath --session maria --plain`. To delete them: `codingpath sessions delete maria`.",
    ]


def test_a_stop_before_any_answer_says_that_nothing_is_saved() -> None:
    assert Sitting([]).last == "Stopped. No answer was given yet, so nothing was saved."


def test_answers_that_went_from_the_disk_are_written_again() -> None:
    class Sweeping(Script):
        def ask(self, prompt: object) -> Raw | Signal:
            if len(self.replies) == 0:
                shutil.rmtree(alias.folder() / "maria")
            return super().ask(prompt)  # type: ignore[arg-type]

    sat = ended(Sweeping(["lead", ("speed",)]))
    assert stored() == {"goal": "lead", "matters-most": ("speed",)}
    assert "Your answers are in" in sat.said[-2]


def ended(script: Script) -> Script:
    _sit(
        WizardApp(real_catalog(), script, TODAY, name="maria", saving=True, no_color=True, now=lambda: "2026-11-23T10:00:00-05:00"),
        None,
    )
    return script


def in_the_way() -> None:
    """Put a file where the folder of the sessions was."""
    shutil.rmtree(alias.folder(), ignore_errors=True)
    alias.folder().write_text("in the way", "utf-8")


def test_what_cannot_be_written_at_the_end_is_shown_to_copy() -> None:
    class Blocking(Script):
        def choose(self, title: str, options: object, default: str) -> str | Signal:
            if title == "What next?":
                in_the_way()
            return super().choose(title, options, default)  # type: ignore[arg-type]

    sat = ended(Blocking([*typed(ANSWERS), "done", "quit"]))
    assert any(text.startswith("NOT SAVED: Your goal") for text in sat.said)
    assert 'goal: "earn-more"' in sat.said[-2]


def fails(error: Exception) -> Any:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


ERRORS = [ValueError("bad"), OSError(28, "No room", "x"), RecursionError(), KeyError("x")]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_a_failure_in_the_quiz_leads_through_the_farewell(error: Exception) -> None:
    class Failing(Script):
        answered = fails(error)

    with pytest.raises(type(error)):
        ended(script := Failing(["lead"]))
    assert script.said[-2].startswith("Your answers are in")
    assert stored() == {"goal": "lead"}


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_a_failure_of_the_plan_leads_through_the_farewell(error: Exception) -> None:
    save("maria", ANSWERS)
    desk = WizardApp(
        real_catalog(),
        script := Script(["resume", "done"]),
        TODAY,
        name="maria",
        saving=True,
        no_color=True,
        now=lambda: "2026-11-23T10:00:00-05:00",
    )
    desk._planned.plan = fails(error)  # type: ignore[method-assign]
    with pytest.raises(type(error)):
        _sit(desk, None)
    assert script.said[-2].startswith("Your answers are in")
    assert stored() == ANSWERS


def test_a_failure_before_anything_was_asked_tells_of_nothing_else() -> None:
    desk = WizardApp(
        real_catalog(),
        script := Script([]),
        TODAY,
        name="maria",
        saving=True,
        no_color=True,
        now=lambda: "2026-11-23T10:00:00-05:00",
    )
    desk._begin = fails(CodingpathError("no"))  # type: ignore[method-assign]
    with pytest.raises(CodingpathError):
        _sit(desk, None)
    assert script.said == []


@pytest.mark.parametrize("error", [UnicodeEncodeError("utf-8", "\ud83d", 0, 1, "no"), OSError(5, "I/O"), CodingpathError("no")])
def test_whatever_keeps_answers_from_being_saved_they_are_shown(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "save", fails(error))
    sat = Sitting(["lead"])
    assert 'goal: "lead"' in sat.last
    assert "You can go on. Saving is tried again after each answer." in sat.said


# -- under which name


@pytest.mark.usefixtures("maria")
@pytest.mark.parametrize(
    ("name", "reply", "meant"),
    [
        ("Maria", "near", "maria"),
        ("Maria~evenings", "near", "maria~evenings"),
        ("mria", "near", "maria"),
        ("mria", "new", "mria"),
        ("Marie", "new", "Marie"),
    ],
)
def test_a_name_that_looks_like_a_saved_one_is_asked_about(name: str, reply: str, meant: str) -> None:
    script = Script([BACK, Signal.HELP, reply])
    assert whose(script, name) == meant
    assert {title for title, _, _ in script.menus} == {f"maria is there, {name.partition('~')[0]} is not. Did you mean maria?"}
    assert script.menus[0][2] == "near"


@pytest.mark.usefixtures("maria")
def test_a_name_that_differs_in_capitals_only_cannot_be_new() -> None:
    script = Script(["stop"])
    with pytest.raises(Interrupted):
        whose(script, "MARIA")
    assert "new" not in dict(script.menus[0][1])


@pytest.mark.usefixtures("maria")
@pytest.mark.parametrize("name", ["maria", "robert", "maria~evenings"])
def test_other_names_are_taken_as_they_are(name: str) -> None:
    assert whose(Script([]), name) == name
