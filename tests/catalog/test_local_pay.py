"""Pay by place, in the file that is shipped and in any other."""

from __future__ import annotations

from pathlib import Path

from codingpath.catalog.folder import bundled, data_files
from codingpath.catalog.local_pay import LOCAL_PAY_FILE, line_of, pay_places
from codingpath.model.wages import LocalPay, PayPlace

PUBLISHED = LocalPay(
    soc="29-2072", median_usd=61950, p10_usd=39510, p25_usd=47830, p75_usd=76220, p90_usd=94190, employed=1810, share=1.4
)
OHIO = PayPlace(code="OH", name="Ohio", price_level=92.774, occupations=(PUBLISHED, LocalPay(soc="43-3021")))
AREA = PayPlace(code="17410", name="Cleveland, OH", occupations=(PUBLISHED,))


def test_every_place_comes_back_from_the_file_in_the_order_asked_for(tmp_path: Path) -> None:
    (tmp_path / LOCAL_PAY_FILE).write_text(f"# OH|no place\n{line_of(OHIO)}\n{line_of(AREA)}\n", encoding="utf-8")
    assert pay_places(["17410", "XX", "OH"], tmp_path) == (AREA, OHIO)
    assert pay_places(["O", "1741", "#", ""], tmp_path) == ()
    assert pay_places([], tmp_path / "nowhere") == ()


def test_a_place_is_as_published() -> None:
    cleveland = pay_places(["17410"])[0]
    assert (cleveland.pay("29-2072"), cleveland.price_level) == (PUBLISHED, 93.923)


def test_an_office_does_not_keep_the_file() -> None:
    assert LOCAL_PAY_FILE not in [file.name for file in data_files(bundled())]
