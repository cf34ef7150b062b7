"""The shipped rules in the form of other rule engines, for comparison only."""
