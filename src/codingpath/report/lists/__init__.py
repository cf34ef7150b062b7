"""What the other commands print: programs, certifications, plans side by side, the state of the data."""
