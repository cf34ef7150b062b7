"""The columns of `federal-programs.csv`, for the importer that writes it and the catalog that reads it."""

from __future__ import annotations

from typing import Final, Literal, get_args

LIST_FILE: Final = "federal-programs.csv"
"""One row a program, sorted by state, school, id of the school, code and award level. UTF-8, no byte order mark, lines end in LF."""

HEADER_FILE: Final = "federal-programs.yaml"
"""Where the list comes from: its sources, its school year, the files it was made of and what was left out."""

FIELD_CODES: Final = ("51.0707", "51.0713", "51.0714")
"""Program codes of the field: health information technology, medical coding, medical billing."""

RELATED_CODES: Final = ("51.0706", "51.0710")
"""Health information administration and medical office assistant: listed as related, never recommended."""

Column = Literal[
    "unitid",  # federal id of the school, text
    "opeid",  # id of the school in federal aid, eight digits, text
    "school",
    "city",
    "state",  # two letters
    "control",  # public, nonprofit, for-profit
    "cip",  # program code, such as 51.0713
    "award_level",  # one of AWARD_LEVELS
    "scope",  # field, or related
    "completions",  # awards granted in the school year of the list, first and second majors together
    "price_usd",  # price of the whole program, where it can be told which award it belongs to
    "months",  # average months to finish, published with that price
    "shared_prices_usd",  # prices published for the school and code that cannot be told apart by award, joined by ;
    "yearly_in_state_usd",  # yearly full-time tuition and fees for residents
    "yearly_out_of_state_usd",
    "yearly_books_usd",  # the school's yearly allowance for books and supplies
    "online_only",  # yes, no or nothing
    "federal_aid",  # whether the school takes part in federal student aid: yes, no or nothing
    "accreditor",
    "website",  # without https:// and without a slash at its end, as the other addresses
    "offered_online",  # whether the program could be finished online in the newest year of the files: all, some, none, or nothing
    "offered_online_before",  # the same for the years before it, the newest first, joined by ; (unknown where nothing is said)
    "school_online",  # whether the school offers undergraduate programs online at all: yes, no or nothing
    "on_state_list_2021",  # whether the school was on a state's training list in May 2021: yes, or nothing; none is known not to have been
    "phone",  # general number of the school, such as 315-792-5400 or 205-940-7800 ext. 4911
    "aid_page",
    "application_page",
    "price_calculator",
    "zip",  # five digits
    "latitude",  # degrees, three decimals
    "longitude",
    "cbsa",  # federal code of the metropolitan or micropolitan area, five digits
]

COLUMNS: Final[tuple[str, ...]] = get_args(Column)
"""The header row. Money is in whole dollars; an empty cell is not known."""

FIRST_COLUMNS: Final = COLUMNS.index("website") + 1
"""How many columns the first edition of the list had; a newer list is compared with such a one too."""

AWARD_LEVELS: Final = ("20", "21", "2", "4", "3", "5")
"""IPEDS award levels that are kept, in the order of the list: certificates under 12 weeks, 12 weeks to under 1 year, 1 to under 2 years
and 2 to under 4 years; associate degree; bachelor's degree."""
