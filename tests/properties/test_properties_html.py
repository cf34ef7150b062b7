"""Whatever a text holds, the page shows it as it is: read back, each block has its words, and there is no element and no attribute but ours."""

from __future__ import annotations

import re
from datetime import date
from itertools import product

from case_table import cases
from crowd import one_in, words_of
from hypothesis import example, given
from hypothesis import strategies as st
from page_reader import Element, read_page

from codingpath.formats.html import to_html
from codingpath.formats.html.page import page
from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.blocks import (
    Bar,
    Bars,
    Block,
    Bullets,
    Cell,
    Checklist,
    Document,
    Heading,
    Numbered,
    Part,
    Table,
    Text,
    WriteIn,
)
from codingpath.text import one_line as shown  # what is to be seen of a text

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><style>* { display: none }</style>",
    "</title><base href='//evil.example'>",
    "</svg></table></main><h1>Mine</h1>",
    "<!-- a comment --> <![CDATA[x]]> <?php ?> <!DOCTYPE x>",
    "<img src=x onerror=alert(1)>",
    '" onload="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    "[javascript:alert(1)] [1] [2 low confidence, 1] [1](x)",
    "&lt;b&gt; &amp;amp; &#60; &#x3c; &unknown; & &",
    "<b>bold</b> <a href='http://evil.example'>x</a>",
    "{{ template }} ${code} <% x %> `tick`",
    "red \x1b[31m text \x1b]0;title\x07 and \x9b31m",
    "nul \x00 byte \x7f delete",
    "\ufeffmark \ufffe \uffff \U0001ffff \ufdd0",
    "\u202eright to left\u202c \u2066isolated\u2069 \u200fmark",
    "half \ud800 of it \udfff",
    "first\nsecond\r\n\tthird\u2028line\u2029par\x85next\x0bup\x0cfeed",
    "\U0001f469\U0001f3fd\u200d\U0001f4bb coder",
    "a  b   c",
    "x" * 300,
]
WORDS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(
        st.sampled_from(list("ab 1.,[](){}<>/!-=\"'&;#?`\\\n\t\x00\x1b\x85\u202e\ufeff\ud800\U0001f4bb")), min_size=1, max_size=24
    ),
    st.text(min_size=1, max_size=12),
)

ATTRIBUTES = {
    "html": {"lang"},
    "meta": {"charset", "http-equiv", "name", "content"},
    "a": {"href", "class", "aria-label"},
    "nav": {"aria-label"},
    "main": {"id", "tabindex"},
    "section": {"id", "aria-labelledby", "class"},
    "h2": {"id", "class"},
    "dl": {"class"},
    "dd": {"class"},
    "p": {"class", "hidden"},
    "div": {"class"},
    "span": {"class"},
    "ul": {"class"},
    "ol": {"class"},
    "li": {"id", "value", "class"},
    "input": {"type", "data-tick"},
    "table": {"class"},
    "caption": {"class"},
    "th": {"scope", "class"},
    "td": {"class"},
    "svg": {"class", "role", "aria-labelledby", "aria-describedby", "width", "height"},
    "desc": {"id"},
    "title": {"id"},
    "rect": {"class", "x", "y", "width", "height"},
    "line": {"class", "x1", "x2", "y1", "y2"},
    "text": {"class", "x", "y"},
} | {
    tag: set()
    for tag in (
        "head",
        "style",
        "script",
        "body",
        "header",
        "h1",
        "h3",
        "h4",
        "label",
        "footer",
        "dt",
        "thead",
        "tbody",
        "tr",
        "figure",
        "figcaption",
    )
}
VALUE = re.compile(r"[a-zA-Z0-9 %.#-]*")
"""What a value that we write looks like; texts of others have more in them."""


def harmless(html: Element) -> None:
    """Check that the page has no element, attribute or value but ours."""
    for element in html.walk():
        assert element.tag in ATTRIBUTES, element.tag
        assert set(element.attrs) <= ATTRIBUTES[element.tag], (element.tag, element.attrs)
        if element.tag != "meta":
            assert all(VALUE.fullmatch(value) for value in element.attrs.values()), element.attrs
    assert [len(html.all(tag)) for tag in ("script", "style", "h1", "main", "body")] == [1] * 5
    assert all(re.fullmatch(r"#[a-z0-9-]+", a.attrs["href"]) for a in html.all("a"))
    ids = [e.attrs["id"] for e in html.walk() if "id" in e.attrs]
    assert len(set(ids)) == len(ids)


def read(*blocks: Block, part: str = "p", title: str = "Part") -> Element:
    """Return the section of one part, with a list of two sources after it."""
    sources = Part("sources", "Sources", (Numbered(("One", "Two")),))
    made = page(Document("Title", (), Part(part, title, blocks), (sources,)), plan="0" * 12, figures={})
    fit = [chr(int(code)) for code in re.findall("&#([0-9]+);", made)]
    assert fit == [letter for letter in fit if shown(letter) == letter], "HTML forbids to name these letters"
    html = read_page(made)
    harmless(html)
    return html.all("section")[0]


@cases(("text", "tone"), product(HOSTILE, ("plain", "strong", "bad")))
def test_a_hostile_paragraph_is_one_paragraph(text: str, tone: str) -> None:
    section = read(Text(text, "strong" if tone == "strong" else "bad" if tone == "bad" else "plain"))
    assert [p.text for p in section.all("p")] == [shown(text)]


@given(WORDS, WORDS)
def test_any_paragraph_is_one_paragraph_and_any_heading_one_heading(text: str, heading: str) -> None:
    section = read(Heading(heading), Text(text))
    assert [h.text for h in section.all("h3")] == [shown(heading)]
    assert [p.text for p in section.all("p")] == [shown(text)]


@given(st.lists(WORDS, min_size=1, max_size=4), st.sampled_from([Bullets, Numbered, Checklist]))
def test_any_list_has_its_items(items: list[str], kind: type[Bullets | Numbered | Checklist]) -> None:
    section = read(kind(tuple(items)))
    assert [li.text for li in section.all("li")] == [shown(item) for item in items]
    assert len(section.all("input")) == (len(items) if kind is Checklist else 0)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 4))
    columns = tuple(draw(st.lists(WORDS | st.just(""), min_size=width, max_size=width)))
    cells = st.builds(Cell, WORDS | st.just(""), st.sampled_from(["plain", "strong", "warn"]))
    rows = st.lists(st.lists(cells, min_size=width, max_size=width).map(tuple), max_size=3).map(tuple)
    return Table(columns, draw(rows), tuple(draw(st.sets(st.integers(0, width - 1)))))


@given(tables(), WORDS)
@example(Table(("</table>",), ((Cell("</td><td>", "strong"),), (Cell("<tr>"),))), "</caption>")
def test_any_table_has_its_cells_and_no_more(table: Table, lead: str) -> None:
    made = read(Text(lead), table).one("table")
    assert made.one("caption").text == shown(lead)
    rows = [[cell.text for cell in row.all("th", "td")] for row in made.all("tr")]
    assert rows == [[shown(c) for c in table.columns], *([shown(cell.text) for cell in row] for row in table.rows)]


@given(WORDS)
def test_any_heading_may_name_a_table(heading: str) -> None:
    made = read(Heading(heading), Table(("A",), ())).one("table")
    assert made.one("caption").text == shown(heading)


@given(st.lists(WORDS, min_size=1, max_size=3), WORDS)
def test_any_sheet_to_fill_in_has_a_row_a_question(questions: list[str], note: str) -> None:
    made = read(WriteIn(("Question", "School A", "School B"), tuple(questions), note)).one("table")
    assert made.one("caption").text == shown(note)
    assert [[cell.text for cell in row.all("th", "td")] for row in made.all("tr")][1:] == [[shown(q), "", ""] for q in questions]


@given(
    st.lists(st.tuples(WORDS, st.lists(st.dates(date(2026, 1, 1), date(2040, 1, 1)), min_size=3, max_size=3)), max_size=3), WORDS
)
def test_any_chart_has_its_labels(given_bars: list[tuple[str, list[date]]], title: str) -> None:
    section = read(Bars(title, tuple(Bar(label, *sorted(days)) for label, days in given_bars)))
    labels = [t.text for t in section.all("text") if t.attrs["x"] == "0"]
    assert [shown(label) for label, _ in given_bars] == [text for text in labels if not text.startswith("done ")]
    assert [f.text for f in section.all("figcaption")] == [shown(title)] * bool(given_bars)


@given(WORDS, st.lists(WORDS, max_size=2), WORDS)
def test_titles_and_facts_stay_what_they_are(title: str, facts: list[str], part: str) -> None:
    made = page(
        Document(title, tuple(facts), Part("opening", part, ()), (Part("work", part, (Text("x"),)),)), plan="0" * 12, figures={}
    )
    html = read_page(made)
    harmless(html)
    assert html.one("h1").text == html.one("head").one("title").text == shown(title)
    assert [p.text for p in html.one("header").all("p") if p.has("fact")] == [shown(fact) for fact in facts]
    assert [a.text for a in html.one("nav").all("a")] == [h.text for h in html.all("h2")] == [shown(part)] * 2
    assert made.encode("ascii")


@one_in(6)
def test_anybodys_plan_is_a_sound_page(roadmap: Roadmap) -> None:
    words = words_of(roadmap)
    html = read_page(to_html(roadmap, words))
    harmless(html)
    assert [h.text for h in html.all("h2")] == [p.title for p in (words.opening, *words.parts, *words.appendix)]
    tables = [b for part in (words.opening, *words.parts, *words.appendix) for b in part.blocks if isinstance(b, Table | WriteIn)]
    assert len(html.all("table")) == len(tables)
    dated = any(b.bars for part in (*words.parts, *words.appendix) for b in part.blocks if isinstance(b, Bars))
    priced = any(line.low_usd or line.high_usd for line in roadmap.money.lines)
    assert len(html.all("svg")) == dated + priced
