"""Whatever is quoted (an answer, a file name, a session, a misspelt option), a message is one calm line of bounded length."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from case_table import cases
from hostile_text import EVERY, is_calm, painted
from running import BEGINNER, TODAY, Ran, process

from codingpath.cli.errors import LONGEST, handled, note
from codingpath.errors import MAX_FAULTS, CodingpathError, DataError, Fault
from codingpath.sessions import notes, store

Cli = Callable[..., Ran]

ARGUMENTS = {name: text.replace("\0", "").replace("\ud83d", "\udc83") for name, text in EVERY.items()}
"""As the system lets them through: no zero byte, and a byte that is no text as half a pair."""

SMALL = Path(__file__).parents[1] / "bad_data" / "good"
"""A data folder whose rules are proved in no time."""

AT_ONCE = " ".join(text for text in ARGUMENTS.values() if len(text) < 200)
LONG = ARGUMENTS["long word"]


CALLS: dict[str, tuple[str, ...]] = {
    "command": ("{}",),
    "option": ("plan", "--{}"),
    "choice": ("plan", "--format", "{}"),
    "extra": ("plan", "x{}", "y"),
    "answers": ("plan", "--answers", "{}"),
    "answer": ("plan", "--answer", "{}"),
    "question": ("plan", "--answer", "{}=1"),
    "value": ("plan", "--answer", "hours={}"),
    "several": ("plan", "--answer", "funding=none,{}"),
    "compare": ("compare", "{}", str(BEGINNER)),
    "nobody's home": ("compare", "~nobody-{}", str(BEGINNER)),
    "session": ("plan", "--session", "{}"),
    "show": ("sessions", "show", "{}"),
    "rename": ("sessions", "rename", "{}", "anna"),
    "note": ("sessions", "note", "{}", "text"),
    "today": ("check", "--today", "{}"),
    "data": ("check", "--data", "{}"),
    "coverage": ("check", "--data", str(SMALL), "--coverage", "{}"),
    "credential": ("credentials", "{}"),
    "state": ("programs", "--state", "{}"),
    "certification": ("programs", "--credential", "{}"),
    "price": ("programs", "--max-price", "{}"),
    "code": ("programs", "--cip", "{}"),
    "import": ("data", "import", "{}", "{}", "{}"),
    "archive": ("sessions", "import", "{}"),
}


@cases("call", CALLS.values(), ids=CALLS.keys())
def test_every_refusal_is_one_calm_line(call: tuple[str, ...], cli: Cli) -> None:
    for text in (AT_ONCE, LONG):
        ran = cli(*(part.replace("{}", text) for part in call))
        assert ran.code in {1, 2}, ran.err
        assert ran.err.count("\n") == 1, ran.err
        assert is_calm(ran.err), ran.err
        assert len(ran.err) <= LONGEST + 4
        assert "bug" not in ran.err, ran.err
        assert is_calm(ran.out)


@pytest.mark.skipif(sys.platform == "win32", reason="takes no such names")
@pytest.mark.parametrize("name", ["escape", "turned", "zero width", "joined emoji", "wide", "breaks", "rich markup"])
def test_a_result_is_written_under_any_name_and_the_name_told_calmly(name: str, cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / ARGUMENTS[name].replace("/", "")
    ran = cli("questions", "--format", "json", "--output", str(path))
    assert ran.code == 0
    assert ran.err.startswith("Wrote ")
    assert ran.err.count("\n") == 1
    assert is_calm(ran.err)
    assert json.loads(path.read_text("utf-8"))
    again = cli("questions", "--format", "json", "--output", str(path))
    assert again.code == 1
    assert is_calm(again.err)


@pytest.mark.skipif(sys.platform == "win32", reason="takes no such names")
def test_plans_side_by_side_bear_calm_names(cli: Cli, tmp_path: Path) -> None:
    paths = [tmp_path / f"{ARGUMENTS[name].replace('/', '')}.yaml" for name in ("escape", "turned", "joined emoji", "wide")]
    for path in paths:
        path.write_bytes(BEGINNER.read_bytes())
    for form in ("table", "markdown", "csv"):
        ran = cli("compare", *map(str, paths), *TODAY, "--format", form, "--no-pager")
        assert (ran.code, ran.err) == (0, "")
        assert is_calm(ran.out.replace("\r\n", "\n"))
    boxes = re.findall(r"(?s)╭.*?╯", cli("compare", *map(str, paths[2:]), *TODAY, "--full", "--no-pager").out)
    assert boxes
    assert all(len({painted(line) for line in box.split("\n")}) == 1 for box in boxes)


@pytest.mark.skipif(sys.platform == "win32", reason="has no names that are no text")
def test_a_name_that_is_no_text_is_told_in_a_process_of_its_own(tmp_path: Path) -> None:
    ran = process("plan", "--answers", str(tmp_path / "caf\udce9\x1b[2J.yaml"), *TODAY)
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "caf\ufffd\ufffd[2J.yaml: there is no such file" in ran.err


def test_bytes_that_are_no_text_become_a_note_without_them() -> None:
    store.save("anna", {}, rules="", now="")
    command = [sys.executable, "-m", "codingpath", "sessions", "note", "anna", "-"]
    done = subprocess.run(
        command, input=b"caf\xe9 \x1b[31m\xff\n", env={**os.environ, "PYTHONUTF8": "1"}, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert [n.text for n in notes.read("anna")] == ["caf\ufffd [31m\ufffd"]


def test_a_message_is_cut_in_its_middle(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit), handled():
        raise CodingpathError("a" * 5000 + "; do this instead")
    said = capsys.readouterr().err
    assert len(said) <= LONGEST + 4
    assert said.startswith("aaa")
    assert said.endswith("; do this instead\n")


def test_each_fault_is_a_line_and_very_many_are_said_to_be_more(capsys: pytest.CaptureFixture[str]) -> None:
    faults = [Fault("a\x1b.yaml", i, 1, "two\nlines") for i in range(MAX_FAULTS)]
    with pytest.raises(SystemExit), handled():
        raise DataError(faults)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == MAX_FAULTS + 1
    assert lines[1] == "a\ufffd.yaml:1:1: two lines"
    assert lines[-1] == f"At least {MAX_FAULTS} faults to mend."


def test_a_note_beside_the_result_is_one_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    note("Wrote a\nb\x1b[31m.md.", "Second.")
    assert capsys.readouterr().err == "Wrote a b\ufffd[31m.md.\nSecond.\n"
