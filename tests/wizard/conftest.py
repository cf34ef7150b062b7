from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import prompt_toolkit.application.application as toolkit
import pytest
from prompt_toolkit.key_binding.defaults import load_key_bindings


@pytest.fixture(autouse=True, scope="session")
def _load_keys_once() -> Iterator[None]:
    """Let the toolkit's own key bindings, which never change, be made once: they are half of the time of a question."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(toolkit, "load_key_bindings", cache(load_key_bindings))
        yield
