"""The first page: its size, and what it must and must never say, over every scenario and a hundred others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import chain

from crowd import others, plans
from hard_people import hard_plans
from scenario_plans import faults, scenario_plans
from strategies import plan_of, real_catalog, real_table

from codingpath.formats.lines import part_lines
from codingpath.model.condition import Value
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.plan.stages import Dates
from codingpath.model.question import answer_label
from codingpath.planning.chosen import program_of
from codingpath.planning.dates import add_months, months_apart
from codingpath.planning.person import Person
from codingpath.planning.plan import plan
from codingpath.planning.timeline import applying
from codingpath.report.blocks import Part, Summary, SummaryRow, Text
from codingpath.report.page_one.page import MOST_LINES, MOST_NARROW, page_one
from codingpath.report.page_one.schools import shows_schools
from codingpath.report.page_one.when import when
from codingpath.report.sources import Cites

OHIO: dict[str, Value] = {
    "goal": "start-soon",
    "role": "coding",
    "setting": "physician-office",
    "health-work": "none",
    "so-far": "nothing",
    "education": "diploma",
    "state": "OH",
    "months": 18,
    "hours": 12,
    "budget": 4500,
    "funding": ("low-income",),
}


@cache
def everybody() -> dict[str, Roadmap]:
    return {
        **scenario_plans(),
        **hard_plans(),
        **{f"crowd {number}": plan for number, plan in enumerate(plans())},
        **{f"sheet {number}": plan for number, plan in enumerate(others())},
    }


@cache
def _pages() -> dict[int, Part]:
    return {id(plan): page_one(plan, Cites(plan.catalog.sources, plan.today)) for plan in everybody().values()}


def page_of(roadmap: Roadmap) -> Part:
    return _pages()[id(roadmap)]


def lead_of(roadmap: Roadmap) -> str:
    return next(block.text for block in page_of(roadmap).blocks if isinstance(block, Text))


def rows_of(roadmap: Roadmap) -> dict[str, SummaryRow]:
    return {r.label: r for block in page_of(roadmap).blocks if isinstance(block, Summary) for r in block.rows}


def said_in(roadmap: Roadmap, label: str) -> str:
    rows = rows_of(roadmap)
    return " ".join(rows[label].lines) if label in rows else ""


def test_it_has_twenty_lines_of_eighty_columns_and_fifty_six_of_forty() -> None:
    def too_long(roadmap: Roadmap) -> Iterator[str]:
        for width, most in ((80, MOST_LINES), (40, MOST_NARROW)):
            lines = list(part_lines(page_of(roadmap), width))
            if len(lines) > most or max(map(len, lines)) > width:
                yield f"{len(lines)} lines at {width} columns, the longest of {max(map(len, lines))}"

    assert faults(too_long, everybody()) == []


def test_its_rows_stand_in_their_order_and_each_says_something() -> None:
    order = ["FIRST", "WHY", "WHEN", "BUT", "COST", "HELP", "SCHOOLS", "NEXT", "PAY", "OR", "DO NOW"]

    def out_of_order(roadmap: Roadmap) -> Iterator[str]:
        labels = list(rows_of(roadmap))
        if labels != [label for label in order if label in labels]:
            yield f"{labels}"
        if missing := {"WHEN", "COST", "PAY", "DO NOW"} - set(labels):
            yield f"no {missing}"
        if not all(all(r.lines) for r in rows_of(roadmap).values()):
            yield "a row is empty"
        prepares = roadmap.decisions["readiness"].chosen == "prepare-first"
        if ("FIRST" in labels) != prepares:
            yield "what comes first stands there for whoever prepares and nobody else"
        if ("WHY" in labels) == bool(roadmap.page_one.lead):
            yield "the reason for the main choice stands there for everybody who has a path"
        if ("SCHOOLS" in labels) != shows_schools(roadmap) or ("NEXT" in labels) == ("SCHOOLS" in labels):
            yield "either schools or what comes in their place"

    assert faults(out_of_order, everybody()) == []


def test_the_headline_says_where_the_schools_below_it_teach() -> None:
    def elsewhere(roadmap: Roadmap) -> Iterator[str]:
        lead = lead_of(roadmap)
        if not lead.startswith("YOUR PLAN: "):
            yield lead
        online = [c.match.program.online == "yes" for c in roadmap.choices] if shows_schools(roadmap) else []
        if ("online" in lead) != (any(online) and "see OR" not in lead):
            yield f"{lead} ({online})"
        if ("campus" in lead or "near you" in lead or "at a " in lead) and all(online):
            yield f"a room above schools that teach online: {lead}"

    assert faults(elsewhere, everybody()) == []


def test_the_reasons_say_no_answer_back() -> None:
    def echoes(roadmap: Roadmap) -> Iterator[str]:
        why = said_in(roadmap, "WHY").lower()
        for name, value in roadmap.sheet.items():
            label = answer_label(roadmap.catalog.question(name), value).strip("“”").lower()
            if len(label) > 12 and label in why:
                yield f"{label!r} is said back: {why}"
        reasons = (r.text.lower() for o in roadmap.decisions.outcomes for r in o.reasons)
        yield from (f"{text!r} is a reason of the rules: {why}" for text in reasons if text in why)

    assert faults(echoes, everybody()) == []


def test_everything_names_the_same_first_payer() -> None:
    def disagrees(roadmap: Roadmap) -> Iterator[str]:
        payers = roadmap.page_one.payers
        if payers and payers[0].payer.says.rstrip(")") not in said_in(roadmap, "HELP"):
            yield f"HELP does not begin with {payers[0].payer.id}"
        for label, lines in (("FIRST", [p.payer.first for p in payers]), ("DO NOW", [p.payer.step for p in payers])):
            named = [line for line in rows_of(roadmap)[label].lines if line in lines] if label in rows_of(roadmap) else []
            if named and named[0] != lines[0]:
                yield f"{label} names another one first: {named[0]}"
        names = {m.funding.id: f"“{m.funding.name}”" for m in roadmap.funding}
        in_order = [names[i] for p in payers for i in p.funding if i in names]
        for way in (way for c in roadmap.conflicts if c.kind == "money" for way in c.relaxations):
            places = [way.text.index(name) for name in in_order if name in way.text]
            if places != sorted(places):
                yield f"the conflict has another order: {way.text}"

    assert faults(disagrees, everybody()) == []


def test_what_waits_for_a_yes_is_said_once() -> None:
    """FIRST, HELP and the first box of DO NOW asked one question thrice, each with `before you sign`."""
    waits = re.compile(
        r"before (?:you (?:sign|enroll|pay|borrow)|class)|before their yes|without help|'s (?:yes|answer)\b", re.IGNORECASE
    )

    def again(roadmap: Roadmap) -> Iterator[str]:
        told = [said_in(roadmap, label) for label in ("FIRST", "HELP")]
        if sum(bool(waits.search(text)) for text in told) > 1:
            yield " | ".join(told)
        to_pay = roadmap.award and not (roadmap.under_way or roadmap.option("award").exam_only or roadmap.progress.done)
        if to_pay and roadmap.page_one.payers and not any(map(waits.search, told)):
            yield f"not said: {told}"
        lead, firsts = lead_of(roadmap), rows_of(roadmap)["FIRST"].lines if "FIRST" in rows_of(roadmap) else ()
        if firsts and roadmap.page_one.lead is None and ("some things" if len(firsts) > 1 else "one thing") not in lead:
            yield f"{len(firsts)} things come first: {lead}"

    assert faults(again, everybody()) == []


def test_nobody_with_a_bachelors_degree_is_told_of_a_pell_grant_or_of_another_degree() -> None:
    def wrong(roadmap: Roadmap) -> Iterator[str]:
        if roadmap.sheet.get("education") == "bachelor":
            words = " ".join(chain([lead_of(roadmap)], *(r.lines for r in rows_of(roadmap).values())))
            if re.search(r"Pell Grant|grants, not|FAFSA|associate degree", words):
                yield words

    assert faults(wrong, everybody()) == []


_OTHER_AWARDS = ("short-course", "certificate")


def _by(roadmap: Roadmap, decision: str, option: str) -> Dates:
    chosen = {**roadmap.decisions.chosen, decision: option}
    return applying(Person(roadmap.catalog, roadmap.sheet, chosen, roadmap.today, roadmap.whereabouts.place))


def _keeps(roadmap: Roadmap, award: str) -> bool:
    done = _by(roadmap, "award", award).likely
    return bool(roadmap.page_one.limit and done and done <= roadmap.page_one.limit and roadmap.decisions["award"].chosen != award)


def test_the_way_beside_is_possible_and_its_day_its_own() -> None:
    def impossible(roadmap: Roadmap) -> Iterator[str]:
        way = roadmap.page_one.other
        if way and roadmap.decisions[way.decision].option(way.option).state != "open":
            yield f"{way.option} is ruled out"
        if way and way.applying and way.applying != _by(roadmap, way.decision, way.option):
            yield f"the day is not that of {way.option}"
        late = roadmap.page_one.over in ("likely", "early") and shows_schools(roadmap)
        kept = [a for a in _OTHER_AWARDS if roadmap.decisions["award"].option(a).state == "open" and _keeps(roadmap, a)]
        if late and kept and (way is None or way.option not in kept):
            yield f"{kept} keeps the limit and is not named"

    assert faults(impossible, everybody()) == []


def test_one_conflict_stands_in_one_line_with_a_way_out() -> None:
    def wrong(roadmap: Roadmap) -> Iterator[str]:
        lines = rows_of(roadmap)["BUT"].lines if "BUT" in rows_of(roadmap) else ()
        if any(len(line) > 70 for line in lines) or any(not line.startswith("More of this") for line in lines[1:]):
            yield f"{lines}"
        if not lines and [c for c in roadmap.conflicts if c.short] and roadmap.page_one.says_dates:
            yield "a conflict is missing"

    assert faults(wrong, everybody()) == []


def test_no_gap_where_somebody_may_pay_all_and_no_verdict_where_the_main_price_is_not_known() -> None:
    def wrong(roadmap: Roadmap) -> Iterator[str]:
        cost = said_in(roadmap, "COST")
        if "gap" in cost and any(p.payer.may_cover or p.grant for p in roadmap.page_one.payers):
            yield cost
        unknown = shows_schools(roadmap) and all(c.match.low_usd is None for c in roadmap.choices)
        if unknown and ("gap" in cost or ("covers" in cost and "about $" not in cost)):
            yield cost
        if re.search(r"\$0\b", cost):
            yield cost

    assert faults(wrong, everybody()) == []


def test_names_of_schools_are_whole_and_phone_numbers_say_whose_they_are() -> None:
    def wrong(roadmap: Roadmap) -> Iterator[str]:
        lines = rows_of(roadmap)["SCHOOLS"].lines if "SCHOOLS" in rows_of(roadmap) else ()
        for choice, line in zip(roadmap.choices, lines, strict=False):
            if not line.startswith(choice.match.program.school):
                yield line
        steps = [line for line in rows_of(roadmap)["DO NOW"].lines if re.search(r"\d{3}-\d{4}", line)]
        yield from (line for line in steps if not re.match(r"[A-Z][\w ,()]+1?-?\d{3}-\d{3}-\d{4}", line))

    assert faults(wrong, everybody()) == []


def test_pay_names_group_place_and_time() -> None:
    def wrong(roadmap: Roadmap) -> Iterator[str]:
        pay = said_in(roadmap, "PAY")
        if not re.search(r"(specialists|clerks) (in|near) [A-Z]?.*\$[\d,]+.*\(BLS, [A-Z]\w+ \d{4}\)", pay):
            yield pay
        if ("Lower-paid" in pay) == roadmap.insider:
            yield f"for a beginner or not: {pay}"

    assert faults(wrong, everybody()) == []


def test_it_says_whether_the_limit_is_kept() -> None:
    def silent(roadmap: Roadmap) -> Iterator[str]:
        page = roadmap.page_one
        if page.limit and roadmap.applying.likely and (not roadmap.applies_now or not roadmap.insider):
            said = said_in(roadmap, "WHEN") + said_in(roadmap, "BUT")
            if "our limit" not in said:
                yield said
            missed = re.search(
                r"cannot (apply|pass) by|misses your limit|your limit, \w+ \d+, (may come|comes) sooner", said, re.IGNORECASE
            )
            if not roadmap.applies_now and bool(missed) != (page.over in ("likely", "early")):
                yield f"{page.over}: {said}"
            if said.count("our limit") > 1:
                yield f"twice: {said}"

    assert faults(silent, everybody()) == []


def test_a_chosen_program_that_differs_from_the_plan_is_said_and_other_schools_are_not() -> None:
    """An 80-hour course for the CPC was taken for the CCS without a word; AAPC's came with Ohio's grant and the price of Texas."""
    ohio = plan_of(OHIO)
    aapc, texas = (program_of(real_catalog(), name) for name in ("us-aapc-coding", "tx-del-mar-college-billing-coding-short"))
    said: dict[str, str] = {}
    for name, known, program in (
        ("coder", scenario_plans()["11-hospital-coder-of-six-years"], aapc),
        ("beginner", ohio, aapc),
        ("texas", ohio, texas),
    ):
        made = plan(real_catalog(), known.answers, known.today, real_table(), program=program)
        shown = page_one(made, Cites(made.catalog.sources, made.today))
        rows = [row for block in shown.blocks if isinstance(block, Summary) for row in block.rows]
        said[name] = " ".join(" ".join([row.label, *row.lines]) for row in rows)
        assert len(list(part_lines(shown, 80))) <= MOST_LINES
    assert "Not as in your plan: no course is needed; for the CPC, not the CCS." in said["coder"]
    assert "The course is your own choice: by your answers, exam practice would do." in said["coder"]
    assert "Exam practice, no course" not in said["coder"], "no reason against what was chosen"
    assert all(page.count("Call the school") <= 1 for page in said.values())
    assert "Not as in your plan: in TX" in said["texas"]
    for page in (said["beginner"], said["texas"]):
        assert "Ohio Work Ready" not in page
        assert "2021-23" not in page
        assert "Call the school:" in page
        assert "Call the schools" not in page


def test_months_are_those_of_the_data_and_of_the_days_on_the_page() -> None:
    """First pay came after two to ten months where the data has two to nine; a limit in June missed in May was twelve months off."""
    beginner = scenario_plans()["02-cashier-starts-soon"]
    assert "First pay 2 to 9 months after that." in [said.text for line in when(beginner).lines for said in line]
    assert months_apart(date(2027, 6, 1), date(2028, 5, 20)) == 11


def test_what_fresh_readers_missed_is_there() -> None:
    def missing(roadmap: Roadmap) -> Iterator[str]:
        cost, steps, rows = said_in(roadmap, "COST"), said_in(roadmap, "DO NOW"), rows_of(roadmap)
        open_ones = {line.id for line in roadmap.money.open_lines}
        if (
            roadmap.aim
            and roadmap.money.high_usd
            and "exam" in open_ones
            and f"The {roadmap.aim.name} exam is not in that" not in cost
        ):
            yield f"a sum names what is not in it: {cost}"
        if "Call the schools" in steps and "SCHOOLS" not in rows:
            yield "schools are to be called, and none stand there"
        conflicts = {conflict.id for conflict in roadmap.conflicts}
        if (
            "remote-first-job" in conflicts
            and roadmap.page_one.over in ("none", "late")
            and "from home" not in said_in(roadmap, "BUT")
        ):
            yield "it does not say plainly that first jobs are rarely from home"
        if (
            roadmap.certified
            and not roadmap.insider
            and roadmap.credential is None
            and "You can apply today" in said_in(roadmap, "WHEN")
        ):
            yield "they have applied for months"
        if roadmap.page_one.out_of_work and "Yours now" in said_in(roadmap, "PAY"):
            yield "there is no pay now"
        words = " ".join(chain(*(r.lines for r in rows.values())))
        if "HiSET" in words:
            yield "not every state has that exam"
        if any(
            p.grant and str(p.grant.short) in words and f"{p.grant.short}: ask if you fit" not in words
            for p in roadmap.page_one.payers
        ):
            yield "a grant is promised whose terms were not asked"
        if (
            roadmap.renewing
            and "study points (CEUs) are missing" not in said_in(roadmap, "WHEN")
            and roadmap.page_one.more.get("WHEN")
        ):
            yield "a title comes back with its CEUs alone"

    assert faults(missing, everybody()) == []


def test_no_way_out_is_far_and_what_keeps_the_limit_says_so() -> None:
    def wrong(roadmap: Roadmap) -> Iterator[str]:
        page, months, but = roadmap.page_one, roadmap.sheet.get("months"), said_in(roadmap, "BUT")
        allowed = re.search(r"; (?:if slow,|likely|perhaps|at any pace) by (\w{3} \d{4})", but)
        more = range(1, months // 4 + 1) if isinstance(months, int) and page.limit else ()
        if allowed and page.limit and allowed[1] not in {f"{add_months(page.limit, n):%b %Y}" for n in more}:
            yield f"{months} months were given: {but}"
        way = page.other if page.says_dates else None
        day = way.applying.likely if way and way.applying else None
        late = page.over in ("likely", "early") and "OR" in rows_of(roadmap)
        train = roadmap.stage("train")
        hangs_on_credits = train is not None and train.workload is not None and train.workload.only_if is not None
        misses = "past your limit" if page.over == "early" else "likely past your limit"
        past = f"({'in time only if earlier credits leave 30 to earn' if hangs_on_credits and page.over == 'likely' else misses}: see OR)"
        if (
            late
            and day
            and page.limit
            and day <= page.limit
            and not (said_in(roadmap, "OR").startswith("In time: ") and past in lead_of(roadmap))
        ):
            yield "the other way keeps the limit and the page does not say so"

    assert faults(wrong, everybody()) == []


def test_grants_come_before_another_exam_where_money_is_short() -> None:
    def wrong(roadmap: Roadmap) -> Iterator[str]:
        way, award = roadmap.page_one.other, roadmap.decisions["award"]
        budget = roadmap.sheet.get("budget")
        little = isinstance(budget, int) and budget < 3600 and roadmap.sheet.get("funding") in (("none",), ("low-income",))
        may = award.option("certificate").state == "open" and roadmap.sheet.get("education") not in ("bachelor", "no-diploma")
        if award.chosen == "short-course" and little and may and way and way.decision != "award":
            yield f"{way.option} is named before the credits that grants pay for"

    assert faults(wrong, everybody()) == []


_JARGON = re.compile(r"\b(AAPC|AHIMA|CEUs?|CDI|HCPCS|Practicode|Pell)\b(?! \(points| is | gives|, a |')")


def test_what_readers_stumbled_over_is_gone() -> None:
    """A group's name nobody had heard of, one month twice, a date without its start, two calls of the same kind, what comes later under OR."""

    def stumbles(roadmap: Roadmap) -> Iterator[str]:
        when_said, steps, other = (said_in(roadmap, label) for label in ("WHEN", "DO NOW", "OR"))
        reasons = [said_in(roadmap, label) for label in ("WHY", "BUT", "OR")] if roadmap.beginner else []
        yield from (f"not explained: {text}" for text in reasons if _JARGON.search(text))
        for likely, fast in re.findall(r"about (\w+ \d{4}) \(fast (\w+ \d{4})", when_said):
            if (likely[:3], likely[-4:]) == (fast[:3], fast[-4:]):
                yield f"twice: {when_said}"
        if "Ready to apply" in when_said and not re.search(r"from (about |the yes, about )?[A-Z]|if you stay", when_said):
            yield f"from when? {when_said}"
        if not roadmap.page_one.says_dates and not re.search(
            r"In all about .* until you can apply|once the first", when_said, re.IGNORECASE
        ):
            yield f"how long? {when_said}"
        if steps.count("Call the school") > 1:
            yield steps
        if re.search(r"\b([Ll]ater|after that)\b", other):
            yield other

    assert faults(stumbles, everybody()) == []


def test_no_verdict_on_the_cost_is_firmer_than_its_price() -> None:
    """Prices of other states and of years ago were said to be covered, and so was an exam whose fee was not known."""

    def too_firm(roadmap: Roadmap) -> Iterator[str]:
        cost, moneys = said_in(roadmap, "COST"), [c.money for c in roadmap.choices] if shows_schools(roadmap) else []
        guessed = not moneys or any(c.match.low_usd is None for c in roadmap.choices)
        guessed |= any(line.estimate for money in moneys for line in money.lines)
        course = moneys or roadmap.under_way
        if course and guessed and re.search(r"\bcovers? (it|that|the)\b", cost) and "should cover" not in cost:
            yield cost
        aim_open = roadmap.aim is not None and any(line.id == "exam" for line in roadmap.money.open_lines)
        if aim_open and "covers" in cost:
            yield f"the fee is not known: {cost}"

    assert faults(too_firm, everybody()) == []


def test_an_exam_that_is_in_the_price_is_paid_once() -> None:
    """A price with the exam in it got the price of that exam on top: $3,600 to $3,700 where $3,200 is true."""
    told = {
        (p.credential.id in p.page_one.price.exams, p.credential.id, found[0])
        for p in everybody().values()
        if p.page_one.price and p.credential and (found := re.findall(r"about (\$.*?) with the exam", said_in(p, "COST")))
    }
    dues = {"cpc": "$3,200", "cca": "$3,000", "cbcs": "$3,000"}
    assert {(name, span) for included, name, span in told if included} <= set(dues.items())
    assert (True, "cpc", "$3,200") in told
    assert (False, "cpb", "$3,600 to $3,700") in told


def test_the_first_line_says_whose_plan_it_is() -> None:
    roadmap = scenario_plans()["33-short-course-begun-and-left"]
    for name in ("Maria", "n" * 40):
        part = page_one(roadmap, Cites(roadmap.catalog.sources, roadmap.today), name)
        lines = list(part_lines(part, 80))
        assert lines[0].startswith(f"YOUR PLAN, {name}: ")
        assert len(lines) <= MOST_LINES
        assert len(list(part_lines(part, 40))) <= MOST_NARROW


def test_no_word_orders_what_another_forbids() -> None:
    """`Sign, pay, borrow nothing` reads as an order to sign; a day was to be booked at once and after three passes; no exam, and one more."""

    def clashes(roadmap: Roadmap) -> Iterator[str]:
        words = " ".join(chain(*(r.lines for r in rows_of(roadmap).values())))
        if re.search(r"(?<!not )\b[Ss]ign, pay", words):
            yield "it orders to sign"
        if "Then book" in words or ("before you book" in words and roadmap.sheet.get("exam-tries") == "booked"):
            yield "a day is booked before it is time, or once more"
        if "not one more exam" in words and "One more exam now" in words:
            yield words
        if "not sit again" in words and words.count("late renewal is closed") != 1:
            yield f"sitting again is one way, said once, for when renewal is closed: {words}"
        alone = roadmap.option("award").exam_only and not roadmap.chosen
        own = roadmap.money.budget_usd is not None and roadmap.money.budget_usd >= roadmap.money.own_high_usd
        if roadmap.award and alone and own and re.search("before their yes|Without help", words):
            yield "what there is to pay, the own money pays too"

    assert faults(clashes, everybody()) == []


def test_pay_is_that_of_the_job_planned_or_says_whose_it_is() -> None:
    def wrong(roadmap: Roadmap) -> Iterator[str]:
        lead, pay = lead_of(roadmap), said_in(roadmap, "PAY")
        if "desk nearby" in lead and "specialists" in pay and "a first desk pays its own rate" not in pay:
            yield pay
        if roadmap.sheet.get("goal") == "lead" and roadmap.insider and roadmap.certified and "not counted apart" not in pay:
            yield pay
        if "half under" in pay and not (roadmap.page_one.looks_up or "PAY" in roadmap.page_one.more):
            yield pay
        by_day = roadmap.sheet.get("free-times") == "daytime" or roadmap.sheet.get("so-far") == "lapsed"
        if "Yours now" in pay and by_day and roadmap.sheet.get("health-work") == "none":
            yield f"nothing tells that there is pay now: {pay}"

    assert faults(wrong, everybody()) == []
    kept = [r for r in scenario_plans().values() if r.page_one.looks_up and not r.insider]
    assert any("half under" in said_in(r, "PAY") for r in kept)


def test_a_term_has_a_start_to_ask_for_and_a_date_its_day() -> None:
    """From a month that was next week `if that is settled by then`; nobody asked when a term begins."""

    def wrong(roadmap: Roadmap) -> Iterator[str]:
        when_said, steps = said_in(roadmap, "WHEN"), said_in(roadmap, "DO NOW")
        if "settled by then" in when_said or re.search(r"week from about \w+ \d{4}", when_said):
            yield when_said
        schools = next((line for line in rows_of(roadmap)["DO NOW"].lines if line.startswith("Call the school")), "")
        if schools and roadmap.decisions["award"].chosen in ("certificate", "associate") and "next start" not in schools:
            yield steps
        if "steps below" in lead_of(roadmap):
            yield "how many of them there is room for was not known"

    assert faults(wrong, everybody()) == []


def test_a_limit_is_not_kept_on_paper_only() -> None:
    """First pay came `later`, one month to spare was `likely`, and of a longer limit only the months were said."""

    def wrong(roadmap: Roadmap) -> Iterator[str]:
        page, when_said, but, now = roadmap.page_one, said_in(roadmap, "WHEN"), said_in(roadmap, "BUT"), roadmap.applying.likely
        if "come later" in when_said or "months later" in when_said or "years later" in when_said:
            yield when_said
        if re.search(r"First pay \d+ to \d+ months", when_said) and "after that" not in when_said:
            yield when_said
        if page.limit and now and "not at a slow pace" in but and months_apart(now, page.limit) < 1:
            yield f"{now} is close to {page.limit}: {but}"
        if re.search(r"\d months (is safer|may do)|(slow,|likely|perhaps|pace) by \d|(months|h a week) is safer", but):
            yield but

    assert faults(wrong, everybody()) == []


def test_a_limit_is_named_before_what_misses_it_and_hours_that_keep_it_are_a_number() -> None:
    """Pay came `too late` for what stood in the next row; `add hours` left open how many, `is safer` for what, and slow was `many years`."""

    def wrong(roadmap: Roadmap) -> Iterator[str]:
        when_said, but = said_in(roadmap, "WHEN"), said_in(roadmap, "BUT")
        if found := re.search("too late|many years", when_said):
            yield f"{found[0]}: {when_said}"
        if "the limit below" in when_said and "our limit" not in but:
            yield f"{when_said} | {but}"
        if "our limit" in but and roadmap.page_one.over == "late" and "slow" not in but:
            yield f"what misses it? {but}"
        told = [way.changes["hours"] for c in roadmap.conflicts for way in c.relaxations if way.changes and "hours" in way.changes]
        if (hours := re.search(r"slow needs (\d+) h", but)) and int(hours[1]) not in told:
            yield f"{told}: {but}"

    assert faults(wrong, everybody()) == []
    close = scenario_plans()["45-hospital-records-clerk"]
    assert said_in(close, "BUT") == "Close: ready just before your limit, Jan 2028; slow needs 22 h a week."


def test_how_long_it_takes_is_one_sum_and_what_waits_for_a_yes_moves_with_it() -> None:
    """Two spans were left to add; study began on a day before any yes could come; who has work `can apply today`, nobody knew for what."""

    def wrong(roadmap: Roadmap) -> Iterator[str]:
        when_said, page = said_in(roadmap, "WHEN"), roadmap.page_one
        sums = re.search(
            r"about (?:(\d+) to )?(\d+) months until.*steps (?:(\d+) to )?(\d+) (week|month)s?, then about (\d+)", when_said
        )
        if sums:
            low, high, first, last, unit, study = sums.groups()
            months = [round(int(x) * (7 / 30 if unit == "week" else 1) + int(study)) for x in (first or last, last)]
            if any(abs(int(x) - y) > 1 for x, y in zip((low or high, high), months, strict=True)):
                yield when_said
        if re.search("later yes|the yes", when_said) and not page.payers:
            yield f"whose? {when_said}"
        if "You can apply today" in when_said and roadmap.aim:
            yield when_said
        if roadmap.beginner and page.says_dates and page.limit is None and not re.search("[Ff]irst pay|^Pay: |Pay: ", when_said):
            yield f"when is the first pay? {when_said}"

    assert faults(wrong, everybody()) == []
    plans_of = scenario_plans()
    for name, start in (
        ("02-cashier-starts-soon", "from Jan 11, 2027 or a later yes"),
        ("31-associate-holder-laid-off", "from Jan 11, 2027 or a later yes"),
        ("76-vocational-rehabilitation", "from Feb 1, 2027 or a later yes"),
    ):
        assert start in said_in(plans_of[name], "WHEN")


def test_money_that_falls_short_says_by_how_much_and_what_then() -> None:
    def wrong(roadmap: Roadmap) -> Iterator[str]:
        cost, who_pays = said_in(roadmap, "COST"), said_in(roadmap, "HELP")
        if "falls short" in cost or "help may pay" in cost or "As in" in cost or "all in" in cost:
            yield cost
        if "2021-23" in cost and "more now" not in cost:
            yield f"an old price: {cost}"
        short = shows_schools(roadmap) and re.search(r"\$[\d,]+ short\.|help must pay|Find who pays", cost)
        if (
            short
            and "Without help, pay no school" not in who_pays
            and not re.search(r"'s yes|answer before|Find out who|ask at work", said_in(roadmap, "FIRST"))
        ):
            yield f"{cost} {who_pays}"
        if roadmap.aim and "is not in that" in cost and "What can you" not in cost:
            left = (roadmap.money.budget_usd or 0) + roadmap.money.granted_usd - roadmap.money.high_usd
            if (left > 0) != (f"up to about ${left:,} you can pay it" in cost):
                yield cost

    assert faults(wrong, everybody()) == []


def test_who_works_in_health_care_asks_there_and_what_pays_less_says_so() -> None:
    def wrong(roadmap: Roadmap) -> Iterator[str]:
        steps, words, sheet = said_in(roadmap, "DO NOW"), said_in(roadmap, "BUT"), roadmap.sheet
        works = sheet.get("health-work") in ("front-office", "records", "clinical") and not roadmap.page_one.out_of_work
        at_work = works and sheet.get("free-times") == "evenings-weekends" and sheet.get("so-far") == "nothing"
        if (
            at_work
            and roadmap.decisions["role"].chosen != "biller"
            and re.search(r"Call 3 (hospitals|clinics|employers): do you", steps)
        ):
            yield steps
        nurse = sheet.get("health-work") == "clinical" and sheet.get("education") in ("associate", "bachelor")
        fresh = sheet.get("goal") == "earn-more" and nurse and sheet.get("so-far") == "nothing"
        late = roadmap.page_one.over in ("likely", "early")
        if fresh and not late and ("mostly a cut" not in words or "A nurse's desk" not in said_in(roadmap, "OR")):
            yield words

    assert faults(wrong, everybody()) == []


def test_half_sentences_are_whole() -> None:
    """`It waits for dues too`, `any room class?`, `no yearly dues` for a title that is renewed, a department that `wants more`."""
    half = re.compile(r"waits for|any room|no yearly dues|costs less, no dues|often wants more|an hour feel")

    def wrong(roadmap: Roadmap) -> Iterator[str]:
        words = " ".join(chain(*(r.lines for r in rows_of(roadmap).values())))
        if found := half.search(words):
            yield found[0]

    assert faults(wrong, everybody()) == []


def test_what_is_not_known_of_a_school_is_said_as_such() -> None:
    """`ask: CPC` behind a college's name read as an offer."""

    def wrong(roadmap: Roadmap) -> Iterator[str]:
        lines = rows_of(roadmap)["SCHOOLS"].lines if "SCHOOLS" in rows_of(roadmap) else ()
        for choice, line in zip(roadmap.choices, lines, strict=False):
            guessed = (
                choice.reason == "continuing-education" and len(choice.match.program.school) < 48
            )  # a longer name leaves no room
            if guessed and not re.search(r"· (\d+ mi, )?(ask if it has a|teaches the \w+\? ask|\w+\? ask)", line):
                yield line


def test_the_first_box_begins_the_first_step() -> None:
    """FIRST said money and the first box care; FIRST said room in the week and the first box money; NEXT had a first of its own."""
    of_another = re.compile(
        r"(?<!at )\b[Ff]irst\b(?! (?:aid|class|days?|desk|exam|jobs?|lesson|months?|pay|steps?|term|weeks?|year)\b)"
    )

    def rivals(roadmap: Roadmap) -> Iterator[str]:
        page, boxes = roadmap.page_one, {step.id: step for step in roadmap.catalog.guidance.first_page.do_now}
        asked, box = {p.payer.id for p in page.payers}, page.do_now[0] if page.do_now else None
        if box and page.first and not roadmap.progress.done:
            first = page.first[0]
            if not (box.id in asked if first.id in asked else first.id in boxes[box.id].settles):
                yield f"{first.text} | {box.text}"
        said = " ".join(said_in(roadmap, label) for label in ("BUT", "COST", "NEXT", "PAY"))
        if found := of_another.search(said):
            yield f"one more first ({found[0]}): {said}"
        if "first ask HR for a nurse's desk" in lead_of(roadmap) and not (box and box.text.startswith("Ask HR: nurse jobs")):
            yield "the headline asks for a desk, and the first box for something else"

    assert faults(rivals, everybody()) == []


def test_every_step_that_may_come_first_has_a_box_that_begins_it() -> None:
    catalog = real_catalog()
    begun = {rule for step in catalog.guidance.first_page.do_now for rule in step.settles}
    may_come = {rule.id for rule in catalog.rules.decision("readiness").rules if rule.step is not None}
    assert may_come == begun


def test_nobody_is_told_to_write_of_a_title_what_does_not_hold_yet() -> None:
    """Letters of this week were to say `being renewed`, and the issuer is asked in the same week."""

    def false_on_paper(roadmap: Roadmap) -> Iterator[str]:
        texts = [*chain(*(r.lines for r in rows_of(roadmap).values())), *(s.text for s in roadmap.steps)]
        texts += [q.ask for q in roadmap.school_questions]
        told = [text for text in texts if re.search(r"being renewed|is renewed|renewal (?:is )?filed", text)]
        yield from (text for text in told if "only once" not in text)
        if (
            roadmap.renewing
            and roadmap.insider
            and not re.search("you passed, that it expired, your years", said_in(roadmap, "NEXT"))
        ):
            yield f"what does hold is not said: {said_in(roadmap, 'NEXT')}"

    assert faults(false_on_paper, everybody()) == []


def test_a_plan_against_the_goal_asks_for_what_answers_it_ahead_of_the_path() -> None:
    """A nurse who wants more pay read of a first job as a coder, that it is mostly a cut, and in OR of what would be none."""

    def wrong(roadmap: Roadmap) -> Iterator[str]:
        cut = any(conflict.id == "pay-below-a-nurses" for conflict in roadmap.conflicts)
        ahead = "first ask HR for a nurse's desk" in lead_of(roadmap)
        if cut and not roadmap.page_one.first and roadmap.page_one.lead is None and not ahead:
            yield lead_of(roadmap)
        if ahead and not cut:
            yield f"nothing is cut: {lead_of(roadmap)}"
        boxes = said_in(roadmap, "DO NOW")
        if cut and not roadmap.progress.done and "Ask HR: nurse jobs" not in boxes:
            yield boxes
        if cut and not re.search(r"Yours now|Your need|Your last pay", said_in(roadmap, "PAY")):
            yield f"nothing to compare with: {said_in(roadmap, 'PAY')}"

    assert faults(wrong, everybody()) == []


def test_who_is_named_as_help_can_help_with_what_comes_next() -> None:
    """A new employer was to pay for what comes before the job; who has work was sent to write a résumé; the GI Bill was a gap of $9,700."""
    plans_of = scenario_plans()

    def wrong(roadmap: Roadmap) -> Iterator[str]:
        who, cost = said_in(roadmap, "HELP"), said_in(roadmap, "COST")
        if roadmap.renewing and "may pay dues" in who:
            yield who
        at_work = roadmap.certified and roadmap.insider and not roadmap.page_one.out_of_work
        if at_work and roadmap.sheet.get("goal") in ("lead", "earn-more") and "help to search" in who:
            yield who
        first = roadmap.page_one.payers[:1]
        public = all(c.match.program.control == "public" for c in roadmap.choices)
        if first and first[0].payer.id == "va-school" and public and "help must pay" in cost:
            yield cost

    assert faults(wrong, everybody()) == []
    assert "the first for sure; ask the others" in said_in(plans_of["05-veteran-who-wants-to-lead"], "SCHOOLS")
    assert "the GI Bill can pay half or all of tuition" in said_in(plans_of["05-veteran-who-wants-to-lead"], "COST")
    assert "may get a grant (FAFSA), mostly after a GED" in said_in(plans_of["03-left-school-early"], "HELP")
    assert said_in(plans_of["60-cpc-a-seven-months"], "OR").startswith("If no desk opens and somebody pays:")


def test_words_of_the_trade_are_said_in_plain_ones() -> None:
    def wrong(roadmap: Roadmap) -> Iterator[str]:
        words = " ".join(chain(*(r.lines for r in rows_of(roadmap).values())))
        if found := re.search(r"state training list|by terms, for credit|CAHIIM\?|points for later study|not CCA: doctors", words):
            yield found[0]
        lead, aim = lead_of(roadmap), roadmap.aim
        if aim and aim.in_short and f"{aim.name} next" in lead and aim.in_short.work not in lead:
            yield f"what is that exam? {lead}"
        if "You start there" in words and (roadmap.insider or roadmap.certified):
            yield words

    assert faults(wrong, everybody()) == []
    newcomers = [r for r in scenario_plans().values() if "Lower-paid" in said_in(r, "PAY") and not r.certified]
    assert sum("You start there" in said_in(r, "PAY") for r in newcomers) * 3 > len(newcomers), "where there is room"


def test_a_verdict_on_an_old_price_is_no_firmer_than_that_price() -> None:
    def wrong(roadmap: Roadmap) -> Iterator[str]:
        cost, budget = said_in(roadmap, "COST"), roadmap.money.budget_usd or 0
        if re.search(r"should do\.|is near that", cost):
            yield cost
        if "2021-23" in cost and "would do" in cost and "At that price" not in cost:
            yield cost
        if " above that" in cost and "Without help" in said_in(roadmap, "HELP"):
            yield f"there is enough: {cost} {said_in(roadmap, 'HELP')}"
        if above := re.search(r"about (\$[\d,]+) with the exam.* is about \$([\d,]+) above that", cost):
            whole, more = (int(re.sub(r"\D", "", found)) for found in above.groups())
            if abs(budget - whole - more) > 100:
                yield cost

    assert faults(wrong, everybody()) == []
    assert "If nobody pays, save the rest; dates move." in said_in(scenario_plans()["45-hospital-records-clerk"], "HELP")
    assert "a review course only if you want one" in said_in(scenario_plans()["11-hospital-coder-of-six-years"], "COST")


def test_who_gives_care_by_day_settles_that_before_buying_a_course() -> None:
    """Money was said to come first, and a first year on site only in passing; the way beside was another exam."""

    def wrong(roadmap: Roadmap) -> Iterator[str]:
        cares = roadmap.sheet.get("care-duties") == "yes" and roadmap.sheet.get("so-far") in ("nothing", "stopped", "not-sure")
        takes_course = roadmap.decisions["award"].chosen in ("short-course", "certificate", "associate")
        if cares and takes_course and roadmap.page_one.first:
            if "readiness.care-and-remote" not in {r.rule for r in roadmap.decisions["readiness"].option("prepare-first").reasons}:
                yield "care is no reason"
            if len(roadmap.page_one.first) == 1 and "then buy a course" not in said_in(roadmap, "FIRST"):
                yield said_in(roadmap, "FIRST")
            if "OR" in rows_of(roadmap) and "exam:" in said_in(roadmap, "OR"):
                yield said_in(roadmap, "OR")

    assert faults(wrong, everybody()) == []


def test_another_kind_is_to_be_taken_only_where_the_plan_with_that_change_leads_to_it_in_time() -> None:
    """`College certificate: in time with 24 h a week` stood below `would likely take you longer`: take it or not?"""
    asked = re.compile(r"If you (?:can study (?P<hours>\d+) h a week|have (?P<months>\d+) months), take (?P<what>.+) instead\.")
    proved: list[str] = []

    def wrong(roadmap: Roadmap) -> Iterator[str]:
        but = said_in(roadmap, "BUT")
        found = asked.match(but)
        if found is None:
            yield from (but,) if "in time with" in but else ()
            return
        change = {key: int(number) for key, number in found.groupdict().items() if key != "what" and number}
        after = plan(roadmap.catalog, {**roadmap.sheet, **change}, roadmap.today, real_table())
        if after.option("award").in_a_sentence != found["what"] or after.page_one.over not in ("none", "late"):
            yield f"{but} ({after.option('award').in_a_sentence}, {after.page_one.over})"
        proved.append(but)

    assert faults(wrong, everybody()) == []
    assert len(proved) >= 4


def test_who_asked_for_help_or_a_class_hears_what_the_short_course_gives_up() -> None:
    def silent(roadmap: Roadmap) -> Iterator[str]:
        wishes, short = roadmap.sheet.get("matters-most"), roadmap.decisions["award"].chosen == "short-course"
        helped = (isinstance(wishes, tuple) and "support" in wishes) or roadmap.sheet.get("study-style") == "classes"
        reasons, boxes = said_in(roadmap, "WHY"), rows_of(roadmap)["DO NOW"].lines
        if not (helped and short) or roadmap.chosen:
            return
        if re.search(r"not a college certificate|no terms|would likely take you longer|one college class", reasons):
            yield from () if "ask for a live teacher" in reasons else (reasons,)
        schools = [line for line in boxes if line.startswith("Call the school")]
        yield from (line for line in schools if "a live teacher?" not in line and "VA-approved" not in line)

    assert faults(silent, everybody()) == []


def test_a_yes_is_that_of_whoever_is_asked_and_forbids_no_free_class() -> None:
    """`Before a yes`: whose? `Do not enroll` could be read as not to go to the free GED class that comes first."""

    def unclear(roadmap: Roadmap) -> Iterator[str]:
        if found := re.search(r"\b(?:a|no) yes\b|not enroll", said_in(roadmap, "HELP")):
            yield found[0]

    assert faults(unclear, everybody()) == []
