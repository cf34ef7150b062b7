"""Somebody whose results are known, as a plan and whoever it is made for share it: what they hold, what they aim for, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from codingpath.model.catalog import Catalog
from codingpath.model.condition import Sheet, When
from codingpath.model.credential import Credential, LaterStep, held_name
from codingpath.model.record import Record, record
from codingpath.model.rules import Option
from codingpath.model.timeline import Wait


@record
class Decided(Record):
    """Somebody whose results are known: what they ask for, and for whom a condition holds."""

    catalog: Catalog
    sheet: Sheet

    @property
    def results(self) -> Mapping[str, str]:
        """Return the option chosen in each decision, by its id."""
        raise NotImplementedError

    def holds(self, when: When | None) -> bool:
        """Tell whether a condition holds for this person; none holds for nobody."""
        return when is not None and when.holds(self.sheet, self.results)

    @property
    def may_save(self) -> bool:
        """Tell whether this person may be told to save, or by how much the money falls short: nobody without an income."""
        return self.holds(self.catalog.guidance.saves_when)

    @property
    def certified(self) -> bool:
        """Tell whether this person holds a certification that is in force."""
        return self.sheet.get("so-far") == "certified"

    @property
    def credential(self) -> Credential | None:
        """Return the certification aimed for first; none where the one held is enough."""
        name = self.option("certification").credential
        return None if name is None else self.catalog.credential(name)

    @property
    def award(self) -> str | None:
        """Return the award of the programs to choose from; none where there is none to choose."""
        option = self.option("award")
        return option.award if self.holds(option.programs_when) else None

    def option(self, decision: str) -> Option:
        """Return what was chosen in a decision that was taken."""
        return self.catalog.rules.decision(decision).option(self.results[decision])

    def wait(self, wait_id: str) -> Wait:
        """Return the wait of an id that is this person's."""
        return next(w for w in self.catalog.timeline.waits if w.id == wait_id and self.holds(w.when))

    @cached_property
    def insider(self) -> bool:
        """Tell whether this person does the work already, so that the next job is a new one and not the first."""
        return self.wait("job-search").insider

    @property
    def beginner(self) -> bool:
        """Tell whether the words and the pay of beginners are for this person: not for insiders, nor for the certified."""
        return not self.insider and not self.certified

    @cached_property
    def held(self) -> tuple[Credential, ...]:
        """Return the certifications this person holds, or held before they ran out."""
        return tuple(c for c in self.catalog.credentials if self.holds(c.held_when))

    @property
    def held_names(self) -> list[str]:
        """Return what the certifications held are called, with the "A" where it is still on."""
        return [held_name(self.marked, c) for c in self.held]

    @property
    def renewing(self) -> bool:
        """Tell whether a certification that ran out is to be brought back first, as no exam is aimed for."""
        return self.credential is None and self.sheet.get("so-far") == "lapsed"

    @cached_property
    def marked(self) -> Credential | None:
        """Return the certification that carries, or will carry, an apprentice mark; none where there is none."""
        if self.credential is not None:
            return self.credential if self.credential.apprentice_routes else None
        return next((c for c in self.held if self.holds(c.marked_when)), None)

    @cached_property
    def next_credentials(self) -> tuple[LaterStep, ...]:
        """Return the certifications that may come next for this person: after the one aimed for, else after those held.

        Each once, and none that is held already.
        """
        after = (self.credential,) if self.credential is not None else self.held
        taken = {c.id for c in self.held}
        found: dict[str, LaterStep] = {}
        for step in (step for c in after for step in c.next_steps if self.holds(step.when)):
            if step.id not in taken:
                found.setdefault(step.id, step)
        return tuple(sorted(found.values(), key=lambda step: not self.holds(step.first_when)))

    @property
    def nears_aim(self) -> bool:
        """Tell whether the next certification is the plan's aim, so that getting ready for it does not wait for a job."""
        return self.credential is None and self.certified and self.wait("next-credential").aim

    @cached_property
    def aim(self) -> Credential | None:
        """Return the next certification where it is the plan's aim, or none."""
        steps = self.next_credentials if self.nears_aim else ()
        return self.catalog.credential(steps[0].id) if steps else None
