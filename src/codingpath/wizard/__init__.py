"""Asking: which question is next, how it is put, and where the answers are kept."""
