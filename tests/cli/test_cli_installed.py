"""The data folder is found however the program came: in a wheel, editable, from a checkout, or by the variable."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from running import BEGINNER, ROOT, TODAY, Ran, process

WHERE = "from codingpath.catalog.folder import find_data; print(find_data())"
RUN = "from codingpath.__main__ import main; main()"


def found(env: dict[str, str], cwd: Path) -> Path:
    ran = process(python=("-P", "-c", WHERE), env=env, cwd=cwd)
    assert ran.code == 0, ran.err
    return Path(ran.out.strip()).resolve()


def test_an_editable_install_finds_the_checkout(tmp_path: Path) -> None:
    assert found({}, tmp_path) == (ROOT / "data").resolve()


def test_a_checkout_finds_its_own_folder(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    shutil.copytree(ROOT / "src", checkout / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data", checkout / "data")
    assert found({"PYTHONPATH": str(checkout / "src")}, tmp_path) == (checkout / "data").resolve()


def test_the_variable_names_another_folder(tmp_path: Path) -> None:
    other = Path(shutil.copytree(ROOT / "data", tmp_path / "office"))
    assert found({"CODINGPATH_DATA": str(other)}, tmp_path) == other.resolve()


def test_a_variable_that_names_no_folder_is_something_to_mend(
    tmp_path: Path, cli: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CODINGPATH_DATA", str(tmp_path / "gone"))
    ran = cli("plan", "--answers", str(BEGINNER))
    assert ran.code == 1
    assert "CODINGPATH_DATA must name a folder" in ran.err


def pip(*args: str) -> None:
    env = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_COMPILE": "1"}
    done = subprocess.run([sys.executable, "-m", "pip", *args], env=env, capture_output=True, text=True, check=False, timeout=55)
    if done.returncode:
        pytest.fail(f"pip {args[0]} failed:\n{done.stdout}\n{done.stderr}", pytrace=False)


@pytest.mark.slow
def test_a_wheel_carries_its_data(tmp_path: Path, printed: Callable[..., Ran]) -> None:
    pip("wheel", str(ROOT), "--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", str(tmp_path))
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with ZipFile(wheel) as archive:
        archive.extractall(site)  # what pip does with a wheel of nothing but Python
    env = {"PYTHONPATH": str(site)}
    assert found(env, tmp_path) == (site / "codingpath" / "data").resolve()
    assert {p.name for p in (site / "codingpath" / "data").iterdir()} >= {p.name for p in (ROOT / "data").glob("*.yaml")}
    assert (site / "codingpath" / "py.typed").is_file()
    page = Path("codingpath", "formats", "html")
    assert {p.name for p in (site / page).glob("*.*s")} == {p.name for p in (ROOT / "src" / page).glob("*.*s")} != set()
    plan = ("plan", "--answers", str(BEGINNER), *TODAY, "--format", "json")
    installed = process(*plan, python=("-P", "-c", RUN), env=env, cwd=tmp_path)
    assert installed.code == 0
    assert installed.out == printed(*plan).out
