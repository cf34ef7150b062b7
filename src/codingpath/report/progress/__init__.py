"""Where a person stands: which steps are done and which are due, and what changed since the plan was shown last."""
