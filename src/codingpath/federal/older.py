"""What of a list in place is newer than the files that are to replace it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codingpath.federal.editions import school_year

if TYPE_CHECKING:
    from codingpath.catalog.yaml_reader import Plain
    from codingpath.federal.editions import Years


def what_is_older(years: Years, header: Plain) -> str:
    """Return which years would go back, or be lost; empty where none would. `header` is what the header in place says, if it is sound."""
    about = header if isinstance(header, dict) else {}
    match about.get("distance_years"):
        case [newest, *_]:
            pass
        case _:
            newest = None
    return "; ".join(
        f"{what} of {old} would {'be lost' if new is None else f'become those of {school_year(new)}'}"
        for what, old, new in (
            ("awards", about.get("awards_year"), years.awards),
            ("prices", about.get("prices_year"), years.prices),
            ("programs offered online", newest, max(years.distance, default=None)),
            ("schools that offer anything online", about.get("characteristics_year"), years.characteristics),
        )
        if isinstance(old, str) and (new is None or school_year(new) < old)
    )
