"""The forms by which an office adds what it knows to its data."""
