"""Proof over every sheet of answers: what is wrong with the rules, and a sheet that shows it."""
