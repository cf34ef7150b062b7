"""The counselor's papers: a draft of an employment plan, and a case note. They go on file, so nothing in them could disclose a disability."""
