"""Draw docs/roadmap.png, the picture in the README: `python docs/picture.py`. Needs rsvg-convert and the font Fira Code."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from io import StringIO
from pathlib import Path

from rich.console import Console

from codingpath.catalog.answers import read_answers
from codingpath.catalog.folder import find_data
from codingpath.catalog.load import load_catalog
from codingpath.formats.terminal import print_document
from codingpath.planning.plan import plan
from codingpath.report.roadmap import first_page

HERE = Path(__file__).parent
ANSWERS = HERE.parent / "examples" / "new-to-the-field.yaml"


def draw() -> None:
    """Render the first page as rich draws it and turn it into a picture."""
    catalog = load_catalog(find_data())
    console = Console(
        record=True,
        width=80,
        file=StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        markup=False,
        highlight=False,
    )
    print_document(console, first_page(plan(catalog, read_answers(ANSWERS, catalog.questions), date(2026, 11, 23))), ())
    svg = console.export_svg(title="codingpath plan --answers examples/new-to-the-field.yaml --brief", font_aspect_ratio=0.615)
    svg = re.sub(r"@font-face\s*{.*?}", "", svg, flags=re.DOTALL).replace("<svg ", '<svg xml:space="preserve" ', 1)
    picture = HERE / "roadmap.png"
    subprocess.run(["rsvg-convert", "--width", "1100", "--output", str(picture)], input=svg.encode(), check=True)


if __name__ == "__main__":
    draw()
