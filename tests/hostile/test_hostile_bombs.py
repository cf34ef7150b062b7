"""Files made to fill the memory or to take for ever are refused: read in a child that may use little memory and little time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from codingpath.files import MAX_BYTES

FULL = MAX_BYTES - 100
HUNDRED_MB = 100_000_000

BOMBS = {
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

CHILD = f"""
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, ({8 * HUNDRED_MB}, {8 * HUNDRED_MB}))
from codingpath.catalog.answers import read_answers
from codingpath.catalog.load import load_catalog
from codingpath.errors import CodingpathError, DataError
from codingpath.sessions.file_format import Damaged; from codingpath.sessions.file_format import decode
folder, data = map(Path, sys.argv[1:])
questions = load_catalog(data).questions
for file in sorted(folder.glob("*.yaml")):
    try:
        print(json.dumps([file.stem, "read", repr(read_answers(file, questions))[:300]]))
    except DataError as error:
        print(json.dumps([file.stem, "refused", str(error)[:300], max(map(len, map(str, error.faults)))]))
    try:
        decode(file.read_bytes(), questions)
    except (Damaged, CodingpathError):
        print(json.dumps([file.stem + " as a session", "refused", "", 0]))
    file.unlink()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no limit on memory")
def test_no_file_fills_the_memory_or_takes_for_ever(tmp_path: Path) -> None:
    for name, text in BOMBS.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    command = [sys.executable, "-c", CHILD, str(tmp_path), str(Path(__file__).parents[1] / "bad_data" / "good")]
    done = subprocess.run(command, capture_output=True, check=False, timeout=50)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    told = {name: rest for name, *rest in map(json.loads, done.stdout.decode().splitlines())}
    assert {name for name, (state, *_) in told.items() if state == "refused"} == {*BOMBS, *(f"{n} as a session" for n in BOMBS)}
    for name in BOMBS:
        _, message, longest = told[name]
        assert message.startswith(str(tmp_path / name)), name
        assert longest < 300, name


SLOW_TO_CHECK = {
    "empty records": "programs:\n" + "- {}\n" * 20_000,
    "wrong records": "programs:\n" + "- {id: a b, schol: 1, state: XX, award: certifcate}\n" * 3_000,
}


@pytest.mark.skipif(sys.platform == "win32", reason="has no limit on memory")
def test_a_data_file_full_of_faults_is_told_in_few_of_them(tmp_path: Path) -> None:
    for name, text in SLOW_TO_CHECK.items():
        (tmp_path / name).mkdir()
        for file in (Path(__file__).parents[1] / "bad_data" / "good").glob("*.yaml"):
            (tmp_path / name / file.name).write_bytes(file.read_bytes())
        (tmp_path / name / "programs.yaml").write_text(text, "utf-8")
    child = f"""
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, ({10 * HUNDRED_MB}, {10 * HUNDRED_MB}))
from codingpath.catalog.load import load_catalog
from codingpath.errors import DataError
for folder in sys.argv[1:]:
    try:
        load_catalog(Path(folder))
    except DataError as error:
        print(len(error.faults))
"""
    command = [sys.executable, "-c", child, *(str(tmp_path / name) for name in SLOW_TO_CHECK)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=50)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    counts = [int(line) for line in done.stdout.split()]
    assert len(counts) == len(SLOW_TO_CHECK)
    assert all(0 < count <= 200 for count in counts)
