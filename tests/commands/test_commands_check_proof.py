"""`codingpath check`: what it looked at, and that it proves the rules: clean as shipped, and each kind of planted fault found and placed.

Each of these checks takes a second, so each is made once, and several tests look at what it printed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from running import BEGINNER, ROOT, SMALL, TODAY, Ran

from codingpath.catalog.answers import read_answers, read_people
from codingpath.catalog.load import load_catalog
from codingpath.commands import check
from codingpath.commands.check import coverage_lines, proofs_of
from codingpath.errors import DataError
from codingpath.model.catalog import Catalog
from codingpath.model.rules import DecisionProof
from codingpath.rules.masks import MaskTable
from codingpath.rules.proof.witnesses import DecisionChain

Cli = Callable[..., Ran]
SCENARIOS = ROOT / "tests" / "scenarios"


@pytest.fixture(scope="module")
def proofs(catalog: Catalog) -> list[DecisionProof]:
    """Return the proofs of the program's own rules."""
    return proofs_of(catalog)


@pytest.fixture
def checked(printed: Cli, proofs: list[DecisionProof], monkeypatch: pytest.MonkeyPatch) -> Ran:
    """Return a check of the program's own data, whose rules are proved already."""
    monkeypatch.setattr(check, "proofs_of", lambda _: proofs)
    return printed("check", *TODAY, "--coverage", str(SCENARIOS))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def rule(rule_id: str, effect: str, when: str) -> str:
    return f"      - id: {rule_id}\n        {effect}\n        when: {when}\n        because: this is planted\n"


@dataclass(frozen=True)
class Fault:
    """A fault to plant, and what must be said where."""

    before: str
    """Text of `rules.yaml` before which it is planted."""
    planted: str
    """What is planted there."""
    line: str
    """The line that must be named, without its indent."""
    column: int
    says: str
    replaces: str = ""
    """Text that it replaces, straight before."""


LIBRARY = "      - id: delivery.library\n"
NEVER = """      never:
        label: Never
        credential: null
        like: cpc
        summary: An option that nothing leads to.
        benefits: [One.]
        drawbacks: [One.]
        typical_week: A week like any other.

"""
BASE = """      - id: role.base
        favor: coder
        weight: 1
        always: true
        because: whoever codes also learns how claims work, so both doors stay open
"""
FAULTS = {
    "gap": Fault(
        LIBRARY,
        rule("delivery.fault", "rule_out: [online, hybrid, in-person]", "{internet: patchy}"),
        "delivery:",
        3,
        "error: every option is ruled out on 25.0 % of answer sheets",
    ),
    "other-limit": Fault(
        LIBRARY.replace("delivery.library", "award.prep-needs-the-field"),
        rule(
            "award.fault",
            "rule_out: associate",
            "{education: [some-college, associate, bachelor], hours: {below: 10}, months: {below: 43}}",
        ),
        "- id: award.fault",
        9,
        "error: box 1 of 'award.fault' rules 'associate' out below 43 months with 9 hours a week, and by timeline.yaml it takes 42",
    ),
    "dead": Fault(
        LIBRARY,
        rule("delivery.dead", "favor: hybrid\n        weight: 2", "{goal: lead, care-duties: 'yes'}"),
        "- id: delivery.dead",
        9,
        "error: 'delivery.dead' can never fire: no answers to 'goal' and 'care-duties' meet it together",
    ),
    "masked": Fault(
        LIBRARY,
        rule("delivery.masked", "favor: online\n        weight: 5", "{internet: none, campus: sometimes}"),
        "- id: delivery.masked",
        9,
        "warning: 'delivery.masked' changes nothing: wherever it fires, 'delivery.no-connection' rules 'online' out already",
    ),
    "unreachable": Fault(
        "    rules:\n      # -- what cannot be. One way always stays: the CPC has no gate",
        NEVER,
        "never:",
        7,
        "error: 'never' can never be chosen: it comes nearest with 0",
    ),
    "too weak": Fault(
        "      - id: role.earn-more\n",
        rule("role.fault", "favor: coder-and-biller\n        weight: 1", "{role: coding, goal: lead}"),
        "- id: role.fault",
        9,
        "warning: 'role.fault' changes nothing: wherever it fires, 'coder' is chosen with or without it",
    ),
    "no reason": Fault(
        "      - id: role.wants-coding\n", "", "coder:", 7, "error: 'coder' is chosen without a reason on", replaces=BASE
    ),
}


def test_a_planted_fault_is_found_and_placed(data: Path, cli: Cli) -> None:
    """All are planted at once, as a check takes a second; none of them stands in another's way."""
    text = (data / "rules.yaml").read_text("utf-8").replace('version: "2026.11"', 'version: "office"', 1)
    for fault in FAULTS.values():
        assert text.count(fault.replaces + fault.before) == 1
        text = text.replace(fault.replaces + fault.before, fault.planted + fault.before)
    (data / "rules.yaml").write_text(text, "utf-8")
    ran = cli("check", "--data", str(data), *TODAY)
    assert "Rules office:" in ran.out
    assert ran.code == 1
    assert ran.out.splitlines()[-1].startswith("Rules: 5 errors, ")
    for name in FAULTS:
        is_found_and_placed(name, text, ran.out.splitlines())


def test_a_warning_alone_is_told_and_is_0(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = Path(shutil.copytree(SMALL, tmp_path / "small"))
    before = "      - id: award.lead\n"
    text = (
        (small / "rules.yaml")
        .read_text("utf-8")
        .replace(before, rule("award.fault", "favor: associate\n        weight: 5", "{hours: {below: 5}}") + before)
    )
    (small / "rules.yaml").write_text(text, "utf-8")
    monkeypatch.setenv("CODINGPATH_DATA", str(small))
    ran = cli("check", *TODAY)
    assert ran.code == 0
    assert "warning: 'award.fault' changes nothing: wherever it fires, 'award.few-hours' rules 'associate' out already" in ran.out
    assert ran.out.splitlines()[-1] == "Rules: no errors, 1 warning."
    assert cli("check", *TODAY) == ran, "checking twice prints the same"


def is_found_and_placed(name: str, rules: str, lines: list[str]) -> None:
    fault = FAULTS[name]
    places = [i for i, line in enumerate(rules.splitlines(), 1) if line.strip() == fault.line]
    said = [f"rules.yaml:{number}:{fault.column}: {fault.says}" for number in places]
    found = [i for i, line in enumerate(lines) if line.startswith(tuple(said))]
    assert len(found) == 1, lines
    assert name in {"dead", "other-limit"} or lines[found[0] + 1].startswith("    for example {")


def test_the_shipped_rules_are_proved_and_clean(proofs: list[DecisionProof]) -> None:
    for proof in proofs:
        assert proof.proved
        assert not proof.findings
        assert sum(proof.wins.values()) == proof.total
        assert min(proof.wins.values()) > 0


def test_the_shipped_rules_are_proved_without_a_finding(checked: Ran, catalog: Catalog) -> None:
    assert (checked.code, checked.err) == (0, "")
    assert "not proved" not in checked.out
    assert checked.out.splitlines()[-1] == "Rules: no errors, no warnings."
    lines = decided(checked)
    assert list(lines) == [decision.id for decision in catalog.rules.decisions]
    for decision, line in zip(catalog.rules.decisions, lines.values(), strict=True):
        assert f"{len(decision.rules)} rules, proved over " in line
        assert all(f"{option.id} " in line for option in decision.options)
    assert "they say nothing about people" in checked.out
    assert "Rules office:" not in checked.out


def decided(ran: Ran) -> dict[str, str]:
    """Return the line of each decision that is proved."""
    return {line.partition(":")[0]: line for line in ran.out.splitlines() if " rules, proved over " in line}


# -- coverage


def test_coverage_names_the_rules_that_no_file_fires_and_answers_that_would(catalog: Catalog, table: MaskTable) -> None:
    lines = list(coverage_lines(catalog, ROOT / "data", [read_answers(BEGINNER, catalog.questions)]))
    notices = [i for i, line in enumerate(lines) if ": notice: no answers file fires '" in line]
    chain = DecisionChain(table, catalog.questions)
    fired = chain.rules_fired(read_answers(BEGINNER, catalog.questions))
    missing = {r.id for d in catalog.rules.decisions for r in d.rules} - fired
    assert {lines[i].split("'")[1] for i in notices} == missing
    for i in notices:
        shown = lines[i + 1].removeprefix("    these answers would: ")
        assert lines[i].split("'")[1] in chain.rules_fired(read_answers(shown, catalog.questions))
    assert lines[-1].startswith(f"1 answers file fires {len(fired)} of ")


def test_coverage_reads_the_answers_of_scenarios(checked: Ran) -> None:
    count = len([*SCENARIOS.glob("*.yaml")])
    assert f"{count} answers files fire " in checked.out


def test_a_fault_in_a_scenario_has_its_own_place(tmp_path: Path, catalog: Catalog) -> None:
    (tmp_path / "one.yaml").write_text("person: x\nanswers:\n  goal: start-soon\n  hours: many\n", "utf-8")
    with pytest.raises(DataError) as told:
        read_people(tmp_path, catalog.questions)
    assert f"{tmp_path / 'one.yaml'}:4:10: " in str(told.value)


def test_a_folder_without_answers_files_is_1(cli: Cli) -> None:
    ran = cli("check", "--data", str(SMALL), "--coverage", "nowhere")
    assert (ran.code, ran.out) == (1, ""), "said before the rules are proved"
    assert "no answers files here" in ran.err


# -- what it looked at, and how old it is


def test_check_says_what_it_looked_at(checked: Ran, catalog: Catalog) -> None:
    assert f"{len(catalog.programs)} programs" in checked.out
    assert "No faults" in checked.out
    assert notices(checked) == []


def test_a_fact_past_its_review_date_is_a_notice_and_no_fault(cli: Cli) -> None:
    sources = load_catalog(SMALL).sources.values()
    due = min(source.review_by for source in sources)
    told = notices(cli("check", "--data", str(SMALL), "--today", str(due)))
    late = cli("check", "--data", str(SMALL), "--today", str(due + timedelta(days=1)))
    assert late.code == 0
    assert [line for line in told if "past review" in line] == []
    overdue = [line for line in notices(late) if line not in told]
    assert len(overdue) == sum(1 for source in sources if source.review_by == due)
    assert all(f"past review since {due}" in line for line in overdue)
    assert [line for line in told if line not in notices(late)] == []


def notices(ran: Ran) -> list[str]:
    return [line for line in ran.out.splitlines() if line.startswith("notice: ")]
