"""Texts that try to break out: of a line, a table cell, a format, a terminal. And how wide a terminal paints them."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st
from wcwidth import wcwidth

ESCAPE = "red \x1b[31m \x1b]0;title\x07 \x1b[2J\x9b1m"
TURNED = "abc \u202egnp.exe\u202c \u2066x\u2069 \u200fy\u061c"
HALF = "half \ud83d of \udce9 a pair"

ACTING = {
    "escape": ESCAPE,
    "turned": TURNED,
    "half": HALF,
    "zero": "a\0b",
    "bell": "a\x07\x08b",
    "delete": "a\x7fb",
    "no character": "a\uffff\U0001ffffb",
}
"""Texts with characters that act; files with one are refused."""

UNSEEN = {
    "zero width": "a\u200bb\u2060c\ufeffd\u00ade",
    "joined emoji": "\U0001f469\U0001f3fd\u200d\U0001f4bb and \u2764\ufe0f 1\ufe0f\u20e3",
    "flags": "\U0001f1fa\U0001f1f8 \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "fillers": "\u3164\u115f\u1160\uffa0 filled",
}
"""Texts with characters that show nothing or are counted differently; they are left out."""

READ = {
    "rich markup": "[red]x[/red] [link=http://evil.example]y[/link] [/] :smile:",
    "markdown": "| a | `b` | **c** [x](javascript:alert(1)) <b>bold</b> # 1. - > \\| ~~~",
    "html": "<script>alert(1)</script> &lt; &#124; <!-- c -->",
    "long word": "x" * 10_000,
    "long wide word": "漢" * 3_000,
    "wide": "漢字とカナ한국어 ﷽",
    "marks": "Z" + "\u0301\u0302\u0303\u0316" * 30 + "algo e\u0301 ก็ि",
    "right to left": "שלום עולם and مرحبا",
    "breaks": "first\nsecond\r\nthird\u2028fourth\u2029fifth\x85sixth\ttab",
    "formula": "=HYPERLINK(1) +1 -1 @x",
    "braces": "{hours} {0} %s %(x)s {{}} ${HOME} `id`",
    "quotes": "\" ' \\ \" ''",
    "blanks": "   a \u3000 \u00a0 \u2003 b   ",
}
"""Texts that only look dangerous; they are kept and escaped."""

EVERY = {**ACTING, **UNSEEN, **READ}

ASSIGNED = st.characters(exclude_categories=["Cs", "Cn", "Co"])
WORDS = st.one_of(
    st.sampled_from(sorted(EVERY.values())),
    st.text(ASSIGNED, max_size=30),
    st.text(
        st.sampled_from("ab |`[\\]<>*_\x1b\u202e\u200b\u200d\ufe0f\u0301\u0300漢\U0001f469\U0001f3fd\U0001f1fa\n\t\"'"), max_size=30
    ),
)
"""Any text of assigned characters, the nasty ones often."""


def painted(text: str) -> int:
    """Return how many cells a terminal moves on, letter by letter."""
    return sum(wcwidth(letter) for letter in text)


def is_calm(text: str) -> bool:
    """Tell whether nothing in a text acts or hides: no control but the line feed, nothing that formats, no half pair."""
    return all(c == "\n" or unicodedata.category(c) not in {"Cc", "Cs", "Zl", "Zp"} for c in text) and not (
        set(text)
        & set("\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufe0f")
    )
