"""Bodies of the commands that take note of what happened since a plan was made."""
