"""What an office's data changes in what its clients see: what is near, what is its own, what it says, and that it may be the job center."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from document_text import texts
from scenario_plans import scenario_answers
from strategies import real_catalog

from codingpath.catalog.folder import bundled
from codingpath.catalog.load import load_catalog
from codingpath.formats.ics import to_ics
from codingpath.model.catalog import Catalog
from codingpath.model.guidance import Notice
from codingpath.model.parts import NOTICED
from codingpath.model.source import JOB_CENTER, Office
from codingpath.planning.plan import plan
from codingpath.planning.search.found_first import found_alone
from codingpath.planning.search.search import search
from codingpath.planning.search.wanted import Wanted
from codingpath.report.document import texts as texts_of
from codingpath.report.lists.program_rows import rows_part
from codingpath.report.lists.programs import ProgramWords
from codingpath.report.page_one.schools import schools
from codingpath.report.roadmap import document

TODAY = date(2026, 11, 23)
TOLD_TO_CALL = re.compile(r"1-877-872|nearest center|(?:call|at|to) the (?:american )?job center\b(?!'s)", re.IGNORECASE)
HERE = Office(name="Lorain {x}", contact="440-555-0100", kind=JOB_CENTER)


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Return the program's own data as a job center keeps it."""
    folder = tmp_path_factory.mktemp("center") / "data"
    shutil.copytree(bundled(), folder)
    (folder / "office.yaml").write_text('name: "Lorain {x}"\ncontact: 440-555-0100\nkind: job-center\n', "utf-8")
    return load_catalog(folder)


def said(value: object) -> Iterator[str]:
    """Yield every text of a record, but those of sources and of the replacements themselves."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from said(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("at_the_job_center", "source", "sources"):
                yield from said(getattr(value, field.name))


def test_nobody_in_a_job_center_is_told_to_call_it(center: Catalog) -> None:
    words = [t for part in (center.guidance, center.funding, center.rules, center.questions, center.timeline) for t in said(part)]
    assert len(words) > 2000
    assert not [t for t in words if TOLD_TO_CALL.search(t)]
    ours = [t for part in (real_catalog().guidance, real_catalog().funding) for t in said(part)]
    assert len([t for t in ours if TOLD_TO_CALL.search(t)]) > 15


def test_each_replacement_has_something_to_replace() -> None:
    data = "\n".join(
        (bundled() / f"{name}.yaml").read_text("utf-8").replace("''", "'") for name in ("guidance", "funding", "rules")
    )
    code = "\n".join(file.read_text("utf-8") for file in (Path(document.__code__.co_filename).parents[1]).rglob("*.py"))
    catalog = real_catalog()
    for words in catalog.guidance.at_the_job_center:
        times = " ".join(data.split()).count(words.instead_of)
        assert times > 1 or words.instead_of in code, words  # once in the table itself
    here = replace(catalog, office=HERE)
    assert (
        here.said("None: ask a public college and the job center near you.")
        == "None: ask a public college and your counselor here."
    )
    assert here.said("Call the job center (1-877-872-5627).") == "Ask your counselor here (440-555-0100)."
    assert catalog.said("Call the job center") == "Call the job center"


def test_every_form_of_a_plan_says_it_so(center: Catalog) -> None:
    roadmap = plan(center, scenario_answers()["07-laid-off-with-a-job-center"], TODAY)
    shown = document(roadmap)
    steps = [*texts(replace(shown, parts=tuple(p for p in shown.parts if p.id != "sources"))), to_ics(roadmap, shown, "x")]
    assert not [t for t in steps if TOLD_TO_CALL.search(t)]
    assert "Ask your counselor here (440-555-0100)." in json.dumps(steps)
    nobody = replace(roadmap, choices=(), programs=())
    assert "and your counselor here" in " ".join(schools(nobody).texts)


def local(*home: str, own: tuple[str, ...] = ()) -> Catalog:
    return replace(real_catalog(), office=replace(HERE, kind=None), home_programs=home, own_programs=own)


def test_a_school_at_home_comes_first_of_those_that_fit_alike() -> None:
    wanted = Wanted(state="OH", award="certificate", kinds=("credit",))
    found = search(real_catalog(), wanted)
    last = [m.program.id for m in found if (len(m.misses), m.reach) == (len(found[0].misses), found[0].reach)][-1]
    assert last != found[0].program.id
    assert search(local(last), wanted)[0].program.id == last
    answers = {k: v for k, v in scenario_answers()["19-money-and-time-for-a-degree"].items() if k != "zip"}
    before = plan(real_catalog(), answers, TODAY)
    public = [m.program for m in before.programs if m.program.control == "public" and m.reach == "state" and not m.misses]
    assert public
    after = plan(local(public[-1].id), answers, TODAY)
    assert public[-1].school in {choice.match.program.school for choice in after.choices}


def test_what_the_office_has_stands_in_a_block_of_its_own() -> None:
    wanted = Wanted(state="OH")
    ids = [m.program.id for m in search(real_catalog(), wanted)]
    catalog = local(own=(ids[40],))
    found = found_alone(catalog, search(catalog, wanted))
    assert [m.program.id for m in found.office] == [ids[40]]
    assert [m.program.id for m in found.all] == [ids[40], *(i for i in ids if i != ids[40])]
    headings = [
        t
        for t in texts_of(rows_part(ProgramWords(catalog=catalog, state="OH"), wanted, found, "fit"))
        if t.startswith(("From", "What"))
    ]
    assert headings[:2] == ["From Lorain {x}", "What else may fit"]


def test_a_note_of_the_office_stands_at_the_end_of_its_part_with_its_name() -> None:
    notes = tuple(Notice(id=f"n-{part}", part=part, text=f"Room {part} on Mondays at 10.") for part in NOTICED)
    catalog = replace(local(), office_notes=notes)
    roadmap = plan(catalog, scenario_answers()["02-cashier-starts-soon"], TODAY)
    for full, parts in ((False, ("opening", "money", "steps", "sources")), (True, NOTICED)):
        shown = document(roadmap, full=full)
        by_id = {part.id: part for part in (shown.opening, *shown.parts, *shown.appendix)}
        for part in parts:
            assert f"Lorain {{x}}: Room {part} on Mondays at 10." in texts_of(by_id[part].blocks[-1]), part
