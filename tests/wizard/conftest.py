from __future__ import annotations

import pytest
from forked import load_keys_once


@pytest.fixture(autouse=True, scope="session")
def _load_keys_once() -> None:
    load_keys_once()
