"""The first page: a plan in twenty lines."""
