"""The page on the data format says what the model's docstrings say now."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_current() -> None:
    page = runpy.run_path(str(DOCS / "generate.py"))["page"]()
    assert (DOCS / "data-format.md").read_text("utf-8") == page, "run: python docs/generate.py"
