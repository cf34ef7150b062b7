"""Files as an older codingpath left them: all beside each other."""

from __future__ import annotations

from pathlib import Path

from codingpath.sessions import alias
from codingpath.sessions.file_format import encode


def write_old(name: str, content: int | str) -> Path:
    """Write a file of the old layout: a text, or answers with this budget."""
    path = alias.folder() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else encode({"budget": content}, rules="1", now="2026-11-23", finished=False)
    path.write_text(text, "utf-8")
    return path
