"""`codingpath data import` as a maintainer runs it."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from federal_files import COMPLETIONS, SCORECARD, Desk, completion, desk, school
from forked import fork_to, import_everything, program
from running import TODAY, Ran

Cli = Callable[..., Ran]


@pytest.fixture
def files(tmp_path: Path) -> Desk:
    return desk(tmp_path)


def command(files: Desk, *more: str) -> list[str]:
    return ["data", "import", *map(str, files.paths()), "--to", str(files.data), *TODAY, *more]


def test_the_report_goes_to_stdout_and_a_line_for_each_file_to_stderr(cli: Cli, files: Desk) -> None:
    ran = cli(*command(files))
    assert ran.code == 0
    assert ran.err == "Reading C2024_A.csv\nReading HD2024.csv\nReading MERGED2023_24_PP.csv\n"
    assert "Written: 1 program, 1 of them in the codes of the field at 1 school." in ran.out
    assert files.row(unitid="100001").completions == "12"
    assert "checked: 2026-11-23" in files.header()


def test_a_fault_is_one_message_and_exit_code_1(cli: Cli, files: Desk) -> None:
    files.put(COMPLETIONS, [completion(CTOTALT="1E2")])
    ran = cli(*command(files))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines()[-1].startswith("C2024_A.csv, line 2, column CTOTALT: '1E2': a spreadsheet saved it so")
    assert not files.written()


@pytest.mark.parametrize("more", [("--year", "2023"), ("--today", "soon")])
def test_a_wrong_option_is_exit_code_2(cli: Cli, files: Desk, more: tuple[str, str]) -> None:
    ran = cli(*command(files, *more))
    assert ran.code == 2
    assert more[0] in ran.err
    assert not files.written()


def test_a_missing_file_is_exit_code_2(cli: Cli, files: Desk) -> None:
    (files.downloads / SCORECARD).unlink()
    ran = cli(*command(files))
    assert ran.code == 2
    assert ran.err.startswith("College Scorecard (MERGED…_PP): this file is missing; name all three files: ")


def test_without_a_folder_the_data_folder_in_use_is_meant(cli: Cli, files: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CODINGPATH_DATA", str(files.data))
    ran = cli("data", "import", *map(str, files.paths()))
    assert ran.code == 0
    assert len(files.rows()) == 1


def test_a_year_and_force_reach_the_import(cli: Cli, files: Desk) -> None:
    assert cli(*command(files, "--year", "2022-23")).code == 1
    assert cli(*command(files)).code == 0
    for path, name in zip(files.paths(), ("c.csv", "hd.csv", "m.csv"), strict=True):
        path.rename(path.with_name(name))
    older = cli(*command(files, "--year", "2022-23"))
    assert (older.code, older.out) == (1, "")
    assert "awards of 2023-24 would become those of 2022-23" in older.err
    assert cli(*command(files, "--year", "2022-23", "--force")).code == 0
    assert "awards_year: '2022-23'" in files.header()


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_of_the_report_is_wider_than_the_screen(
    cli: Cli, files: Desk, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    cli(*command(files))
    files.put("HD2024.csv", [school(INSTNM="The Long Named College of Hills and Dales and Rivers", UNITID="100002")])
    files.put(COMPLETIONS, [completion(UNITID="100002")])
    ran = cli(*command(files))
    paths = {str(files.data / name) for name in files.written()}
    lines = [line for line in ran.out.splitlines() if line.strip() not in paths]
    assert max(map(len, lines)) <= columns
    assert "The Long Named College of Hills and Dales and Rivers" in " ".join(ran.out.split())


def run_in_a_terminal(files: Desk, **env: str) -> tuple[str, str]:
    """Run with stderr on a terminal of 80 columns; return what went to stdout and to the terminal."""
    import pty  # noqa: PLC0415 - not on every system
    from fcntl import ioctl  # noqa: PLC0415
    from struct import pack  # noqa: PLC0415
    from termios import TIOCSWINSZ  # noqa: PLC0415

    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, pack("HHHH", 24, 80, 0, 0))

    def before() -> None:
        for name in ("NO_COLOR", "COLUMNS"):
            os.environ.pop(name, None)
        os.dup2(theirs, 2)
        os.close(theirs)

    import_everything()
    running = fork_to(files.downloads / "out", program(*command(files)), {"TERM": "xterm", **env}, before)
    os.close(theirs)
    said = read_to_its_end(ours)
    assert running.wait() == 0
    return running.said, said.decode()


def read_to_its_end(terminal: int) -> bytes:
    said = b""
    with os.fdopen(terminal, "rb", buffering=0) as stream, contextlib.suppress(OSError):  # the other end is closed
        while part := stream.read(65536):
            said += part
    return said


@pytest.mark.pty
def test_a_terminal_is_shown_how_far_each_file_is_read(files: Desk) -> None:
    out, said = run_in_a_terminal(files)
    assert "C2024_A.csv" in said
    assert "100%" in said
    assert "Reading" not in said
    assert "\x1b" not in out


@pytest.mark.pty
@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}])
def test_a_plain_terminal_is_told_in_lines(files: Desk, env: dict[str, str]) -> None:
    _, said = run_in_a_terminal(files, **env)
    assert said.splitlines() == ["Reading C2024_A.csv", "Reading HD2024.csv", "Reading MERGED2023_24_PP.csv"]


@pytest.mark.pty
def test_a_file_name_with_brackets_is_shown_as_it_is(files: Desk) -> None:
    (files.downloads / SCORECARD).rename(files.downloads / "[red]MERGED2023_24_PP.csv")
    assert "[red]MERGED2023_24_PP.csv" in run_in_a_terminal(files)[1]


def test_the_import_opens_no_socket(cli: Cli, files: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)
    ran = cli(*command(files))
    assert ran.code == 0
    assert "Written: 1 program," in ran.out


def test_the_help_says_what_to_download(cli: Cli) -> None:
    ran = cli("data", "import", "--help")
    assert ran.code == 0
    assert "MERGED" in ran.out
    assert "collegescorecard.ed.gov/data" in ran.out
