"""GitHub-flavored Markdown that a person keeps: tables, checkboxes, a sheet to fill in, a Gantt chart with its text twin.

Every text is escaped here, and only here; the view hands over plain words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import assert_never

from codingpath.formats import Printout
from codingpath.report import blocks

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$#&@])")
_LINE_START = re.compile(r"^(\s*)(-+|=+|\+|\d+[.)])(?=\s|$)")
_NOT_IN_GANTT = re.compile(r"[:;,#%\n\r]+")


def render(printout: Printout) -> str:
    """Return what was found, as text for people."""
    return to_markdown(printout.document)


def to_markdown(document: blocks.Document) -> str:
    """Return the whole document."""
    lines = [f"# {escape(document.named_title)}", "", *(f"{escape(fact)}  " for fact in document.made), ""]
    for part in document.pages:
        lines += _part(part)
    return "\n".join(lines).rstrip() + "\n"


def escape(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    flat = " ".join(text.split())
    return _LINE_START.sub(_guard, _SPECIAL.sub(r"\\\1", flat))


def _guard(found: re.Match[str]) -> str:
    mark = found[2]
    return f"{found[1]}{mark[:-1]}\\{mark[-1]}"


def _part(part: blocks.Part) -> list[str]:
    lines = [f"## {escape(part.title)}", ""] if part.titled else []
    for block in part.blocks:
        lines += [*_block(block), ""]
    return lines


def _block(block: blocks.Block) -> list[str]:
    match block:
        case blocks.Heading():
            return [f"### {escape(block.text)}"]
        case blocks.Text():
            return [f"**{escape(block.text)}**" if block.tone == "strong" else escape(block.text)]
        case blocks.Bullets():
            return [f"- {escape(item)}" for item in block.items]
        case blocks.Checklist():
            return [f"- [ ] {escape(item)}" for item in block.items]
        case blocks.Numbered():
            return [f"{i}. {escape(item)}" for i, item in enumerate(block.items, 1)]
        case blocks.Table():
            return _table(block)
        case blocks.Bars():
            return _gantt(block)
        case blocks.WriteIn():
            return [
                escape(block.note),
                "",
                *_rows(block.columns, [(row, *[" " * 20] * (len(block.columns) - 1)) for row in block.rows], ()),
            ]
        case blocks.Summary():
            return [line for row in block.rows for line in _summary_row(row)]
        case _ as never:
            assert_never(never)


def _summary_row(row: blocks.SummaryRow) -> list[str]:
    if row.ticks:
        return [f"**{escape(row.label)}**", "", *(f"- [ ] {escape(text)}" for text in row.lines), ""]
    *rest, last = (escape(text) for text in row.lines)
    lines = [*(f"{text}  " for text in rest), last, ""]
    return [f"**{escape(row.label)}** {lines[0]}", *lines[1:]]


def _table(block: blocks.Table) -> list[str]:
    return _rows(block.columns, [tuple(_cell(cell) for cell in row) for row in block.rows], block.numeric, escaped=True)


def _cell(cell: blocks.Cell) -> str:
    text = escape(cell.text)
    return f"**{text}**" if cell.tone == "strong" and text else text


def _rows(columns: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int], *, escaped: bool = False) -> list[str]:
    body = [[c if escaped else escape(c) or "&nbsp;" * len(c) for c in row] for row in rows]
    rule = ["---:" if i in numeric else "---" for i in range(len(columns))]
    return [f"| {' | '.join(row)} |" for row in ([escape(c) for c in columns], rule, *body)]


def _gantt(block: blocks.Bars) -> list[str]:
    """Return a Mermaid chart; the table above it is its text twin."""
    if not block.bars:
        return []
    lines = ["```mermaid", "gantt", "    title Fast and slow dates", "    dateFormat YYYY-MM-DD", "    axisFormat %b %Y"]
    for bar in block.bars:
        name = _NOT_IN_GANTT.sub(" ", bar.label).strip()
        lines += [f"    section {name}", f"    fast :{bar.starts}, {max(bar.early, bar.starts)}"]
        if bar.late > bar.early:
            lines.append(f"    until slow :crit, {bar.early}, {bar.late}")
    return [*lines, "```"]
