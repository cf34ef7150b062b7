"""`codingpath check` proves the rules: clean as shipped, and each kind of fault, planted in a copy, found and placed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from running import BEGINNER, ROOT, TODAY, Ran

from codingpath.catalog.answers import read_answers
from codingpath.model.catalog import Catalog
from codingpath.rules.masks import MaskTable
from codingpath.rules.proof.witnesses import DecisionChain

Cli = Callable[..., Ran]


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
        summary: An option that nothing leads to.
        benefits: [One.]
        drawbacks: [One.]
        typical_week: A week like any other.

"""
BASE = """      - id: role.base
        favor: coder
        weight: 1
        always: true
        because: a coding course also covers claims, so both doors stay open
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
        rule("award.fault", "rule_out: associate", "{education: some-college, hours: {below: 12}, months: {below: 45}}"),
        "- id: award.fault",
        9,
        "error: box 1 of 'award.fault' rules 'associate' out by other months than timeline.yaml gives: at 11 hours a week it takes 30",
    ),
    "dead": Fault(
        LIBRARY,
        rule("delivery.fault", "favor: hybrid\n        weight: 2", "{goal: lead, care-duties: 'yes'}"),
        "- id: delivery.fault",
        9,
        "error: 'delivery.fault' can never fire: no answers to 'goal' and 'care-duties' meet it together",
    ),
    "masked": Fault(
        LIBRARY,
        rule("delivery.fault", "favor: online\n        weight: 5", "{internet: none, campus: sometimes}"),
        "- id: delivery.fault",
        9,
        "warning: 'delivery.fault' changes nothing: wherever it fires, 'delivery.no-connection' rules 'online' out already",
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


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_and_placed(name: str, data: Path, cli: Cli) -> None:
    fault, rules = FAULTS[name], data / "rules.yaml"
    text = rules.read_text("utf-8")
    assert text.count(fault.replaces + fault.before) == 1
    rules.write_text(text.replace(fault.replaces + fault.before, fault.planted + fault.before), "utf-8")
    number = [line.strip() for line in rules.read_text("utf-8").splitlines()].index(fault.line) + 1
    ran = cli("check", "--data", str(data), *TODAY)
    lines = ran.out.splitlines()
    found = [i for i, line in enumerate(lines) if line.startswith(f"rules.yaml:{number}:{fault.column}: {fault.says}")]
    assert len(found) == 1, ran.out
    assert name in {"dead", "other-limit"} or lines[found[0] + 1].startswith("    for example {")
    assert ran.code == (1 if "error: " in ran.out else 0)
    assert not lines[-1].startswith("Rules: no errors, no warnings")


def test_the_shipped_rules_are_proved_without_a_finding(cli: Cli, catalog: Catalog) -> None:
    ran = cli("check", *TODAY)
    assert (ran.code, ran.err) == (0, "")
    assert "not proved" not in ran.out
    assert ran.out.splitlines()[-1] == "Rules: no errors, no warnings."
    for decision in catalog.rules.decisions:
        line = next(line for line in ran.out.splitlines() if line.startswith(f"{decision.id}: "))
        assert f"{len(decision.rules)} rules, proved over " in line
        assert all(f"{option.id} " in line for option in decision.options)
    assert "they say nothing about people" in ran.out


def test_checking_twice_prints_the_same(cli: Cli) -> None:
    assert cli("check", *TODAY).out == cli("check", *TODAY).out


# -- coverage


def test_coverage_names_the_rules_that_no_file_fires_and_answers_that_would(
    cli: Cli, catalog: Catalog, table: MaskTable, tmp_path: Path
) -> None:
    people = tmp_path / "people"
    people.mkdir()
    shutil.copy(BEGINNER, people)
    ran = cli("check", *TODAY, "--coverage", str(people))
    lines = ran.out.splitlines()
    notices = [i for i, line in enumerate(lines) if ": notice: no answers file fires '" in line]
    chain = DecisionChain(table, catalog.questions)
    fired = chain.rules_fired(read_answers(BEGINNER, catalog.questions))
    missing = {r.id for d in catalog.rules.decisions for r in d.rules} - fired
    assert ran.code == 0
    assert {lines[i].split("'")[1] for i in notices} == missing
    for i in notices:
        shown = lines[i + 1].removeprefix("    these answers would: ")
        assert lines[i].split("'")[1] in chain.rules_fired(read_answers(shown, catalog.questions))
    assert f"1 answers file fires {len(fired)} of " in ran.out


def test_coverage_reads_the_answers_of_scenarios(cli: Cli) -> None:
    ran = cli("check", *TODAY, "--coverage", str(ROOT / "tests" / "scenarios"))
    count = len([*(ROOT / "tests" / "scenarios").glob("*.yaml")])
    assert f"{count} answers files fire " in ran.out


def test_a_fault_in_a_scenario_has_its_own_place(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("person: x\nanswers:\n  goal: start-soon\n  hours: many\n", "utf-8")
    ran = cli("check", *TODAY, "--coverage", str(tmp_path))
    assert ran.code == 1
    assert f"{tmp_path / 'one.yaml'}:4:10: " in ran.err


def test_a_folder_without_answers_files_is_1(cli: Cli, tmp_path: Path) -> None:
    ran = cli("check", *TODAY, "--coverage", str(tmp_path / "nowhere"))
    assert ran.code == 1
    assert "no answers files here" in ran.err
