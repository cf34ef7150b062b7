"""The plan in plain words, said once for every form."""
