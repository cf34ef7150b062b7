"""`codingpath data add`: what an office knows goes into its own folder, checked before anything is written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from running import SMALL, TODAY, Ran
from scripted import Script

from codingpath.catalog.load import load_catalog
from codingpath.commands.data.add import _Adding, _own_folder
from codingpath.model.source import EntryKind
from codingpath.wizard.prompter import Interrupted, Raw, Signal

Cli = Callable[..., Ran]
PROGRAM = ("school=Lorain CC", "program=Coding: short", "state=NJ", "award=certificate", "kind=noncredit", "read-at=www.lorain.edu")
FUND = ("name=Fresh Start", "who=state", "answers=NJ", "why=It helps", "amount=Up to $1,500", "covers=Tuition", "apply=Call Lee")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(SMALL, tmp_path / "office"))
    (folder / "office.yaml").write_text("# ours\nname: Lorain  # as it is\n", "utf-8")
    return folder


def sets(*pairs: str) -> list[str]:
    return [word for pair in pairs for word in ("--set", pair)]


def add(cli: Cli, office: Path, kind: str, *pairs: str, more: tuple[str, ...] = ()) -> Ran:
    return cli("data", "add", kind, "--data", str(office), *TODAY, *sets(*pairs), *more)


def test_each_kind_is_written_into_its_file_and_read_back(cli: Cli, office: Path) -> None:
    before = {file.name: file.read_text("utf-8") for file in office.iterdir()}
    ran = add(cli, office, "program", *PROGRAM, "price=$2,400", "months=4-6", "exams=cpc", "city=Piscataway", "zip=08854")
    assert (ran.code, ran.err) == (0, "")
    assert "nj-lorain-cc-coding-short has no 'cip'" in ran.out
    assert add(cli, office, "fund", *FUND, "approval=yes", "read-at=told by the county").code == 0
    assert add(cli, office, "note", "text=We meet Mondays at 10", "who=everybody", "part=money").code == 0
    assert add(cli, office, "contact", "contact=440-555-0100", "kind=job-center", "home=Middlesex County NJ, Elyria, OH").code == 0
    catalog = load_catalog(office)
    program = next(p for p in catalog.programs if p.school == "Lorain CC")
    assert (program.price_usd, program.price_year, program.months_low, program.months_high) == (2400, "2026", 4, 6)
    assert program.prepares_for == ("cpc",)
    assert catalog.sources[program.source].checked == date(2026, 11, 23)
    assert program.id in catalog.own_programs
    assert program.id in catalog.home_programs
    fund = next(f for f in catalog.funding if f.name == "Fresh Start")
    assert (fund.amount, fund.third_party, fund.id in catalog.own_funding) == ("Up to $1,500.", True, True)
    assert [(n.part, n.text) for n in catalog.office_notes] == [("money", "We meet Mondays at 10.")]
    assert catalog.office is not None
    assert (catalog.office.contact, catalog.office.kind, catalog.office.state) == ("440-555-0100", "job-center", "NJ")
    for name, text in before.items():  # every line is still there, in its order
        lines = iter((office / name).read_text("utf-8").splitlines())
        assert all(line in lines for line in text.splitlines() if line != "sources: []"), name


def test_a_note_is_the_same_without_its_picture_and_another_alphabet_is_no_fault(cli: Cli, office: Path) -> None:
    """A note with an emoji and the same one without it both stood in each plan."""
    assert add(cli, office, "note", "text=We meet 😀 on Mondays at 10", "who=everybody", "part=money").code == 0
    again = add(cli, office, "note", "text=We meet on Mondays at 10", "who=everybody", "part=money")
    assert "is there already; use --force" in again.err
    assert add(cli, office, "note", "text=Понедельник", "who=everybody", "part=money").code == 0


def test_the_lists_of_names_for_an_editor_know_the_new_one(cli: Cli, office: Path) -> None:
    (office / "schema").mkdir()
    for name in ("funding.schema.json", "mine.txt"):
        (office / "schema" / name).write_text("{}", "utf-8")
    assert add(cli, office, "fund", *FUND, "approval=no", "read-at=told").code == 0
    assert '"fund-own-fresh-start"' in (office / "schema" / "funding.schema.json").read_text("utf-8")
    assert sorted(file.name for file in (office / "schema").iterdir()) == ["funding.schema.json", "mine.txt"]


def test_where_there_is_no_folder_it_offers_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    script = Script(["", "", "Lorain Jobs", str(SMALL), ""])
    folder = _own_folder(script, None)
    assert folder == Path("office-data")
    assert "an office needs a name" in script.said[0]
    assert "the folder is not empty" in script.said[1]
    assert (folder / "office.yaml").read_text("utf-8").count("Lorain Jobs") == 1
    assert _own_folder(Script(["office-data"]), None) == folder
    with pytest.raises(Interrupted):
        _own_folder(Script(["stop"]), None)


def test_nothing_is_replaced_unasked(cli: Cli, office: Path) -> None:
    assert add(cli, office, "program", *PROGRAM).code == 0
    standing = (office / "programs.yaml").read_text("utf-8")
    ran = add(cli, office, "program", *PROGRAM, "price=1")
    assert (ran.code, "'nj-lorain-cc-coding-short' is there already; use --force" in ran.err) == (1, True)
    assert (office / "programs.yaml").read_text("utf-8") == standing
    assert add(cli, office, "program", *PROGRAM, "price=1", more=("--force",)).code == 0
    assert standing.count("id: nj-lorain") == (office / "programs.yaml").read_text("utf-8").count("id: nj-lorain") == 1
    assert "name 'Lorain' is there already" in add(cli, office, "contact", "name=Other").err


def test_what_does_not_hold_is_said_and_not_written(cli: Cli, office: Path, tmp_path: Path) -> None:
    before = {file.name: file.read_bytes() for file in office.iterdir()}
    note = ("text=We {meet}", "who=everybody")
    wrong = {
        ("note", note): "{meet} cannot be filled",
        ("note", ("text=We meet", "who=everybody", "part=moey")): "did you mean 'money'",
        ("note", ("text=We meet",)): "--set who=… is missing",
        ("note", ("txt=We meet",)): "did you mean 'text'",
        ("note", ("text",)): "has no '='",
        ("program", (*PROGRAM, "price=cheap")): "--set price:",
        ("program", (*PROGRAM, "months=6-4")): "write 4-6",
        ("contact", ("home=Lorrain County OH",)): "did you mean 'Lorain County'",
        ("contact", ("home=Elyria",)): "is no place",
    }
    for (kind, pairs), said in wrong.items():
        ran = add(cli, office, kind, *pairs)
        assert ran.code in (1, 2), pairs
        assert said in ran.err, (pairs, ran.err)
    assert "Nothing was written" in add(cli, office, "note", *note).err
    assert {file.name: file.read_bytes() for file in office.iterdir()} == before
    assert "make one first: codingpath data init" in add(cli, tmp_path / "none", "note", *note).err


def talk(office: Path, kind: EntryKind, *replies: Raw | Signal) -> Script:
    script = Script(list(replies))
    _Adding(kind, date(2026, 11, 23), script, force=False).add(office, [])
    return script


def test_it_asks_one_by_one_and_goes_back_one(office: Path) -> None:
    back = Signal.BACK
    script = talk(office, "note", back, "We {x}", "money", back, back, "We {x}", "money", "everybody", "write", back, back, "jobs", "everybody", *("change", "text", "At 10"), "write")  # fmt: skip
    assert "This is the first question." in script.said
    assert any("{x} cannot be filled" in said for said in script.said)
    assert [(n.part, n.text) for n in load_catalog(office).office_notes] == [("jobs", "At 10.")]


def test_at_a_terminal_a_replacement_is_asked_about(office: Path) -> None:
    answers = ("We meet", "money", "everybody")
    talk(office, "note", *answers, "write")
    before = (office / "office.yaml").read_bytes()
    with pytest.raises(Interrupted):
        talk(office, "note", "We meet", "jobs", "everybody", "stop")
    script = talk(office, "note", "We meet", "jobs", "everybody", "write")
    assert script.menus[-1][0] == "Write it into office.yaml? It replaces 'we-meet'."
    assert script.menus[-1][2] == "change"
    assert (office / "office.yaml").read_bytes() != before


def test_line_ends_of_windows_stay(office: Path) -> None:
    (office / "office.yaml").write_bytes(b"# ours\r\nname: Lorain\r\n")
    talk(office, "note", "We meet", "money", "everybody", "write")
    written = (office / "office.yaml").read_bytes()
    assert written.startswith(b"# ours\r\nname: Lorain\r\nnotes:\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
