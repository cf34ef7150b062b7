"""Records as JSON, for another program to read."""

from __future__ import annotations

import json

from codingpath.formats import Printout


def render(printout: Printout) -> str:
    """Return the records; letters of every script as they are."""
    return json.dumps(printout.records(), indent=2, ensure_ascii=False) + "\n"
