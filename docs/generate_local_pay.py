"""Write data/local-pay.txt: `python docs/generate_local_pay.py PAY.csv`.

PAY.csv has the columns kind, area, name, soc, rpp, median, p10, p25, p75, p90, employment, lq; docs/data.md says from which files.
"""

from __future__ import annotations

import csv
import re
import sys
from itertools import groupby
from pathlib import Path

from codingpath.catalog.cache import cached_catalog
from codingpath.catalog.local_pay import LOCAL_PAY_FILE, line_of
from codingpath.model.wages import LocalPay, PayPlace

DATA = Path(__file__).parents[1] / "data"
HEAD = """\
# Pay by state and metropolitan area. Made by docs/generate_local_pay.py; do not edit by hand. The format: catalog/local_pay.py.
# U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics, May 2025, read in a public copy: see wages.yaml.
# code|name|price level|occupation median p10 p25 p75 p90 employed share
"""
METROPOLITAN = 5
"""Digits of the code of a metropolitan area; the others have seven, and no ZIP code is tied to them."""


def places(path: Path, occupations: set[str]) -> list[PayPlace]:
    """Read a table of pay: states, then metropolitan areas, both in the order of their codes."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["kind"] == "state" or len(row["area"]) == METROPOLITAN]
    rows = [row for row in rows if row["soc"] in occupations]
    rows.sort(key=lambda row: (row["kind"] != "state", row["area"], row["soc"]))
    return [_place(list(group)) for _, group in groupby(rows, key=lambda row: row["area"])]


def _called(name: str) -> str:
    """Return an area by its first two cities: `Sacramento-Roseville, CA` for `Sacramento-Roseville-Folsom, CA`."""
    cities, _, states = name.partition(", ")
    first_two = re.split("-+", cities.partition("/")[0])[:2]
    return f"{'-'.join(first_two)}, {states}" if states else name


def _place(rows: list[dict[str, str]]) -> PayPlace:
    first = rows[0]
    price_level = float(first["rpp"]) if first["rpp"] else None
    return PayPlace(code=first["area"], name=_called(first["name"]), price_level=price_level, occupations=tuple(map(_pay, rows)))


def _pay(row: dict[str, str]) -> LocalPay:
    def figure(column: str) -> int | None:
        return int(row[column]) if row[column] else None

    return LocalPay(
        soc=row["soc"],
        median_usd=figure("median"),
        p10_usd=figure("p10"),
        p25_usd=figure("p25"),
        p75_usd=figure("p75"),
        p90_usd=figure("p90"),
        employed=figure("employment"),
        share=float(row["lq"]) if row["lq"] else None,
    )


if __name__ == "__main__":
    led_to = {soc for some in cached_catalog(DATA, keep=False).wages.occupations.values() for soc in some}
    text = HEAD + "".join(f"{line_of(place)}\n" for place in places(Path(sys.argv[1]), led_to))
    (DATA / LOCAL_PAY_FILE).write_text(text, encoding="utf-8", newline="\n")
