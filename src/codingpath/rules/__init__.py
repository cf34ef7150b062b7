"""Pure functions from answers to a roadmap: no clock, no files, no terminal."""
