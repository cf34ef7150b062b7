"""What is known of studying a program online, exactly as far as the reports of the schools go."""

from __future__ import annotations

from typing import assert_never

from codingpath.model.program import Program
from codingpath.report.words import listed


def online_fact(p: Program) -> str:
    """Return what was reported: empty where nothing was, where a later report takes it back, and where somebody read the same."""
    if p.delivery == "online" and p.offered_online == "all":
        return ""
    said = _reported(p)
    return f"to the government the school said otherwise: {said}" if said and p.delivery and _differ(p) else said


def _differ(p: Program) -> bool:
    return (p.delivery == "online") != (p.offered_online == "all")


def _reported(p: Program) -> str:
    year = p.offered_online_year
    match p.offered_online:
        case "all" if {"all", "some"} & set(p.offered_online_before):
            return f"can be finished online ({year}); may run on campus too"
        case "all":
            return f"reported online in {year}; may run on campus too"
        case "some":
            return f"some of it can be done online ({year})"
        case "none" | None if _years_online(p):
            return ""
        case "none":
            return f"no fully online program was reported ({year})"
        case None:
            return "the school reported no online programs" if p.school_online is False else ""
        case _ as never:
            assert_never(never)


def online_question(p: Program) -> str:
    """Return what to ask the school about how a program is taught."""
    years = _years_online(p)
    if p.offered_online == "some":
        return "Which of it can be done online?"
    if p.offered_online == "all":
        return "Does it run on campus too?"
    if years:
        when = f"not in {p.offered_online_year}" if p.offered_online else f"nothing is known of {p.offered_online_year}"
        return f"It was reported online in {listed(years)}, {when}: can it be finished online today?"
    return "Is it online, on campus or both?"


def _years_online(p: Program) -> list[str]:
    """Return the years before the newest one in which some of it or all was reported online, the newest first."""
    return [
        _earlier(p.offered_online_year, years)
        for years, share in enumerate(p.offered_online_before, 1)
        if p.offered_online_year and share in ("all", "some")
    ]


def _earlier(school_year: str, years: int) -> str:
    start = int(school_year[:4]) - years
    return f"{start}-{(start + 1) % 100:02}"
