"""Where a ZIP code is, and how far two places are apart."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Literal

from codingpath.model.condition import Answers
from codingpath.model.record import Record, keyword_record, record

EARTH_MILES = 3958.8
"""Mean radius of the earth."""


@keyword_record
class ZipPlace(Record):
    """The middle of a ZIP code area."""

    zip: str
    """Five digits."""
    latitude: float
    """Degrees north."""
    longitude: float
    """Degrees east, negative in the states."""
    state: str
    """Two letters."""
    county: str | None = None
    """Federal code of the county that most of it lies in, five digits; none where the place is rough."""
    area: str | None = None
    """Code of its metropolitan area in the pay statistics; none outside one."""
    rough: bool = False
    """Whether it is the middle of all ZIP codes with the same first three digits, as for one that has post boxes only."""


@record
class Whereabouts(Record):
    """What a ZIP code says of where a person is."""

    derived: Answers
    """The state that it fills, by the id of its question; empty where it fills none."""
    place: ZipPlace | None = None
    """Where the person is; none where that is not known, or the ZIP code is in trouble."""
    trouble: Literal["nowhere", "elsewhere"] | None = None
    """No place has the ZIP code, or it lies in another state than the one that was named."""
    zip_state: str | None = None
    """The state of one that lies elsewhere, two letters."""


def miles_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the straight line between two places, degrees in, miles out."""
    north, other_north = radians(latitude), radians(other_latitude)
    half = sin((other_north - north) / 2) ** 2
    half += cos(north) * cos(other_north) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_MILES * asin(min(1.0, sqrt(half)))
