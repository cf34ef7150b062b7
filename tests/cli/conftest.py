from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from running import Ran, inside


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one home for all these tests, so that the catalog is read from YAML once; no session stays in it."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, shared_home: Path) -> Callable[..., Ran]:
    """Return a function that runs the program inside this process."""
    monkeypatch.setenv("CODINGPATH_HOME", str(shared_home))
    return partial(inside, capfd, monkeypatch)


@pytest.fixture
def cli_with_sessions(cli: Callable[..., Ran], shared_home: Path) -> Iterator[Callable[..., Ran]]:
    """Return the same for tests that save sessions, which go when the test is done."""
    yield cli
    shutil.rmtree(shared_home / "sessions", ignore_errors=True)
