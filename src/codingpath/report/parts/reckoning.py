"""How the dates are reckoned: what each length rests on, for the part `dates` at length."""

from __future__ import annotations

from codingpath.model.credential import Credential
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.plan.stages import Stage
from codingpath.model.timeline import Workload
from codingpath.report.sources import Cites
from codingpath.report.words import every


def reckoning_lines(roadmap: Roadmap, cites: Cites) -> list[str]:
    """Return how likely, fast and slow are reckoned, and what the length of each stage rests on."""
    lines = [f"{stage.title}: {basis(roadmap, stage)}{cites(*stage.sources)}." for stage in roadmap.stages]
    train = roadmap.stage("train")
    if train and train.workload and train.workload.by_terms:
        lines.append(
            "Credits are carried term by term, and no term is too short for one class; the terms are an assumption"
            f"{cites(roadmap.catalog.timeline.term_source)}."
        )
    return [*_paces(roadmap, cites), *lines]


def _paces(roadmap: Roadmap, cites: Cites) -> list[str]:
    if roadmap.credential is None:
        return []
    pace = roadmap.catalog.timeline.late_pace_percent
    late = f"Slow: the high number at {pace.low} % of it, plus one failed exam; that share is an assumption{cites(pace.source)}."
    return [f"Likely: what most such courses take, at your stated pace. Fast: the low number at that pace. {late}"]


def basis(roadmap: Roadmap, stage: Stage) -> str:
    """Say what the length of a stage rests on."""
    if stage.id == "renew":
        return _renewed(roadmap.credential) if roadmap.credential else _kept(roadmap)
    if stage.workload is None or stage.basis:
        return stage.basis or roadmap.catalog.timeline.basis[stage.id]
    if stage.workload.under_way:
        return f"{stage.workload.label}: as many months as you said are left; slow, at a slower pace"
    if stage.id == "remove-apprentice":
        early = f"{stage.workload.label}, {_amount(stage.workload)}"
        said = roadmap.catalog.timeline.basis[stage.id]
        return f"{said}; the fast date is for this way: {early}, and only if {stage.workload.only_if}"
    seat = ", and a seat" if stage.id == "next-credential" else ""
    fewer = f"; the fast figure only if {stage.workload.only_if}" if stage.workload.only_if else ""
    return f"{stage.workload.label}: {_amount(stage.workload)}{seat}{fewer}"


def _amount(work: Workload) -> str:
    """Say how much study something takes, likely, fast and slow."""
    hours = "hours of class" if work.hours and work.hours.note else "study hours"
    much, unit = (work.hours, hours) if work.credits is None else (work.credits, "credits")
    return f"most likely {much.middle:,} {unit} ({much.low:,} to {much.high:,})" if much else "not known"


def _renewed(credential: Credential) -> str:
    """Say how often what is aimed for is renewed, and that dues come between."""
    again = every(credential.renewal_months or 0)
    return f"{again}; dues come every year" if credential.membership_usd else again


def _kept(roadmap: Roadmap) -> str:
    """Say when what is held must be paid for again, or what bringing it back takes."""
    if roadmap.renewing:
        return "the answer of its issuer, the fee and the study units that are missing"
    held = roadmap.held[0]
    due = "dues come every year" if held.membership_usd else f"it renews {every(held.renewal_months or 0)}"
    return f"{due}; your account names the day"
