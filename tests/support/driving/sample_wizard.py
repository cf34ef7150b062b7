"""Run the sample quiz in this terminal, for tests that drive it; prints the answers at the end."""

from __future__ import annotations

import os

from wizard_samples import QUESTIONS, QUIZ, TODAY

from codingpath.interactive.opening import open_prompter
from codingpath.wizard.flow import Flow
from codingpath.wizard.interview import interview
from codingpath.wizard.prompter import Interrupted


def main(*options: str) -> None:
    prompter = open_prompter(plain="--plain" in options, environ=os.environ)
    try:
        flow = interview(Flow.start(QUESTIONS, {}), prompter, lambda _: None, TODAY, QUIZ)
    except Interrupted:
        print("stopped")
        raise SystemExit(130) from None
    name = prompter.ask_text("File name", "plan.md")
    for question, value in flow.given.items():
        print(question, "is", value)
    print("file is", name)
