"""What is printed where a terminal's encoding lacks a letter: the nearest one it has, else a question mark."""

from __future__ import annotations

import codecs

NEAREST = "codingpath.nearest"
"""Name of the error handler, for `encode` and `reconfigure`."""

_TWINS = str.maketrans("“”„‘’‚–—‑−…»«•·×●○█░─\u00a0", "\"\"\"'''----.><**xx-#.- ")
"""One letter for one, so that columns stay where they are."""


def shown(text: str, encoding: str | None) -> str:
    """Return a text as a terminal of this encoding can show it; an unknown encoding is taken for ASCII."""
    try:
        return text.encode(encoding or "ascii", NEAREST).decode(encoding or "ascii")
    except LookupError:
        return text.encode("ascii", NEAREST).decode("ascii")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(_twin(letter) for letter in lost), error.end


def _twin(letter: str) -> str:
    import unicodedata  # noqa: PLC0415 - most runs never need it

    twin = unicodedata.normalize("NFKD", letter.translate(_TWINS))[:1]
    return twin if twin.isascii() and twin.isprintable() else "?"


codecs.register_error(NEAREST, _nearest)
