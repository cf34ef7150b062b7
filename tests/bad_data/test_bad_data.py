"""Each `.case` file breaks something in the folder `good` and says which faults must be reported, word for word.

A case is written like a patch: `@ file` names the file, lines after `-` are found in it (once) and replaced by the
lines after `+`; without `-` the lines are added at the end. `@ file gone` takes the file away. `>` is one fault.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from codingpath.catalog.load import load_catalog
from codingpath.errors import DataError

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*.case"))


def hunks(case: str) -> list[tuple[str, str, str]]:
    """Return file, old lines and new lines of each part of a case."""
    found: list[tuple[str, str, str]] = []
    for line in case.splitlines(keepends=True):
        if line.startswith("@ "):
            found.append((line[2:].strip(), "", ""))
        elif line.startswith(("-", "+")):
            name, old, new = found[-1]
            if line.startswith("-") and new:
                found.append((name, line[1:], ""))
            elif line.startswith("-"):
                found[-1] = (name, old + line[1:], new)
            else:
                found[-1] = (name, old, new + line[1:])
    return found


def break_data(folder: Path, case: str) -> None:
    """Change the files of a folder as a case says."""
    for name, old, new in hunks(case):
        if name.endswith(" gone"):
            (folder / name.removesuffix(" gone")).unlink()
            continue
        text = (folder / name).read_text(encoding="utf-8") if (folder / name).exists() else ""
        assert not old or text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        changed = text.replace(old, new) if old else text + new
        (folder / name).write_text(changed, encoding="utf-8")


def test_the_good_folder_has_no_fault() -> None:
    catalog = load_catalog(HERE / "good")
    assert [d.id for d in catalog.rules.decisions] == ["readiness", "award", "certification", "role", "delivery"]


def test_each_case_has_a_number_of_its_own() -> None:
    """By it another test says which of them no schema can tell."""
    numbers = [path.stem.partition("-")[0] for path in CASES]
    assert [number for number, cases in Counter(numbers).items() if cases > 1 or not number.isdecimal()] == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_fault_is_reported_word_for_word(path: Path, tmp_path: Path) -> None:
    case = path.read_text(encoding="utf-8")
    folder = shutil.copytree(HERE / "good", tmp_path / "data")
    break_data(folder, case)
    with pytest.raises(DataError) as caught:
        load_catalog(folder)
    expected = [line[2:] for line in case.splitlines() if line.startswith("> ")]
    assert [str(fault) for fault in caught.value.faults] == expected
    assert all(fault.file in caught.value.sources for fault in caught.value.faults)
