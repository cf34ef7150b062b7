"""Running the program: as a process of its own, or inside this one."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from codingpath.__main__ import main
from codingpath.catalog import cache, editor_schema, facts, load, yaml_reader
from codingpath.catalog.data_files import validate
from codingpath.catalog.national_list import LIST_FILE, read_list
from codingpath.catalog.prepare import Prepared
from codingpath.catalog.yaml_reader import YamlFile
from codingpath.cli import app, plan_inputs
from codingpath.cli.help import columns
from codingpath.cli.signatures.registry import FIRST
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers, Value
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import Program
from codingpath.model.progress import NOTHING_YET, Progress
from codingpath.planning.plan import plan
from codingpath.rules.masks import MaskTable

ROOT = Path(__file__).parents[3]
BEGINNER = ROOT / "examples" / "new-to-the-field.yaml"
TODAY = ("--today", "2026-11-23")
ANOTHER_SEED = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
"""For `PYTHONHASHSEED`: a process with it has its sets in another order than this one."""
SMALL = ROOT / "tests" / "bad_data" / "good"
"""A small, sound data folder, for what is about no answer and no rule: it is read and proved in no time."""


@dataclass(frozen=True)
class Ran:
    """What a run left behind."""

    code: int
    out: str
    err: str


def keep_catalog(home: Path) -> Path:
    """Make a home that has the checked catalog, as after an earlier run, and nothing else; return it."""
    (home / "cache").mkdir(parents=True)
    for kept in (Path(os.environ["CODINGPATH_TEST_HOME"]) / "cache").iterdir():
        try:
            (home / "cache" / kept.name).hardlink_to(kept)
        except OSError:  # another disk, of `--basetemp`
            shutil.copy2(kept, home / "cache")
    return home


def read_catalogs_once() -> None:
    """Let each kept catalog, which never changes, be read from its file once in this process: it is a quarter of most commands."""
    read, known = cache.read_content, {}

    def once(path: Path, again: Callable[[], Catalog]) -> Catalog | None:
        try:
            there = path.stat()
        except OSError:
            there = None
        if there is None or path.parent.name != "cache":
            return read(path, again)
        mark = (there.st_ino, there.st_size, there.st_mtime_ns)
        if mark not in known:
            known[mark] = whole(read(path, again))
        return known[mark]

    vars(cache)["read_content"] = once


def read_texts_once() -> None:
    """Let a YAML text be read once in this process: most tests of data look at copies of a folder in which one file is changed."""
    parse = yaml_reader._parsed

    @lru_cache(maxsize=64)
    def of_text(text: str, ending: str) -> YamlFile:  # faults say JSON where the name of the file does
        return parse(YamlFile(ending, text))

    def once(document: YamlFile) -> YamlFile:
        if document.broken:
            return parse(document)
        known = of_text(document.text, Path(document.file).suffix)
        return replace(known, file=document.file, faults=[fault._replace(file=document.file) for fault in known.faults])

    vars(yaml_reader)["_parsed"] = once


def read_lists_once() -> None:
    """Let a national list be read once in this process, and a data file become its record once: most copies of a folder have the same.

    Those with a fault are read and checked each time, as a fault names its place in the document at hand.
    """
    read, check = read_list, validate
    read_before: dict[tuple[bytes, str], YamlFile] = {}
    checked: dict[tuple[str, str], Any] = {}

    def read_once(folder: Path, header: YamlFile) -> YamlFile:
        file = folder / LIST_FILE
        key = file.read_bytes() if file.is_file() else b"", repr(header.value)
        if key not in read_before:
            document = read(folder, header)
            if document.broken or document.faults:
                return document
            read_before[key] = document
        return replace(read_before[key], faults=[])

    def check_once(file: Prepared) -> Any:
        key = file.document.file, json.dumps(file.json)
        if key not in checked:
            record = check(file)
            if record is None or len(checked) == KEPT:
                return record
            checked[key] = record
        return checked[key]

    vars(load).update(read_list=read_once, validate=check_once)


KEPT = 32
"""How many files are kept as the records they became."""


def build_commands_once() -> None:
    """Let the tree of commands, which each call finds as it was, be built once: typer takes longer for it than many calls take."""
    build = app.root

    @lru_cache(maxsize=64)
    def of_names(names: tuple[str, ...], _width: int, quiz: bool, whole: bool) -> Any:
        return build(names, quiz=quiz, whole=whole)

    def once(names: Collection[str] = FIRST, *, quiz: bool = True, whole: bool = True) -> Any:
        return of_names(tuple(names), columns(), quiz, whole)

    vars(app)["root"] = once


def walk_catalogs_once() -> None:
    """Let what is made of a whole catalog by a walk through all of it be made once for each: the facts by source, the schemas."""
    for module, name in ((facts, "by_source"), (editor_schema, "schema_texts")):
        vars(module)[name] = _once_a_catalog(vars(module)[name])


def _once_a_catalog(make: Callable[[Catalog], Any]) -> Callable[[Catalog], Any]:
    made: dict[int, tuple[Catalog, Any]] = {}  # the catalog too, so that no other gets its number

    def once(catalog: Catalog) -> Any:
        if id(catalog) not in made:
            if len(made) == 8:
                made.clear()
            made[id(catalog)] = catalog, make(catalog)
        return made[id(catalog)][1]

    return once


def plan_once() -> None:
    """Let commands and sittings share the plan of the same answers, day and progress: many tests look at it in another form."""
    from codingpath.commands import compare, papers  # noqa: PLC0415 - dear, for a process that runs no test
    from codingpath.interactive import menu  # noqa: PLC0415
    from codingpath.sessions import summarizing  # noqa: PLC0415

    made: dict[tuple[int, tuple[tuple[str, Value], ...], date], list[tuple[Catalog, Program | None, Progress, Roadmap]]] = {}

    def once(
        catalog: Catalog,
        answers: Answers,
        today: date,
        table: MaskTable | None = None,
        *,
        program: Program | None = None,
        progress: Progress = NOTHING_YET,
    ) -> Roadmap:
        if len(made) == KEPT_PLANS:
            made.clear()
        key = id(catalog), tuple(answers.items()), today
        for of, with_program, with_progress, roadmap in made.setdefault(key, []):
            if of is catalog and with_program == program and with_progress == progress:
                return roadmap
        roadmap = plan(catalog, answers, today, table, program=program, progress=progress)
        made[key].append((catalog, program, progress, roadmap))  # the catalog too, so that no other gets its number
        return roadmap

    for module, name in ((plan_inputs, "plan"), (menu, "plan"), (papers, "plan"), (compare, "make_plan"), (summarizing, "plan")):
        vars(module)[name] = once


KEPT_PLANS = 64
"""How many people have their plans kept."""


def whole(catalog: Catalog | None) -> Catalog | None:
    """Return a catalog of which nothing is left to be read: its file goes with the home it was read in."""
    if catalog is not None:
        programs = catalog.programs
        deque(chain(programs.by_state.values(), programs.finished_online.values()), maxlen=0)
    return catalog


def process(
    *args: str, env: Mapping[str, str] | None = None, cwd: Path | None = None, python: Sequence[str] = (), first: bool = False
) -> Ran:
    """Run the program in a process of its own, without a terminal; `first` if no catalog is to be kept yet in a new home."""
    command = [sys.executable, *(python or ("-m", "codingpath")), *args]
    environ = {**os.environ, **(env or {})}
    if not first and not (home := Path(environ["CODINGPATH_HOME"])).exists():
        keep_catalog(home)
    done = subprocess.run(command, env=environ, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=50)
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def inside(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *args: str) -> Ran:
    """Run the program inside this process: quick, and what a test forbids here is forbidden to it."""
    monkeypatch.setattr(sys, "argv", ["codingpath", *args])
    capfd.readouterr()
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code or 0
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # Ctrl-C is the test runner's again
    caught = capfd.readouterr()
    assert isinstance(code, int)
    return Ran(code, caught.out, caught.err)
