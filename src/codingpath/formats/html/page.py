"""The page around the parts: what it may load (nothing), a way past the head, the list of parts, the parts."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from codingpath.formats.html.elements import TICKS, Setting, flow
from codingpath.formats.html.safe import Words, safe
from codingpath.report.blocks import Document, Numbered, Part

SOURCES = ("sources", "all-sources")
"""Parts whose numbered list is what source marks point to."""
_HERE = Path(__file__).parent
_NOT_IN_ID = re.compile("[^a-z0-9-]+")


def page(document: Document, *, plan: str, figures: Mapping[str, str]) -> str:
    """Return a whole page. `plan` names the plan for kept ticks; a figure stands after the first table of the part it is for.

    All of it is ASCII, so that it reads the same whatever encoding a shell or a mail program takes it for.
    """
    parts = document.pages
    sources = next((b for part in parts if part.id in SOURCES for b in part.blocks if isinstance(b, Numbered)), None)
    say = Words(len(sources.items) if sources else 0)
    setting = Setting(say=say, plan=plan, sources=sources)
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
</header>
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


def _ticks(sections: str) -> str:
    """Say where ticks are kept, where there is something to tick; the script shows it once they can be."""
    return f'<footer>\n<p class="quiet ticks" hidden>{TICKS}</p>\n</footer>\n' if "data-tick=" in sections else ""


def _contents(document: Document) -> str:
    if not (document.parts or document.appendix):
        return ""
    links = "\n".join(f'<li><a href="#{_id(part)}">{safe(part.title)}</a></li>' for part in document.pages)
    return f'<nav aria-label="Parts of this page">\n<ol>\n{links}\n</ol>\n</nav>\n'


def _id(part: Part) -> str:
    return _NOT_IN_ID.sub("-", f"part-{part.id}")


def _section(part: Part, setting: Setting, figure: str) -> str:
    name = _id(part)
    setting = replace(setting, say=Words(0)) if part.typed else setting
    hidden = "" if part.titled else ' class="unseen"'
    return (
        f'<section id="{name}" aria-labelledby="{name}-title">\n'
        f'<h2 id="{name}-title"{hidden}>{setting.say(part.title)}</h2>\n{flow(name, part.title, part.blocks, setting, figure)}\n</section>'
    )
