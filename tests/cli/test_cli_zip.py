"""A ZIP code from outside the quiz: one that lies nowhere, or only roughly somewhere, is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from strategies import real_catalog

from codingpath.cli.inputs import answers_in_file, extra_answers
from codingpath.errors import CodingpathError

TODAY = date(2026, 11, 28)
ROUGHLY = "99999 is in no list of ZIP code areas, as with post boxes; codes that begin with 999 lie in Alaska"
NOWHERE = "no place in the United States has the ZIP code 00000; check it, or leave it out and name the state"


def test_a_zip_code_from_outside_the_quiz_that_may_be_a_slip_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extra_answers(real_catalog(), ["zip=99999"], TODAY) == {"zip": "99999"}
    assert capsys.readouterr().err == f"notice: --answer zip: {ROUGHLY}\n"
    with pytest.raises(CodingpathError, match=f"--answer zip=00000: {NOWHERE}"):
        extra_answers(real_catalog(), ["zip=00000"], TODAY)
    assert extra_answers(real_catalog(), ["zip=43215", "hours=6"], TODAY) == {"zip": "43215", "hours": 6}
    for code, said in (("99999", f"notice: {ROUGHLY}\n"), ("00000", f"notice: {NOWHERE}\n"), ("43215", ""), ("not-sure", "")):
        (file := tmp_path / "me.yaml").write_text(f"goal: lead\nzip: '{code}'\n", "utf-8")
        assert answers_in_file(real_catalog(), file)["zip"] == code
        assert capsys.readouterr().err == said, code
