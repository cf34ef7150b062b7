"""The results in sentences and in a table: the path, what to settle, the decisions with runner-up, the dates, the money."""

from __future__ import annotations

from codingpath.model.condition import NOT_SURE
from codingpath.model.plan.explanation import SmallestFlip
from codingpath.model.plan.money import CostLine, Money
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.rules import Decision, Outcome
from codingpath.planning.dates import working_day
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Table, Text, Tone
from codingpath.report.conflicts import conflict_lines
from codingpath.report.parts.ledger import main_cost_open
from codingpath.report.sources import Cites, notices
from codingpath.report.told import mark, start_words
from codingpath.report.words import changed, dollar_span, dollars, full_day, in_words, inside, listed, month_span, sentence, titles

FIRM: dict[str, Tone] = {"firm": "good", "fairly firm": "plain", "close call": "warn"}


def at_length(roadmap: Roadmap, cites: Cites) -> tuple[Block, ...]:
    """Return the head of the part `why`: what to settle, what is short, the decisions with runner-up, dates and money."""
    blocks: list[Block] = [Text(summary(roadmap), "strong")]
    blocks += _settle(roadmap)
    money = conflict_lines(roadmap, "money", cites, but="wishes")
    blocks += [Bullets(tuple(money))] if money else []
    blocks += [
        Heading(f"The {in_words(len(roadmap.decisions.outcomes))} decisions"),
        Text("Each result with its main reason, and what came second."),
        _table(roadmap, cites),
    ]
    still = open_sentence(roadmap)
    blocks += [Text(still, "warn")] if still else []
    blocks += [Heading("Dates and money"), Text(dates_sentence(roadmap)), Text(money_sentence(roadmap)), *_from_zip(roadmap)]
    return (*blocks, *notices(roadmap, "opening", cites))


def _from_zip(roadmap: Roadmap) -> list[Block]:
    """Say the state that the ZIP code filled, or why the code could not be used."""
    here, named = roadmap.whereabouts, _state_name(roadmap, str(roadmap.sheet.get("state", NOT_SURE)))
    if here.derived:
        roughly = ", roughly" if here.place and here.place.rough else ""
        near = next((f", near {place.name}" for place in roadmap.pay_places if here.place and place.code == here.place.area), "")
        return [Text(f"Your state is taken from your ZIP code{roughly}: {named}{near}.", "quiet")]
    if here.trouble == "elsewhere":
        lies = f"Your ZIP code lies in {_state_name(roadmap, here.zip_state or '')}, and the state you named is {named}"
        return [Text(f"{lies}. This plan goes by {named} and counts no miles; check which one is right.", "warn")]
    if here.trouble == "nowhere":
        nowhere = "No place in the United States has your ZIP code, so this plan does without it. Check the five digits."
        return [Text(nowhere, "warn")]
    return []


def _state_name(roadmap: Roadmap, state: str) -> str:
    """Return a state in full; islands that the quiz does not know by their two letters."""
    choice = roadmap.catalog.question("state").choice(state)
    return choice.label if choice else state


def summary(roadmap: Roadmap) -> str:
    """Return the roadmap in one sentence, two where something is to be settled first."""
    chosen = roadmap.decisions.chosen
    path = _path(roadmap) if roadmap.credential is not None else _without_exam(roadmap)
    if chosen["readiness"] == "prepare-first" and roadmap.under_way:
        return f"From your answers, first settle the points below, while your classes go on. Then this path fits: {path}."
    if chosen["readiness"] == "prepare-first":
        return f"From your answers, preparing first fits best. Once that is settled, this path fits: {path}."
    return f"From your answers, this path fits best: {path}."


def _path(roadmap: Roadmap) -> str:
    name = roadmap.credential.name if roadmap.credential else ""
    way = ", ".join([training(roadmap), *(in_a_sentence(roadmap, d) for d in ("delivery",) if d in roadmap.decisions.chosen)])
    return f"{way}, then the {name} exam, to work as {in_a_sentence(roadmap, 'role')}"


def training(roadmap: Roadmap) -> str:
    """Return what there is to take before the exam, as it is called inside a sentence."""
    practice = roadmap.stage("practice")
    return (practice and practice.workload and practice.workload.in_a_sentence) or in_a_sentence(roadmap, "award")


def in_a_sentence(roadmap: Roadmap, decision: str) -> str:
    """Return what was chosen in a decision, as it is called inside a sentence."""
    option = roadmap.option(decision)
    return option.in_a_sentence or option.label


def _without_exam(roadmap: Roadmap) -> str:
    """Say the path of whoever needs no exam now: the certification held or to be renewed, and the one to aim for."""
    held = f"the {listed(roadmap.held_names)}" if roadmap.held else "the certification"
    award, role = in_a_sentence(roadmap, "award"), in_a_sentence(roadmap, "role")
    if roadmap.renewing:
        return f"{award}, bring back {held} you held (renew late if that is still open, else sit again), then apply as {role}"
    if roadmap.aim:
        return f"{award}, aim for the {roadmap.aim.name} next, and look for your next step as {role} with {held} you hold"
    return f"{award}, apply as {role} with {held} you hold"


def _settle(roadmap: Roadmap) -> list[Block]:
    outcome = roadmap.decisions["readiness"]
    if outcome.chosen != "prepare-first":
        return []
    items = tuple(
        f"{sentence(r.settle)} Talk to {r.with_whom}." for r in outcome.reasons if r.settle is not None and r.with_whom is not None
    )
    lead = f"What to settle first, and with whom. {_settled_by(roadmap)}:"
    return [Heading("Settle this first"), Text(lead), Bullets(items)]


def _settled_by(roadmap: Roadmap) -> str:
    """Say by when it must be settled for the dates to hold."""
    if roadmap.under_way:
        return "The dates below count from today and hold if you can stay in your program"
    prepare = roadmap.stage("prepare")
    early, late = (prepare.ends.early, prepare.ends.late) if prepare else (None, None)
    if early is None or late is None or early == late:
        return f"The dates below hold if this is settled by {full_day(early or roadmap.start)}"
    return f"The fast dates below hold if this is settled by {full_day(early)}, the slow ones by {full_day(late)}"


def left_open(roadmap: Roadmap) -> str:
    """Name what was left open and so is assumed to reckon the dates: the hours, the start or both; nothing where both are given."""
    names = {"hours": not isinstance(roadmap.sheet.get("hours"), int), "start": roadmap.start_assumed}
    return listed([name for name, is_open in names.items() if is_open])


def counted_from(roadmap: Roadmap) -> str:
    """Say from when the dates count, as the first page does: the start, or the day on which what comes first is likely settled."""
    if roadmap.under_way:
        return f"today, {full_day(roadmap.today)}"
    prepare = roadmap.stage("prepare")
    likely, late = (prepare.ends.likely, prepare.ends.late) if prepare else (None, None)
    if likely is not None and likely > roadmap.start:
        return f"about {full_day(working_day(likely))}, when what comes first is likely settled"
    if prepare is not None and late is None:
        return "the day on which what comes first is settled"
    start = f"{full_day(roadmap.start)}, as you left the start open" if roadmap.start_assumed else start_words(roadmap)
    slow = f"; the slow ones give what comes first until {full_day(late)}" if late is not None and late > roadmap.start else ""
    return f"{start}{slow}"


def sooner(roadmap: Roadmap) -> str:
    """Say that whoever may apply before the start they gave need not wait for it."""
    waits = roadmap.stage("prepare") is None and roadmap.start > roadmap.today
    return "; apply before that, and they come sooner" if waits else ""


def _table(roadmap: Roadmap, cites: Cites) -> Table:
    rows = tuple(_row(roadmap, outcome, cites) for outcome in roadmap.decisions.outcomes)
    return Table(("Decision", "Result", "Main reason", "Runner-up"), rows, ratios=(3, 3, 5, 3))


def _row(roadmap: Roadmap, outcome: Outcome, cites: Cites) -> tuple[Cell, ...]:
    decision = roadmap.catalog.rules.decision(outcome.id)
    reason = outcome.telling[0]
    return (
        Cell(decision.title),
        Cell(f"{decision.option(outcome.chosen).label} ({outcome.firmness})", FIRM[outcome.firmness]),
        Cell(sentence(reason.text) + cites(reason.source)),
        Cell(runner_up(decision, outcome), "quiet"),
    )


def runner_up(decision: Decision, outcome: Outcome) -> str:
    """Return what came second; none where all else is ruled out."""
    if outcome.option(outcome.runner_up).state == "ruled-out":
        return "none: all else is ruled out"
    return decision.option(outcome.runner_up).label


def dates_sentence(roadmap: Roadmap) -> str:
    """Say when job applications and a first job may come."""
    job = roadmap.stage("first-job")
    assumed = "" if isinstance(roadmap.sheet.get("hours"), int) else " (hours assumed, as you left them open)"
    kind = "new job" if roadmap.insider else f"first job as {in_a_sentence(roadmap, 'role')}"
    first = f" A {kind} may follow {month_span(job.ends, roadmap.today)}." if job else ""
    first += f" The fast dates hold {condition}." if (condition := early_condition(roadmap)) else ""
    if roadmap.applies_now:
        return f"You can apply for jobs today. These dates count from {counted_from(roadmap)}{assumed}{sooner(roadmap)}.{first}{_aim(roadmap)}"
    when = month_span(roadmap.applying, roadmap.today)
    held = f"With the {listed(roadmap.held_names)} you hold you can apply today. " if roadmap.certified and roadmap.held else ""
    if held and roadmap.credential:
        name = roadmap.credential.name
        return f"{held}Ready to apply with the {name} too: {when}, counted from {counted_from(roadmap)}{assumed}.{first}"
    names = f"the {listed(roadmap.held_names)}" if roadmap.held else "your certification"
    back = f" once {names} {'are' if len(roadmap.held) > 1 else 'is'} back" if roadmap.renewing else ""
    return f"Ready to apply for jobs{back}: {when}, counted from {counted_from(roadmap)}{assumed}.{first}"


def _aim(roadmap: Roadmap) -> str:
    """Say when the exam aimed for may be passed, where it is not to wait for a job."""
    stage = roadmap.stage("next-credential")
    if roadmap.aim is None or stage is None or stage.ends.early is None:
        return ""
    return f" The {roadmap.aim.name} exam may be behind you {month_span(stage.ends, roadmap.today)}."


def early_condition(roadmap: Roadmap) -> str | None:
    """Return what the early reckoning hangs on, beginning with "only if"; none where it hangs on nothing."""
    train = roadmap.stage("train")
    return f"only if {train.workload.only_if}" if train and train.workload and train.workload.only_if else None


def money_sentence(roadmap: Roadmap) -> str:
    """Say what the path costs against the budget."""
    money = roadmap.money
    if not any(line.counts_against_budget for line in money.lines):
        return f"You have nothing to pay before you apply. {_later_costs(roadmap)}"
    unknown = f", plus what is unknown ({listed(open_names(roadmap))})" if money.open_lines else ""
    exam = "next-exam" if roadmap.certified else "exam"
    what = _COST_OF[exam if roadmap.credential else "renewal" if roadmap.renewing else "aim" if roadmap.aim else "keeping"]
    known = f"Known cost of {what}: {dollar_span(money.low_usd, money.high_usd)}{mark(roadmap, 'price_usd', 'voucher')}{unknown}."
    if not money.high_usd and money.open_lines:
        known = f"The cost of {what} is not known ({listed(open_names(roadmap))}), so ask before you pay."
    if roadmap.under_way and any(line.id == "tuition" for line in money.open_lines):
        own = "" if money.budget_usd is None else f" What that leaves of your {dollars(money.budget_usd)} cannot be said before."
        return f"{known} Ask your school for its sum first.{own}"
    if money.budget_usd is None:
        return f"{known} You left your budget open, so nothing is compared with it."
    have = f"Your budget is {dollars(money.budget_usd)}"
    if money.granted_usd:
        have += f", and {dollars(money.granted_usd)} is granted"
    if money.short_usd:
        return f"{known} {have}: short by {dollars(money.short_usd)} at the low end."
    if main_cost_open(roadmap):
        return f"{known} Before the main price is known, nobody can say what that leaves of your {dollars(money.budget_usd)}."
    left_low, left_high = money.budget_usd - money.own_high_usd, money.budget_usd - money.own_low_usd
    if left_low < 0:
        return f"{known} {have}: {dollars(left_high)} left at the low end, short by {dollars(-left_low)} at the high end."
    before = ", before what is unknown" if money.open_lines else ""
    return f"{known} {have}: {dollar_span(left_low, left_high)} left{before}."


def _later_costs(roadmap: Roadmap) -> str:
    """Name what comes due later, each with its price."""
    lines = [line for line in roadmap.money.lines if not line.counts_against_budget]
    if not lines:
        return "Ask its issuer what it costs to keep your certification."
    return f"Later come: {'; '.join(f'{line.label} ({_price(line)})' for line in lines)}."


def _price(line: CostLine) -> str:
    if line.low_usd is None:
        return "price not known"
    if line.high_usd is None:
        return f"{dollars(line.low_usd)} or more"
    return dollar_span(line.low_usd, line.high_usd)


_COST_OF = {
    "exam": "training and the first exam",
    "next-exam": "training and the exam, with dues you owe anyway",
    "renewal": "renewing late",
    "keeping": "keeping your certification",
    "aim": "keeping your certification and of your next exam",
}


_LATE = {"first-renewal": "the late fee", "membership": "the dues missed", "more-missed-dues": "further dues missed"}
"""What stands on three lines where a certification that ran out is renewed late."""


def open_names(roadmap: Roadmap, money: Money | None = None) -> list[str]:
    """Name the lines that have an end nobody knows, in words; of the plan's own ledger if none is given."""
    lines = (money or roadmap.money).open_lines
    tuition = {line.id: inside(line.label) for line in lines if line.id == "tuition"}
    names = dict.fromkeys(tuition, "what your school still gets") if roadmap.under_way else tuition
    if roadmap.aim:
        names["exam"] = f"{roadmap.aim.name} exam"
    names |= _LATE if roadmap.renewing else {}
    return [names.get(line.id, line.id.replace("-", " ")) for line in lines]


# What would change a result, in one or two sentences; and what open answers can still change.


def turn_blocks(roadmap: Roadmap, outcome: Outcome) -> list[Block]:
    """Return the smallest change that turns a decision, or that there is none; then the open answers that can turn it."""
    turn = roadmap.turns[outcome.id]
    blocks: list[Block] = [Text(f"What would change it: {turn_words(roadmap, turn)}.")]
    if turn.deciders:
        blocks.append(Text(f"Answers you left open that can still change it: {listed(titles(roadmap, turn.deciders))}."))
    return blocks


def turn_words(roadmap: Roadmap, turn: SmallestFlip) -> str:
    """Say the smallest change and where it leads."""
    if turn.change is None:
        return "no other answer, nor two together"
    label = roadmap.catalog.rules.decision(turn.decision).option(turn.change.chosen[turn.decision]).label
    return f"{changed(roadmap, turn.change)}; then {label} fits best"


def open_sentence(roadmap: Roadmap) -> str | None:
    """Say which results open answers can still change, each with those answers; nothing if there are none."""
    still = [
        f"{roadmap.catalog.rules.decision(turn.decision).title} ({', '.join(titles(roadmap, turn.deciders))})"
        for turn in roadmap.turns.values()
        if turn.deciders
    ]
    return f"Your open answers can still change: {'; '.join(still)}." if still else None
