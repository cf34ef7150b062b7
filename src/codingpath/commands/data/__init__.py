"""The commands of `codingpath data`, and what `check` says of an office's own data."""
