"""The rows of the first page on time: when what is done, whether that keeps the limit, the wish that pulls against the plan, and the best other way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from codingpath.model.parts import PARTS
from codingpath.model.plan.roadmap import Conflict, OtherWay, Overrun, Roadmap
from codingpath.model.plan.stages import Dates
from codingpath.planning.dates import add_months, months_apart, working_day
from codingpath.report.conflicts import conflicts_in
from codingpath.report.page_one.cost import asks_first, hangs_on_a_yes
from codingpath.report.page_one.rows import LAST_TO_LEAVE, Row, Said, in_a_line, row
from codingpath.report.told import short_mark
from codingpath.report.words import UNTOLD, counted, day_and_year, full_day, inside, is_far, listed, month, other_paces

# -- when


def when(roadmap: Roadmap) -> Row:
    """Say when what is done, and whether that keeps the person's own limit."""
    pay, limit = _first_pay(roadmap), _limit(roadmap)
    said = _when(roadmap) or ("" if pay.text else "You can apply today.")
    short = said.replace(_GUESSED, "").replace(_OR_LATER, "").replace(_FROM_THE_YES, _FROM)
    first = Said(said, 3 if _GUESSED in said else 2, short) if short != said else Said(said)
    line = in_a_line("WHEN", first, *((pay, limit) if roadmap.applies_now else (limit, pay)))
    return Row(line.label, (*line.lines, *_more(roadmap, "WHEN")))


_GUESSED = " (FIRST done: our guess)"
_OR_LATER, _FROM_THE_YES, _FROM = " or a later yes", "from the yes, about", "from about"


_MOST_NAMES = 4
"""So many titles are named once more; the headline names them all."""


def _when(roadmap: Roadmap) -> str:
    if not roadmap.page_one.says_dates:
        return _length(roadmap)
    if roadmap.renewing:
        few = len(roadmap.held_names) <= _MOST_NAMES
        back = f"{(listed(roadmap.held_names) if few else 'titles you held') or 'certification'} can be back {_about(roadmap.applying, roadmap.today)}"
        return f"You can apply today. The {back}, or later if study points (CEUs) are missing."
    if roadmap.at_work and roadmap.aim is None:
        mark = roadmap.stage("remove-apprentice")
        since = f"At work since {month(roadmap.at_work)}, as told."
        return f"{since} The “A” can come off {_about(mark.ends, roadmap.today)}." if mark and mark.ends.known else since
    if roadmap.credential is None:
        stage = roadmap.stage("next-credential")
        if roadmap.insider and roadmap.aim and stage:
            return f"The {roadmap.aim.name} exam can be passed {_about(stage.ends, roadmap.today)}."
        return "You can apply today." if roadmap.insider else ""
    what = f"{roadmap.credential.name} exam passed" if roadmap.insider or roadmap.certified else "Ready to apply"
    held = f"Today you can apply with the {listed(roadmap.held_names)}. " if roadmap.certified and roadmap.held else ""
    return f"{held}{what} {_about(roadmap.applying, roadmap.today)}, {_pace(roadmap)}."


def _about(dates: Dates, today: date) -> str:
    slow = "much later" if is_far(dates.late, today) else month(dates.late)
    likely = dates.likely
    return f"about {likely:%B %Y}{other_paces(dates, slow)}" if likely else UNTOLD


def _pace(roadmap: Roadmap) -> str:
    """Say the hours a week and from when they count: the start, or when what comes first is likely settled."""
    if roadmap.under_way:
        return "if you stay in your program"
    prepare, start = roadmap.stage("prepare"), working_day(roadmap.start)
    settled, waits = prepare.ends.likely if prepare else None, hangs_on_a_yes(roadmap)
    if settled and settled > roadmap.start:
        of_yes = waits and asks_first(roadmap)
        day = f"{_FROM_THE_YES if of_yes else _FROM} {day_and_year(working_day(settled))}"
        return f"{_hours(roadmap)} {day}{'' if of_yes else _OR_LATER if waits else _GUESSED}"
    if roadmap.start_source:
        return f"{_hours(roadmap)} from {full_day(roadmap.start)} ({short_mark(roadmap, roadmap.start_source)})"
    if waits and not roadmap.start_assumed:
        return f"{_hours(roadmap)} from {day_and_year(start)}{_OR_LATER}"
    return f"{_hours(roadmap)} from {full_day(start)}{' (assumed)' if roadmap.start_assumed else ''}"


def _hours(roadmap: Roadmap) -> str:
    hours = roadmap.sheet.get("hours")
    assumed = f"{roadmap.catalog.timeline.open_hours.middle} h a week (assumed)"
    return f"at {hours} h a week" if isinstance(hours, int) else f"at {assumed}"


def _length(roadmap: Roadmap) -> str:
    """Say how long the first steps take, and what follows them."""
    begins, prepare = roadmap.stage("train") or roadmap.stage("practice"), roadmap.stage("prepare")
    start, end = (begins.starts.likely if begins else None), roadmap.applying.likely
    if start is None or end is None:
        ceus = ": sooner or later, as study points (CEUs) are missing or not" if roadmap.renewing else ""
        return f"Once the first steps are done, ask for dates{ceus}."
    study = months_apart(start, end)
    if prepare is None:
        return f"Once the first steps are done, about {counted(study, 'month')} until you can apply, {_hours(roadmap)}."
    days = [((day or roadmap.today) - roadmap.today).days for day in (prepare.ends.early, prepare.ends.late)]
    whole = _span_of([number + study * _MONTH for number in days])
    return (
        f"In all about {whole} until you can apply (our guess): "
        f"the first steps {_span_of(days)}, then about {counted(study, 'month')} {_hours(roadmap)}."
    )


_MONTH = 30
"""Days."""


def _span_of(days: Sequence[int]) -> str:
    """Say from how long to how long something takes: in weeks up to two months, else in months."""
    unit, length = ("week", 7) if days[-1] <= _MOST_IN_WEEKS else ("month", _MONTH)
    low, high = (round(number / length) for number in (days[0], days[-1]))
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
        return Said(f"You likely {'cannot' if likely_missed(roadmap) else 'can'} apply by your limit, {day}.")
    if roadmap.applies_now:
        return Said(_limit_of_the_next_step(roadmap, page.limit))
    if said is not None and said.kind == "time":
        return Said("")
    return _kept(page.over, day, renewing=roadmap.renewing)


def likely_missed(roadmap: Roadmap) -> bool:
    """Tell whether the likely pace passes the limit; none is passed where none is named."""
    return roadmap.page_one.over in ("likely", "early")


def _kept(over: Overrun, day: str, *, renewing: bool) -> Said:
    """Say which of the dates that stand before it keep a limit."""
    match over:
        case "none":
            full = f"With none missing that keeps your limit, {day}." if renewing else f"Even slow, it keeps your limit, {day}."
            return Said(full, 3, f"It keeps your limit, {day}.")
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
    ends, starts, wait = job.ends, job.starts, roadmap.wait("job-search").days
    if roadmap.applying.likely is None and wait.low is not None and wait.high is not None and not roadmap.applies_now:
        return Said(f"First pay {_months_of(wait.low)} to {_months_of(wait.high)} months after that.")
    if ends.early is None or ends.late is None or starts.early is None or starts.late is None or starts.likely is None:
        return Said("")
    low, high = _in_months(starts.early, ends.early), _in_months(starts.late, ends.late)
    passes = _passes_later(roadmap, add_months(starts.likely, high))
    how = "likely" if _passes_later(roadmap, add_months(starts.likely, low)) else "maybe"
    if roadmap.page_one.out_of_work:
        span = f"First pay {month(add_months(starts.likely, low))} to {month(add_months(starts.likely, high))}"
        return (
            Said(f"{span}, {how} past it.", 1, f"{span}.")
            if passes
            else Said(f"{span}.", 1 if roadmap.page_one.limit else LAST_TO_LEAVE)
        )
    if passes and not roadmap.applies_now:
        if not _limit(roadmap).text:  # the row after it names the limit
            past = f"{how} past the limit below."
            return Said(f"First pay {low} to {high} months after that, {past}", 1, f"Pay {past}")
        return Said(f"First pay {low} to {high} months after that, {how} past it.", 1)
    return (
        Said(f"{'Keep applying: first' if roadmap.certified else 'First'} pay in {low} to {high} months.")
        if roadmap.applies_now
        else Said(
            f"First pay {low} to {high} months after that.", 1, "" if roadmap.page_one.limit else f"Pay: {low} to {high} months on."
        )
    )


def _passes_later(roadmap: Roadmap, last: date) -> bool:
    """Tell whether a limit that readiness likely keeps is passed by a later day."""
    page = roadmap.page_one
    return not likely_missed(roadmap) and page.limit is not None and last > page.limit


def _in_months(start: date, end: date) -> int:
    return _months_of((end - start).days)


def _months_of(days: int) -> int:
    """Return in whole months a search that the data gives in days, as its source counts them."""
    return round(days * 12 / 365)


def _more(roadmap: Roadmap, label: str) -> tuple[tuple[Said, ...], ...]:
    """Return a sentence more for a row, on a line of its own."""
    item = roadmap.page_one.more.get(label)
    return ((Said(item.text, 2),),) if item else ()


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
    page, of_no_use = roadmap.page_one, set[str]()
    if not page.says_dates:
        of_no_use.add("time")
    if not page.names_schools:
        of_no_use.add("ruled-out")
    said = [c for c in roadmap.conflicts if c.short and c.kind not in of_no_use]
    return min(said, key=lambda c: ((c.kind == "time") != likely_missed(roadmap), c.kind == "ruled-out"), default=None)


# -- or


def other(roadmap: Roadmap) -> Row:
    """Say the best other way, with its date where there is room; one that keeps the limit where the plan misses it comes first."""
    page, way = roadmap.page_one, roadmap.page_one.other
    if page.lead is not None:
        return Row("OR", ())
    keeps = in_time(roadmap)
    if (beside := page.more.get("OR")) and not keeps:
        return row("OR", beside.text)
    if way is None:
        return Row("OR", ())
    text, day = way.text.rstrip("."), _likely(way)
    if keeps and day:
        decides = page.payers[0].payer.chooses if page.payers else ""  # whose yes decides it can say which way they pay
        return in_a_line("OR", Said(f"In time: {inside(text)}, ready {month(day)}."), Said(decides))
    way_rank = 0 if roadmap.renewing else LAST_TO_LEAVE
    if day is None or is_far(day, roadmap.today) or not page.says_dates:
        return in_a_line("OR", Said(f"{text}.", way_rank))
    past = ", past your limit" if page.limit and day > page.limit else ""
    return in_a_line("OR", Said(f"{text}: ready {month(day)}{past}.", way_rank))


def _likely(way: OtherWay) -> date | None:
    return way.applying.likely if way.applying else None


def in_time(roadmap: Roadmap) -> bool:
    """Tell whether the other way likely keeps the limit and the plan likely does not."""
    page = roadmap.page_one
    day = _likely(page.other) if page.other else None
    return page.says_dates and likely_missed(roadmap) and bool(page.limit and day and day <= page.limit)
