"""Dates, reckoned with round figures: 400 to 800 study hours, 7 to 28 days to book, late pace 80 %."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import CPC, SOURCE, TIMELINE, TODAY, choice, credential, credited, person, small, span, workload
from case_table import cases
from crowd import everybody
from strategies import plan_of

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Box, Value, When
from codingpath.model.credential import LaterStep
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.plan.stages import UNKNOWN, Dates, Stage
from codingpath.model.progress import Progress, Shown, StepDone, StepShown
from codingpath.model.timeline import STAGES, Wait
from codingpath.planning.dates import add_months
from codingpath.planning.person import Person, limit
from codingpath.planning.timeline import other_kinds, timeline

START = date(2027, 1, 4)


def stages(who: Person) -> dict[str, Stage]:
    return {stage.id: stage for stage in timeline(who)}


def weeks(dates: Dates, early: date = START, late: date = START) -> tuple[int, int]:
    assert dates.early is not None
    assert dates.late is not None
    return (dates.early - early).days // 7, (dates.late - late).days // 7


def likely_weeks(dates: Dates) -> int:
    assert dates.likely is not None
    return (dates.likely - START).days // 7


# -- study


@cases(
    ("hours", "early", "late"),
    [
        (10, 40, 100),  # 400 / 10, and 800 / (10 * 0.8)
        (25, 16, 40),  # 400 / 25 is just the floor of 16
        (26, 16, 39),  # 800 / 20.8 = 38.46 is rounded up to a whole week
        (24, 17, 42),  # 400 / 24 = 16.7 is rounded up
        (80, 16, 20),  # both floors: nobody is faster than the course
        (1, 400, 1000),
    ],
)
def test_weeks_are_the_floor_or_the_hours_whichever_is_more(catalog: Catalog, hours: int, early: int, late: int) -> None:
    train = stages(person(small(catalog), {"hours": hours}))["train"]
    assert weeks(train.ends) == (early, late)
    assert train.starts == Dates.same(START)
    assert train.assumed is False


def test_the_likely_end_takes_what_is_most_likely_or_the_middle_at_the_stated_pace(catalog: Catalog) -> None:
    assert likely_weeks(stages(person(small(catalog), {"hours": 10}))["train"].ends) == 60  # 600 hours, between 400 and 800
    told = replace(TIMELINE.workloads[0], hours=replace(span(400, 800), likely=500))
    known = small(catalog, timeline=replace(TIMELINE, workloads=(told, *TIMELINE.workloads[1:])))
    found = stages(person(known, {"hours": 10}))
    assert likely_weeks(found["train"].ends) == 50
    assert likely_weeks(found["practice"].ends) == 58  # 80 hours of practice
    practice, exam = found["practice"].ends.likely, found["exam"].ends.likely
    assert practice is not None
    assert exam is not None
    assert exam - practice == timedelta(days=18)  # a seat in the middle of 7 to 28 days, and no failed exam


def test_open_hours_are_20_for_the_early_and_5_for_the_late_date_and_marked_assumed(catalog: Catalog) -> None:
    train = stages(person(small(catalog), {"hours": NOT_SURE}))["train"]
    assert weeks(train.ends) == (20, 200)
    assert train.assumed is True


def test_practice_follows_the_course_from_both_its_ends(catalog: Catalog) -> None:
    found = stages(person(small(catalog)))
    assert found["practice"].starts == found["train"].ends
    assert weeks(found["practice"].ends) == (40 + 4, 100 + 15)


def test_the_late_exam_has_one_failed_attempt_and_the_early_one_has_none(catalog: Catalog) -> None:
    found = stages(person(small(catalog)))
    practice, exam = found["practice"].ends, found["exam"].ends
    assert practice.early is not None
    assert practice.late is not None
    assert (exam.early, exam.late) == (practice.early + timedelta(days=7), practice.late + timedelta(days=28 + 30))


def test_the_wait_of_the_certification_itself_wins_over_the_general_one(catalog: Catalog) -> None:
    found = stages(person(small(catalog), certification="cca"))
    assert found["practice"].ends.late is not None
    assert found["exam"].ends.late == found["practice"].ends.late + timedelta(days=28 + 40)


def test_exam_preparation_has_no_course(catalog: Catalog) -> None:
    found = stages(person(small(catalog), {"health-work": "coding"}, award="exam-prep"))
    assert "train" not in found
    assert found["practice"].starts == Dates.same(START)
    assert weeks(found["practice"].ends) == (6, 23)


@cases(
    ("hours", "credit_hours", "starts", "ends"),
    [
        (15, 24, date(2027, 1, 15), date(2028, 12, 15)),  # 5 credits a term, 3 in summer
        (18, 24, date(2027, 1, 15), date(2028, 8, 10)),  # 6 and 4: the last ones in the second summer
        (9, 3, date(2027, 1, 15), date(2027, 5, 7)),  # one class
        (1, 3, date(2027, 1, 15), date(2027, 5, 7)),  # nobody carries less than one class
        (80, 32, date(2027, 1, 15), date(2027, 8, 10)),  # nor more than a full load, and a summer
        (15, 5, date(2027, 1, 16), date(2027, 12, 15)),  # the summer carries 3, the fall the rest
        (15, 5, date(2027, 8, 26), date(2028, 5, 6)),
    ],
)
def test_credits_are_carried_term_by_term(catalog: Catalog, hours: int, credit_hours: int, starts: date, ends: date) -> None:
    course = credited("some", "associate", (credit_hours, credit_hours))
    known = small(catalog, timeline=replace(TIMELINE, workloads=(course, *TIMELINE.workloads)))
    train = stages(person(known, {"start": starts, "hours": hours}, award="associate"))["train"]
    assert (train.ends.early, train.ends.likely) == (ends, ends)


@cases(
    ("start", "early", "late"),
    [
        (date(2027, 1, 4), date(2027, 1, 15), date(2027, 1, 15)),
        (date(2027, 1, 16), date(2027, 6, 1), date(2027, 8, 25)),  # the slow reckoning knows no summer term
        (date(2027, 6, 2), date(2027, 8, 25), date(2027, 8, 25)),
        (date(2027, 12, 1), date(2028, 1, 15), date(2028, 1, 15)),
    ],
)
def test_a_degree_starts_with_a_term(catalog: Catalog, start: date, early: date, late: date) -> None:
    train = stages(person(small(catalog), {"start": start, "hours": 40}, award="associate"))["train"]
    assert train.starts == Dates(early=early, likely=early, late=late)


def test_the_slow_reckoning_carries_less_and_no_summer_but_at_least_one_class(catalog: Catalog) -> None:
    course = credited("some", "associate", (8, 8))
    known = small(catalog, timeline=replace(TIMELINE, workloads=(course, *TIMELINE.workloads)))

    def ends(hours: int) -> date | None:
        return stages(person(known, {"start": date(2027, 1, 15), "hours": hours}, award="associate"))["train"].ends.late

    assert ends(15) == date(2027, 12, 15)  # 12 of 15 hours: 4 credits a term
    assert ends(9) == date(2028, 5, 6)  # 3 terms of one class


def test_the_other_kind_of_the_same_award_has_its_own_term_and_dates(catalog: Catalog) -> None:
    (other,) = other_kinds(person(small(catalog), {"hours": 50}))
    assert other.workload.id == "credit"
    begins = date(2027, 1, 15)
    assert other.applying.early == begins + timedelta(weeks=16 + 4, days=7)
    assert other.applying.late == date(2028, 5, 6) + timedelta(weeks=4, days=28 + 30)  # 29 credits, 13 a term at 40 hours
    assert other_kinds(person(small(catalog), award="associate")) == ()


def test_the_first_workload_that_holds_is_used(catalog: Catalog) -> None:
    quick = workload("quick", "certificate", (100, 100), (1, 1), when=When(boxes=(Box(tests={"education": choice("bachelor")}),)))
    catalog = small(catalog, timeline=replace(TIMELINE, workloads=(quick, *TIMELINE.workloads)))
    used = stages(person(catalog, {"education": "bachelor"}))["train"].workload
    other = stages(person(catalog, {"education": "diploma"}))["train"].workload
    assert (used and used.id, other and other.id) == ("quick", "course")


# -- the start


def test_an_open_start_is_the_first_of_next_month_and_marked_assumed(catalog: Catalog) -> None:
    found = stages(person(small(catalog), {"start": NOT_SURE}))
    assert found["train"].starts.early == date(2026, 12, 1)
    assert all(stage.assumed for stage in found.values())


def test_what_must_be_settled_first_pushes_the_start_by_the_longest_of_it(catalog: Catalog) -> None:
    ged = Wait(id="ged", when=When(boxes=(Box(tests={"education": choice("no-diploma")}),)), days=span(61, 365))
    some = Wait(id="some", when=When(), days=span(7, 400))
    ready = small(catalog, timeline=replace(TIMELINE, preparations=(ged, some)))
    found = stages(person(ready, {"education": "no-diploma"}, readiness="prepare-first"))
    late = TODAY + timedelta(days=400)
    assert found["prepare"].ends == found["train"].starts
    assert (found["train"].starts.early, found["train"].starts.late) == (TODAY + timedelta(days=61), late)
    assert weeks(found["train"].ends, TODAY + timedelta(days=61), late) == (40, 100)
    short = stages(person(ready, {"education": "diploma"}, readiness="prepare-first"))
    assert (short["train"].starts.early, short["train"].starts.late) == (
        START,
        late,
    )  # the start that was given is later than a week from now


def test_nobody_without_a_diploma_is_told_to_start_before_a_ged_can_be_had() -> None:
    roadmap = plan_of({"education": "no-diploma", "hours": 10})
    prepare, train = roadmap.stage("prepare"), roadmap.stage("train")
    assert prepare is not None
    assert train is not None
    assert prepare.ends.early is not None
    assert prepare.ends.early - roadmap.today >= timedelta(days=60)
    assert train.starts == prepare.ends
    diary = plan_of({"education": "diploma"}).stage("prepare")  # open hours: a diary of a week
    assert diary is not None
    assert diary.ends.early is not None
    assert diary.ends.early - roadmap.today >= timedelta(days=7)


def test_a_start_that_is_past_moves_to_today_unless_study_began_by_then(catalog: Catalog) -> None:
    past, today, planned = date(2026, 3, 2), date(2026, 11, 23), date(2026, 3, 9)
    missed = person(small(catalog), {"start": past})
    shown = Shown(day=past, rules="1", steps=(StepShown(id="train-starts", day=planned),))
    for done, begins in (((), today), ((past, planned), past), ((date(2026, 4, 1), planned), planned), ((past, None), past)):
        ticks = tuple(StepDone(id="train-starts", day=day) for day in done[:1] if day)
        progress = Progress(done=ticks, shown=(shown,) if done and done[1] else ())
        found = stages(replace(missed, progress=progress))
        assert (found["train"].starts.early, found["train"].ends.early) == (begins, begins + timedelta(weeks=40))
    assert limit(replace(missed, sheet={**missed.sheet, "months": 12})) == date(2027, 3, 2), "a limit does not move"


def test_preparing_runs_from_today_to_the_start_and_only_where_it_comes_first(catalog: Catalog) -> None:
    assert "prepare" not in stages(person(small(catalog)))
    stage = stages(person(small(catalog), readiness="prepare-first"))["prepare"]
    assert (stage.starts.early, stage.ends.early, stage.ends.late) == (date(2026, 11, 23), START, START)


def test_preparing_for_a_start_in_the_past_does_not_end_before_it_begins(catalog: Catalog) -> None:
    stage = stages(person(small(catalog), {"start": date(2026, 3, 2)}, readiness="prepare-first"))["prepare"]
    assert stage.starts == stage.ends == Dates.same(date(2026, 11, 23))


# -- after the exam


@pytest.mark.parametrize(("work", "early", "late"), [("none", 60, 270), ("clinical", 60, 270), ("coding", 30, 120)])
def test_an_insider_finds_work_sooner(catalog: Catalog, work: str, early: int, late: int) -> None:
    found = stages(person(small(catalog), {"health-work": work}))
    exam, job = found["exam"].ends, found["first-job"].ends
    assert exam.early is not None
    assert exam.late is not None
    assert (job.early, job.late) == (exam.early + timedelta(days=early), exam.late + timedelta(days=late))


def test_a_beginners_apprentice_mark_comes_off_one_to_two_years_into_the_first_job(catalog: Catalog) -> None:
    found = stages(person(small(catalog)))
    job = found["first-job"].ends
    assert found["remove-apprentice"].starts == job
    assert job.early is not None
    assert job.late is not None
    ends = found["remove-apprentice"].ends
    assert (ends.early, ends.late) == (add_months(job.early, 12), add_months(job.late, 24))


@pytest.mark.parametrize(("years", "early", "late"), [(0, 12, 24), (1, 0, 12)])
def test_years_already_worked_count_from_the_exam_on(catalog: Catalog, years: int, early: int, late: int) -> None:
    found = stages(person(small(catalog), {"health-work": "coding", "coding-years": years}))
    exam, mark = found["exam"].ends, found["remove-apprentice"]
    assert mark.starts == exam
    assert exam.early is not None
    assert exam.late is not None
    assert (mark.ends.early, mark.ends.late) == (add_months(exam.early, early), add_months(exam.late, late))


@pytest.mark.parametrize("years", [2, 3, 50])
def test_two_years_of_coding_leave_no_mark_to_take_off(catalog: Catalog, years: int) -> None:
    found = stages(person(small(catalog), {"health-work": "coding", "coding-years": years}))
    assert "remove-apprentice" not in found


def test_open_years_count_as_none(catalog: Catalog) -> None:
    found = stages(person(small(catalog), {"health-work": "coding", "coding-years": NOT_SURE}))
    exam, mark = found["exam"].ends, found["remove-apprentice"].ends
    assert exam.early is not None
    assert mark.early == add_months(exam.early, 12)


def test_a_certification_without_an_apprentice_mark_has_no_such_stage(catalog: Catalog) -> None:
    assert "remove-apprentice" not in stages(person(small(catalog), certification="cca"))


def test_renewal_is_due_two_years_after_the_exam_also_after_a_leap_day(catalog: Catalog) -> None:
    late = TIMELINE.workloads[0]
    for days in range(8):  # one of these starts leads to an exam on a leap day
        who = person(
            small(catalog, timeline=replace(TIMELINE, workloads=(late, *TIMELINE.workloads))),
            {"start": START + timedelta(days=days)},
        )
        found = stages(who)
        exam, renew = found["exam"].ends, found["renew"].ends
        assert exam.early is not None
        assert renew.early is not None
        assert renew.early == add_months(exam.early, 24)
        assert (renew.early.year, renew.early.month) == (exam.early.year + 2, exam.early.month)


def test_a_leap_day_is_a_start_like_any_other(catalog: Catalog) -> None:
    leap = date(2028, 2, 29)
    found = stages(person(small(catalog), {"start": leap, "hours": 80}))
    assert weeks(found["train"].ends, leap, leap) == (16, 20)
    assert found["renew"].ends.early is not None


def test_a_certification_whose_renewal_is_not_known_has_no_such_stage(catalog: Catalog) -> None:
    assert "renew" not in stages(person(small(catalog, credentials=(replace(CPC, renewal_months=None),))))


def test_a_next_certification_has_a_begin_but_no_end(catalog: Catalog) -> None:
    step = LaterStep(id="ccs", why="more", needs="work", when=When(boxes=(Box(tests={"setting": choice("hospital")}),)))
    catalog = small(catalog, credentials=(replace(CPC, next_steps=(step,)), credential("ccs")))
    wants, other = person(catalog, {"setting": "hospital"}), person(catalog, {"setting": "physician-office"})
    assert wants.next_credentials == (step,)
    found = stages(wants)
    job = found["first-job"].ends
    assert job.early is not None
    assert found["next-credential"].starts.early == job.early + timedelta(days=365)
    assert found["next-credential"].ends == UNKNOWN
    assert "next-credential" not in stages(other)


def test_what_is_not_known_leaves_later_dates_open(catalog: Catalog) -> None:
    unknown = replace(TIMELINE, waits=(replace(TIMELINE.waits[0], days=span(7, None)), *TIMELINE.waits[1:]))
    found = stages(person(small(catalog, timeline=unknown)))
    for stage in ("exam", "first-job", "remove-apprentice", "renew"):
        assert found[stage].ends.early is not None
        assert found[stage].ends.late is None


def test_every_stage_names_what_its_length_rests_on(catalog: Catalog) -> None:
    found = stages(person(small(catalog)))
    assert {name for name, stage in found.items() if set(stage.sources) == {SOURCE}} == set(found) - {"renew"}


# -- anybody


@everybody
def test_anybodys_stages_come_in_order_and_never_end_before_they_begin(roadmap: Roadmap) -> None:
    order = [STAGES.index(stage.id) for stage in roadmap.stages]
    assert order == sorted(order)
    assert ("train" in {s.id for s in roadmap.stages}) == (roadmap.decisions["award"].chosen not in {"exam-prep", "no-course"})
    for stage in roadmap.stages:
        for dates in (stage.starts, stage.ends):
            known = [day for day in (dates.early, dates.likely, dates.late) if day is not None]
            assert known == sorted(known)
        assert stage.starts.early is None or stage.ends.early is None or stage.starts.early <= stage.ends.early


@everybody
def test_more_hours_never_make_the_same_course_later(roadmap: Roadmap) -> None:
    hours = roadmap.sheet.get("hours")
    if not isinstance(hours, int) or hours >= 80:
        return
    more: dict[str, Value] = {**roadmap.sheet, "hours": hours + 1}
    faster = {s.id: s for s in timeline(Person(roadmap.catalog, more, roadmap.decisions.chosen, roadmap.today))}
    if [s.workload for s in faster.values()] != [s.workload for s in roadmap.stages]:
        return  # with more hours another kind of course may fit
    dates, now = faster["first-job"].starts, roadmap.applying
    if now.early is None or now.likely is None or now.late is None:
        assert "train" in faster, "only how long a program under way takes may be left open"
        assert dates == now
        return
    assert dates.early is not None
    assert dates.late is not None
    assert dates.likely is not None
    assert dates.early <= now.early
    assert dates.likely <= now.likely
    assert dates.late <= now.late
