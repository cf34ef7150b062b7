"""What a paper on file may tell of a person is the same whether or not they made a private pick, where the plan is the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scenario_plans import scenario_answers, scenario_plans, with_private_pick
from strategies import plan_of, real_catalog

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import AnswerTried, Contact, Grant, Progress, Shown, StepDone, StepShown
from codingpath.planning.kept_apart import UNNAMED, answers_for_file, for_file, is_private, progress_for_file
from codingpath.planning.plan import plan

DAY = date(2027, 1, 12)


def same_results(roadmap: Roadmap, like: Roadmap) -> Roadmap:
    """Return what one person's plan tells, with the results, dates, money and schools of another's."""
    kept = ("decisions", "stages", "money", "choices", "programs", "other_kinds", "two_kinds")
    return replace(roadmap, **{name: getattr(like, name) for name in kept})


def told(roadmap: Roadmap) -> tuple[object, ...]:
    r = for_file(roadmap)
    reasons = [(outcome.id, outcome.chosen, outcome.reasons) for outcome in r.decisions.outcomes]
    return r.answers, r.sheet, reasons, r.funding, r.page_one, r.jobs, r.steps, r.progress


def test_a_private_pick_changes_nothing_but_by_results_dates_money_and_schools() -> None:
    """For every ninth scenario: the pick is added, and the paper is set beside that of the same plan without it."""
    for name, answers in list(scenario_answers().items())[::9]:
        with_it = plan_of(with_private_pick(answers))
        without = plan_of(answers_for_file(real_catalog(), with_it.answers))
        assert told(with_it) == told(same_results(without, with_it)), name


def test_whoever_made_no_private_pick_keeps_steps_and_payers() -> None:
    for name, roadmap in list(scenario_plans().items())[::3]:
        if "disability" not in str(roadmap.answers.get("funding")):
            r = for_file(roadmap)
            assert (r.answers, r.steps, r.jobs) == (roadmap.answers, roadmap.steps, roadmap.jobs), name
            assert [p.payer.id for p in r.page_one.payers] == [p.payer.id for p in roadmap.page_one.payers], name
            assert [i.id for i in r.page_one.do_now] == [i.id for i in roadmap.page_one.do_now], name


def test_what_happened_is_told_without_what_is_private(catalog: Catalog) -> None:
    happened = Progress(
        grants=(
            Grant(id="voc-rehab", name="State vocational rehabilitation", status="granted", usd=2000, day=DAY),
            Grant(id="typed-1", name="Opportunities for Ohioans with Disabilities", status="asked", day=DAY),
            Grant(id="typed-2", name="VR agency", status="granted", usd=700, day=DAY),
            Grant(id="typed-3", name="Ohio OOD", status="granted", usd=800, day=DAY),
            Grant(id="typed-zz", name="ZZ Services", status="granted", usd=900, day=DAY),
            Grant(id="wioa", name="Job center", status="granted", usd=3000, day=DAY),
        ),
        done=(
            StepDone(id="rehabilitation", day=DAY),
            StepDone(id="block-hours", day=DAY),
        ),
        shown=(Shown(day=DAY, rules="1", steps=(StepShown(id="rehabilitation", day=DAY), StepShown(id="block-hours", day=DAY))),),
        contacts=(Contact(day=DAY, kind="at the rehab office"), Contact(day=DAY, kind="by telephone")),
        tried=(
            AnswerTried(day=DAY, question="funding", before=("low-income",), after=("low-income", "disability")),
            AnswerTried(day=DAY, question="funding", before=("disability",), after=("low-income", "disability")),
            AnswerTried(day=DAY, question="gone", after=("disability",)),
        ),
    )
    r = progress_for_file(catalog, happened)
    assert [(grant.id, grant.name, grant.usd) for grant in r.grants] == [
        ("payer-1", UNNAMED, 900),  # its name may be that of any office
        ("wioa", "Job center", 3000),
    ]
    assert [step.id for step in r.done] == [step.id for step in r.shown[0].steps] == ["block-hours"]
    assert [contact.kind for contact in r.contacts] == ["", "by telephone"]
    assert [(t.question, t.before, t.after) for t in r.tried] == [("funding", (), ("low-income",))]


def test_an_answer_of_private_picks_alone_is_open(catalog: Catalog) -> None:
    assert answers_for_file(catalog, {"funding": ("disability",)}) == {"funding": NOT_SURE}
    assert answers_for_file(catalog, {"funding": ("veteran", "disability")}) == {"funding": ("veteran",)}


def test_words_are_private_from_their_beginning(catalog: Catalog) -> None:
    assert is_private(catalog, "A Rehabilitation office")
    assert is_private(catalog, "SSI since May")
    assert not is_private(catalog, "a classical session about a missing assessment")


def test_who_said_no_is_no_source_of_money_on_file(catalog: Catalog) -> None:
    answers = scenario_answers()["76-vocational-rehabilitation"]
    asked = plan(catalog, answers, DAY)
    (name, *_) = (m.funding.id for m in for_file(asked).funding)
    refused = Progress(grants=(Grant(id=name, name="Asked", status="refused", day=DAY),))
    on_file = {m.funding.id for m in for_file(plan(catalog, answers, DAY, progress=refused)).funding}
    assert on_file == {m.funding.id for m in for_file(asked).funding} - {name}


def test_money_is_private_by_its_mark_or_by_a_word_and_so_is_whoever_stands_for_it_alone(catalog: Catalog) -> None:
    """Each alone is enough: a marked source whose name says nothing, and a name that says it without a mark."""
    office = next(f for f in catalog.funding if f.id == "voc-rehab")
    marked, named = replace(office, name="State office 12"), replace(office, private=False, name="State rehabilitation office")
    others = tuple(f for f in catalog.funding if f.id not in {"voc-rehab", "vre", "md-disability-waiver"})
    for source in (marked, named):
        grants = (
            Grant(id=source.id, name="Office 12", status="asked", day=DAY),
            Grant(id="wioa", name="Job center", status="asked", day=DAY),
        )
        happened = Progress(grants=grants, done=(StepDone(id="rehabilitation", day=DAY), StepDone(id="block-hours", day=DAY)))
        r = progress_for_file(replace(catalog, funding=(*others, source)), happened)
        assert ([grant.id for grant in r.grants], [step.id for step in r.done]) == (["wioa"], ["block-hours"])


def test_what_a_private_payer_granted_is_in_no_sum_on_file(catalog: Catalog) -> None:
    grants = (
        Grant(id="voc-rehab", name="State vocational rehabilitation", status="granted", usd=1234, day=DAY),
        Grant(id="wioa", name="Job center", status="granted", usd=300, day=DAY),
    )
    roadmap = plan(catalog, scenario_answers()["76-vocational-rehabilitation"], DAY, progress=Progress(grants=grants))
    assert (roadmap.money.granted_usd, for_file(roadmap).money.granted_usd) == (1534, 300)
