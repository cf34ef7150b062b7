"""Whatever a text holds, Markdown shows it as it is: read back with a Markdown reader, each block has its words and nothing more."""

from __future__ import annotations

import re
from itertools import product

from case_table import cases
from crowd import one_in, words_of
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from codingpath.formats.markdown import to_markdown
from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.blocks import Bars, Block, Bullets, Cell, Checklist, Document, Heading, Numbered, Part, Table, Text, WriteIn

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

HOSTILE = [
    "a | b || c |",
    "`code` and ``` fence",
    "[x](javascript:alert(1)) ![i](http://evil.example/p.png)",
    "](javascript:alert(1))",
    "[ref]: http://evil.example",
    "<script>alert(1)</script> <b>bold</b> <!-- c -->",
    "<http://evil.example> & &lt; &amp; &#124;",
    "first\nsecond\r\n\r\n# third\n- fourth\n| fifth |",
    "red \x1b[31m text \x1b]0;title\x07",
    "\u202eright to left\u202c and \u200f marks",
    "\U0001f469\U0001f3fd\u200d\U0001f4bb coder :smile: @everyone #12",
    "**bold** __under__ ~~gone~~ *it* _it_",
    "trailing backslash \\",
    "\\| already escaped \\\\|",
    "1. not a list",
    "99) nor this",
    "- nor this",
    "+ nor this",
    "---",
    "-----",
    "===",
    "***",
    "# no heading",
    "> no quote",
    "    no code",
    "\tno code",
    "$math$ $$math$$",
    "a  b   c",
    "\u2028line\u2029par",
    "| --- | --- |",
    "[ ] box [x]",
    "* * *",
    "~~~",
]
WORDS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.sampled_from(list("ab 1.)|`[](){}<>*_~#&@$\\-+=!:/\n\t\"'\u202e\x1b\U0001f4bb")), min_size=1, max_size=24),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12),
).filter(lambda text: bool(text.split()) and "\0" not in text)


def flat(text: str) -> str:
    return " ".join(text.split())


def read(*blocks: Block) -> list[Token]:
    """Return the tokens of the blocks alone, without the headings around them."""
    written = to_markdown(Document("Title", (), Part("p", "Part", blocks), ()))
    tokens = READER.parse(written)
    assert [t.content for t in tokens[:6] if t.type == "inline"] == ["Title", "Part"]
    return tokens[6:]


def shown(inline: Token) -> str:
    """Return what a reader sees of one inline; links, images, code and HTML would be something else than text."""
    kinds = {child.type for child in inline.children or ()}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close"}, f"{inline.content!r}: {kinds}"
    return "".join(child.content for child in inline.children or ())


def seen(tokens: list[Token], container: str) -> list[str]:
    """Return the texts inside one kind of container, and check that the document holds nothing beside them."""
    allowed = {
        container,
        "paragraph",
        "bullet_list",
        "ordered_list",
        "table",
        "thead",
        "tbody",
        "tr",
        "list_item",
        "th",
        "td",
        "strong",
    }
    kinds = {t.type.removesuffix("_open").removesuffix("_close") for t in tokens} - {"inline"}
    assert kinds <= allowed, kinds - allowed
    return [flat(shown(t)) for t in tokens if t.type == "inline"]


@cases(("text", "tone"), product(HOSTILE, ("plain", "strong")))
def test_a_hostile_paragraph_is_one_paragraph(text: str, tone: str) -> None:
    block = Text(text, "strong" if tone == "strong" else "plain")
    tokens = read(block)
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"], to_markdown(
        Document("T", (), Part("p", "P", (block,)), ())
    )
    assert seen(tokens, "paragraph") == [flat(text)]


@given(WORDS)
def test_any_paragraph_is_one_paragraph(text: str) -> None:
    tokens = read(Text(text))
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert seen(tokens, "paragraph") == [flat(text)]


@given(WORDS)
def test_any_heading_is_one_heading(text: str) -> None:
    tokens = read(Heading(text))
    assert [(t.type, t.tag) for t in tokens] == [("heading_open", "h3"), ("inline", ""), ("heading_close", "h3")]
    assert seen(tokens, "heading") == [flat(text)]


@given(st.lists(WORDS, min_size=1, max_size=4), st.sampled_from([Bullets, Numbered, Checklist]))
def test_any_list_has_its_items(items: list[str], kind: type[Bullets | Numbered | Checklist]) -> None:
    tokens = read(kind(tuple(items)))
    box = "[ ] " if kind is Checklist else ""
    assert seen(tokens, "list_item") == [box + flat(item) for item in items]
    assert [t.type for t in tokens].count("list_item_open") == len(items)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 4))
    columns = tuple(draw(st.lists(WORDS, min_size=width, max_size=width)))
    cells = st.builds(Cell, WORDS | st.just(""), st.sampled_from(["plain", "strong", "warn"]))
    rows = st.lists(st.lists(cells, min_size=width, max_size=width).map(tuple), max_size=3).map(tuple)
    return Table(columns, draw(rows), tuple(draw(st.sets(st.integers(0, width - 1)))))


def pipes(line: str) -> int:
    """Count the pipes that separate cells: those without an odd number of backslashes before them."""
    return sum(1 for found in re.finditer(r"(\\*)\|", line) if len(found[1]) % 2 == 0)


@given(tables())
@example(Table(("a|b",), ((Cell("c\\|d", "strong"),), (Cell("`|`"),))))
def test_any_table_has_its_cells_and_no_more(table: Table) -> None:
    tokens = read(table)
    assert {t.type for t in tokens if t.level == 0} == {"table_open", "table_close"}
    assert seen(tokens, "table") == [*(flat(c) for c in table.columns), *(flat(c.text) for row in table.rows for c in row)]
    assert [t.type for t in tokens].count("td_open") == len(table.columns) * len(table.rows)
    lines = [line for line in to_markdown(Document("T", (), Part("p", "P", (table,)), ())).splitlines() if line.startswith("|")]
    assert len(lines) == len(table.rows) + 2
    assert {pipes(line) for line in lines} == {len(table.columns) + 1}


@given(st.lists(WORDS, min_size=1, max_size=3))
def test_any_sheet_to_fill_in_has_a_row_a_question(questions: list[str]) -> None:
    tokens = read(WriteIn(("Question", "School A", "School B"), tuple(questions), "Write here."))
    cells = [flat(shown(t)) for t in tokens if t.type == "inline"]
    assert cells[0] == "Write here."
    assert cells[4::3] == [flat(q) for q in questions]
    assert all(not c.strip("\xa0") for i, c in enumerate(cells[4:]) if i % 3)


@given(WORDS, st.lists(WORDS, min_size=1, max_size=2))
def test_titles_and_facts_stay_what_they_are(title: str, facts: list[str]) -> None:
    tokens = READER.parse(to_markdown(Document(title, tuple(facts), Part("p", title, ()), ())))
    inlines = [t for t in tokens if t.type == "inline"]
    assert (flat(shown(inlines[0])), flat(shown(inlines[-1]))) == (flat(title), flat(title))
    breaks = {child.type for child in inlines[1].children or ()}
    assert breaks <= {"text", "text_special", "hardbreak", "softbreak"}
    assert [t.tag for t in tokens if t.type == "heading_open"] == ["h1", "h2"]


@one_in(5)
def test_anybodys_plan_is_headings_paragraphs_lists_tables_and_one_chart(roadmap: Roadmap) -> None:
    words = words_of(roadmap)
    written = to_markdown(words)
    tokens = READER.parse(written)
    kinds = {t.type.removesuffix("_open").removesuffix("_close") for t in tokens}
    assert kinds <= {
        "heading", "paragraph", "inline", "bullet_list", "ordered_list", "list_item", "table", "thead", "tbody", "tr", "th", "td", "fence",
    }  # fmt: skip
    charts = [block for part in words.parts for block in part.blocks if isinstance(block, Bars)]  # none where no date is known
    assert [t.info for t in tokens if t.type == "fence"] in ([], ["mermaid" for _ in charts])
    spans = {child.type for t in tokens if t.type == "inline" for child in t.children or ()}
    assert spans <= {"text", "text_special", "strong_open", "strong_close", "hardbreak", "softbreak"}
    for table in re.findall(r"(?:^\|.*\n)+", written, re.MULTILINE):
        assert len({pipes(line) for line in table.splitlines()}) == 1, table
