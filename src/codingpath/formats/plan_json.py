"""The roadmap as JSON, for other programs. Unknown is null, never a string; the keys are a contract."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, get_args

from codingpath.model.catalog import Catalog
from codingpath.model.condition import Value
from codingpath.model.program import Award, Control, DeliveryMode, Online, OnlineReport, OnlineShare
from codingpath.model.roadmap import Conflict, Dates, FundingMatch, ProgramMatch, Reach, Relaxation, Roadmap, Stage
from codingpath.model.rules import Firmness, OptionOutcome, Outcome, State
from codingpath.model.source import Source
from codingpath.model.timeline import STAGES
from codingpath.report.blocks import Document
from codingpath.report.programs import ProgramWords, words_for

SCHEMA = "codingpath-plan-2"


def to_json(roadmap: Roadmap, document: Document) -> str:
    """Return the roadmap; `document` tells which sources are cited."""
    return json.dumps(plan_record(roadmap, document), indent=2, ensure_ascii=False) + "\n"


def plan_record(roadmap: Roadmap, document: Document) -> dict[str, Any]:
    """Return the roadmap as JSON can hold it."""
    sources = [roadmap.catalog.sources[s] for s in document.sources]
    return {
        "schema": SCHEMA,
        "rules_version": roadmap.catalog.rules.version,
        "facts_as_of": max(s.checked for s in sources).isoformat(),
        "today": roadmap.today.isoformat(),
        "office": office_record(roadmap.catalog),
        "answers": {q: plain(v) for q, v in roadmap.answers.items()},
        "derived": {q: plain(v) for q, v in roadmap.derived.items()},
        "decisions": [_decision(outcome) for outcome in roadmap.decisions.outcomes],
        "conflicts": [_conflict(c) for c in roadmap.conflicts],
        "stages": [_stage(s) for s in roadmap.stages],
        "next_credentials": [_fields(s, "id why needs") for s in roadmap.next_credentials],
        "costs": [_fields(c, "id label low_usd high_usd counts_against_budget estimate source stage") for c in roadmap.money.lines],
        "funding": [_funding(m) for m in roadmap.funding],
        "programs": [program_record(words_for(roadmap), m) for m in roadmap.programs],
        "sources": [source_record(s, roadmap.today) for s in sources],
    }


def office_record(catalog: Catalog) -> dict[str, Any] | None:
    """Return whose data it is; null where it is the program's own."""
    return None if catalog.office is None else _fields(catalog.office, "name contact differs_in")


def _fields(record: object, names: str) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names.split()}


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return _fields(conflict, "id kind text questions") | {"relaxations": [_relaxation(way) for way in conflict.relaxations]}


def _relaxation(way: Relaxation) -> dict[str, Any]:
    """Return a way out; its changes are null where it is advice."""
    changes = None if way.changes is None else {question: plain(value) for question, value in way.changes.items()}
    return {"text": way.text, "changes": changes}


def _stage(stage: Stage) -> dict[str, Any]:
    return {
        "id": stage.id,
        "title": stage.title,
        "starts": _dates(stage.starts),
        "ends": _dates(stage.ends),
        "assumed": stage.assumed,
    }


def _funding(m: FundingMatch) -> dict[str, Any]:
    f = m.funding
    return {"id": f.id, "name": f.name, "why": m.why, "amount_usd": f.amount_usd, "apply": f.apply, "source": f.source}


def source_record(source: Source, today: date) -> dict[str, Any]:
    """Return one source, and whether it is past its review date."""
    read = {"checked": source.checked.isoformat(), "review_by": source.review_by.isoformat(), "stale": source.is_stale(today)}
    return _fields(source, "id name address as_of") | read


def full_source_record(source: Source, today: date) -> dict[str, Any]:
    """Return all that is known of one source; `about` where `as_of` was inferred."""
    return source_record(source, today) | _fields(source, "kind confidence about confirm_at")


def plain(value: Value) -> str | int | list[str]:
    """Return an answer as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def program_record(words: ProgramWords, m: ProgramMatch) -> dict[str, Any]:
    """Return one program; an estimated price is no price of the program."""
    p = m.program
    known = _fields(p, "id school program state award cip delivery price_usd") | {
        "fit": m.fit,
        "misses": words.misses(m),
        "source": p.source,
    }
    price = _fields(m, "low_usd high_usd estimate") | {"shared_prices_usd": list(p.shared_prices_usd), "price_year": p.price_year}
    online = _fields(p, "online offered_online offered_online_year") | {"offered_online_before": list(p.offered_online_before)}
    school = _fields(p, "city control completions year accreditor federal_aid website unitid related")
    reached = _fields(
        p, "phone aid_page application_page price_calculator zip latitude longitude cbsa school_online on_state_list_2021"
    )
    return {**known, **price, **online, **school, **reached, "reach": m.reach, "miles": m.miles, "asks": words.asks(m)}


def _dates(dates: Dates) -> dict[str, str | None]:
    return {"early": _day(dates.early), "late": _day(dates.late)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _decision(outcome: Outcome) -> dict[str, Any]:
    return {
        "id": outcome.id,
        "chosen": outcome.chosen,
        "runner_up": outcome.runner_up,
        "firmness": outcome.firmness,
        "options": [_option(o) for o in outcome.options],
    }


def _option(option: OptionOutcome) -> dict[str, Any]:
    reasons = [
        {"rule": r.rule, "effect": r.effect, "weight": r.weight, "text": r.text, "questions": r.questions} for r in option.reasons
    ]
    return {"id": option.id, "state": option.state, "score": option.score, "reasons": reasons}


# Words to describe JSON with, each a JSON Schema (draft 2020-12). Unknown is null and nothing else.

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

DAY = r"^\d{4}-\d{2}-\d{2}$"
PERIOD = r"^\d{4}(-\d{2}){0,2}$"
"""A year, a month or a day."""


def record(description: str, /, **keys: Schema) -> Schema:
    """Return an object that has exactly these keys, all of them."""
    return {
        "description": description,
        "type": "object",
        "properties": keys,
        "required": list(keys),
        "additionalProperties": False,
    }


def text(description: str) -> Schema:
    """Return a text with something in it."""
    return {"description": description, "type": "string", "minLength": 1}


def whole(description: str) -> Schema:
    """Return a whole number."""
    return {"description": description, "type": "integer"}


def dollars(description: str) -> Schema:
    """Return whole dollars."""
    return whole(description) | {"minimum": 0}


def flag(description: str) -> Schema:
    """Return true or false."""
    return {"description": description, "type": "boolean"}


def day(description: str) -> Schema:
    """Return a day, as `2027-01-15`."""
    return {"description": description, "type": "string", "format": "date", "pattern": DAY}


def period(description: str) -> Schema:
    """Return a year, a month or a day."""
    return {"description": description, "type": "string", "pattern": PERIOD}


def one_of(description: str, *words: object) -> Schema:
    """Return one of some words; a `Literal` stands for its own."""
    return {"description": description, "enum": [w for word in words for w in (get_args(word) or (word,))]}


def some(description: str, each: Schema) -> Schema:
    """Return a list, empty where there is nothing."""
    return {"description": description, "type": "array", "items": each}


def maybe(schema: Schema) -> Schema:
    """Return the same, or null where it is not known."""
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    return schema | {"type": [schema["type"], "null"]}


# What `plan --format json` prints, as a JSON Schema. A key added to the JSON needs its line here; a test holds both together.
#
# `python docs/generate.py` writes it to `docs/plan.schema.json`.

_IDS = "Ids of questions."
_SOURCE = maybe(text("Id of the source in `sources`; null where there is none."))


def plan_schema() -> Schema:
    """Return the whole schema."""
    plan = record(
        "The plan of one person. Unknown is null, never a text. Money is in whole dollars, days are year-month-day.",
        schema={"description": "Name and number of this format.", "const": SCHEMA},
        rules_version=text("Version of the rules that decided."),
        facts_as_of=day("The last day on which one of the facts used was read."),
        today=day("The day the plan was made for."),
        office=_OFFICE,
        answers=_ANSWERS,
        derived=_ANSWERS
        | {"description": "What was worked out from other answers, by id of the question; empty where nothing was."},
        decisions=some("The decisions that apply, in their order.", _DECISION),
        conflicts=some("Wishes that pull against each other.", _CONFLICT),
        stages=some("The stages that apply, in their order.", _STAGE),
        next_credentials=some("Certifications that may come later.", _NEXT),
        costs=some("What it costs, line by line.", _COST),
        funding=some("Who may help to pay, in the order to ask.", _FUNDING),
        programs=some("Programs, best fit first.", _PROGRAM),
        sources=some("Every source that the plan cites.", _SOURCE_RECORD),
    )
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{SCHEMA}", "title": "A codingpath plan", **plan}


def _answers(description: str) -> Schema:
    return {
        "description": description,
        "type": "object",
        "propertyNames": {"pattern": "^[a-z][a-z0-9-]*$"},
        "additionalProperties": {
            "description": "A choice or `not-sure`, a day, a whole number, or several choices.",
            "type": ["string", "integer", "array"],
            "items": {"type": "string"},
            "minItems": 1,
        },
    }


_ANSWERS = _answers("What was answered, by id of the question; `codingpath questions` lists them. One that is left out is open.")

_OFFICE = maybe(
    record(
        "Whose data the plan rests on; null where it is the program's own.",
        name=text("Name of the office, or of its data folder."),
        contact=maybe(text("How to reach it; null where it does not say.")),
        differs_in=some("Data files that are not the same as the program's own.", text("Name of a file.")),
    )
)

_REASON = record(
    "One rule that fired, as it speaks to this option.",
    rule=text("Id of the rule."),
    effect=one_of("Whether it speaks for the option or bars it.", "favor", "rule-out"),
    weight=maybe(whole("How strongly it speaks for it, 1 to 5; null where it bars it.") | {"minimum": 1, "maximum": 5}),
    text=text("The reason in words."),
    questions=some(f"{_IDS} Their answers made the rule fire; empty where it always does.", text("Id of a question.")),
)

_OPTION = record(
    "How one option came out.",
    id=text("Id of the option."),
    state=one_of("How it came out.", State),
    score=whole("Sum of the weights that speak for it, also where it is ruled out."),
    reasons=some("Why, strongest first; what bars it comes before what speaks for it.", _REASON),
)

_DECISION = record(
    "One decision.",
    id=text("Id of the decision."),
    chosen=text("Id of the option that fits best."),
    runner_up=text("Id of the best other option, also where that is ruled out."),
    firmness=one_of("How far the chosen one is ahead of what is open.", Firmness),
    options=some("All options, in the order of the rules.", _OPTION),
)

_RELAXATION = record(
    "One way out.",
    text=text("The way out in words."),
    changes=maybe(_answers("Give these answers instead, by id of the question; null where it is advice that changes no answer.")),
)

_CONFLICT = record(
    "Two wishes that cannot both be met.",
    id=text("Id of the conflict."),
    kind=one_of("An option that is ruled out, the months, the budget, or two answers.", "ruled-out", "time", "money", "wishes"),
    text=text("What pulls against what."),
    questions=some(f"{_IDS} Their answers pull against each other.", text("Id of a question.")),
    relaxations=some("The smallest ways out, smallest first.", _RELAXATION),
)


def _dates_schema(description: str) -> Schema:
    return record(
        description,
        early=maybe(day("By the early reckoning; null where not known.")),
        late=maybe(day("By the late reckoning; null where not known.")),
    )


_STAGE = record(
    "One stage of the timeline.",
    id=one_of("Id of the stage.", *STAGES),
    title=text("Its name."),
    starts=_dates_schema("When it starts."),
    ends=_dates_schema("When it is done."),
    assumed=flag("Whether open answers, such as hours or start, were assumed to reckon it."),
)

_NEXT = record(
    "A certification that may come later.",
    id=text("Id of the certification."),
    why=text("Why one would add it."),
    needs=text("What it takes first."),
)

_COST = record(
    "One line of the costs.",
    id=one_of("Id of the line.", "tuition", "books", "membership", "exam", "retake", "first-renewal", "remove-apprentice"),
    label=text("What is paid for."),
    low_usd=maybe(dollars("Low end; null where not known.")),
    high_usd=maybe(dollars("High end; null where not known.")),
    counts_against_budget=flag("Whether it counts against the person's own money."),
    estimate=flag("Whether it is estimated from yearly prices."),
    source=_SOURCE,
    stage=one_of("Id of the stage in which it is paid.", *STAGES),
)

_FUNDING = record(
    "Somebody who may help to pay.",
    id=text("Id of the source of money."),
    name=text("Its name."),
    why=text("Why it is on this list."),
    amount_usd=maybe(dollars("The most it can pay; null where it is set locally or not known.")),
    apply=text("How to apply, and where."),
    source=_SOURCE,
)

_PROGRAM = record(
    "One program of one school.",
    id=text("Id of the program."),
    school=text("Name of the school."),
    program=text("Name of the program, or of its federal code."),
    state=text("Two-letter state, or `US` for a national provider."),
    award=one_of("What it confers.", Award),
    cip=maybe(text("Federal program code, as text; null where not known.")),
    delivery=maybe(one_of("How it is taught; null where not known.", DeliveryMode)),
    price_usd=maybe(dollars("Published price of the whole program; null where there is none.")),
    fit=one_of("Whether nothing known speaks against it.", "fit", "near"),
    misses=some("What is known to speak against it.", text("One miss.")),
    source=_SOURCE,
    low_usd=maybe(dollars("Its price, or the low end of an estimate; null where not known.")),
    high_usd=maybe(dollars("Its price, or the high end of an estimate; null where not known.")),
    estimate=flag("Whether those two are estimated from yearly prices."),
    shared_prices_usd=some("Prices of which nobody says to which award of the school they belong.", dollars("One of them.")),
    price_year=maybe(text("The year of the prices, such as `2021` or `2023-24`; null where not known.")),
    online=one_of(
        "Whether it can be finished online: known to be; to be asked; reported not to be, which does not mean in person; known to be taught"
        " otherwise.",
        Online,
    ),
    offered_online=maybe(one_of("What the school reported in `offered_online_year`; null where nothing.", OnlineShare)),
    offered_online_year=maybe(text("School year of that report, such as `2021-22`; null where there is none.")),
    offered_online_before=some("The reports of the years before, the newest first.", one_of("One year.", OnlineReport)),
    city=maybe(text("City of the school; null where not known.")),
    control=maybe(one_of("Who runs the school; null where not known.", Control)),
    completions=maybe(whole("Awards granted in `year`; null where not known.") | {"minimum": 0}),
    year=maybe(text("School year of the awards, such as `2023-24`; null where not known.")),
    accreditor=maybe(text("Accreditor of the school; null where not known.")),
    federal_aid=maybe(flag("Whether the school takes part in federal student aid; null where not known. Ask about the program.")),
    website=maybe(text("The school's site, without `https://`; null where not known.")),
    unitid=maybe(text("Federal id of the school, as text; null where not known.")),
    phone=maybe(text("General telephone number of the school; null where not known.")),
    aid_page=maybe(text("The school's page on financial aid, without `https://`; null where not known.")),
    application_page=maybe(text("Where to apply; null where not known.")),
    price_calculator=maybe(text("The school's net price calculator; null where not known.")),
    zip=maybe(text("ZIP code of the school; null where not known.")),
    latitude=maybe(text("Degrees north, as text; null where not known.")),
    longitude=maybe(text("Degrees east, as text; null where not known.")),
    cbsa=maybe(text("Federal code of its metropolitan or micropolitan area; null where not known.")),
    school_online=maybe(flag("Whether the school offers undergraduate programs online at all; null where not known.")),
    on_state_list_2021=maybe(
        flag("Whether the school was on a state's training list in May 2021; null where not known, never false.")
    ),
    related=flag("Whether its code is only related to the field."),
    reach=one_of("How it can be reached: in the state, online, in a neighboring state; `any` where no state is named.", Reach),
    miles=maybe(whole("Miles to the school, straight line; null where not known.") | {"minimum": 0}),
    asks=some("What to ask the school, and what to mind.", text("One of them.")),
)

_SOURCE_RECORD = record(
    "One source.",
    id=text("Id of the source."),
    name=text("Who says it, and what about."),
    address=text("Where to read it."),
    as_of=period("The time it speaks for."),
    checked=day("The day it was read."),
    review_by=day("The day it is due to be read again."),
    stale=flag("Whether that day has passed."),
)
