from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import keep_catalog
from sitting import Sitting, sit_down


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home of a test's own that has the checked catalog, so that no sitting has to read YAML."""
    return keep_catalog(tmp_path / "home")


@pytest.fixture
def sit(home: Path, tmp_path: Path) -> Callable[..., Sitting]:
    """Return a function that starts the wizard in a terminal, in plain lines or not."""

    def start(*args: str, plain: bool = False, **more: Any) -> Sitting:
        return sit_down(home, tmp_path, *args, plain=plain, **more)

    return start
