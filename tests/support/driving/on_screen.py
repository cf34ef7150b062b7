"""A document as it stands on a screen, and whether all its words are there."""

from __future__ import annotations

import io

from document_text import texts

from codingpath.formats.terminal import Screen, print_document
from codingpath.report.blocks import Document


def on_screen(document: Document, columns: int = 80, *, plain: bool = False) -> list[str]:
    """Return the lines of a screen so wide; `plain` for screen readers."""
    stream = io.StringIO()
    screen = Screen(stream, columns=columns, rows=24, color=False, lines_only=plain)
    print_document(screen, document, document.parts)
    return stream.getvalue().splitlines()


def lost_words(document: Document) -> dict[str, set[str]]:
    """Return the words that are cut at 40 and at 80 columns and in plain lines, by form; none if all is well.

    A word may stand behind a mark or before a colon that a form adds. Addresses longer than half a narrow line may be folded.
    """
    words = {word for text in texts(document) for word in text.split() if len(word) < 20}
    forms = {"40": on_screen(document, 40), "80": on_screen(document), "plain": on_screen(document, 40, plain=True)}
    too_wide = {form: {line for line in lines if len(line) > int(form if form != "plain" else 40)} for form, lines in forms.items()}
    missing = {form: {word for word in words if word not in " ".join(lines)} for form, lines in forms.items()}
    return {form: missing[form] | too_wide[form] for form in forms if missing[form] | too_wide[form]}
