"""The roadmap as one HTML file: for a screen of any width, for a screen reader, and for paper. It asks for nothing from elsewhere."""

from __future__ import annotations

from hashlib import sha256

from codingpath.formats import Printout
from codingpath.formats.html.charts import cost_figure
from codingpath.formats.html.page import page
from codingpath.formats.plan_json import as_json
from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.blocks import Document


def render(printout: Printout) -> str:
    """Return what was found as a page; a plan has its chart too."""
    if printout.roadmap is not None:
        return to_html(printout.roadmap, printout.document)
    return document_html(printout.document)


def to_html(roadmap: Roadmap, document: Document) -> str:
    """Return a plan; `document` is all of it, or its first page. The same plan gives the same bytes."""
    return page(document, plan=ticks_key(roadmap, document), figures={"money": cost_figure(roadmap.money, roadmap.catalog.sources)})


def document_html(document: Document) -> str:
    """Return any other document, such as plans side by side. The same document gives the same bytes."""
    return page(document, plan=sha256(repr(document).encode()).hexdigest()[:12], figures={})


def ticks_key(roadmap: Roadmap, document: Document) -> str:
    """Return the name under which a browser keeps what was ticked: the same for a plan of these answers that is made anew."""
    answers = sorted((question, as_json(value)) for question, value in roadmap.answers.items())
    whose = document.handout.whose if document.handout else ""
    return sha256(repr((whose, answers)).encode()).hexdigest()[:12]
