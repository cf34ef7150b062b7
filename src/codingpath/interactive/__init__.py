"""The quiz at a terminal, and the menu after it."""
