"""What is lines and nothing else is printed without rich, and as rich would print it."""

from __future__ import annotations

import io

from crowd import plans

from codingpath.formats.lines import document_lines, is_lines, without_codes
from codingpath.formats.terminal import Screen, print_document
from codingpath.report.blocks import Bullets, Document, Part, Text
from codingpath.report.roadmap import document, first_page


def drawn(page: Document, width: int) -> str:
    stream = io.StringIO()
    print_document(Screen(stream, columns=width, rows=24, color=False, lines_only=False), page, page.parts)
    return stream.getvalue()


def alone(page: Document, width: int) -> str:
    return "".join(f"{without_codes(line)}\n" for line in document_lines(page, page.parts, width))


def test_a_first_page_is_lines_that_rich_would_print_the_same() -> None:
    for roadmap in plans()[::6]:
        page = first_page(roadmap)
        assert is_lines(page, page.parts)
        for width in (20, 40, 80, 130):
            assert alone(page, width) == drawn(page, width)


def test_what_has_titles_or_tables_or_marks_is_more_than_lines() -> None:
    whole = document(plans()[0])
    assert not is_lines(whole, whole.parts)
    for part in (Part("p", "P", (Text("t"),)), Part("p", "P", (Bullets(("t",)),), compact=True, titled=False)):
        assert not is_lines(Document(title="P", facts=(), opening=part, parts=()), ())


def test_characters_that_move_the_cursor_are_taken_out() -> None:
    assert without_codes("a\r\a\b\v\fb\tc") == "ab\tc"
