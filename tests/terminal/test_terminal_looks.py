"""Every width, every encoding, with and without colors: nothing is cut, nothing cannot be read."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from document_text import block_texts
from forked import fork_to, program
from running import BEGINNER, TODAY, Ran, inside, process
from sitting import ANSWERS, Sitting, answers_file
from strategies import plan_of

from codingpath.formats.console import console
from codingpath.formats.lines import LONGEST_WORD
from codingpath.formats.terminal import STYLE, print_document
from codingpath.report.blocks import Bars, Block, Document, Table, WriteIn
from codingpath.report.roadmap import document
from codingpath.text import NEAREST, encodable

Sit = Callable[..., Sitting]
PLAN = ("plan", "--answers", str(BEGINNER), *TODAY, "--brief")
ANY_BACKGROUND = {"1", "2", "4", "7", "0", "31", "32", "35", "36"}
"""Bold, dim, underlined, reversed; red, green, magenta and cyan of the terminal's own palette."""

CODES = re.compile(r"\x1b\[([0-9;]*)m")


@pytest.fixture
def plan(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path) -> Callable[..., Ran]:
    """Return a function that prints the first page inside this process, in an environment of its own."""

    def run(*args: str, **env: str) -> Ran:
        for name in ("NO_COLOR", "FORCE_COLOR", "ACCESSIBLE", "COLUMNS"):
            monkeypatch.delenv(name, raising=False)
        for name, value in {"CODINGPATH_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", **env}.items():
            monkeypatch.setenv(name, value)
        return inside(capfd, monkeypatch, *PLAN, *args)

    return run


def test_colors_are_those_that_read_on_light_and_on_dark(plan: Callable[..., Ran]) -> None:
    ran = plan(FORCE_COLOR="1")
    codes = {code for found in CODES.findall(ran.out) for code in found.split(";")}
    assert {"1", "35"} < codes <= ANY_BACKGROUND
    assert not set(STYLE.values()) & {"yellow", "white", "black", "bright_yellow", "bright_black", "blue"}


@pytest.mark.pty
def test_the_prompts_have_no_color_at_all(sit: Sit, tmp_path: Path) -> None:
    file = answers_file(tmp_path, {q: v for q, v in ANSWERS.items() if q not in {"education", "state"}})
    with sit("--ephemeral", "--answers", file, env={"COLORTERM": "truecolor"}) as sitting:
        sitting.wait("education")
        sitting.send("\x1b[B")
        sitting.term.wait_for("» High school")
        sitting.enter()
        sitting.wait("state")
        sitting.send("Te\t")
        sitting.term.wait_for("Texas")
        codes = {code for found in CODES.findall(sitting.term.raw.decode()) for code in found.split(";")}
    assert codes <= {"0", "1", "4", "7"}


@pytest.mark.parametrize(
    ("args", "env"),
    [((), {"NO_COLOR": "1"}), (("--no-color",), {}), ((), {"TERM": "dumb"}), ((), {"ACCESSIBLE": "1"})],
    ids=["NO_COLOR", "--no-color", "TERM=dumb", "ACCESSIBLE"],
)
def test_no_escape_code_where_none_is_wanted(plan: Callable[..., Ran], args: tuple[str, ...], env: dict[str, str]) -> None:
    colored, quiet = plan(FORCE_COLOR="1").out, plan(*args, FORCE_COLOR="1", **env).out
    assert "\x1b" in colored
    assert "\x1b" not in quiet
    if "NO_COLOR" in env or args:
        assert CODES.sub("", colored) == quiet


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}], ids=["TERM=dumb", "ACCESSIBLE"])
def test_results_are_lines_where_lines_are_wanted(plan: Callable[..., Ran], env: dict[str, str]) -> None:
    out = plan(**env).out
    assert not set("─│╭╰├┼•█░") & set(out)
    assert "Stage: " not in out
    assert "\nDO NOW   [ ] " in out


def said_by(block: Block) -> str:
    """Return what a block has to say on a screen, whatever it looks like."""
    match block:
        case Table():
            return " ".join(cell.text for row in block.rows for cell in row)
        case Bars() | WriteIn():
            return ""  # a picture of a table, and a sheet that is left to the export
        case _:
            return " ".join(block_texts(block))


def words_of(text: str) -> set[str]:
    """Return the words of a text; where there is no room beside a label, a colon stands behind it."""
    return {word.removesuffix(":") for word in re.findall(r"[^\s│|]+", text)}


@pytest.fixture(scope="module")
def words() -> Document:
    return document(plan_of(ANSWERS))


@pytest.mark.parametrize(
    ("encoding", "columns"),
    [
        *product(("ascii", "utf-8"), (40, 80, 200)),
        ("cp1252", 40),
        ("latin-1", 40),
    ],  # letters are replaced one for one: no width changes
)
@pytest.mark.parametrize("lines_only", [False, True], ids=["tables", "lines"])
def test_no_word_of_the_whole_roadmap_is_cut(
    encoding: str, columns: int, lines_only: bool, words: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors=NEAREST, newline="\n")
    print_document(console(file=stream, plain=lines_only), words, words.parts)
    stream.flush()
    printed = raw.getvalue().decode(encoding)
    said = " ".join(said_by(block) for part in (words.opening, *words.parts) for block in part.blocks)
    assert not {word for word in words_of(encodable(said, encoding)) if len(word) <= LONGEST_WORD} - words_of(printed)
    assert max(map(len, printed.splitlines())) <= columns
    if encoding == "ascii":
        assert printed.isascii()


EXPLAIN = ("explain", "--answers", str(BEGINNER), *TODAY)


def is_whole_in_ascii(printed: str) -> bool:
    words = " ".join(printed.split())
    return printed.isascii() and 'Way to study: "In classes' in words and "?In" not in words


def test_a_pipe_of_an_old_locale_gets_the_whole_page(home: Path) -> None:
    old = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    ran = process(*EXPLAIN, env={"CODINGPATH_HOME": str(home), **old})
    assert (ran.code, ran.err) == (0, "")
    assert is_whole_in_ascii(ran.out)


def test_a_pipe_that_takes_no_more_than_ascii_gets_the_whole_page(home: Path, tmp_path: Path) -> None:
    running = fork_to(tmp_path / "out", program(*EXPLAIN), {"CODINGPATH_HOME": str(home), "PYTHONIOENCODING": "ascii"})
    assert running.wait() == 0
    assert is_whole_in_ascii(running.said)


@pytest.mark.pty
def test_ascii_prompts_have_ascii_letters_throughout(sit: Sit, tmp_path: Path) -> None:
    file = answers_file(tmp_path, {q: v for q, v in ANSWERS.items() if q != "education"})
    with sit("--ephemeral", "--answers", file, env={"PYTHONIOENCODING": "ascii"}) as sitting:
        sitting.wait("education")
        sitting.enter()
        sitting.wait("Are these answers right?")
        sitting.enter()
        sitting.wait("What next?")
        sitting.send("\x1b[D")
        sitting.term.wait_for('"change".')
        assert sitting.term.raw.isascii()


def test_help_is_the_same_on_a_build_server(cli: Callable[..., Ran]) -> None:
    page = cli("--help").out
    assert "--ephemeral" in page
    assert process("--help", env={"GITHUB_ACTIONS": "1", "FORCE_COLOR": "1", "NO_COLOR": ""}).out == page
