"""codingpath: a personal training roadmap into medical billing and coding."""

__version__ = "0.1.0"

WELCOME = "Welcome to codingpath."
"""The first line of the quiz, printed before anything heavy is imported."""
