"""Write data/counties.txt: `python docs/generate_counties.py COUNTIES.csv STATES.csv`.

COUNTIES.csv has the columns statefp, countyfp, name; STATES.csv has postal, fips. docs/data.md says where they come from.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from codingpath.catalog.own.home import COUNTIES_FILE

DATA = Path(__file__).parents[1] / "data"
HEAD = """\
# What counties are called. Made by docs/generate_counties.py; do not edit by hand. One line a state: its letters and digits, then each
# county's last three digits and its name. U.S. Census Bureau, names of 2020, read in a public copy: the Python package addfips 0.4.2.
"""


def rows(path: Path) -> list[dict[str, str]]:
    """Read a table."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


if __name__ == "__main__":
    letters = {row["fips"]: row["postal"] for row in rows(Path(sys.argv[2]))}
    named: dict[str, list[str]] = {}
    for row in rows(Path(sys.argv[1])):
        if row["statefp"] in letters:
            named.setdefault(row["statefp"], []).append(f"{row['countyfp']} {row['name']}")
    text = HEAD + "".join(f"{letters[state]} {state};{';'.join(sorted(named[state]))}\n" for state in sorted(named))
    (DATA / COUNTIES_FILE).write_text(text, encoding="utf-8", newline="\n")
