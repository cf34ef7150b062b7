"""The rows of the first page on the plan itself: what, why, when, what pulls against it, where, what else, and what to do today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product
from typing import Final, assert_never

from codingpath.model.condition import NOT_SURE
from codingpath.model.parts import PARTS
from codingpath.model.plan.programs import Choice
from codingpath.model.plan.roadmap import Conflict, OtherWay, Overrun, Roadmap
from codingpath.model.plan.stages import Dates, Stage
from codingpath.model.program import Program
from codingpath.model.question import answer_words
from codingpath.planning.dates import add_months, months_apart, working_day
from codingpath.report.blocks import Tone
from codingpath.report.conflicts import conflicts_in
from codingpath.report.fit import ROOM
from codingpath.report.page_one.rows import Row, Said, in_a_line, row
from codingpath.report.parts.results import in_a_sentence, training
from codingpath.report.told import by_day, short_mark
from codingpath.report.words import counted, dollar_span, full_day, inside, is_far, listed, month, other_paces, with_city

CLOSE_IN: tuple[str, ...] = ("award", "role", "certification")
"""Decisions whose close call is said in the headline."""


# -- what


def headline(roadmap: Roadmap, *, setting: bool = True) -> list[str]:
    """Say the whole path in a sentence, at length and shorter: with what the exam is where no reason says it, and with what is close.

    `setting` off leaves out where the first job is, for a name that leaves no room for it.
    """
    page = roadmap.page_one
    if page.lead is not None:
        return [page.lead.text]
    gloss = f" ({page.exam.text})" if page.first and page.exam else ""
    place, extras = _setting(roadmap) if setting else "", product((gloss, ""), (_close_call(roadmap), ""))
    return list(dict.fromkeys(f"{_once(roadmap, _path(roadmap, what, place))}{close}" for what, close in extras))


def _once(roadmap: Roadmap, path: str) -> str:
    """Say that something comes first, and not how much: how many of its lines there is room for is not known yet."""
    if not roadmap.page_one.first:
        return path
    if roadmap.page_one.studies_meanwhile:
        return f"{path}; settle what is below before the job"
    return f"{path}; settle what is below first" if roadmap.under_way else f"first as below; then {path}"


def _path(roadmap: Roadmap, gloss: str, place: str) -> str:
    held = f"the {listed(roadmap.held_names)}" if roadmap.held else "the certification"
    role = in_a_sentence(roadmap, "role")
    if roadmap.renewing and roadmap.insider:
        return f"apply as {role} now, on your years of work, and bring {held} back on the way"
    if roadmap.renewing:
        return f"bring back {held} you held, then apply as {role}; no course now"
    if roadmap.aim is not None:
        return f"the {roadmap.aim.name} next, beside your work; no course now"
    if roadmap.credential is None and not roadmap.insider:
        return f"get in by a desk near by (billing, front desk, records) with {held}, then work as {role}"
    if roadmap.credential is None:
        return f"apply as {role} with {held} you hold; no course and no exam now"
    job = "beside your work" if roadmap.insider else f"then a first job as {role}{place}"
    return f"{_training(roadmap)}, then the {roadmap.credential.name} exam{gloss}, {job}"


def _training(roadmap: Roadmap) -> str:
    if roadmap.under_way:
        return "finish your program"
    if roadmap.chosen and roadmap.option("award").exam_only:
        return "the course you chose"
    if _in_time(roadmap, roadmap.page_one.other):
        return f"{training(roadmap)} (likely past your limit: see OR)"
    where = place_of(roadmap)
    return f"{training(roadmap)}{f' {where}' if where else ''}"


def place_of(roadmap: Roadmap) -> str:
    """Say where the schools on the page teach, as far as that is known of all of them; nothing where none is named."""
    if not (roadmap.choices and shows_schools(roadmap)):
        return ""
    online = [c for c in roadmap.choices if c.match.program.online == "yes"]
    rooms = [c for c in roadmap.choices if c.match.program.online != "yes"]
    if not rooms:
        return "online"
    where = _room(roadmap, rooms)
    return f"online or {where}" if online and where else where or ("online" if online else "")


def _room(roadmap: Roadmap, rooms: Sequence[Choice]) -> str:
    """Say where rooms are; nothing where the name of the training says it already and no distance is known."""
    near = all(c.match.miles is not None for c in rooms)
    kind = "college" if all(c.match.program.control == "public" for c in rooms) else "school"
    if "college" in in_a_sentence(roadmap, "award"):
        return "near you" if near else "in class"
    return f"at a {kind} near you" if near else f"at a {kind}"


def _setting(roadmap: Roadmap) -> str:
    question = roadmap.catalog.question("setting")
    value = roadmap.sheet.get("setting", NOT_SURE)
    return f" in {answer_words(question, value)}" if isinstance(value, str) and question.choice(value) else ""


def _close_call(roadmap: Roadmap) -> str:
    """Name the other way of a close call among the decisions of the headline; only where there is something to take before a job."""
    for outcome in roadmap.decisions.outcomes if roadmap.credential else ():
        open_rival = outcome.option(outcome.runner_up).state == "open"
        other = roadmap.catalog.rules.decision(outcome.id).option(outcome.runner_up)
        takes_something = outcome.id != "award" or other.award is not None
        if outcome.id in CLOSE_IN and outcome.firmness == "close call" and open_rival and takes_something:
            return f" (a close call with {other.in_a_sentence or f'the {other.label}'})"
    return ""


# -- what comes first, and why


def why(roadmap: Roadmap) -> Row:
    """Say why this and not that, of the main choice always."""
    texts = [item.text for item in roadmap.page_one.why] if roadmap.page_one.lead is None else []
    if texts and (own := _own_choice(roadmap)):
        texts[0] = own
    return _with_last("WHY", texts)


def _own_choice(roadmap: Roadmap) -> str:
    """Say that the chosen program is another kind of training than the answers speak for, where it is; the reason for that is none of it."""
    result, chosen = roadmap.option("award"), roadmap.chosen
    if chosen is None or roadmap.under_way or not (result.exam_only or result.program_kinds):
        return ""
    if result.exam_only:
        return "The course is your own choice: by your answers, exam practice would do."
    if (chosen.program.award, chosen.program.kind) in {(result.award, kind) for kind in result.program_kinds}:
        return ""
    return f"You chose {roadmap.chosen_differs[0]}; by your answers, {in_a_sentence(roadmap, 'award')} fits better."


def _with_last(label: str, texts: list[str], tone: Tone = "plain", rank: int = 1) -> Row:
    """Return a row whose lines after the first leave when there is no room, the last one first."""
    return Row(label, tuple((Said(text, rank if i else 0),) for i, text in enumerate(texts)), tone=tone)


def first(roadmap: Roadmap) -> Row:
    """Name the steps that come before everything else."""
    return _with_last("FIRST", [item.text for item in roadmap.page_one.first], "warn", 2)


# -- when


def when(roadmap: Roadmap) -> Row:
    """Say when what is done, and whether that keeps the person's own limit."""
    pay, limit = _first_pay(roadmap), _limit(roadmap)
    said = _when(roadmap) or ("" if pay.text else "You can apply today.")
    first = Said(said, 1, said.replace(_GUESSED, "")) if _GUESSED in said else Said(said)
    line = in_a_line("WHEN", first, *((pay, limit) if roadmap.applies_now else (limit, pay)))
    return Row(line.label, (*line.lines, *_more(roadmap, "WHEN")))


_GUESSED = " (our guess)"


def _when(roadmap: Roadmap) -> str:
    if not roadmap.page_one.says_dates:
        return _length(roadmap)
    if roadmap.renewing:
        back = f"{listed(roadmap.held_names) or 'certification'} can be back {_about(roadmap.applying, roadmap.today)}"
        return f"You can apply today. The {back}, or later if CEUs (points for later study) are missing."
    if roadmap.credential is None:
        stage = roadmap.stage("next-credential")
        aim = roadmap.aim and stage and f" The {roadmap.aim.name} exam can be passed {_about(stage.ends, roadmap.today)}."
        return f"You can apply today.{aim or ''}" if roadmap.insider else ""
    what = f"{roadmap.credential.name} exam passed" if roadmap.insider or roadmap.certified else "Ready to apply"
    held = f"Today you can apply with the {listed(roadmap.held_names)}. " if roadmap.certified and roadmap.held else ""
    return f"{held}{what} {_about(roadmap.applying, roadmap.today)}, {_pace(roadmap)}."


def _about(dates: Dates, today: date) -> str:
    slow = "many years" if is_far(dates.late, today) else month(dates.late)
    likely = dates.likely
    return f"about {likely:%B %Y}{other_paces(dates, slow)}" if likely else "on a day nobody can tell yet"


def _pace(roadmap: Roadmap) -> str:
    """Say the hours a week and from when they count: the start, or when what comes first is likely settled."""
    if roadmap.under_way:
        return "if you stay in your program"
    prepare, start = roadmap.stage("prepare"), full_day(working_day(roadmap.start))
    settled = prepare.ends.likely if prepare else None
    if settled and settled > roadmap.start:
        return f"{_hours(roadmap)} from about {settled:%b} {settled.day}, {settled.year}{_GUESSED}"
    if roadmap.start_source:
        return f"{_hours(roadmap)} from {full_day(roadmap.start)} ({short_mark(roadmap, roadmap.start_source)})"
    return f"{_hours(roadmap)} from {start}{' (assumed)' if roadmap.start_assumed else ''}"


def _hours(roadmap: Roadmap) -> str:
    hours = roadmap.sheet.get("hours")
    return (
        f"at {hours} h a week" if isinstance(hours, int) else f"at {roadmap.catalog.timeline.open_hours.middle} h a week (assumed)"
    )


def _length(roadmap: Roadmap) -> str:
    """Say how long the first steps take, and what follows them."""
    begins, prepare = roadmap.stage("train") or roadmap.stage("practice"), roadmap.stage("prepare")
    start, end = (begins.starts.likely if begins else None), roadmap.applying.likely
    if start is None or end is None:
        return "Once the first steps are done, ask for dates."
    steps = (
        f"The first steps take about {_span_of(prepare, roadmap.today)} (our guess)" if prepare else "Once the first steps are done"
    )
    return f"{steps}, then about {counted(months_apart(start, end), 'month')} until you can apply, {_hours(roadmap)}."


def _span_of(prepare: Stage, today: date) -> str:
    """Say from how long to how long it takes until all is settled: in weeks up to two months, else in months."""
    days = [((day or today) - today).days for day in (prepare.ends.early, prepare.ends.late)]
    unit, length = ("week", 7) if days[1] <= _MOST_IN_WEEKS else ("month", 30)
    low, high = (round(number / length) for number in days)
    return counted(high, unit) if low == high else f"{low} to {counted(high, unit)}"


_MOST_IN_WEEKS = 62
"""So many days and fewer are said in weeks."""


def _limit(roadmap: Roadmap) -> Said:
    """Say whether the limit, which is the day of the first application, is kept; nothing where another row says it."""
    page, said = roadmap.page_one, _chosen_conflict(roadmap)
    if page.limit is None or roadmap.applying.likely is None:
        return Said("")
    day = month(page.limit)
    if not page.says_dates:
        return Said(f"You likely {'cannot' if page.over in ('likely', 'early') else 'can'} apply by your limit, {day}.")
    if roadmap.applies_now:
        return Said(_limit_of_the_next_step(roadmap, page.limit))
    if said is not None and said.kind == "time":
        return Said("")
    return _kept(page.over, day, renewing=roadmap.renewing)


def _kept(over: Overrun, day: str, *, renewing: bool) -> Said:
    """Say which of the dates that stand before it keep a limit."""
    match over:
        case "none":
            full = f"With none missing that keeps your limit, {day}." if renewing else f"Even slow, it keeps your limit, {day}."
            return Said(full, 1, f"It keeps your limit, {day}.")
        case "late":
            return Said(f"It likely keeps your limit, {day}; slow does not.", 1, f"It likely keeps your limit, {day}.")
        case "likely":
            return Said(f"It likely misses your limit, {day}; fast keeps it.", 1, f"It likely misses your limit, {day}.")
        case "early":
            return Said(f"Even fast, it misses your limit, {day}.", 1, f"It misses your limit, {day}.")
        case _ as never:
            assert_never(never)


def _limit_of_the_next_step(roadmap: Roadmap, limit: date) -> str:
    """Say it for somebody who can apply today: of the next exam where there is one, else of the first pay."""
    stage = roadmap.stage("next-credential") if roadmap.aim else roadmap.stage("first-job")
    early, late = (stage.ends.early, stage.ends.late) if stage else (None, None)
    if early is None or late is None:
        return ""
    day = month(limit)
    return (
        f"That is before your limit, {day}."
        if late <= limit
        else f"Your limit, {day}, {'may come' if early <= limit else 'comes'} sooner."
    )


def _first_pay(roadmap: Roadmap) -> Said:
    """Say when the first pay comes: by its months to who has no income now, else how much later."""
    job = roadmap.stage("first-job")
    if roadmap.insider or job is None or not roadmap.page_one.says_dates:
        return Said("")
    ends, starts = job.ends, job.starts
    if ends.early is None or ends.late is None or starts.early is None or starts.late is None or starts.likely is None:
        return Said("")
    low, high = _in_months(starts.early, ends.early), _in_months(starts.late, ends.late)
    passes = _passes_later(roadmap, add_months(starts.likely, high))
    if roadmap.page_one.out_of_work:
        span = f"First pay {month(add_months(starts.likely, low))} to {month(add_months(starts.likely, high))}"
        return Said(f"{span}, maybe past it.", 1, f"{span}.") if passes else Said(f"{span}.", 1)
    if passes and not roadmap.applies_now:
        if not _limit(roadmap).text:  # the row after it names the limit
            return Said(f"First pay {low} to {high} months after that, maybe too late.", 1, "First pay may come too late.")
        return Said(f"First pay {low} to {high} months after that, maybe past it.", 1)
    return (
        Said(f"{'Keep applying: first' if roadmap.certified else 'First'} pay in {low} to {high} months.")
        if roadmap.applies_now
        else Said(f"First pay {low} to {high} months after that.", 4)
    )


def _passes_later(roadmap: Roadmap, last: date) -> bool:
    """Tell whether a limit that readiness likely keeps is passed by a later day."""
    page = roadmap.page_one
    return page.over in ("none", "late") and page.limit is not None and last > page.limit


def _in_months(start: date, end: date) -> int:
    """Return a search that the data gives in days in whole months, as its source counts them."""
    return round((end - start).days * 12 / 365)


# -- but


def but(roadmap: Roadmap) -> Row:
    """Say the one conflict that matters most, with a way out."""
    conflict = _chosen_conflict(roadmap)
    if conflict is None or conflict.short is None:
        return Row("BUT", ())
    parts = [part for part in PARTS if any(other.id != conflict.id for other in conflicts_in(roadmap, part))]
    more = ((Said(f"More of this under: {listed(parts)}.", 6),),) if parts else ()
    return Row("BUT", ((Said(conflict.short),), *more), tone="warn")


def _chosen_conflict(roadmap: Roadmap) -> Conflict | None:
    said = [c for c in roadmap.conflicts if c.short and (roadmap.page_one.says_dates or c.kind != "time")]
    missed = roadmap.page_one.over in ("likely", "early")
    return min(said, key=lambda c: (c.kind == "time") != missed, default=None)


# -- where


def shows_schools(roadmap: Roadmap) -> bool:
    """Tell whether schools are named: where there is a whole program to choose, and it is time for that."""
    return roadmap.award is not None and not roadmap.option("award").exam_only and roadmap.page_one.names_schools


_LAST_TO_LEAVE: Final = -1
"""Rank of a line that only the names of a page without any room push off it."""


def schools(roadmap: Roadmap) -> Row:
    """Name the schools to ask first."""
    if not roadmap.choices:
        return row("SCHOOLS", roadmap.catalog.said("None known that fits: ask a public college and the job center near you."))
    exam = roadmap.credential.name if roadmap.credential else ""
    otherwise = [f"Not as in your plan: {'; '.join(roadmap.chosen_differs)}."] if roadmap.chosen_differs else []
    told = [*by_day(roadmap, roadmap.chosen.program)] if roadmap.chosen else []
    if not told:
        return row("SCHOOLS", *(school_line(choice, exam) for choice in roadmap.choices), *otherwise)
    said = [Said(told[0], _LAST_TO_LEAVE), *(Said(words, 2) for words in told[1:])]
    lines = [Said(school_line(roadmap.choices[0], exam)), *said, *(Said(words, 1) for words in otherwise)]
    return Row("SCHOOLS", tuple((said,) for said in lines))


def school_line(choice: Choice, exam: str, *, first: bool = False) -> str:
    """Name a school with what fits behind its name; the name is never cut, so that what does not fit stands on its card alone."""
    program = choice.match.program
    named = with_city(program)
    taught, price, reach = _taught(choice, exam), _price(choice), program.phone or _site(program)
    names = (named, program.school)
    if choice.match.low_usd is None:  # whoever must ask needs the number more than the city, and not to be told twice
        short, shortest = _taught(choice, ""), f"ask: {exam} course" if choice.reason == "continuing-education" and exam else ""
        fitting = [[taught, price, reach], [taught, reach], [short, reach], [shortest, reach], [reach], [taught], [short]]
        least = f"ask: {exam}" if shortest else ""  # a town tells where it is, and fits behind what to ask for
        asking = [*fitting[:4], [least, reach]]
        wishes = [[name, *rest] for name in names for rest in asking if rest[0]]
        wishes += [[name, *rest] for rest in fitting[4:] for name in names]
    else:
        whole = [[name, taught, price, reach] for name in names] if first else []  # the number of the first one before its city
        wishes = [*whole, *([name, *rest] for name in names for rest in ([taught, price, reach], [taught, price], [price]))]
    lines = (" · ".join(x for x in wish if x) for wish in wishes)
    return next((line for line in lines if len(line) <= ROOM), program.school)


def _price(choice: Choice) -> str:
    known = choice.match.low_usd is not None
    return dollar_span(choice.money.low_usd, choice.money.high_usd).replace(" to $", "-") if known else "price: ask"


def _site(program: Program) -> str:
    return (program.website or "").partition("/")[0].removeprefix("www.")


def _taught(choice: Choice, exam: str) -> str:
    """Say how far it is and if it is online; of a college whose course is a guess, what to ask for."""
    if choice.reason == "continuing-education":
        asks = f"ask: noncredit {exam} course" if exam else "ask: noncredit course"
        return asks if choice.match.miles is None else f"{choice.match.miles} mi, {asks}"
    return f"gives the {exam}; own course, {_how(choice)}" if choice.reason == "body" and exam else _how(choice)


def _how(choice: Choice) -> str:
    distance = f"{choice.match.miles} mi" if choice.match.miles is not None else ""
    match choice.match.program.online:
        case "yes":
            return f"{distance} or online" if distance else "online"
        case "ask":
            return f"{distance}, online: ask" if distance else "online: ask"
        case "none-reported" | "no":
            return distance or "on campus"
        case _ as never:
            assert_never(never)


def next_rows(roadmap: Roadmap) -> Row:
    """Say what comes in place of schools."""
    page, aim = roadmap.page_one, roadmap.aim
    lines = [item.text for item in page.next_lines]
    if aim is not None:
        fee = f" for {dollar_span(aim.exam_usd.low, aim.exam_usd.high)}" if aim.exam_usd else ", its rules and price"
        lines.insert(0, f"The {aim.name} exam{fee}: {aim.address}")
    return _with_last("NEXT", lines[:3])


# -- what else


def other(roadmap: Roadmap) -> Row:
    """Say the best other way, with its date where there is room; one that keeps the limit where the plan misses it comes first."""
    page, way = roadmap.page_one, roadmap.page_one.other
    if page.lead is not None:
        return Row("OR", ())
    in_time = _in_time(roadmap, way)
    if (beside := page.more.get("OR")) and not in_time:
        return row("OR", beside.text)
    if way is None:
        return Row("OR", ())
    text, day = way.text.rstrip("."), _likely(way)
    if in_time and day:
        return in_a_line("OR", Said(f"In time: {inside(text)}, ready {month(day)}."), Said(_approves(roadmap)))
    if day is None or is_far(day, roadmap.today) or not page.says_dates:
        return row("OR", f"{text}.")
    past = ", past your limit" if page.limit and day > page.limit else ""
    return row("OR", f"{text}: ready {month(day)}{past}.")


def _likely(way: OtherWay) -> date | None:
    return way.applying.likely if way.applying else None


def _in_time(roadmap: Roadmap, way: OtherWay | None) -> bool:
    """Tell whether another way likely keeps the limit and the plan likely does not."""
    page, day = roadmap.page_one, _likely(way) if way else None
    return page.says_dates and page.over in ("likely", "early") and bool(page.limit and day and day <= page.limit)


def _approves(roadmap: Roadmap) -> str:
    """Say whom to ask which of two ways they pay for; nothing where nobody's yes decides it."""
    return next((p.payer.chooses for p in roadmap.page_one.payers[:1] if p.payer.chooses), "")


def _more(roadmap: Roadmap, label: str) -> tuple[tuple[Said, ...], ...]:
    """Return a sentence more for a row, on a line of its own."""
    item = roadmap.page_one.more.get(label)
    return ((Said(item.text, 2),),) if item else ()


# -- today


def do_now(roadmap: Roadmap) -> Row:
    """Say what to do today."""
    lines = tuple((Said(item.text),) for item in roadmap.page_one.do_now)
    return Row("DO NOW", lines, ticks=True)
