"""Write data/zip-places.txt: `python docs/generate_zip_places.py PLACES.csv`.

PLACES.csv has the columns zip, latitude, longitude, state, county, oews_area; docs/data.md says from which files of the Census Bureau.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from codingpath.catalog.zip_places import ZIP_FILE, lines_of
from codingpath.model.zip_place import ZipPlace

DATA = Path(__file__).parents[1] / "data"
HEAD = """\
# Where ZIP codes are. Made by docs/generate_zip_places.py; do not edit by hand. The format: catalog/zip_places.py.
# U.S. Census Bureau, www.census.gov/geographies: Gazetteer 2023 (middle of each ZIP code area), 2020 ZIP code area to county
# (the county of its largest part), metropolitan areas of July 2023 as the pay statistics of May 2025 have them.
"""


def places(path: Path) -> list[ZipPlace]:
    """Read a table of places, in the order of their codes."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        found = [
            ZipPlace(
                zip=row["zip"],
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                state=row["state"],
                county=row["county"],
                area=row["oews_area"] or None,
            )
            for row in csv.DictReader(stream)
        ]
    return sorted(found, key=lambda place: place.zip)


if __name__ == "__main__":
    text = HEAD + "".join(f"{line}\n" for line in lines_of(places(Path(sys.argv[1]))))
    (DATA / ZIP_FILE).write_text(text, encoding="utf-8", newline="\n")
