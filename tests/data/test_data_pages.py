"""The pages for people who change the code name only what is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "codingpath"
ROOTS = (ROOT, SOURCE, SOURCE / "rules" / "proof", ROOT / "data")
"""What a path of a page may start from."""
PAGES = ("CONTRIBUTING.md", "docs/architecture.md", "docs/glossary.md")


def _quoted(page: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", (ROOT / page).read_text("utf-8"))


def _paths(words: Iterable[str]) -> set[str]:
    return {
        word
        for text in words
        for word in text.split()
        if re.fullmatch(r"[\w./-]+/|[\w./-]*/[\w.-]+\.(py|yaml|csv|md)|[\w-]+\.py", word)
    }


@pytest.mark.parametrize("page", PAGES)
def test_every_path_of_a_page_is_there(page: str) -> None:
    paths = _paths(_quoted(page))
    assert paths
    assert [p for p in sorted(paths) if not any((root / p).exists() for root in ROOTS)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


def _classes(file: Path) -> set[str]:
    return {node.name for node in ast.parse(file.read_text("utf-8")).body if isinstance(node, ast.ClassDef)}


def test_every_class_of_the_glossary_stands_in_the_file_named_beside_it() -> None:
    rows = re.findall(r"^\| (`[A-Z].*?) \|.*\| (`[^|]*\.py`) \|$", (ROOT / "docs/glossary.md").read_text("utf-8"), re.MULTILINE)
    assert rows
    named = {name: files for names, files in rows for name in re.findall(r"`(\w+)`", names)}
    wrong = [n for n, files in named.items() if not any(n in _classes(SOURCE / f) for f in re.findall(r"`([^`]+)`", files))]
    assert wrong == []


def test_the_glossary_and_the_diagram_have_every_package() -> None:
    packages = {folder.name for folder in SOURCE.iterdir() if (folder / "__init__.py").exists()}
    glossary = set(re.findall(r"^\| `([a-z]+)` \|", (ROOT / "docs/glossary.md").read_text("utf-8"), re.MULTILINE))
    diagram = (ROOT / "docs/architecture.md").read_text("utf-8").split("```")[1]
    assert glossary == packages
    assert [name for name in sorted(packages) if not re.search(rf"\b{name}\b", diagram)] == []
