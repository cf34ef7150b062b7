"""Where ZIP codes are, in the file that is shipped and in any other."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from case_table import cases
from hypothesis import given
from hypothesis import strategies as st

from codingpath.catalog.folder import bundled, data_files
from codingpath.catalog.zip_places import ZIP_FILE, lines_of, place_of
from codingpath.errors import AnswerError
from codingpath.model.zip_place import ZipPlace, miles_between

DEGREES = st.integers(-18000, 18000).map(lambda hundredths: hundredths / 100)
PLACES = st.builds(
    ZipPlace,
    zip=st.from_regex(r"[0-2][0-9]{4}", fullmatch=True),
    latitude=DEGREES,
    longitude=DEGREES,
    state=st.sampled_from(["OH", "KY", "PR"]),
    county=st.from_regex(r"[0-9]{5}", fullmatch=True),
    area=st.none() | st.from_regex(r"[0-9]{5}", fullmatch=True),
)


@given(st.lists(PLACES, min_size=1, max_size=20, unique_by=lambda place: place.zip))
def test_every_place_comes_back_from_the_file(places: list[ZipPlace]) -> None:
    places.sort(key=lambda place: place.zip)
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / ZIP_FILE).write_text("# a comment\n" + "\n".join(lines_of(places)), encoding="utf-8")
        assert [place_of(place.zip, Path(name)) for place in places] == places


@cases(
    ("code", "state", "area"),
    [("44052", "OH", "17410"), ("02139", "MA", "14460"), ("00601", "PR", None), ("99501", "AK", "11260")],
)
def test_places_that_people_know(code: str, state: str, area: str | None) -> None:
    found = place_of(code)
    assert (found.zip, found.state, found.area, found.rough) == (code, state, area, False)


def test_a_post_box_is_in_the_middle_of_its_neighbors_and_says_so() -> None:
    found = place_of("44036")  # Elyria: post boxes only
    assert (found.state, found.rough, found.county) == ("OH", True, None)
    assert miles_between(found.latitude, found.longitude, 41.37, -82.11) < 40


@pytest.mark.parametrize("code", ["00000", "21399"])
def test_a_zip_code_of_nowhere(code: str) -> None:
    with pytest.raises(AnswerError, match=f"no place in the United States has the ZIP code {code}; check it"):
        place_of(code)


def test_distances() -> None:
    boston, new_york = (42.36, -71.06), (40.71, -74.01)
    assert miles_between(*boston, *new_york) == pytest.approx(190, abs=1)
    assert miles_between(*boston, *boston) == 0
    assert miles_between(0, 0, 0, 180) == pytest.approx(12437, abs=2)


def test_the_places_are_no_part_of_what_every_run_reads() -> None:
    assert ZIP_FILE not in {file.name for file in data_files(bundled())}
