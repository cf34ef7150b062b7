"""Exit codes: 0 done, 1 something to mend, 2 usage, 3 a bug, 130 interrupted; one message, on stderr."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from case_table import cases
from forked import finished, import_everything, program
from ptydrive import CTRL_D, Term
from running import BEGINNER, SMALL, TODAY, Ran, process

from codingpath.cli.errors import NO_TERMINAL, handled, note
from codingpath.errors import AnswerError, CodingpathError, DataError, Fault, UsageError

Cli = Callable[..., Ran]


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (CodingpathError("mend it"), 1, "mend it"),
        (AnswerError("type a number"), 1, "type a number"),
        (
            DataError([Fault("b.yaml", 2, 1, "second"), Fault("a.yaml", 1, 1, "first")]),
            1,
            "a.yaml:1:1: first\nb.yaml:2:1: second\n2 faults to mend.",
        ),
        (UsageError("not so"), 2, "not so"),
        (FileNotFoundError(2, "No such file", "x.yaml"), 1, "x.yaml: No such file"),
        (KeyboardInterrupt(), 130, "Stopped."),
        (MemoryError(), 1, "There is not enough memory for this; "),
        (ZeroDivisionError("division"), 3, "bug in codingpath (ZeroDivisionError: division)"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_what_is_raised_becomes_one_message_and_a_code(
    raised: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end, handled():
        raise raised
    caught = capsys.readouterr()
    assert end.value.code == code
    assert said in caught.err
    assert caught.out == ""
    assert "Traceback" not in caught.err


def test_a_bug_can_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CODINGPATH_DEBUG", "1")
    with pytest.raises(ZeroDivisionError), handled():
        raise ZeroDivisionError


@cases(
    "args",
    [
        ("--version",),
        ("--help",),
        ("plan", "--help"),
        ("check", "--data", str(SMALL)),
        ("questions",),
        ("plan", "--answers", str(BEGINNER), *TODAY, "--brief"),
    ],
)
def test_done_is_0_and_says_nothing_on_stderr(printed: Cli, args: tuple[str, ...]) -> None:
    ran = printed(*args)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out


@cases(
    ("args", "said"),
    [
        (("plan", "--answers", str(BEGINNER), "--today", "tomorrow"), "--today 'tomorrow' depends on the day on which it is read"),
        (("check", "--today", "2026-02-30"), "--today '2026-02-30' is not a day of the calendar"),
        (("plan", "--answers", str(BEGINNER), "--answer", "hours"), "has no '='"),
        (("plan", "--answers", str(BEGINNER), "--session", "me"), "use one of them"),
        (("plan",), "no answers"),
        (("plan", "--answers", str(BEGINNER), "--format", "pdf"), "pdf"),
        (("plan", "--nonsense"), "--nonsense"),
        (("nonsense",), "nonsense"),
        (("--no-color", "plan"), "--no-color belongs after the command"),
        (("--answers", str(BEGINNER), "plan"), "--answers belongs after the command"),
        (("--today", "2027-01-01", "plan", "--help"), "--today belongs after the command: codingpath plan --today …"),
        (("--plain", "data", "add"), "--plain belongs after the command: codingpath data COMMAND --plain …"),
        (("--plain", "plan"), "codingpath plan has no option '--plain'; leave it out"),
        (("--session", "anna", "sessions", "show"), "codingpath sessions has no option '--session'; leave it out"),
    ],
)
def test_a_call_that_cannot_work_is_2(cli: Cli, args: tuple[str, ...], said: str) -> None:
    ran = cli(*args)
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""


@cases(
    ("args", "said"),
    [
        (("plan", "--answers", "no-such-file.yaml"), "no-such-file.yaml"),
        (("plan", "--session", "nobody"), "there is no saved session 'nobody'"),
        (("plan", "--answer", "huors=12"), "no question is called 'huors'; did you mean 'hours'?"),
        (("plan", "--answer", "zzz=12"), "`codingpath questions` lists them"),
        (("plan", "--answer", "hours=many"), "--answer hours=many: 'many' is not a whole number"),
        (("plan", "--answer", "hours=81"), "81 is outside 1 to 80"),
        (("plan", "--answer", "goal=leed"), "did you mean 'lead'?"),
        (("plan", "--answer", "funding=none,veteran"), "'none' stands alone"),
        (("check", "--data", "no-such-folder"), "no-such-folder"),
    ],
)
def test_something_to_mend_is_1(cli: Cli, args: tuple[str, ...], said: str) -> None:
    ran = cli(*args, *(TODAY if args[0] == "plan" else ()))
    assert ran.code == 1
    assert said in ran.err
    assert ran.out == ""


def test_a_bad_answers_file_names_every_fault_with_its_place(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    path.write_text("goal: leed\nhuors: 12\nbudget: 2500.50\nfunding: [none, veteran]\nstate: Ohoi\nhours: 81\n", "utf-8")
    ran = cli("plan", "--answers", str(path))
    lines = ran.err.splitlines()
    assert ran.code == 1
    assert [line.split(": ")[0].rsplit(":", 2)[1] for line in lines[:-1]] == ["1", "2", "3", "4", "5", "6"]
    assert all(line.startswith((str(path), "me.yaml")) for line in lines[:-1])
    assert lines[-1] == "6 faults to mend."
    assert ran.out == ""


def test_without_a_terminal_the_quiz_is_not_drawn_and_names_the_way_out(cli: Cli) -> None:
    for args in ((), ("--plain",), ("--answers", str(BEGINNER))):
        ran = cli(*args)
        assert (ran.code, ran.out) == (2, "")
        assert "plan --answers" in ran.err


@pytest.mark.pty
@pytest.mark.parametrize("end", ["interrupt", "end of input"])
def test_stopping_the_quiz_is_130_and_says_what_became_of_the_answers(end: str, shared_home: Path) -> None:
    import_everything()
    with Term(program("--ephemeral", "--plain"), env={"TERM": "dumb", "CODINGPATH_HOME": str(shared_home)}) as term:
        term.wait_for("What do you want most")
        if end == "interrupt":
            term.signal(signal.SIGINT)
        else:
            term.send(CTRL_D)
        term.wait_for("Nothing was saved")
        assert term.wait_exit() == 130
        assert "Traceback" not in term.text


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_a_reader_that_stops_early_is_no_error(form: str, shared_home: Path) -> None:
    def stop_reading() -> None:
        reading, writing = os.pipe()
        os.close(reading)  # before anything is written, so that the pipe is surely broken
        os.dup2(writing, 1)

    call = program("plan", "--answers", str(BEGINNER), *TODAY, "--format", form)
    assert finished(call, {"CODINGPATH_HOME": str(shared_home)}, stop_reading) == Ran(0, "", "")


def test_the_module_and_the_script_are_the_same_door() -> None:
    script = Path(sys.executable).with_name("codingpath")
    assert script.exists(), "install the project: pip install --editable ."
    assert subprocess.run([script, "--version"], capture_output=True, check=True).stdout == process("--version").out.encode()


class Terminal(io.StringIO):
    """A terminal that does not say how wide it is."""

    def isatty(self) -> bool:
        return True


LONG = "roadmap: no part is called 'nope'; the parts are dates, money, schools, steps, exam, study, jobs, ask, sources, why, faq"


def test_in_a_terminal_a_message_is_broken_between_words_and_in_a_pipe_it_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    note(LONG)
    lines = terminal.getvalue().splitlines()
    assert max(map(len, lines)) <= NO_TERMINAL
    assert (len(lines), " ".join(lines).split()) == (2, LONG.split())
    monkeypatch.setattr(sys, "stderr", pipe := io.StringIO())
    note(LONG)
    assert pipe.getvalue() == f"{LONG}\n"
