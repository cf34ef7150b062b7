"""The plan as HTML, read back: every word, every table, links that lead somewhere, boxes of their own, colors that can be read."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from case_table import cases
from document_text import part_texts
from page_reader import Element, read_page
from readability import grade
from strategies import real_table

from codingpath.catalog.answers import read_answers
from codingpath.formats.html import to_html
from codingpath.formats.html.elements import TICKS
from codingpath.formats.html.page import page
from codingpath.formats.markdown import to_markdown
from codingpath.formats.printouts import plan_printout
from codingpath.model.catalog import Catalog
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.source import Office
from codingpath.planning.plan import plan
from codingpath.report.blocks import (
    Bars,
    Block,
    Bullets,
    Checklist,
    Document,
    Heading,
    Numbered,
    Part,
    Summary,
    Table,
    Text,
    WriteIn,
)
from codingpath.report.document import handout, notes_part
from codingpath.report.parts.to_do import MOST_STEPS

ROOT = Path(__file__).parents[2]
LETTERS = ("ink", "soft", "accent", "good", "warn", "bad")
"""Names of the colors that letters have; the other ones are grounds and lines."""

PEOPLE = ["new-to-the-field", "hospital-coder", "not-sure"]


@pytest.fixture(scope="module", params=PEOPLE)
def roadmap(request: pytest.FixtureRequest, catalog: Catalog) -> Roadmap:
    answers = read_answers(ROOT / "examples" / f"{request.param}.yaml", catalog.questions)
    return plan(catalog, answers, date(2026, 11, 23), real_table())


@pytest.fixture(scope="module")
def words(roadmap: Roadmap) -> Document:
    return plan_printout(roadmap, whose="Maria", full=True).document


@pytest.fixture(scope="module")
def html(roadmap: Roadmap, words: Document) -> Element:
    return read_page(to_html(roadmap, words))


def small(*blocks: Block, part: str = "p") -> Element:
    """Return the section of one part with these blocks."""
    return read_page(page(Document("T", (), Part(part, "Part", blocks), ()), plan="0", figures={})).one("section")


def sections(html: Element, words: Document) -> list[tuple[Element, Part]]:
    return list(zip(html.all("section"), words.pages, strict=True))


def flat(text: str) -> str:
    return " ".join(text.split())


# -- every word is there


def test_every_text_of_every_part_is_an_element_of_its_section(html: Element, words: Document) -> None:
    for section, part in sections(html, words):
        found = {element.text for element in section.walk()}
        bars = {bar.label for block in part.blocks if isinstance(block, Bars) for bar in block.bars}
        missing = [text for text in part_texts(part) if flat(text) not in found and text not in bars]
        assert not missing


def test_title_and_facts_stand_at_the_head(html: Element, words: Document) -> None:
    assert html.one("head").one("title").text == html.one("h1").text == words.named_title
    assert [p.text for p in html.one("header").all("p") if p.has("fact")] == list(words.made)


def rows_of(table: Element) -> list[list[str]]:
    return [[cell.text for cell in row.all("th", "td")] for row in table.all("tr")]


def test_every_table_has_the_cells_of_its_block(html: Element, words: Document) -> None:
    """Decisions, dates and sums stand in these."""
    for section, part in sections(html, words):
        expected = []
        for block in part.blocks:
            if isinstance(block, Table):
                expected.append([list(block.columns), *([cell.text for cell in row] for row in block.rows)])
            elif isinstance(block, WriteIn):
                blank = [""] * (len(block.columns) - 1)
                below = [f" Stop and think if: {flag}" if flag else "" for flag in block.flags]
                rows = [row + flag for row, flag in zip(block.rows, below, strict=True)]
                expected.append([list(block.columns), *([row, *blank] for row in rows)])
        assert [rows_of(table) for table in section.all("table")] == expected


def test_page_one_is_a_list_of_labels_with_what_they_say(html: Element, words: Document) -> None:
    (summary,) = [block for block in words.opening.blocks if isinstance(block, Summary)]
    shown = html.all("dl")[0]
    assert [e.text for e in shown.all("dt")] == [row.label for row in summary.rows]
    for row, said in zip(summary.rows, shown.all("dd"), strict=True):
        assert said.text.split() == " ".join(row.lines).split()
    assert html.all("h2")[0].has("unseen"), "the first sentence says whose plan it is"


def test_brief_is_the_opening_alone(roadmap: Roadmap, words: Document) -> None:
    brief = read_page(to_html(roadmap, replace(words, parts=(), appendix=())))
    assert [h.text for h in brief.all("h2")] == [words.opening.title, "What you told us"]
    assert not brief.all("nav")
    assert not brief.one("main").all("a"), "no list of sources, so no links to it"


def test_the_same_plan_gives_the_same_bytes(roadmap: Roadmap, words: Document) -> None:
    made = to_html(roadmap, words)
    assert made == to_html(roadmap, plan_printout(roadmap, whose="Maria", full=True).document)
    assert made.isascii()
    assert made.endswith("</html>\n")


# -- how it is built


def test_the_head_says_language_and_size(html: Element) -> None:
    assert html.attrs["lang"] == "en"
    metas = html.one("head").all("meta")
    assert metas[0].attrs == {"charset": "utf-8"}
    assert {m.attrs["name"]: m.attrs["content"] for m in metas if "name" in m.attrs} == {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
    }


def test_only_this_style_and_this_script_may_run_and_nothing_may_be_loaded(html: Element) -> None:
    def seal(element: Element) -> str:
        (text,) = element.content
        assert isinstance(text, str)
        return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    policy = next(m for m in html.all("meta") if "http-equiv" in m.attrs).attrs["content"]
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src {seal(html.one('style'))}",
        f"script-src {seal(html.one('script'))}",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    loads = [name for e in html.walk() for name in e.attrs if name in {"src", "href", "action", "data", "poster", "srcset"}]
    assert set(loads) == {"href"}
    assert all(a.attrs["href"].startswith("#") for a in html.all("a"))
    assert not re.search(r"url\(|@import|https?:", html.one("style").text)


def test_headings_skip_no_level(html: Element) -> None:
    levels = [int(e.tag[1]) for e in html.all("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_names_are_unique_and_every_link_leads_to_one(html: Element) -> None:
    ids = [e.attrs["id"] for e in html.walk() if "id" in e.attrs]
    assert len(set(ids)) == len(ids)
    wanted = [a.attrs["href"][1:] for a in html.all("a")]
    wanted += [e.attrs[name] for e in html.walk() for name in ("aria-labelledby", "aria-describedby") if name in e.attrs]
    assert set(wanted) <= set(ids)


def test_the_list_of_parts_names_them_all_and_can_be_passed_by(html: Element, words: Document) -> None:
    assert [a.text for a in html.one("nav").all("a")] == [part.title for part in words.pages]
    assert html.all("a")[0].attrs["href"] == "#" + html.one("main").attrs["id"]
    assert html.one("main").attrs["tabindex"] == "-1"


def test_tables_name_their_rows_and_columns(html: Element) -> None:
    for table in html.all("table"):
        assert table.one("caption").text
        head, *rows = table.all("tr")
        assert all(cell.attrs["scope"] == "col" for cell in head.all("th"))
        assert all(row.all("th")[0].attrs["scope"] == "row" for row in rows)
        assert all(cell.text for cell in table.all("th"))


def test_on_a_narrow_screen_each_cell_says_its_column(html: Element) -> None:
    for table in html.all("table"):
        head, *rows = table.all("tr")
        names = [cell.text for cell in head.all("th", "td")]
        for row in rows:
            cells = row.all("th", "td")
            for name, cell in zip(names[1:], cells[1:], strict=True):
                labels = [str(label.content[0]) for label in cell.all("span") if label.has("of")]
                assert [flat(label) for label in labels] == ([f"{name}:"] if name else [])


def test_a_text_right_before_a_table_is_its_caption_and_else_the_heading_is() -> None:
    table = Table(("A",), ())
    captions = [c for s in (small(Text("Lead"), table), small(Heading("Head"), table), small(table)) for c in s.all("caption")]
    assert [(c.text, c.has("unseen")) for c in captions] == [("Lead", False), ("Head", True), ("Part", True)]
    assert not small(Text("Lead"), table).all("p")


def test_a_question_people_ask_is_a_heading() -> None:
    section = small(
        Text("First", "strong"), Text("b"), Heading("Asked"), Text("How long?", "strong"), Text("Long."), Text("End", "strong")
    )
    assert [h.text for h in section.all("h4")] == ["How long?"]
    assert [p.text for p in section.all("p")] == ["First", "b", "Long.", "End"]


def test_a_tone_is_a_class(html: Element) -> None:
    section = small(Text("Mind this.", "warn"), Bullets(("One",), "quiet"))
    assert (section.one("p").attrs, section.one("ul").attrs) == ({"class": "warn"}, {"class": "quiet"})
    assert any(cell.has("good") or cell.has("warn") for cell in html.all("td"))


# -- sources


def test_marks_link_to_the_list_of_sources(html: Element, words: Document) -> None:
    numbered = next(b for part in words.appendix if part.id == "all-sources" for b in part.blocks if isinstance(b, Numbered))
    items = [li for li in html.all("li") if li.attrs.get("id", "").startswith("source-")]
    assert [(li.attrs["id"], li.attrs["value"]) for li in items] == [(f"source-{i}", f"{i}") for i in range(1, len(items) + 1)]
    assert [li.text for li in items] == [flat(item) for item in numbered.items]
    linked = {a.attrs["href"] for a in html.all("a") if a.attrs["href"].startswith("#source-")}
    assert linked == {f"#source-{i}" for i in range(1, len(items) + 1)}, "every source is cited by a link"


@cases(
    ("text", "linked"),
    [
        ("It costs $5 [1].", ["1"]),
        ("Two [1, 2].", ["1", "2"]),
        ("Old [2 low confidence check this: past review, 1].", ["2", "1"]),
        ("Not one [3].", []),
        ("Not one [0].", []),
        ("Nor this [1, x] or [1.] or [ 1] or [99999999999].", []),
        ("Nor 1 or (1).", []),
    ],
)
def test_only_marks_of_listed_sources_are_links(text: str, linked: list[str]) -> None:
    opening = Part("o", "O", (Text(text),))
    sources = Part("sources", "S", (Numbered(("a", "b")),))
    made = read_page(page(Document("T", (), opening, (sources,)), plan="0", figures={}))
    paragraph = made.all("section")[0].one("p")
    assert paragraph.text == text
    assert [a.text for a in paragraph.all("a")] == linked
    assert [a.attrs["aria-label"] for a in paragraph.all("a")] == [f"Source {n}" for n in linked]


@pytest.mark.parametrize("text", ["[12 low confidence]", "He said [1].", "[1, 2]"])
def test_what_looks_like_a_mark_in_a_note_is_no_link(text: str) -> None:
    sources = Part("sources", "S", (Numbered(tuple("abcdefghijkl")),))
    document = Document("T", (), Part("o", "O", (Text("It costs $5 [1]."),)), (notes_part([("2026-11-24", text)]), sources))
    opening, notes, _ = read_page(page(document, plan="0", figures={})).all("section")
    assert (len(opening.all("a")), notes.all("a")) == (1, [])
    assert text in notes.text
    assert text.replace("[", "\\[").replace("]", "\\]") in to_markdown(document)


# -- boxes to tick


def keys(html: Element) -> list[str]:
    return [box.attrs["data-tick"] for box in html.all("input")]


def to_tick(block: Block) -> list[str]:
    """Return what is to be ticked off in a block."""
    rows = block.rows if isinstance(block, Summary) else ()
    return [*(block.items if isinstance(block, Checklist) else ()), *(text for row in rows if row.ticks for text in row.lines)]


def test_every_step_is_a_box_with_its_label(html: Element, words: Document) -> None:
    steps = [text for part in words.pages for block in part.blocks for text in to_tick(block)]
    labels = html.all("label")
    assert [label.text for label in labels] == steps
    assert [label.one("input").attrs["type"] for label in labels] == ["checkbox"] * len(steps)


def test_ticks_belong_to_one_plan_and_one_step(roadmap: Roadmap, words: Document, html: Element) -> None:
    mine = keys(html)
    assert len(set(mine)) == len(mine)
    assert all(re.fullmatch(r"codingpath-[0-9a-f]{12}-(?:[0-9a-f]{12}|[a-z-]+)", key) for key in mine)
    for other in (
        to_html(replace(roadmap, answers={**roadmap.answers, "hours": 39}), words),
        to_html(roadmap, plan_printout(roadmap, whose="Anna").document),
    ):
        assert not {*mine} & {*keys(read_page(other))}


def test_a_plan_made_anew_keeps_the_ticks_of_its_steps(roadmap: Roadmap, html: Element) -> None:
    later = replace(roadmap, today=date(2026, 11, 24), steps=tuple(replace(s, on=date(2026, 12, 1)) for s in roadmap.steps))
    made_anew = keys(read_page(to_html(later, plan_printout(later, whose="Maria").document)))
    steps = {key for key in keys(html) if key.rpartition("-")[0] and any(key.endswith(f"-{s.id}") for s in roadmap.steps)}
    assert len(steps) in (len(roadmap.steps), MOST_STEPS)
    assert {key for key in steps if any(key.endswith(f"-{s.id}") for s in roadmap.steps[:MOST_STEPS])} <= {*made_anew}


def test_where_ticks_are_kept_is_said_only_once_they_are(html: Element) -> None:
    (hint,) = [p for p in html.all("p") if p.has("ticks")]
    assert "hidden" in hint.attrs
    assert hint.text == TICKS


# -- what a page to take away has beside the plan


def test_whose_it_is_stands_in_the_title_unless_turned_off(roadmap: Roadmap, html: Element) -> None:
    assert html.one("h1").text.endswith(": Maria")
    unnamed = read_page(to_html(roadmap, plan_printout(roadmap).document))
    assert html.one("h1").text == f"{unnamed.one('h1').text}: Maria"


def test_what_was_told_stands_in_the_words_of_the_questions(roadmap: Roadmap, html: Element) -> None:
    (box,) = [s for s in html.all("section") if s.attrs["id"] == "part-told"]
    said = " ".join(e.text for e in box.all("li", "p"))
    for question in roadmap.catalog.questions:
        if question.id in roadmap.sheet and question.kind != "zip":
            assert question.title in said
        if question.kind == "one" and (choice := question.choice(str(roadmap.sheet.get(question.id)))):
            assert f"{question.title}: {choice.label}" in said


def test_with_which_office_it_was_made_is_said(catalog: Catalog) -> None:
    here = replace(catalog, office=Office(name="Lorain Job Center", contact="440-555-0100"))
    made = [handout(plan(data, {}, date(2026, 11, 23), real_table())).made for data in (here, catalog)]
    assert made == ["Made on November 23, 2026. Prepared with Lorain Job Center, 440-555-0100.", "Made on November 23, 2026."]


def test_digits_of_a_zip_code_stand_on_no_page(catalog: Catalog) -> None:
    roadmap = plan(catalog, {"zip": "44052", "budget": 1200}, date(2026, 11, 23), real_table())
    for render in (to_html(roadmap, plan_printout(roadmap).document), to_markdown(plan_printout(roadmap).document)):
        assert "44052" not in render
        assert "State: Ohio, from your ZIP code" in render


# -- on paper


def test_everything_is_printed_but_what_a_screen_needs(html: Element) -> None:
    on_paper = html.one("style").text.partition("@media print")[2]
    hidden = {rule.strip() for rule in re.findall(r"([^{}]+)\{ display: none; \}", on_paper)}
    assert hidden == {"nav, .skip, .ticks", "body:has(.sheet) #part-ask > table, body:has(.sheet) #part-ask:not(:has(> ul))"}, (
        "the sheet has the questions of that table"
    )


# -- colors


def palettes(style: str) -> tuple[dict[str, str], dict[str, str]]:
    light, dark = (
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    )
    return light, {**light, **dark}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors as WCAG 2 reckons it."""

    def luminance(color: str) -> float:
        parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_color_can_be_read_on_both_grounds_in_light_and_dark(html: Element) -> None:
    """WCAG asks for 4.5 at level AA and for 7 at level AAA."""
    for colors in palettes(html.one("style").text):
        found = {name: min(contrast(colors[name], colors[ground]) for ground in ("paper", "tint")) for name in LETTERS}
        assert {name for name, value in found.items() if value < 7} == set()


def test_what_the_page_itself_says_is_plain() -> None:
    assert grade(TICKS) <= 8
