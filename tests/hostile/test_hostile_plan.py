"""A whole plan, and a search, with data that tries to break out: read from files, as an office would write them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from case_table import cases
from hostile_text import ACTING, READ, UNSEEN, is_calm, painted
from markdown_it import MarkdownIt
from rich.console import Console
from running import ROOT, Ran, inside
from strategies import TODAY

from codingpath.catalog.load import load_catalog
from codingpath.catalog.yaml_reader import MAX_TEXT, parse_text
from codingpath.formats.markdown import to_markdown
from codingpath.formats.terminal import print_document
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers
from codingpath.model.program import Program, Programs
from codingpath.planning.plan import plan
from codingpath.report.blocks import Document
from codingpath.report.roadmap import document
from codingpath.rules.masks import compile_rules
from codingpath.text import one_line

LET_IN = {**UNSEEN, **READ, "braces": "no braces", "long word": "x" * MAX_TEXT}
"""What a file may say: a brace names a question, and is refused for that, as is a longer word."""


Planned = tuple[tuple[Program, ...], Document]
FEW = 3
"""Programs of one plan."""


def quoted(text: str) -> str:
    """Return a text as YAML has it, each letter that is not plain as an escape."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\U{ord(c):08x}" for c in text) + '"'


def office(folder: Path, names: list[str]) -> Path:
    """Return a copy of the data with a program in Ohio for each of the names."""
    data = Path(shutil.copytree(ROOT / "data", folder / "data"))
    for federal in data.glob("federal-*"):
        federal.unlink()
    file = data / "programs.yaml"
    head, sign, tail = file.read_text("utf-8").partition("\nprograms:\n")
    facts = "award: certificate, kind: noncredit, state: OH, cip: '51.0713', source: ed-scorecard-2023-24"
    odd = [f"  - {{id: odd-{i}, school: {quoted(n)}, program: {quoted(n)}, {facts}}}\n" for i, n in enumerate(names)]
    file.write_text(head + sign + "".join(odd) + tail, "utf-8")
    return data


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return office(tmp_path_factory.mktemp("office"), list(LET_IN.values()))


@pytest.fixture(scope="module")
def odd(data: Path) -> Catalog:
    return load_catalog(data)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path) -> Callable[..., Ran]:
    monkeypatch.setenv("CODINGPATH_HOME", str(home))
    return partial(inside, capfd, monkeypatch)


def programs_of(catalog: Catalog) -> list[Program]:
    return [p for p in catalog.programs if p.id.startswith("odd-")]


def test_names_come_in_cleaned(odd: Catalog) -> None:
    assert {p.school for p in programs_of(odd)} >= {
        "US \U0001f3f4",
        "\U0001f469\U0001f4bb and \u2764 1\u20e3",
        "abcde",
        READ["html"],
    }
    assert len(programs_of(odd)) == len(LET_IN)
    assert all(is_calm(p.school) for p in odd.programs)


@cases("text", ACTING.values(), ids=ACTING.keys())
def test_what_acts_is_refused_with_its_place_also_as_an_escape(text: str) -> None:
    (fault,) = parse_text(f"faq: {quoted(text)}\n", "a.yaml").faults
    assert fault.line == 1
    assert fault.column >= 6
    assert "control character (U+" in fault.message or "this is not YAML" in fault.message  # half a pair is not even YAML
    (fault,) = parse_text(f"faq: '{text}'\n", "a.yaml").faults
    assert fault.message.startswith("a control character (U+")


@pytest.fixture(scope="module")
def plans(odd: Catalog) -> list[Planned]:
    """Return the plans of somebody in Ohio, each where a few of the programs are the only ones, as many as a plan shows."""
    answers: Answers = {"state": "OH", "goal": "start-soon"}
    table, all_odd = compile_rules(odd.rules, odd.questions), tuple(programs_of(odd))
    few = [all_odd[start : start + FEW] for start in range(0, len(all_odd), FEW)]
    return [(some, document(plan(replace(odd, programs=Programs.of(some)), answers, TODAY, table))) for some in few]


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_plan_keeps_its_lines_and_borders(plans: list[Planned], width: int) -> None:
    for programs, words in plans:
        stream = StringIO()
        console = Console(file=stream, markup=False, highlight=False, emoji=False, color_system=None, width=width, height=24)
        print_document(console, words, [part for part in words.parts if part.id == "schools"])
        drawn = stream.getvalue()
        assert all(program.school[:2] in drawn for program in programs)
        assert is_calm(drawn)
        assert max(map(painted, drawn.split("\n"))) <= width
        assert all(len({painted(line) for line in box.split("\n")}) == 1 for box in re.findall(r"(?s)╭.*?╯", drawn))


def test_markdown_of_a_plan_has_only_our_own_markup(plans: list[Planned]) -> None:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for programs, words in plans:
        written = to_markdown(words)
        tokens = reader.parse(written)
        spans = {child.type for t in tokens if t.type == "inline" for child in t.children or ()}
        assert spans <= {"text", "text_special", "strong_open", "strong_close", "hardbreak", "softbreak"}
        assert "html_block" not in {t.type for t in tokens}
        said = " ".join("".join(c.content for c in t.children or ()) for t in tokens if t.type == "inline")
        assert all(one_line(program.school) in said for program in programs)
        assert is_calm(written)


@pytest.mark.parametrize("form", ["table", "markdown", "json", "csv"])
def test_a_search_finds_them_and_nothing_reaches_the_terminal(form: str, data: Path, cli: Callable[..., Ran]) -> None:
    ran = cli("programs", "--data", str(data), "--all", "--format", form, "--today", str(TODAY), "--no-pager")
    assert (ran.code, ran.err) == (0, "")
    assert is_calm(ran.out.replace("\r\n", "\n"))
    assert one_line(READ["wide"])[:8] in ran.out
    short = cli("programs", one_line(READ["wide"])[:8], "--data", str(data), "--format", form, "--today", str(TODAY), "--no-pager")
    assert (short.code, short.err) == (0, "")
    assert is_calm(short.out.replace("\r\n", "\n"))
