"""The rows of the first page on the plan itself: what, why, when, what pulls against it, where, what else, and what to do today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from codingpath.model.question import answer_words
from codingpath.model.roadmap import Choice, Conflict, Dates, Roadmap
from codingpath.planning.dates import months_between, working_day
from codingpath.report.page_rows import Row, Said, in_a_line, row
from codingpath.report.words import dollar_span, full_day, is_far, late_month, listed, month

CLOSE_IN: tuple[str, ...] = ("award", "role", "certification")
"""Decisions whose close call is said in the headline."""

ROOM = 71


# -- what


def headline(roadmap: Roadmap) -> str:
    """Say the whole path in a sentence."""
    path = _path(roadmap)
    if roadmap.page_one.first:
        before = "settle the first steps below meanwhile" if roadmap.under_way else "first the steps below"
        path = f"{before}; then {path}" if not roadmap.under_way else f"{path}; {before}"
    return f"{path}{_close_call(roadmap)}."


def _path(roadmap: Roadmap) -> str:
    held = f"the {listed(roadmap.held_names)}" if roadmap.held else "the certification"
    role = _said(roadmap, "role")
    if roadmap.renewing:
        return (
            f"apply as {role} now, on your years of work, and bring back {held} on the way"
            if roadmap.insider
            else f"bring back {held} you held, then apply as {role}; no course now"
        )
    if roadmap.credential is None:
        aim = f"the {roadmap.aim.name} next, beside your work, with {held} you hold" if roadmap.aim else ""
        return aim or f"apply as {role} with {held} you hold; no course and no exam now"
    job = "for the work you do" if roadmap.insider else f"then a first job as {role}{_setting(roadmap)}"
    exam = f"the {roadmap.credential.name} exam"
    return f"{_training(roadmap)}, then {exam}{' ' if roadmap.insider else ', '}{job}"


def _training(roadmap: Roadmap) -> str:
    practice = roadmap.stage("practice")
    said = practice.workload.in_a_sentence if practice and practice.workload and practice.workload.in_a_sentence else None
    where = place_of(roadmap)
    return f"{said or _said(roadmap, 'award')}{f' {where}' if where else ''}"


def place_of(roadmap: Roadmap) -> str:
    """Say where the schools on the page teach, as far as that is known of all of them; nothing where none is named."""
    if not (roadmap.choices and shows_schools(roadmap)):
        return ""
    online = [c for c in roadmap.choices if c.match.program.online == "yes"]
    near = [c for c in roadmap.choices if c.match.miles is not None and c.match.program.taught != "online"]
    if len(online) == len(roadmap.choices):
        return "online" if not near else "near you or online"
    if near:
        return "near you or online" if online else "near you"
    return "online, or at a school of your state" if online else "at a school of your state"


def _setting(roadmap: Roadmap) -> str:
    question = roadmap.catalog.question("setting")
    value = roadmap.sheet.get("setting", "not-sure")
    return f" in {answer_words(question, value)}" if isinstance(value, str) and question.choice(value) else ""


def _said(roadmap: Roadmap, decision: str) -> str:
    option = roadmap.option(decision)
    return option.in_a_sentence or option.label


def _close_call(roadmap: Roadmap) -> str:
    for name in CLOSE_IN:
        outcome = next((o for o in roadmap.decisions.outcomes if o.id == name), None)
        if outcome and outcome.firmness == "close call" and outcome.option(outcome.runner_up).state == "open":
            other = roadmap.catalog.rules.decision(name).option(outcome.runner_up)
            called = other.in_a_sentence or (f"the {other.label}" if other.credential else other.label.lower())
            return f" (a close call with {called})"
    return ""


# -- why, or what comes first


def why(roadmap: Roadmap) -> Row:
    """Say why this and not that."""
    return row("WHY", *(item.text for item in roadmap.page_one.why))


def first(roadmap: Roadmap) -> Row:
    """Name the steps that come before everything else."""
    return row("FIRST", *(item.text for item in roadmap.page_one.first), tone="warn")


# -- when


def when(roadmap: Roadmap) -> Row:
    """Say when what is done, and whether that keeps the person's own limit."""
    return in_a_line("WHEN", Said(_when(roadmap)), Said(_limit(roadmap)), Said(_first_pay(roadmap), 3))


def _when(roadmap: Roadmap) -> str:
    if not roadmap.page_one.says_dates:
        return _length(roadmap)
    if roadmap.renewing:
        back = f"{listed(roadmap.held_names) or 'certification'} can be back {_about(roadmap.applying, roadmap.today)}"
        return f"You can apply today. The {back}." if roadmap.insider else f"The {back}; apply from then on."
    if roadmap.credential is None:
        stage = roadmap.stage("next-credential")
        aim = roadmap.aim and stage and f" The {roadmap.aim.name} exam can be passed {_about(stage.ends, roadmap.today)}."
        return f"You can apply today.{aim or ''}"
    what = "Exam passed" if roadmap.insider else "Ready to apply"
    held = f"You can apply today with the {listed(roadmap.held_names)}. " if roadmap.certified and roadmap.held else ""
    too = f" with the {roadmap.credential.name} too" if held else ""
    return f"{held}{what}{too} {_about(roadmap.applying, roadmap.today)}, {_pace(roadmap)}."


def _about(dates: Dates, today: date) -> str:
    early, likely, late = month(dates.early), dates.likely, late_month(dates.late, today)
    said = f"about {likely:%B %Y}" if likely else "on a day nobody can tell yet"
    return said if early == month(likely) == late else f"{said} (fast {early}, slow {late})"


def _pace(roadmap: Roadmap) -> str:
    hours = roadmap.sheet.get("hours")
    a_week = (
        f"at {hours} h a week" if isinstance(hours, int) else f"at {roadmap.catalog.timeline.open_hours.middle} h a week (assumed)"
    )
    if roadmap.under_way:
        return "if you stay in your program"
    prepare = roadmap.stage("prepare")
    if prepare and prepare.ends.likely and prepare.ends.likely > roadmap.start:
        return f"{a_week}, once that is settled"
    return f"{a_week} from {full_day(working_day(roadmap.start))}{' (assumed)' if roadmap.start_assumed else ''}"


def _length(roadmap: Roadmap) -> str:
    begins = roadmap.stage("train") or roadmap.stage("practice")
    start, end = (begins.starts.likely if begins else None), roadmap.applying.likely
    hours = roadmap.sheet.get("hours")
    pace = (
        f"at {hours} h a week" if isinstance(hours, int) else f"at an assumed {roadmap.catalog.timeline.open_hours.middle} h a week"
    )
    if start is None or end is None:
        return "Once the first steps are done, ask for dates."
    return f"Once the first steps are done: then about {months_between(start, end)} months until you can apply, {pace}."


def _limit(roadmap: Roadmap) -> str:
    page = roadmap.page_one
    if page.limit is None or not page.says_dates or roadmap.applies_now:
        return ""
    day = f"{page.limit:%B %Y}"
    if page.over == "none":
        return f"Your limit, {day}, is kept."
    said = _chosen_conflict(roadmap)
    if said is not None and said.kind == "time":
        return ""
    return f"Your limit, {day}: {'missed only at the slow pace' if page.over == 'late' else 'missed at the likely pace'}."


def _first_pay(roadmap: Roadmap) -> str:
    job = roadmap.stage("first-job")
    if roadmap.insider or job is None or not roadmap.page_one.says_dates:
        return ""
    ends, starts = job.ends, job.starts
    if None in (ends.early, ends.late, starts.early, starts.late):
        return ""
    low = months_between(starts.early, ends.early)  # type: ignore[arg-type]
    high = months_between(starts.late, ends.late)  # type: ignore[arg-type]
    return f"First pay {low} to {high} months later."


# -- but


def but(roadmap: Roadmap) -> Row:
    """Say the one conflict that matters most, with a way out."""
    conflict = _chosen_conflict(roadmap)
    return row("BUT", conflict.short, tone="warn") if conflict and conflict.short else Row("BUT", ())


def _chosen_conflict(roadmap: Roadmap) -> Conflict | None:
    said = [c for c in roadmap.conflicts if c.short and (roadmap.page_one.says_dates or c.kind != "time")]
    missed = roadmap.page_one.over in ("likely", "early")
    return min(said, key=lambda c: (c.kind == "time") != missed, default=None)


# -- where


def shows_schools(roadmap: Roadmap) -> bool:
    """Tell whether schools are named: where there is a whole program to choose, and it is time for that."""
    return roadmap.award is not None and not roadmap.option("award").exam_only and roadmap.page_one.names_schools


def schools(roadmap: Roadmap) -> Row:
    """Name the schools to ask first."""
    if not roadmap.choices:
        return row("SCHOOLS", "None known that fits: ask a public college and the job center near you.")
    return row("SCHOOLS", *(school_line(choice) for choice in roadmap.choices))


def school_line(choice: Choice) -> str:
    """Name a school with what fits behind its name; the name is never cut."""
    program = choice.match.program
    parts = [*_pieces(choice)]
    named = f"{program.school}, {program.city}" if program.city else program.school
    for much in (
        [named, *parts, program.phone or ""],
        [named, *parts],
        [program.school, *parts],
        [program.school, parts[-1]],
    ):
        line = " · ".join(x for x in much if x)
        if len(line) <= ROOM:
            return line
    return program.school


def _pieces(choice: Choice) -> Iterator[str]:
    program, miles = choice.match.program, choice.match.miles
    yield _taught(choice, miles)
    known = choice.match.low_usd is not None
    yield dollar_span(choice.money.low_usd, choice.money.high_usd).replace(" to $", "-") if known else "price: ask"
    del program


def _taught(choice: Choice, miles: int | None) -> str:
    online = choice.match.program.online
    distance = f"{miles} mi" if miles is not None else ""
    match online:
        case "yes":
            said = f"{distance} or online" if distance else "online"
        case "ask":
            said = f"{distance}, online: ask" if distance else "online: ask"
        case "none-reported" | "no":
            said = distance or "on campus"
        case _ as never:
            assert_never(never)
    return said


def next_rows(roadmap: Roadmap) -> Row:
    """Say what comes in place of schools."""
    page, aim = roadmap.page_one, roadmap.aim
    lines = [item.text for item in page.next_lines]
    if aim is not None:
        fee = f", exam {dollar_span(aim.exam_usd.low, aim.exam_usd.high)}" if aim.exam_usd else ""
        lines.insert(0, f"The {aim.name}, {aim.issuer}'s exam{fee}: {aim.address}")
    return row("NEXT", *lines[:3])


# -- what else


def other(roadmap: Roadmap) -> Row:
    """Say the best other way, with its date where there is room."""
    way = roadmap.page_one.other
    if way is None:
        return Row("OR", ())
    day = way.applying.likely if way.applying else None
    text = way.text.rstrip(".")
    if day is None or is_far(day, roadmap.today):
        return row("OR", f"{text}.")
    limit = roadmap.page_one.limit
    late = ", past your limit" if limit is not None and day > limit else ""
    return in_a_line("OR", Said(f"{text}: ready {month(day)}{late}."))


# -- today


def do_now(roadmap: Roadmap) -> Row:
    """Say what to do today."""
    return row("DO NOW", *(item.text for item in roadmap.page_one.do_now), ticks=True)
