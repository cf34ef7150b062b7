"""The blocks of a part as elements that follow one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest
from typing import assert_never

from codingpath.formats.html.charts import bars_figure
from codingpath.formats.html.safe import Words, safe
from codingpath.report import blocks

TICKS = "Your ticks stay in this browser, on this device, and in no other place. Untick a box to remove its tick."


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What the elements of one page have in common."""

    say: Words
    plan: str
    """Names the plan; ticks are kept under it."""
    sources: blocks.Numbered | None
    """The list that source marks link to."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a block stands."""

    name: str
    """Unique on the page, for ids."""
    part: str
    heading: str | None
    before: blocks.Block | None
    after: blocks.Block | None


def flow(name: str, title: str, some: Sequence[blocks.Block], setting: Setting, figure: str = "") -> str:
    """Return some blocks of the part with this title; a figure stands after the first table."""
    pieces: list[str] = []
    heading: str | None = None
    for i, block in enumerate(some):
        heading = block.text if isinstance(block, blocks.Heading) else heading
        before, after = some[i - 1] if i else None, some[i + 1] if i + 1 < len(some) else None
        place = Place(name=f"{name}-{i}", part=title, heading=heading, before=before, after=after)
        pieces.append(_block(block, place, setting))
        if isinstance(block, blocks.Table) and figure:
            pieces.append(figure)
            figure = ""
    return "\n".join(piece for piece in pieces if piece)


def _block(block: blocks.Block, place: Place, setting: Setting) -> str:
    say = setting.say
    match block:
        case blocks.Heading():
            return f"<h3>{say(block.text)}</h3>"
        case blocks.Text():
            return _text(block, place, say)
        case blocks.Bullets():
            return _list(f"ul{_tone(block.tone)}", (f"<li>{say(item)}</li>" for item in block.items))
        case blocks.Checklist():
            return _checklist(block, setting)
        case blocks.Numbered():
            return _numbered(block, setting)
        case blocks.Table():
            return table(block, _caption(place, say), say)
        case blocks.Bars():
            return bars_figure(block, f"chart-{place.name}", say)
        case blocks.WriteIn():
            return write_in(block, say)
        case blocks.Summary():
            return _summary(block, setting)
        case _ as never:
            assert_never(never)


def _summary(block: blocks.Summary, setting: Setting) -> str:
    """Return labels and what they say as a list of terms."""
    rows = "\n".join(f"<dt>{safe(row.label)}</dt>\n<dd{_tone(row.tone)}>{_summed(row, setting)}</dd>" for row in block.rows)
    return f'<dl class="summary">\n{rows}\n</dl>'


def _summed(row: blocks.SummaryRow, setting: Setting) -> str:
    if row.ticks:
        return _checklist(blocks.Checklist(row.lines), setting)
    if len(row.lines) == 1:
        return setting.say(row.lines[0])
    return _list('ul class="lines"', (f"<li>{setting.say(text)}</li>" for text in row.lines))


def _text(block: blocks.Text, place: Place, say: Words) -> str:
    """Return a paragraph; a strong one under a heading and before another names that one, so it is a heading too."""
    if isinstance(place.after, blocks.Table):
        return ""
    names = block.tone == "strong" and place.heading is not None and isinstance(place.after, blocks.Text)
    return f"<h4>{say(block.text)}</h4>" if names else f"<p{_tone(block.tone)}>{say(block.text)}</p>"


def _caption(place: Place, say: Words) -> str:
    """Return the text right before a table as its caption; without one, what it stands under, for those who cannot see that."""
    if isinstance(place.before, blocks.Text):
        return f"<caption{_tone(place.before.tone)}>{say(place.before.text)}</caption>"
    return f'<caption class="unseen">{safe(place.heading or place.part)}</caption>'


def _list(tag: str, items: Iterable[str]) -> str:
    body = "\n".join(items)
    return f"<{tag}>\n{body}\n</{tag.partition(' ')[0]}>" if body else ""


def _tone(tone: blocks.Tone) -> str:
    return "" if tone == "plain" else f' class="{tone}"'


def _checklist(block: blocks.Checklist, setting: Setting) -> str:
    """Return boxes to tick; the key of each is made from the plan and its id or words, so that no other plan has its ticks."""
    items = [
        f'<li><label><input type="checkbox" data-tick="codingpath-{setting.plan}-{safe(name or _key(item))}"> '
        f"<span>{setting.say(item)}</span></label></li>"
        for item, name in zip_longest(block.items, block.ids, fillvalue="")
    ]
    return _list('ul class="boxes"', items)


def _key(item: str) -> str:
    return sha256(item.encode("utf-8", "replace")).hexdigest()[:12]


def _numbered(block: blocks.Numbered, setting: Setting) -> str:
    if block is not setting.sources:
        return _list("ol", (f"<li>{setting.say(item)}</li>" for item in block.items))
    rows = [f'<li id="source-{i}" value="{i}">{setting.say(item)}</li>' for i, item in enumerate(block.items, 1)]
    return _list('ol class="sources"', rows)


# Tables: with a caption and named rows and columns, and on a narrow screen one labelled line a cell.
#
# The label stands in each cell, as a browser may forget that lines were a table; it is shown, and read out, only on a narrow screen.


def table(block: blocks.Table, caption: str, say: Words) -> str:
    """Return a table under a caption that is HTML already."""
    names = block.columns if block.headed else ("",) * len(block.columns)
    rows = [_row(cells, names, block.numeric, say) for cells in block.rows]
    return _whole("", caption, _head(block.columns, block.numeric, say), rows, headed=block.headed)


def write_in(block: blocks.WriteIn, say: Words) -> str:
    """Return a sheet with room to write."""
    blank = (blocks.Cell(""),) * (len(block.columns) - 1)
    rows = [
        _row((blocks.Cell(row), *blank), block.columns, (), say, below=say(flag))
        for row, flag in zip_longest(block.rows, block.flags, fillvalue="")
    ]
    return _whole(' class="sheet"', f"<caption>{say(block.note)}</caption>", _head(block.columns, (), say), rows)


def _whole(kind: str, caption: str, head: str, rows: Iterable[str], *, headed: bool = True) -> str:
    body, heard = "\n".join(rows), "" if headed else ' class="unseen"'
    return f"<table{kind}>{caption}\n<thead{heard}>{head}</thead>\n<tbody>\n{body}\n</tbody></table>"


def _head(columns: Sequence[str], numeric: Sequence[int], say: Words) -> str:
    cells = "".join(_column(say(name), number=i in numeric) for i, name in enumerate(columns))
    return f"<tr>{cells}</tr>"


def _column(name: str, *, number: bool) -> str:
    return f'<th scope="col"{_classes(number=number)}>{name}</th>' if name else "<td></td>"


def _row(cells: Sequence[blocks.Cell], columns: Sequence[str], numeric: Sequence[int], say: Words, below: str = "") -> str:
    named = zip(cells[1:], columns[1:], strict=True)
    rest = "".join(_cell(cell, name, say, number=i in numeric) for i, (cell, name) in enumerate(named, 1))
    return f"<tr>{_first(cells[0], say, number=0 in numeric, below=below)}{rest}</tr>"


def _first(cell: blocks.Cell, say: Words, *, number: bool, below: str) -> str:
    """Return the head of a row. What stands below its text is for paper: the screen has it in the table before the sheet."""
    text, classes = say(cell.text), _classes(cell, number=number)
    if below:
        text = f'<span>{text}</span><span class="paper"> Stop and think if: {below}</span>'
    return f'<th scope="row"{classes}>{text}</th>' if text else f"<td{classes}></td>"


def _cell(cell: blocks.Cell, column: str, say: Words, *, number: bool) -> str:
    """Return a cell; the name of its column stands in it for narrow screens, where the heads are not seen."""
    name = safe(column)
    label = f'<span class="of">{name}: </span>' if name else ""
    return f"<td{_classes(cell, number=number)}>{label}{say(cell.text)}</td>"


def _classes(cell: blocks.Cell | None = None, *, number: bool) -> str:
    tone = [cell.tone] if cell and cell.tone != "plain" else []
    names = [*tone, *["number"] * number, *["empty"] * (cell is not None and not cell.text.split())]
    return f' class="{" ".join(names)}"' if names else ""
