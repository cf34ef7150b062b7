"""The rows of the first page on the path itself: what it is, what comes first, why this and not that, and what to do today."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from codingpath.model.condition import NOT_SURE
from codingpath.model.plan.programs import Choice
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.question import answer_words
from codingpath.planning.first_page import STEPS
from codingpath.report.page_one.rows import Row, Said, with_last
from codingpath.report.page_one.schools import shows_schools
from codingpath.report.page_one.when import in_time
from codingpath.report.parts.results import in_a_sentence, training
from codingpath.report.words import listed, sentence

CLOSE_IN: tuple[str, ...] = ("award", "role", "certification")
"""Decisions whose close call is said in the headline."""


# -- what


def headline(roadmap: Roadmap, firsts: int, *, setting: bool = True) -> list[str]:
    """Say the whole path in a sentence, at length and shorter: with what the exam is where no reason says it, and with what is close.

    `firsts` is how many lines the page has on what comes first; `setting` off leaves out where the first job is, for a name that
    leaves no room for it.
    """
    page = roadmap.page_one
    if page.lead is not None:
        return [page.lead.text]
    gloss = f" ({page.exam.text})" if page.first and page.exam else ""
    place, extras = _setting(roadmap) if setting else "", product((gloss, ""), (_close_call(roadmap), ""))
    return list(dict.fromkeys(f"{_once(roadmap, _path(roadmap, what, place), firsts)}{close}" for what, close in extras))


def _once(roadmap: Roadmap, path: str, firsts: int) -> str:
    """Say that something comes first, one thing or some."""
    if not roadmap.page_one.first:
        ahead = roadmap.page_one.ahead
        return f"{ahead.text}, {path}" if ahead else path
    things = "some things" if firsts > 1 else "one thing"
    return f"{path}; but {things} first" if roadmap.under_way else f"{things} first; then {path}"


def _path(roadmap: Roadmap, gloss: str, place: str) -> str:
    held = f"the {listed(roadmap.held_names)}" if roadmap.held else "the certification"
    role = in_a_sentence(roadmap, "role")
    if roadmap.renewing and roadmap.insider:
        return f"apply as {role} now, on your years of work, and bring {held} back on the way"
    if roadmap.renewing:
        return f"bring back {held} you held, then apply as {role}; no course now"
    if roadmap.aim is not None:
        work = f" ({roadmap.aim.in_short.work})" if roadmap.aim.in_short else ""
        return f"the {roadmap.aim.name} next{work}, beside your work; no course now"
    if roadmap.at_work and roadmap.aim is None:
        goal = f"the {roadmap.marked.name} without the “A” next, by your months of work" if roadmap.marked else "keep it in force"
        return f"at work as {role} with {held}; {goal}"
    if roadmap.credential is None and not roadmap.insider:
        door = roadmap.page_one.more.get("DOOR")
        return f"get in by {door.text if door else 'a desk nearby'} with {held}, then work as {role}"
    if roadmap.credential is None:
        return f"apply as {role} with {held} you hold; no course and no exam now"
    job = "beside your work" if roadmap.insider else f"then a first job as {role}{place}"
    return f"{_training(roadmap)}, then the {roadmap.credential.name} exam{gloss}, {job}"


def _training(roadmap: Roadmap) -> str:
    if roadmap.under_way:
        return f"finish your program ({_misses(roadmap)}: see OR)" if in_time(roadmap) else "finish your program"
    if roadmap.chosen and roadmap.option("award").exam_only:
        return "the course you chose"
    if in_time(roadmap):
        return f"{training(roadmap)} ({_misses(roadmap)}: see OR)"
    where = place_of(roadmap)
    return f"{training(roadmap)}{f' {where}' if where else ''}"


def _misses(roadmap: Roadmap) -> str:
    """Say how the plan misses the limit; of a degree on earlier credits, which the fast pace counts on, what keeping it hangs on."""
    if roadmap.page_one.over == "early":
        return "past your limit"
    work = next((stage.workload for stage in roadmap.stages if stage.id == "train"), None)
    if work is not None and work.only_if and work.credits is not None and work.credits.low:
        return f"in time only if earlier credits leave {work.credits.low} to earn"
    return "likely past your limit"


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
    return with_last("WHY", texts, rank=2)


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


def first(roadmap: Roadmap) -> Row:
    """Name the steps that come before everything else; after the first of them none about who may pay, which HELP says."""
    payers = {found.payer.id for found in roadmap.page_one.payers}
    items = [item for n, item in enumerate(roadmap.page_one.first) if not n or item.id not in payers]
    return with_last("FIRST", [item.text for item in items], "warn", 2)


# -- today


def do_now(roadmap: Roadmap) -> Row:
    """Say what to do today; where that is little, also what is late."""
    own = [Said(item.text) for item in roadmap.page_one.do_now]
    late = [Said(text, 1 if own or number else 0) for number, text in enumerate(_late(roadmap)[: STEPS - len(own)])]
    return Row("DO NOW", tuple((said,) for said in (*own, *late)), ticks=True)


def _late(roadmap: Roadmap) -> tuple[str, ...]:
    """Return what is late of the steps that are done at one go."""
    shown = roadmap.progress.last_shown
    if shown is None or shown.day >= roadmap.today or len(roadmap.page_one.do_now) >= STEPS:
        return ()
    from codingpath.report.progress import plan_steps  # noqa: PLC0415 - most plans are those of a first visit

    known = {item.id for item in roadmap.page_one.do_now} | roadmap.catalog.timeline.calendar_titles.keys()
    return tuple(sentence(step.title) for step in plan_steps(roadmap) if step.state == "late" and step.id not in known)
