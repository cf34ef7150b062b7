"""The variants of a client, from the menu: open one, compare two, delete one."""

from __future__ import annotations

from collections.abc import Sequence

from codingpath.errors import CodingpathError
from codingpath.interactive.live import AnswerSet, WhatIfConversation, WizardContext
from codingpath.report.before_after import OWN_TITLE, moved
from codingpath.wizard.flow import Flow
from codingpath.wizard.menus import pick
from codingpath.wizard.prompter import Option

WHICH = "Which variant?"
BACK: Option = ("", "Back to the menu")
ACTIONS: list[Option] = [
    ("open", "Open: try it beside your own"),
    ("compare", "Compare, side by side"),
    ("delete", "Delete it"),
    BACK,
]
ABOUT_VARIANTS = "A variant is another set of answers that was saved beside your own."
ABOUT_ACTIONS = """Open: its answers are tried; you can go on from there, keep them as your own, or go back. Compare: before and after, side by \
side. Delete: removes this variant from this computer; your own answers stay."""


def serve_variants(context: WizardContext, live: WhatIfConversation, own: AnswerSet) -> AnswerSet:
    """Let variants be opened, compared and deleted until the person goes back; return the person's own answers after that."""
    last = ""
    while names := context.client_store.variants:
        first = last if last in names else names[0]
        name = pick(context.prompter, WHICH, _listed(names), first, ABOUT_VARIANTS)
        if not name:
            return own
        last = name
        try:
            opened = _serve(context, own, name, [n for n in names if n != name])
        except CodingpathError as error:
            context.prompter.say(f"{error}.")
            continue
        if opened is not None:
            return live.open(own, opened)
    return own


def _listed(names: Sequence[str]) -> list[Option]:
    return [*((n, n) for n in names), BACK]


def _serve(context: WizardContext, own: AnswerSet, name: str, others: list[str]) -> AnswerSet | None:
    """Let one variant be compared or deleted, or return it to be tried; going back from either leads to what can be done with it."""
    done = False
    while not done and (action := pick(context.prompter, f"Variant: {name}", ACTIONS, "open", ABOUT_ACTIONS)):
        match action:
            case "open":
                return _side(context, own, name)
            case "compare":
                done = _compare(context, own, name, others)
            case _:
                done = _delete(context, name)
    return None


def _side(context: WizardContext, own: AnswerSet, name: str) -> AnswerSet:
    saved = context.client_store.load(name)
    for note in saved.notes:
        context.prompter.say(note)
    flow = Flow.start(own.flow.questions, saved.answers)
    program = context.client_store.program_of(saved, context.prompter.say)
    return AnswerSet(flow, context.plan(flow, program), program)


def _compare(context: WizardContext, own: AnswerSet, name: str, others: list[str]) -> bool:
    """Show a variant beside the own answers, or beside another variant if there is one and it is picked; tell whether it was shown."""
    options: list[Option] = [("", OWN_TITLE), *((n, n) for n in others)]
    other = pick(context.prompter, f"Compare {name} with", options, "", ABOUT_VARIANTS) if others else ""
    if other is None:
        return False
    before = _side(context, own, other) if other else own
    below = context.prompter.rows(WHICH, _listed(context.client_store.variants), name)
    context.show(moved(before.plan, _side(context, own, name).plan, (other or OWN_TITLE, name)), below)
    return True


def _delete(context: WizardContext, name: str) -> bool:
    options: list[Option] = [("no", "No, keep it"), ("yes", "Yes, delete it")]
    if pick(context.prompter, f"Delete the variant {name}?", options, "no", ABOUT_ACTIONS) != "yes":
        return False
    context.client_store.delete(name)
    context.prompter.say(f"Deleted the variant {name}. Your own answers stay.")
    return True
