"""The whole quiz: question after question, gentle double checks, then a look at all answers."""

from __future__ import annotations

from datetime import date

from codingpath.model.question import DoubleCheck, Question
from codingpath.wizard.conversation import Conversation, Save
from codingpath.wizard.flow import Flow
from codingpath.wizard.menu import pick
from codingpath.wizard.prompter import LONGEST_LABEL, Option, Prompter
from codingpath.wizard.wording import Quiz, answer_words

KEEP: Option = ("keep", "Yes, keep these answers")
MENU: list[Option] = [("done", "Yes, go on"), ("change", "Change an answer"), ("show", "Show all answers again")]

ABOUT_DOUBTS = "Both answers are allowed. They just rarely go together."
ABOUT_REVIEW = "Your plan is made from these answers. Going back asks the last question again. You can also change an answer later."
ABOUT_CHANGE = "Pick a question to answer it anew; your old answer is kept until then. Going back changes nothing."


def interview(flow: Flow, prompter: Prompter, save: Save, today: date, quiz: Quiz | None = None) -> Flow:
    """Ask everything still open, then review; return the flow when the person is content.

    `save` gets all answers after each one. Raises `Interrupted` when the person stops; what was saved stands.
    """
    talk = Conversation(prompter, save, today, quiz or Quiz())
    if not flow.done:
        prompter.say(prompter.keys)
    return _review(talk, _ask_open(talk, flow))


def review(flow: Flow, prompter: Prompter, save: Save, today: date, quiz: Quiz | None = None) -> Flow:
    """Show all answers and let any be changed in place; ask what a change has opened."""
    return _review(Conversation(prompter, save, today, quiz or Quiz()), flow)


def change_one(flow: Flow, prompter: Prompter, save: Save, today: date, quiz: Quiz | None = None) -> Flow:
    """Let one answer be picked and changed; ask what that opens. Return the flow as it was if the person goes back."""
    return _change(Conversation(prompter, save, today, quiz or Quiz()), flow)


def answers_text(flow: Flow, quiz: Quiz) -> str:
    """List the answers by section, one line each, then what may deserve a second look."""
    lines: list[str] = []
    section = None
    for question in flow.applicable:
        if question.section != section:
            section = question.section
            lines += ["", quiz.section_title(section)]
        shown = answer_words(question, flow.answers[question.id]) if question.id in flow.answers else "(still open)"
        lines.append(f"  {question.title}: {shown}")
    doubts = [c.ask for c in quiz.double_checks if c.when.holds(flow.sheet, {})]
    return "\n".join([*lines, *(["", "Worth a second look:", *(f"  {d}" for d in doubts)] if doubts else [])])


def _ask_open(talk: Conversation, flow: Flow) -> Flow:
    while (question := flow.current) is not None:
        answered = talk.ask(flow)
        flow = _back(talk, flow) if answered is None else _double_check(talk, answered, question)
    return flow


def _back(talk: Conversation, flow: Flow) -> Flow:
    before = flow.back()
    if before is flow:
        talk.prompter.say("This is the first question.")
    return before


def _double_check(talk: Conversation, flow: Flow, just_answered: Question) -> Flow:
    for check in talk.quiz.double_checks:
        asked_about = _asked_about(check, flow)
        if just_answered.id not in asked_about or check.id in talk.doubted:
            continue
        talk.doubted.add(check.id)
        picked = _are_you_sure(talk, check, [just_answered, *(flow.question(q) for q in asked_about if q != just_answered.id)])
        if picked != KEEP[0]:
            return flow.at(picked)
    return flow


def _asked_about(check: DoubleCheck, flow: Flow) -> list[str]:
    box = check.when.first(flow.sheet, {})
    return list(box.tests) if box else []


def _are_you_sure(talk: Conversation, check: DoubleCheck, questions: list[Question]) -> str:
    """Return `keep`, or the id of the question to change; going back changes the first, just answered."""
    options = [KEEP, *((q.id, f"Change: {q.title}") for q in questions)]
    return pick(talk.prompter, check.ask, options, KEEP[0], ABOUT_DOUBTS) or questions[0].id


def _review(talk: Conversation, flow: Flow) -> Flow:
    talk.prompter.say(answers_text(flow, talk.quiz))
    while True:
        picked = pick(talk.prompter, "Are these answers right?", MENU, "done", ABOUT_REVIEW)
        if picked == "done":
            return flow
        if picked == "change":
            flow = _change(talk, flow)
        elif picked is None:
            flow = _ask_open(talk, flow.back())
        else:
            talk.prompter.say(answers_text(flow, talk.quiz))


def _change(talk: Conversation, flow: Flow) -> Flow:
    options = [(q.id, _with_answer(flow, q)) for q in flow.applicable]
    picked = pick(talk.prompter, "Which answer do you want to change?", options, options[0][0], ABOUT_CHANGE)
    if picked is None:
        return flow
    question = flow.question(picked)
    changed = talk.ask(flow.at(picked))
    return flow if changed is None else _ask_open(talk, _double_check(talk, changed, question))


def _with_answer(flow: Flow, question: Question) -> str:
    """Return a question's title with its answer, or alone if both do not fit a label."""
    if question.id not in flow.answers:
        return question.title
    both = f"{question.title}: {answer_words(question, flow.answers[question.id])}"
    return both if len(both) <= LONGEST_LABEL else question.title
