"""`codingpath plan`: forms, files, the same bytes twice, no network, colors only where they can be seen."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from forked import finished, import_everything, program
from running import ANOTHER_SEED, BEGINNER, ROOT, SMALL, TODAY, Ran, process
from strategies import real_catalog

from codingpath.catalog.kept import copy_of
from codingpath.formats.lines import WIDEST_TEXT
from codingpath.model.parts import PARTS
from codingpath.sessions import store

Cli = Callable[..., Ran]
PLAN = ("plan", "--answers", str(BEGINNER), *TODAY)


def test_the_table_is_the_whole_plan_and_brief_the_first_page(printed: Cli) -> None:
    whole, brief = printed(*PLAN).out, printed(*PLAN, "--brief").out
    assert whole.startswith(brief.rstrip("\n"))
    assert brief.startswith("YOUR PLAN: ")
    assert "Sources" in whole
    titles = [line.split(" ─")[0] for line in whole.splitlines() if " ──" in line]
    assert len(titles) == len(PARTS)
    assert titles[0] == "Dates"


def test_parts_are_printed_by_name_in_the_order_of_the_plan(printed: Cli, cli: Cli) -> None:
    two = printed(*PLAN, "--part", "jobs", "--part", "dates").out
    assert [line.split(" ─")[0] for line in two.splitlines() if " ──" in line] == ["Dates", "Jobs and pay"]
    full = printed(*PLAN, "--part", "jobs", "--full").out
    assert [line.split(" ─")[0] for line in full.splitlines() if " ──" in line] == ["Jobs and pay", "All sources"]
    assert "[1]" in full
    assert "(BLS, May 2025)" in two
    wrong = cli(*PLAN, "--part", "jbos")
    assert (wrong.code, wrong.out) == (2, "")
    assert "'jbos' is no part of a plan; the parts are dates, money, " in " ".join(wrong.err.split())


@pytest.mark.parametrize("more", [("--full",), ("--part", "dates")])
def test_the_first_page_and_more_than_it_exclude_each_other(cli: Cli, more: tuple[str, ...]) -> None:
    ran = cli(*PLAN, "--brief", *more)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"--brief prints the first page only; leave it out to have {more[0]}\n"


def test_full_has_the_appendix_and_the_number_of_every_source(printed: Cli) -> None:
    full = printed(*PLAN, "--full").out
    for title in (
        "Your path",
        "Questions people ask, answered for you",
        "Certifications side by side",
        "In plain words",
        "All sources",
    ):
        assert f"\n{title} ─" in full
    assert "In plain words" not in printed(*PLAN).out


def test_markdown_and_json(printed: Cli) -> None:
    assert printed(*PLAN, "--format", "markdown").out.startswith("# Your roadmap")
    assert json.loads(printed(*PLAN, "--format", "json").out)["schema"] == "codingpath-plan-2"
    brief = printed(*PLAN, "--format", "markdown", "--brief").out
    assert brief.count("\n## ") == 1
    assert "\n## What you told us\n" in brief


def test_a_page_to_take_away_bears_the_name_of_the_session_unless_turned_off(cli_with_sessions: Cli) -> None:
    for name in ("maria", "maria~online"):
        store.save(name, {"hours": 12}, rules="1", now="2026-11-23")
    call = ("plan", "--session", "maria~online", *TODAY, "--format", "markdown")
    assert cli_with_sessions(*call).out.partition("\n")[0].endswith(": maria")
    assert "maria" not in cli_with_sessions(*call, "--no-name").out
    assert "maria" not in cli_with_sessions("plan", "--session", "maria~online", *TODAY, "--format", "json").out
    parts = cli_with_sessions("plan", *TODAY, "--part", "dates", "--part", "steps")  # of the last session, on the screen
    assert parts.out.startswith("Your roadmap into medical billing and coding: maria\n")
    why = ("explain", "--session", "maria", *TODAY, "--format", "markdown")
    assert cli_with_sessions(*why).out.partition("\n")[0].endswith(": maria")
    assert "maria" not in cli_with_sessions(*why, "--no-name").out


def test_answers_on_the_command_line_come_on_top(cli: Cli) -> None:
    answers = json.loads(cli(*PLAN, "--format", "json", "--answer", "hours=20", "--answer", "matters-most=support,speed").out)[
        "answers"
    ]
    assert (answers["hours"], answers["matters-most"], answers["role"]) == (20, ["speed", "support"], "coding")


def test_answers_on_the_command_line_are_enough(cli: Cli) -> None:
    ran = cli("plan", "--answer", "goal=lead", *TODAY, "--format", "json")
    assert json.loads(ran.out)["answers"] == {"goal": "lead"}


def test_an_empty_file_is_a_person_who_is_not_sure_of_anything(cli: Cli, tmp_path: Path) -> None:
    empty = tmp_path / "empty.yaml"
    empty.write_text("", "utf-8")
    assert json.loads(cli("plan", "--answers", str(empty), *TODAY, "--format", "json").out)["answers"] == {}


def test_a_json_file_says_the_same_as_yaml(cli: Cli, printed: Cli, tmp_path: Path) -> None:
    made = printed(*PLAN, "--format", "json").out
    path = tmp_path / "me.json"
    path.write_text(json.dumps(json.loads(made)["answers"]), "utf-8")
    assert cli("plan", "--answers", str(path), *TODAY, "--format", "json").out == made


@pytest.mark.parametrize("person", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_each_example_makes_a_plan(printed: Cli, person: Path) -> None:
    ran = printed("plan", "--answers", str(person), *TODAY, "--brief")
    assert (ran.code, ran.err) == (0, "")
    assert "YOUR PLAN: " in ran.out


# -- output files


def test_output_writes_the_file_and_says_so_on_stderr(cli: Cli, printed: Cli, tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    ran = cli(*PLAN, "--format", "markdown", "--output", str(path))
    assert (ran.code, ran.out) == (0, "")
    assert str(path) in ran.err
    assert path.read_bytes() == printed(*PLAN, "--format", "markdown").out.encode()
    assert [p.name for p in tmp_path.glob("*.md*")] == ["plan.md"]


def test_output_never_replaces_a_file_unless_told_to(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("- [x] ticked", "utf-8")
    ran = cli(*PLAN, "--format", "markdown", "--output", str(path))
    assert (ran.code, path.read_text("utf-8")) == (1, "- [x] ticked")
    assert "--force" in ran.err
    assert cli(*PLAN, "--format", "markdown", "--output", str(path), "--force").code == 0
    assert path.read_text("utf-8").startswith("# Your roadmap")


@pytest.mark.parametrize("folder", ["none", "a-file"])
def test_a_folder_that_is_none_is_something_to_mend(cli: Cli, tmp_path: Path, folder: str) -> None:
    (tmp_path / "a-file").touch()
    ran = cli(*PLAN, "--brief", "--output", str(tmp_path / folder / "plan.txt"))
    assert (ran.code, ran.out) == (1, "")
    assert "cannot write it" in ran.err


def test_a_write_that_fails_halfway_leaves_the_old_file_and_no_scraps(tmp_path: Path) -> None:
    from codingpath.files import write  # noqa: PLC0415

    path = tmp_path / "plan.md"
    path.write_text("old", "utf-8")
    with pytest.raises(UnicodeEncodeError):
        write("half \ud800 of it", path, force=True)
    assert [(p.name, p.read_text("utf-8")) for p in tmp_path.glob("*plan*")] == [("plan.md", "old")]


def test_the_next_free_name(tmp_path: Path) -> None:
    from codingpath.files import free_name  # noqa: PLC0415

    path = tmp_path / "plan.md"
    assert free_name(path) == path
    path.touch()
    (tmp_path / "plan-2.md").touch()
    assert free_name(path).name == "plan-3.md"


# -- the same bytes, no network, no colors


def test_the_same_answers_make_the_same_bytes_in_any_process(printed: Cli) -> None:
    here = printed(*PLAN, "--format", "json")
    assert here.code == 0
    assert process(*PLAN, "--format", "json", env={"PYTHONHASHSEED": ANOTHER_SEED}) == here


def test_no_socket_is_opened(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    forms = [(*PLAN, "--format", form) for form in ("markdown", "json", "html", "ics")]
    check, programs = ("check", "--data", str(SMALL)), ("programs", "--state", "OH", "--format", "json")
    for args in (PLAN, *forms, ("questions",), check, programs, ("credentials",), ("data", "status")):
        assert cli(*args).code == 0


@pytest.mark.parametrize("args", [(), ("--no-color", "--brief")])
def test_no_escape_codes_where_there_is_no_terminal(cli: Cli, args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b" not in cli(*PLAN, *args).out


@pytest.mark.parametrize("env", [{"FORCE_COLOR": "1", "NO_COLOR": "1"}, {"TERM": "dumb", "NO_COLOR": ""}])
def test_no_color_is_obeyed(cli: Cli, env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert not re.search(r"\x1b\[(?!0m|1m|2m|4m|22m|24m|1;4m|0;?m)[\d;]*m", cli(*PLAN, "--brief").out), "a color"


@pytest.mark.parametrize(("columns", "width"), [("40", 40), ("100", 100), ("", 80), ("0", 80), ("many", 80)])
def test_the_width_without_a_terminal(cli: Cli, columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    page, part = cli(*PLAN, "--brief"), cli(*PLAN, "--part", "dates")
    assert (page.code, part.code) == (0, 0)
    assert max(map(len, part.out.splitlines())) == width
    assert max(map(len, page.out.splitlines())) == min(width, WIDEST_TEXT), "a line of text is no longer than can be read"


def test_an_old_terminal_gets_marks_it_can_show(shared_home: Path) -> None:
    import_everything()
    ran = finished(program(*PLAN, "--brief"), {"PYTHONIOENCODING": "ascii", "CODINGPATH_HOME": str(shared_home)})
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.isascii()
    assert "YOUR PLAN: " in ran.out


# -- with one program


def _json(ran: Ran) -> dict[str, Any]:
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_with_a_program_dates_and_money_are_its_own_and_nothing_is_written(cli_with_sessions: Cli) -> None:
    path = store.save("maria", {"hours": 12, "state": "OH"}, rules="1", now="2026-11-23")
    before = path.read_bytes()
    call = ("plan", "--session", "maria", *TODAY, "--format", "json")
    plain, chosen = _json(cli_with_sessions(*call)), _json(cli_with_sessions(*call, "--program", "us-aapc-coding"))
    assert chosen["choices"] == ["us-aapc-coding"] == [total["program"] for total in chosen["totals"]]
    assert chosen["totals"][0]["reason"] == "chosen"
    assert plain["decisions"] == chosen["decisions"]
    assert path.read_bytes() == before
    unknown = cli_with_sessions(*call, "--program", "us-aapc-codng")
    assert (unknown.code, unknown.err.splitlines()[-1]) == (
        1,
        "no program is called 'us-aapc-codng'; did you mean 'us-aapc-coding'?",
    )


def test_a_session_keeps_its_program_also_when_the_list_has_it_no_more(cli_with_sessions: Cli) -> None:
    gone = replace(next(iter(real_catalog().programs)), id="gone-from-the-list", price_usd=1234, price_covers="tuition and books")
    for name, program_copy in (("maria", copy_of(gone)), ("broken", {"id": "gone-from-the-list", "price_usd": "much"})):
        store.save(name, {"hours": 12, "goal": "lead"}, rules="1", now="2026-11-23", program=program_copy)
    call = ("plan", *TODAY, "--format", "json", "--session")
    assert _json(cli_with_sessions(*call, "maria"))["choices"] == ["gone-from-the-list"]
    assert _json(cli_with_sessions(*call, "maria", "--program", "gone-from-the-list"))["choices"] == ["gone-from-the-list"]
    assert "gone-from-the-list" not in _json(cli_with_sessions(*call, "maria", "--program", "none"))["choices"]
    broken = cli_with_sessions(*call, "broken")
    assert "gone-from-the-list" not in _json(broken)["choices"]
    assert "cannot be read, so it is left out" in broken.err
