"""The live conversation at the desk: trying, keeping, dropping, variants, notes, and files to take away."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path

import pytest
from answered import everything_answered
from scripted import Script
from strategies import TODAY, plan_of, real_catalog, real_table

from codingpath.formats import FORMATS, PLAN, offered
from codingpath.interactive.export import PAPERS
from codingpath.interactive.live import by_school
from codingpath.interactive.program import WizardApp
from codingpath.model.condition import Answers, Value
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import Program
from codingpath.planning.plan import plan
from codingpath.rules.masks import MaskTable
from codingpath.sessions import alias, names, notes, store
from codingpath.sessions.names import variants
from codingpath.wizard.flow import Flow
from codingpath.wizard.prompter import Interrupted, Keyed, Raw, Signal


@pytest.fixture(autouse=True)
def a_tall_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing come a screen at a time."""
    monkeypatch.setenv("LINES", "1000")


BACK, HELP = Signal.BACK, Signal.HELP
NAME = "Maria"
OWN: Answers = everything_answered(
    goal="start-soon", matters_most=("low-cost",), role="coding", setting="physician-office", so_far="nothing", education="diploma",
    health_work="none", terminology="none", basics=("none",), hours=12, free_times="evenings-weekends", start=TODAY, months=18,
    campus="sometimes", internet="reliable", study_style="mix", state="TX", budget=4500, funding=("none",),
)  # fmt: skip
HOURS: list[Raw | Signal] = ["change", "hours", "20"]


class Desk(WizardApp):
    """A sitting that does not compile the rules again, nor plan again what another one planned."""

    @cached_property
    def table(self) -> MaskTable:
        return real_table()

    def _plan(self, flow: Flow, program: Program | None) -> Roadmap:
        return planned(tuple(flow.answers.items()), program)


@cache
def planned(answers: tuple[tuple[str, Value], ...], program: Program | None) -> Roadmap:
    return plan(real_catalog(), dict(answers), TODAY, real_table(), program=program) if program else plan_of(dict(answers))


class Talk:
    """A sitting that is over: what was said and asked, and what is on the disk."""

    def __init__(self, replies: Sequence[Raw | Signal], *, name: str = NAME, saving: bool = True, stopped: bool = False) -> None:
        begin: list[Raw | Signal] = [] if saving and names.path_of(name).exists() else ["done"]
        self.script = Script([*(begin or ["show"]), *replies, *(() if stopped else ("quit",))], plain=False)
        self.desk = Desk(
            real_catalog(), self.script, TODAY, name=name, saving=saving, no_color=True, now=lambda: "2026-11-23T10:00:00-05:00"
        )
        try:
            self.desk.sit(OWN if begin else None)
        except Interrupted:
            assert stopped
        self.desk.farewell(stopped=stopped)
        assert not self.script.replies, "not every reply was used"

    @property
    def said(self) -> str:
        return "\n".join(self.script.said)

    @property
    def titles(self) -> list[str]:
        return [title for title, _, _ in self.script.menus]

    def options(self, title: str) -> list[str]:
        """Return the labels of the last menu of this title."""
        return [label for _, label in [options for t, options, _ in self.script.menus if t == title][-1]]


def saved(name: str = NAME) -> Answers:
    return store.load(name, real_catalog().questions).answers


# -- a school


def test_a_school_is_tried_like_an_answer_and_kept_with_a_copy_of_its_record(capsys: pytest.CaptureFixture[str]) -> None:
    first, second, *_ = plan_of(OWN).choices
    talk = Talk(["school", second.match.program.id, "more", "school", first.match.program.id, "keep", "quit"][:-1])
    assert [title for title in talk.titles if title.startswith("Trying: ")] == [
        f"Trying: {second.match.program.school}",
        f"Trying: {first.match.program.school}",
    ]
    screen = capsys.readouterr().out
    assert "none chosen" in screen
    kept = store.load(NAME, real_catalog().questions)
    assert (kept.answers, dict(kept.program or {})["school"]) == (OWN, first.match.program.school)
    again = Talk(["school", "no-school", "keep"])
    assert again.titles[-2] == "Trying: No school chosen"
    assert store.load(NAME, real_catalog().questions).program is None


def test_going_back_from_the_schools_leads_to_the_list_they_were_picked_from() -> None:
    talk = Talk(["change", "school", BACK, BACK])
    assert [t for t in talk.titles if t != "What next?"][-3:] == ["Try which answer?", "Which school?", "Try which answer?"]


# -- trying


def test_what_is_tried_and_dropped_leaves_the_own_answers_as_they_were(capsys: pytest.CaptureFixture[str]) -> None:
    Talk([])
    before = names.path_of(NAME).read_bytes()
    capsys.readouterr()
    talk = Talk([*HOURS, "own"])
    assert json.loads(names.path_of(NAME).read_text("utf-8"))["answers"] == json.loads(before)["answers"]
    assert "Trying: Study hours" in talk.titles
    assert "Back to your own answers. They are as they were." in talk.said
    assert "12 hours a week" in capsys.readouterr().out
    assert talk.script.prompts[-1].explanation[0] == "Your own answer: 12 hours a week"
    assert talk.script.prompts[-1].explanation[1].startswith("Why we ask: as things stand")
    assert talk.script.noted == []


def test_any_answer_can_be_picked_in_the_order_of_the_quiz_with_the_present_one_beside_it() -> None:
    menu = Talk(["change", BACK]).options("Try which answer?")
    titles = [q.title for q in real_catalog().questions if q.id in OWN]
    assert [label.partition(":")[0] for label in menu] == [*titles, "With a school, with another, or with none"]
    assert "Your own money: $4,500" in menu


def test_tried_answers_add_up_and_the_screen_says_which() -> None:
    talk = Talk([*HOURS, "more", "budget", "900", "more", BACK, "keep"])
    assert talk.titles[-2] == "Trying: Study hours, Your own money"
    menu = talk.options("Try which answer?")
    assert "Study hours: 20 hours a week (tried)" in menu
    assert menu[-1] == "Back to your own answers"
    assert saved() == {**OWN, "hours": 20, "budget": 900}


def test_what_is_kept_is_the_own_answers_from_then_on() -> None:
    talk = Talk([*HOURS, "keep", "change", "months", "12", "own"])
    assert saved() == {**OWN, "hours": 20}
    assert "Kept. These are your own answers now." in talk.said
    assert talk.titles[-2] == "Trying: Time until ready"


@pytest.mark.parametrize("way", ["own", BACK])
def test_one_key_goes_back_to_the_own_answers(way: Raw | Signal) -> None:
    assert "Back to your own answers" in Talk([*HOURS, way]).said
    assert saved() == OWN


def test_the_list_too_leads_back_to_the_own_answers() -> None:
    assert "Back to your own answers" in Talk([*HOURS, "more", "own"]).said
    assert saved() == OWN


def test_what_was_dropped_can_be_tried_again() -> None:
    talk = Talk([*HOURS, "own", "change", "again-0", "keep", "change", BACK])
    assert saved()["hours"] == 20
    assert not [label for label in talk.options("Try which answer?") if label.startswith("Again")]


def test_all_that_was_tried_stays_at_hand_until_the_sitting_ends() -> None:
    first = [*HOURS, "own", "change", "months", "24", "own", "change", BACK]
    talk = Talk(first)
    again = [label for label in talk.options("Try which answer?") if label.startswith("Again")]
    assert again == ["Again: Time until ready 24", "Again: Study hours 20"]
    talk = Talk([*first, "change", "again-1", "more", "again-0", "keep", "change", BACK])
    assert saved()["months"] == 24
    assert [label for label in talk.options("Try which answer?") if label.startswith("Again")] == [
        "Again: Study hours 20; Time until ready 18"
    ]


def test_keep_can_be_undone_once() -> None:
    talk = Talk([*HOURS, "keep", "undo", "own"])
    assert saved() == OWN
    assert "Your own answers are those from before again." in talk.said
    assert talk.titles[-2] == "Trying: Study hours", "what was kept is on trial again"
    talk = Talk([*HOURS, "keep", "undo", "keep", "on"])
    assert saved() == {**OWN, "hours": 20}


def test_drop_can_be_undone_once() -> None:
    talk = Talk([*HOURS, "own", "undo", "keep", "undo", BACK])
    assert talk.titles.count("Trying: Study hours") == 3
    assert saved() == OWN


def test_undo_is_offered_while_there_is_something_to_undo_and_has_a_letter() -> None:
    talk = Talk(["on", *HOURS, "own", "undo", "more", "hours", "12"])
    offered = [options for title, options, _ in talk.script.menus if title == "What next?"]
    assert ["undo" in dict(options) for options in offered] == [False, False, True, False]
    assert isinstance(offered[2], Keyed)
    assert offered[2].picked_by("U") == "undo"


def test_the_own_answer_again_is_nothing_tried() -> None:
    talk = Talk([*HOURS, "more", "hours", "12"])
    assert "These are your own answers. Nothing is tried." in talk.said
    assert talk.titles[-1] == "What next?"
    assert "Nothing is tried." in Talk(["change", "hours", "12"]).said


def test_going_back_from_a_question_leads_to_the_list_at_that_question() -> None:
    talk = Talk(["change", "months", BACK, BACK])
    assert [default for title, _, default in talk.script.menus if title == "Try which answer?"] == ["goal", "months"]
    assert "Trying" not in " ".join(talk.titles)


def test_an_answer_that_opens_a_question_asks_it() -> None:
    talk = Talk(["change", "goal", "work-remotely", "yes", "keep"])
    assert talk.script.asked[-2:] == ["goal", "care-duties"]
    assert saved() == {**OWN, "goal": "work-remotely", "care-duties": "yes"}


def test_a_closer_look_changes_nothing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "400")  # all of a part at once
    talk = Talk([*HOURS, "full", "moved", "full", "why", "back", HELP, "back", "own"])
    out = capsys.readouterr().out
    assert out.count("What moves ─") == 2
    assert "When each stage ends" in out
    assert "Which result in full?" in talk.titles
    assert saved() == OWN


def test_help_at_the_choices_says_what_each_does() -> None:
    assert "Keep: what is tried becomes your own answers." in Talk([*HOURS, HELP, "own"]).said


def test_a_stop_while_trying_loses_nothing_and_says_so() -> None:
    talk = Talk([*HOURS, "more", "budget"], stopped=True)
    assert saved() == OWN
    assert talk.script.said[-3:-1] != []
    assert "What you tried was not kept." in talk.said


# -- variants and notes


def test_both_are_kept_when_what_is_tried_becomes_a_variant() -> None:
    talk = Talk([*HOURS, "both", "more hours"])
    assert saved() == OWN
    assert saved(f"{NAME}~more hours") == {**OWN, "hours": 20}
    assert "Maria~more hours" in talk.said
    assert "variants" in talk.options("What next?")


def test_a_variant_gets_a_name_that_is_free_and_fits() -> None:
    Talk([*HOURS, "both", "", "change", "hours", "20", "both", "", "change", "state", "OH", "both", ""])
    assert set(variants(NAME)) == {"Study hours 20", "Study hours 20 2", "State OH"}


@pytest.mark.parametrize(("name", "says"), [("a/b", "cannot name a session"), ("first", "there is a variant 'first' already")])
def test_a_name_that_cannot_be_is_told_and_nothing_is_lost(name: str, says: str) -> None:
    talk = Talk(["change", "hours", "15", "both", "first", *HOURS, "both", name, name, BACK, "keep"])
    assert talk.said.count(says) == 2
    assert talk.script.lines == ["Name of the variant"] * 4, "after a refusal the same line is asked for again"
    assert saved()["hours"] == 20
    assert saved(f"{NAME}~first")["hours"] == 15


def test_a_variant_is_opened_beside_the_own_answers(capsys: pytest.CaptureFixture[str]) -> None:
    Talk([*HOURS, "both", "evenings"])
    capsys.readouterr()
    talk = Talk(["variants", "evenings", "open", "more", "months", "12", "own"])
    assert talk.titles[-2] == "Trying: Study hours, Time until ready"
    assert "20 hours a week" in capsys.readouterr().out
    assert saved() == OWN
    Talk(["variants", "evenings", "open", "keep"])
    assert saved() == {**OWN, "hours": 20}


def test_variants_are_compared_with_the_own_answers_and_with_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    Talk([*HOURS, "both", "fast"])
    Talk(["variants", "fast", "compare", ""])
    assert "fast" in heads(capsys.readouterr().out)[-1]
    Talk(["change", "hours", "5", "both", "slow"])
    capsys.readouterr()
    Talk(["variants", "slow", "compare", "fast", "slow", "compare", "", "slow", "compare", BACK, BACK, BACK])
    assert heads(capsys.readouterr().out) == [["fast", "slow"], ["Your", "own", "answers", "slow"]]


def heads(printed: str) -> list[list[str]]:
    """Return the headings of each page of what moves."""
    return [page.splitlines()[2].split() for page in printed.split("What moves ─")[1:]]


def test_a_variant_is_deleted_after_a_question() -> None:
    Talk([*HOURS, "both", "fast"])
    talk = Talk(["variants", "fast", "delete", "no", "delete", BACK, "delete", "yes"])
    assert variants(NAME) == []
    assert "Deleted the variant fast." in talk.said
    assert "variants" not in talk.options("What next?")
    assert saved() == OWN


def test_a_variant_that_went_meanwhile_or_is_damaged_is_told() -> None:
    Talk([*HOURS, "both", "fast"])
    names.path_of(f"{NAME}~fast").write_text("{", "utf-8")
    assert "it is not whole JSON" in Talk(["variants", "fast", "open", BACK]).said


def test_a_sitting_at_a_variant_offers_the_others_and_leaves_the_client_alone() -> None:
    Talk([*HOURS, "both", "fast"])
    Talk(["change", "budget", "900", "both", "poor"])
    talk = Talk(["change", "months", "12", "keep", "variants", ""], name=f"{NAME}~fast")
    assert talk.options("Which variant?") == ["poor", "Back to the menu"]
    assert saved() == OWN
    assert saved(f"{NAME}~fast") == {**OWN, "hours": 20, "months": 12}


def test_a_note_is_written_while_trying() -> None:
    talk = Talk([*HOURS, "note", "asks about evenings", "note", BACK, "note", "", BACK, "own"])
    assert [n.text for n in notes.read(NAME)] == ["asks about evenings"]
    assert "Noted." in talk.said
    assert "the note is empty" in talk.said


def test_nothing_is_written_when_nothing_is_to_be() -> None:
    talk = Talk([*HOURS, "both", "note", "keep", "change", BACK], saving=False)
    assert talk.said.count("nothing is written with --ephemeral") == 2
    assert "Study hours: 20 hours a week" in talk.options("Try which answer?")
    assert not alias.folder().exists()


# -- files to take away


def test_every_form_is_offered_and_written_under_its_ending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    forms = list(offered(PLAN))
    typed = [(form, name) for form in forms for name in ("", f"mine-{form}")]
    talk = Talk([said for form, name in typed for said in ("export", form, *["none"] * (form == "ics"), name)])
    assert len(talk.options("As what kind of file?")) == len(forms) + len(PAPERS)
    written = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir() if path.is_file()}
    suggested = [name for name in written if not name.startswith("mine-")]
    assert len(suggested) == len(forms)
    assert all(name.startswith(f"{NAME}-2026-11-23") for name in suggested)
    for form in forms:
        mine = f"mine-{form}{FORMATS[form].endings[0]}"
        assert [name for name in suggested if written[name] == written[mine]], form
        assert any(name.endswith(FORMATS[form].endings[0]) for name in suggested)
    assert len(written) == 2 * len(forms)


FILE_NAMES = {"m.pdf": "m.pdf.md", "plan.html": "plan.html.md", "m.MARKDOWN": "m.MARKDOWN", "Maria G. 2.0": "Maria G. 2.0.md"}


def test_a_file_is_what_its_name_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Talk([reply for typed in FILE_NAMES for reply in ("export", "markdown", typed)])
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == set(FILE_NAMES.values())


def test_a_folder_is_no_file_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folders = [".", "./", "..", "/"]
    talk = Talk(["export", "markdown", *folders, "fine"])
    assert talk.said.count("it is a folder; name a file in it") == len(folders)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["fine.md"]


def test_a_file_that_is_there_is_never_replaced_and_going_back_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.md").write_text("ticked", "utf-8")
    there = ["export", "markdown", "plan.md"]
    talk = Talk([*there, "export", BACK, "export", "json", BACK, "table", "no/such/folder.json", "~nobody-at-all/x", BACK, BACK])
    assert [default for title, _, default in talk.script.menus if title.startswith("As what")][-3:] == ["markdown", "json", "table"]
    assert talk.said.count("cannot write it") == 2
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"plan.md", "plan-2.md"}
    assert (tmp_path / "plan.md").read_text("utf-8") == "ticked"


@pytest.mark.parametrize(
    ("name", "named", "stem"), [("maria", True, "maria"), ("maria", False, "codingpath"), (None, True, "codingpath")]
)
def test_the_name_of_a_file_says_whose_it_is_unless_told_not_to(name: str | None, named: bool, stem: str) -> None:
    desk = WizardApp(
        real_catalog(),
        Script([]),
        TODAY,
        name=name,
        saving=True,
        no_color=True,
        now=lambda: "2026-11-23T10:00:00-05:00",
        named_files=named,
    )
    assert desk.stem == stem


def test_notes_are_in_a_file_only_when_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Talk([*HOURS, "note", "prefers <b>Tuesdays</b>", "own"])
    talk = Talk(
        [
            "export",
            "markdown",
            "no",
            "a.md",
            "export",
            "html",
            "yes",
            "b.html",
            "export",
            "ics",
            "none",
            "c.ics",
            "export",
            "markdown",
            BACK,
            "html",
            "yes",
            BACK,
            "no",
            "d.html",
        ]
    )
    defaults = [default for title, _, default in talk.script.menus if title == "With your notes?"]
    assert defaults == ["no", "no", "no", "no", "yes"]
    for name, there in (("a.md", False), ("b.html", True), ("c.ics", False), ("d.html", False)):
        assert ("Tuesdays" in (tmp_path / name).read_text("utf-8")) is there
        assert ((tmp_path / name).stat().st_mode & 0o077 == 0) is there
    assert "<b>Tuesdays" not in (tmp_path / "b.html").read_text("utf-8")


def test_without_notes_nobody_is_asked_about_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "With your notes?" not in Talk(["export", "markdown", ""]).titles


def test_programs_of_one_school_stand_under_its_name_whole() -> None:
    first, *_ = (program for program in real_catalog().programs if program.city)
    other = replace(first, id="other", program="Another course")
    options = by_school([first, other], or_none=True)
    assert [label for _, label in options] == [first.program, "Another course", "No school chosen"]
    assert [*options.headings.values()] == [f"{first.school} in {first.city}, {first.state}", "None of them"]


# -- the counselor's papers


def test_the_papers_are_written_from_the_menu_with_what_was_tried_and_agreed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    a_talk = ["by video", "yesterday", "2026-11-01", "in 2 weeks"]
    talk = Talk([*HOURS, "own", "export", "case-note", *a_talk, "note.pdf", "note", "export", BACK, "export", "iep", ""])
    note, plan_text = (path.read_text("utf-8") for path in (tmp_path / "note.txt", tmp_path / f"{NAME}-iep-2026-11-23.html"))
    assert "Type of contact: by video" in note
    assert "Study hours: tried 20 hours a week instead of" in note
    assert "Next contact: 12/07/2026" in note
    assert " ".join(note.split()) in " ".join(capsys.readouterr().out.split())
    assert "Next meeting: 12/07/2026" in plan_text
    assert "2026-11-01 is past; name a day from 2026-11-23 on" in talk.said
    assert "no file of this command ends in .pdf" in talk.said


def test_nobody_without_a_name_is_offered_papers() -> None:
    for name, saving in ((alias.DEFAULT_NAME, True), (NAME, False)):
        talk = Talk(["export", BACK], name=name, saving=saving)
        assert not {label for label in talk.options("As what kind of file?") if "Case note" in label}
