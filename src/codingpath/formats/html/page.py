"""The page around the parts: what it may load (nothing), a way past the head, the list of parts, the parts."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from codingpath.formats.html.elements import TICKS, Setting, flow
from codingpath.formats.html.safe import Words, cited, safe
from codingpath.model.record import Record, record
from codingpath.report import money_details, schools
from codingpath.report.blocks import Block, Bullets, Document, Heading, Numbered, Part, Text
from codingpath.report.document import texts
from codingpath.report.words import listed

_HERE = Path(__file__).parent
_NOT_IN_ID = re.compile("[^a-z0-9-]+")


def page(document: Document, *, plan: str, figures: Mapping[str, str]) -> str:
    """Return a whole page. `plan` names the plan for kept ticks; a figure stands after the first table of the part it is for.

    All of it is ASCII, so that it reads the same whatever encoding a shell or a mail program takes it for.
    """
    parts = document.pages
    sources = next((b for part in parts for b in part.blocks if isinstance(b, Numbered)), None)
    say = Words(len(sources.items) if sources else 0)
    setting = Setting(say=say, plan=plan, sources=sources, printed=printed_sources(document))
    style, script = _file("screen.css") + _file("print.css"), _file("ticks.js")
    facts = "\n".join(f'<p class="fact">{say(fact)}</p>' for fact in document.made)
    sections = "\n".join(_section(part, setting, figures.get(part.id, "")) for part in parts)
    whole = f"""<!DOCTYPE html>
<html lang="en">
{_head(document.named_title, style, script)}
<body>
<a class="skip" href="#plan">Skip to the text</a>
<header>
<h1>{safe(document.named_title)}</h1>
{facts}
{_paper_note(document)}</header>
{_contents(document)}<main id="plan" tabindex="-1">
{sections}
</main>
{_ticks(sections)}<script>{script}</script>
</body>
</html>
"""
    return whole.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _head(title: str, style: str, script: str) -> str:
    policy = f"default-src 'none'; style-src {_sealed(style)}; script-src {_sealed(script)}; base-uri 'none'; form-action 'none'"
    return f"""<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{safe(title)}</title>
<style>{style}</style>
</head>"""


def _file(name: str) -> str:
    return (_HERE / name).read_text("utf-8")


def _sealed(text: str) -> str:
    """Return the hash by which a browser knows a style or a script that may run."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _paper_note(document: Document) -> str:
    note = left_out(document)
    return f'<p class="paper">{safe(note)}</p>\n' if note else ""


def _ticks(sections: str) -> str:
    """Say where ticks are kept, where there is something to tick; the script shows it once they can be."""
    return f'<footer>\n<p class="quiet ticks" hidden>{TICKS}</p>\n</footer>\n' if "data-tick=" in sections else ""


def _contents(document: Document) -> str:
    if not (document.parts or document.appendix):
        return ""
    links = "\n".join(f'<li><a href="#{_id(part)}">{safe(_short(part))}</a></li>' for part in document.pages)
    return f'<nav aria-label="Parts of this page">\n<ol>\n{links}\n</ol>\n</nav>\n'


_LONGEST_LINK = 40
"""Letters of a title that the list of parts has room for."""


def _short(part: Part) -> str:
    """Return what the list of parts calls a part: a first page whose title is a whole sentence by what it is."""
    return part.title if len(part.title) <= _LONGEST_LINK else "Page one"


def _id(part: Part) -> str:
    return _NOT_IN_ID.sub("-", f"part-{part.id}")


def _section(part: Part, setting: Setting, figure: str) -> str:
    name, split = _id(part), runs(part)
    screen_only = not any(run.printed for run in split)
    pieces = [
        flow(f"{name}-{i}" if i else name, part.title, run.blocks, setting, "" if i else figure) for i, run in enumerate(split)
    ]
    body = "\n".join(
        piece if run.printed or screen_only else f'<div class="screen">\n{piece}\n</div>'
        for run, piece in zip(split, pieces, strict=True)
    )
    kind = ' class="screen"' if screen_only else ""
    return (
        f'<section id="{name}" aria-labelledby="{name}-title"{kind}>\n'
        f'<h2 id="{name}-title">{setting.say(part.title)}</h2>\n{body}\n</section>'
    )


# What goes on paper: what to act on, in two to four pages. What is there to look up stays on the screen.

ENDS: dict[str, tuple[type[Block], ...]] = {
    "why": (Text,),
    "dates": (Bullets,),
    "exam": (Text,),
    "study": (Text,),
    "jobs": (Text,),
    "sources": (Heading,),
}
"""Printing a part ends at its first block of this kind; a part that is not here is printed whole."""


SCREEN_SECTIONS = frozenset({money_details.TITLE, money_details.BY_LENGTH, schools.NEAR})
"""Headings of sections inside a printed part that only the screen has."""


@record
class Run(Record):
    """Blocks of a part that follow one another and go to the same place."""

    printed: bool
    blocks: tuple[Block, ...]


def runs(part: Part) -> list[Run]:
    """Return the blocks of a part in runs that are printed and runs that are not."""
    ends, on_paper, ended = ENDS.get(part.id, ()), True, False
    marked: list[tuple[bool, Block]] = []
    for block in part.blocks:
        ended = ended or isinstance(block, ends)
        if isinstance(block, Heading):
            on_paper = block.text not in SCREEN_SECTIONS
        marked.append((on_paper and not ended, block))
    return [Run(printed, tuple(block for _, block in group)) for printed, group in groupby(marked, key=itemgetter(0))]


def printed_sources(document: Document) -> frozenset[int]:
    """Return the numbers of the sources that the printed blocks cite."""
    printed = [run for part in document.pages for run in runs(part) if run.printed]
    return frozenset(number for run in printed for text in texts(run.blocks) for number in cited(text))


def left_out(document: Document) -> str:
    """Say on paper what only the screen has; nothing if that is nothing."""
    split = [(part.title, {run.printed for run in runs(part)}) for part in document.parts]
    titles = [f"the rest of “{title}”" if True in printed else f"“{title}”" for title, printed in split if False in printed]
    return f"Printed here is what to act on. The file on a screen also has {listed(titles)}." if titles else ""
