"""Try many edits of the data: `python bench/edits.py 300` tries so many edits of the options of a copied folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    os.environ["CODINGPATH_EDITS"] = sys.argv[1] if len(sys.argv) > 1 else "200"
    tests = Path(__file__).parents[1] / "tests" / "properties" / "test_properties_data_edits.py"
    raise SystemExit(pytest.main(["-n", "0", "-k", "refused_with_its_place_or_said", str(tests)]))
