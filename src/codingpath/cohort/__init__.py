"""Many answer sheets at once: decisions, dates and totals of each, and what they come to together."""
