from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from running import Ran, inside


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one home for all these tests, so that the catalog is read from YAML once; none of them saves a session."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, shared_home: Path) -> Callable[..., Ran]:
    """Return a function that runs the program inside this process."""
    monkeypatch.setenv("CODINGPATH_HOME", str(shared_home))
    return partial(inside, capfd, monkeypatch)
