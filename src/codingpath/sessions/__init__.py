"""Saved answers, notes and variants of one or of many people."""
