from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sitting import Sitting, sit_down


@pytest.fixture
def home(warm_home: Path, tmp_path: Path) -> Path:
    """Return a home of a test's own."""
    return Path(shutil.copytree(warm_home, tmp_path / "home"))


@pytest.fixture
def sit(home: Path, tmp_path: Path) -> Callable[..., Sitting]:
    """Return a function that starts the wizard in a terminal, in plain lines or not."""

    def start(*args: str, plain: bool = False, **more: Any) -> Sitting:
        return sit_down(home, tmp_path, *args, plain=plain, **more)

    return start
