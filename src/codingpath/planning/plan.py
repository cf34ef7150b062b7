"""From answers to the whole roadmap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from codingpath.catalog.local_pay import pay_places
from codingpath.lazy import Lazy
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers
from codingpath.model.guidance import Faq
from codingpath.model.plan.explanation import SmallestFlip
from codingpath.model.plan.roadmap import FaqItem, LearnItem, NoticeItem, Roadmap
from codingpath.model.program import Program
from codingpath.model.progress import NOTHING_YET, Progress
from codingpath.model.question import fill
from codingpath.model.record import replace
from codingpath.model.rules import Decisions, OwnLimits
from codingpath.model.wages import PayPlace
from codingpath.model.zip_place import Whereabouts
from codingpath.planning.choices import choices
from codingpath.planning.chosen import chosen, counts, differs, notes
from codingpath.planning.conflicts import conflicts
from codingpath.planning.costs import ledger
from codingpath.planning.first_page import first_page
from codingpath.planning.limits import ByCalendar, decided, limits_now, own_limits
from codingpath.planning.person import Person, whereabouts
from codingpath.planning.progress import in_time
from codingpath.planning.search.for_person import listed, match
from codingpath.planning.study import under_way
from codingpath.planning.timeline import at_work, other_kinds, timeline
from codingpath.planning.to_do import days_now, first_questions, is_covered, payers, sources_of_money, steps
from codingpath.planning.trial import Trial, two_kinds
from codingpath.rules.masks import MaskTable, compile_rules, sheet_of, with_limits
from codingpath.rules.what_if import bearing, turns


def person_of(
    catalog: Catalog, answers: Answers, today: date, table: MaskTable | None = None, progress: Progress = NOTHING_YET
) -> Person:
    """Return a person with the decisions of their answers, for whoever needs no whole roadmap."""
    table, here = table or compile_rules(catalog.rules, catalog.questions), whereabouts(catalog, answers)
    known = {**answers, **here.derived, **in_time(catalog, answers, progress, today)}
    return decided(Person(catalog, sheet_of(catalog.questions, known), {}, today, here.place, progress=progress), table).person


def plan(
    catalog: Catalog,
    answers: Answers,
    today: date,
    table: MaskTable | None = None,
    *,
    program: Program | None = None,
    progress: Progress = NOTHING_YET,
) -> Roadmap:
    """Return the roadmap. `today` is the only clock there is; `table` saves compiling the rules again.

    `program` is the one that was chosen, `progress` what happened since the plan was first made: they move dates and money, and no
    decision.
    """
    table, here = table or compile_rules(catalog.rules, catalog.questions), whereabouts(catalog, answers)
    passed = in_time(catalog, answers, progress, today)
    sheet = sheet_of(catalog.questions, {**answers, **here.derived, **passed})
    taken = decided(Person(catalog, sheet, {}, today, here.place, progress=progress), table)
    limits = own_limits(taken, table)
    table = with_limits(table, limits_now(taken, table))
    if program is not None:
        person, program = _as_asked(taken.person, program, progress)
        taken = replace(taken, person=person)
    told = {q.id: answers[q.id] for q in catalog.questions if q.id in answers}  # in one order, however a file has them
    return _roadmap(taken, table, limits, told, here, passed, program)


def _roadmap(
    taken: ByCalendar,
    table: MaskTable,
    limits: OwnLimits,
    answers: Answers,
    here: Whereabouts,
    passed: Answers,
    program: Program | None,
) -> Roadmap:
    """Return the roadmap of a person whose decisions are taken; `passed` are the numbers that time changed."""
    person, decisions = taken.person, taken.decisions
    catalog, known = person.catalog, {**answers, **here.derived, **passed}
    found = tuple(m for m in match(person) if program is None or m.program.id != program.id or m.program == program)
    few = (chosen(person, program),) if program else choices(person, found)
    matches = listed(found, [choice.match for choice in few])
    money = few[0].money if few and not under_way(person) else ledger(person, None)
    person = replace(person, program=few[0].match.program if few and counts(person) else None)
    funding = sources_of_money(person)
    who_pays = payers(person, () if is_covered(money) else funding, program)
    page_one = first_page(person, table, decisions, who_pays, one_school=len(few) == 1)
    questions = tuple(q for q in catalog.guidance.school_questions if person.holds(q.when))
    return Roadmap(
        catalog=catalog,
        today=person.today,
        answers=answers,
        sheet=person.sheet,
        start=person.begins,
        start_assumed=person.start_assumed,
        start_source=program.source_of("starts") if program and person.first_class else None,
        decisions=decisions,
        limits=limits,
        whereabouts=here,
        at_work=at_work(person),
        in_time=passed,
        turns=_turns(lambda: with_limits(table, limits), catalog, known, decisions),
        conflicts=conflicts(Trial(person, table, known, taken.schools), decisions, money, funding, who_pays),
        stages=timeline(person),
        other_kinds=other_kinds(person),
        two_kinds=two_kinds(person, decisions),
        money=money,
        funding=funding,
        programs=matches.shown,
        more_programs=matches.more,
        page_one=page_one,
        choices=few,
        chosen_notes=tuple(notes(person, program)) if program else (),
        chosen_differs=tuple(differs(person, program)) if program else (),
        learn=_learn(person),
        school_questions=questions,
        first_questions=first_questions(person, questions),
        jobs=tuple(j for j in catalog.guidance.jobs if person.holds(j.when)),
        now_days=days_now(person, page_one, few),
        steps=steps(person, bearing_on(table, catalog, known, decisions), page_one, few),
        faq=tuple(_answered(person, faq) for faq in catalog.guidance.faq),
        notices=_notices(person),
        pay_places=_pay_places(person),
        progress=person.progress,
    )


def _as_asked(person: Person, program: Program, progress: Progress) -> tuple[Person, Program]:
    """Return a chosen program with what its school said, and the person with the sources of that."""
    school = progress.school(program.id)
    if school is None and program.source in person.catalog.sources:
        return person, program
    from codingpath.planning.asked.told import with_told  # noqa: PLC0415 - most plans have no school that was asked

    return with_told(person, program, school)


def _said(person: Person, text: str) -> str:
    return fill(text, person.sheet, person.catalog.by_id)


def _pay_places(person: Person) -> tuple[PayPlace, ...]:
    """Return where pay is shown for, the nearest first: the metropolitan area of the ZIP code, and the state."""
    place = person.place
    here = [place.area if place else None, person.state or (place.state if place else None)]
    return pay_places([code for code in here if code])


def _learn(person: Person) -> tuple[LearnItem, ...]:
    topics = (t for t in person.catalog.guidance.topics if person.holds(t.when))
    return tuple(LearnItem(id=t.id, title=t.title, text=t.text, skip=t.skip if person.holds(t.skip_when) else None) for t in topics)


def _turns(table: Callable[[], MaskTable], catalog: Catalog, answers: Answers, decisions: Decisions) -> Mapping[str, SmallestFlip]:
    """Return what would turn each decision, all of it worked out when the first is asked for: few pages say it, and it takes long."""
    found = cache(lambda: {turn.decision: turn for turn in turns(table(), catalog.questions, answers)})
    return Lazy((outcome.id for outcome in decisions.outcomes), lambda decision: found()[decision])


def bearing_on(table: MaskTable, catalog: Catalog, answers: Answers, decisions: Decisions) -> set[str]:
    """Return the questions whose answer, where it is open, can turn a result or is itself a reason for one."""
    return bearing(table, catalog.questions, answers).union(
        q for outcome in decisions.outcomes for r in outcome.reasons for q in r.questions
    )


def _answered(person: Person, faq: Faq) -> FaqItem:
    variant = next(v for v in faq.answers if person.holds(v.when))
    return FaqItem(id=faq.id, question=faq.question, answer=_said(person, variant.text), source=variant.source)


def _notices(person: Person) -> tuple[NoticeItem, ...]:
    catalog = person.catalog
    return tuple(
        NoticeItem(
            id=n.id,
            part=n.part,
            text=_said(person, n.text),
            source=n.source,
            at_length=n.at_length,
            in_short=n.in_short,
            by_office=own,
        )
        for own, notices in ((False, catalog.guidance.notices), (True, catalog.office_notes))
        for n in notices
        if person.holds(n.when)
    )
