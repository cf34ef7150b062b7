"""From a roadmap to something to read: one view in plain words, many forms."""
