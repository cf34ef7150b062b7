"""Schools that were asked: the shortlist, what is asked of each, and a program with what its school said."""
