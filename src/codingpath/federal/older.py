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
    characteristics = years.characteristics
    return "; ".join(
        f"{what} of {old} would {'be lost' if new is None else f'become those of {new}'}"
        for what, old, new in (
            ("awards", about.get("awards_year"), school_year(years.awards)),
            ("prices", about.get("prices_year"), school_year(years.prices)),
            ("programs offered online", newest, school_year(max(years.distance)) if years.distance else None),
            (
                "schools that offer anything online",
                about.get("characteristics_year"),
                None if characteristics is None else school_year(characteristics),
            ),
            ("eligible training programs", about.get("training_month"), years.training_month),
        )
        if isinstance(old, str) and (new is None or new < old)
    )
