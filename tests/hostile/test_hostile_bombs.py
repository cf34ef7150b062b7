"""Files made to fill the memory or to take for ever are refused: read in a child that may use little memory and little time."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from forked import fork_to

from codingpath.catalog.answers import read_answers
from codingpath.catalog.load import load_catalog
from codingpath.errors import CodingpathError, DataError
from codingpath.files import MAX_BYTES
from codingpath.model.question import Question
from codingpath.sessions.file_format import Damaged, decode

with suppress(ImportError):  # not on Windows
    import resource

FULL = MAX_BYTES - 100
HUNDRED_MB = 100_000_000


@cache
def bombs() -> dict[str, str]:
    """Return texts by name; a hundred megabytes in all, made when they are asked for."""
    return {
        "anchors": "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a, *a, *a, *a, *a, *a, *a]\n" for i in range(9)),
        "billion laughs": "a: &a [lol]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n",
        "merge keys": "a: &a {x: 1}\nb: {<<: *a}\n",
        "tags": "a: !!python/object/apply:os.system [echo]\n",
        "many tags": "- !t x\n" * (FULL // 7),
        "same key": "goal: lead\n" * (FULL // 11),
        "unknown keys": "".join(f"k{i}: 1\n" for i in range(FULL // 12)),
        "deep list": "[" * FULL,
        "deep mapping": "{a: " * (FULL // 4),
        "deep JSON": '{"goal": ' * (FULL // 9),
        "deep block": "".join(" " * i + "-\n" for i in range(3000)),
        "many lists": "[" + "[]," * (FULL // 3) + "]",
        "many values": "funding: [" + "veteran, " * (FULL // 10) + "]",
        "huge text": "goal: " + "x" * FULL,
        "huge key": "? " + "x" * FULL + "\n: 1",
        "huge number": "hours: " + "9" * 1_000_000,
        "huge exponent": '{"hours": 1e999999}',
        "not a number": '{"hours": NaN, "budget": Infinity, "months": -Infinity}',
        "open quote": '"' * FULL,
        "too large": "#" * (MAX_BYTES + 1),
        "documents": "---\n" * (FULL // 4),
        "escapes": 'goal: "' + "\\x41" * (FULL // 5) + '"',
    }


GOOD = Path(__file__).parents[1] / "bad_data" / "good"


def little_memory(more: int) -> None:
    """In a child: bear so many bytes more than are taken now, and no others."""
    told = Path("/proc/self/statm")
    pages = int(told.read_text("ascii").split()[0]) if told.exists() else 0
    most = pages * os.sysconf("SC_PAGESIZE") + more
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def read_each(folder: Path, questions: Sequence[Question]) -> None:
    """Print what becomes of each file, as answers and as a session."""
    for file in sorted(folder.glob("*.yaml")):
        try:
            print(json.dumps([file.stem, "read", repr(read_answers(file, questions))[:300]]))
        except DataError as error:
            print(json.dumps([file.stem, "refused", str(error)[:300], max(map(len, map(str, error.faults)))]))
        try:
            decode(file.read_bytes(), questions)
        except (Damaged, CodingpathError):
            print(json.dumps([file.stem + " as a session", "refused", "", 0]))


@pytest.mark.skipif(sys.platform == "win32", reason="has no limit on memory")
def test_no_file_fills_the_memory_or_takes_for_ever(tmp_path: Path) -> None:
    for name, text in bombs().items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    questions = load_catalog(GOOD).questions
    running = fork_to(tmp_path / "out", lambda: read_each(tmp_path, questions), {}, lambda: little_memory(7 * HUNDRED_MB))
    assert running.wait() == 0, running.said[-2000:]
    told = {name: rest for name, *rest in map(json.loads, running.said.splitlines())}
    assert {name for name, (state, *_) in told.items() if state == "refused"} == {*bombs(), *(f"{n} as a session" for n in bombs())}
    for name in bombs():
        _, message, longest = told[name]
        assert message.startswith(str(tmp_path / name)), name
        assert longest < 300, name


SLOW_TO_CHECK = {
    "empty records": "programs:\n" + "- {}\n" * 20_000,
    "wrong records": "programs:\n" + "- {id: a b, schol: 1, state: XX, award: certifcate}\n" * 3_000,
}


def count_faults(folders: Iterable[Path]) -> None:
    for folder in folders:
        try:
            load_catalog(folder)
        except DataError as error:
            print(len(error.faults))


@pytest.mark.skipif(sys.platform == "win32", reason="has no limit on memory")
def test_a_data_file_full_of_faults_is_told_in_few_of_them(tmp_path: Path) -> None:
    for name, text in SLOW_TO_CHECK.items():
        shutil.copytree(GOOD, tmp_path / name)
        (tmp_path / name / "programs.yaml").write_text(text, "utf-8")
    folders = [tmp_path / name for name in SLOW_TO_CHECK]
    running = fork_to(tmp_path / "out", lambda: count_faults(folders), {}, lambda: little_memory(9 * HUNDRED_MB))
    assert running.wait() == 0, running.said[-2000:]
    counts = [int(line) for line in running.said.split()]
    assert len(counts) == len(SLOW_TO_CHECK)
    assert all(0 < count <= 200 for count in counts)
