"""Write what is made from the code: `python docs/generate.py`. Tests hold that all of it is current.

docs/data-format.md comes from the docstrings of the model, docs/plan.schema.json from the renderer.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from codingpath.catalog.data_files import json_schema, json_schemas
from codingpath.formats.plan_records import SCHEMA as PLAN
from codingpath.formats.plan_records import PlanRecord

TARGET = Path(__file__).with_name("data-format.md")
SCHEMA = Path(__file__).with_name("plan.schema.json")
HEAD = """# The data format

Made from the docstrings of `src/codingpath/model/` by `python docs/generate.py`; edit those, not this page.

Every file is YAML in a small dialect: text, whole numbers, `true`, `false` and `null`. Everything else stays text: `NO` is a state, `01234` a ZIP code, `51.0713` a program code. A repeated key, an anchor
or a tag is a fault. All faults of all files are told at once, each as `file:line:column: what is wrong; what to do`.

An editor that knows YAML checks and completes these files by their JSON Schemas. `codingpath data init` puts those into the folder it makes, and a line into each file that names its own; `codingpath data schema --data DIR --output DIR/schema --force` makes them anew after you add an id.

## Conditions

`when` is a mapping of question to what its answer must be; all must hold. A list of mappings means any of them.

| kind of question | test | holds if |
| --- | --- | --- |
| one choice | `goal: lead`, `goal: [lead, earn-more]` | the answer is one of these |
| number | `hours: {at_least: 5, below: 10}`, or a list of such ranges | the number lies in one of the half-open ranges |
| several choices | `funding: {any_of: [veteran]}`, `all_of`, `none_of` | by these choices |
| any | `not-sure` as one of the list | the answer is open; an open answer meets no test that does not name it |
| decision | `decision: {award: [certificate]}` | an earlier decision came out so |

A decision may have `decided_when`: where it does not hold, the decision is not taken, its outcome is absent, and no later test of it holds. It may read the outcomes of earlier decisions.

A question that does not apply meets no test. In a rule, `always: true` stands in place of `when`; elsewhere `when` may be left out. In texts, `{hours}` prints that answer; the condition must make sure that there is one.
"""


def page() -> str:
    """Return the whole page."""
    lines = [HEAD]
    told: set[str] = set()
    for file, schema in json_schemas().items():
        lines += [f"## `{file}`", "", _first_line(schema), ""]
        lines += _table(schema)
        for name, record in sorted(schema.get("$defs", {}).items()):
            if name not in told and name not in {"When", "Box", "Test", "Span"} and "properties" in record:
                told.add(name)
                lines += [f"### {name}", "", _first_line(record), "", *_table(record)]
    return "\n".join(lines).rstrip() + "\n"


def schema() -> str:
    """Return the schema of a plan as JSON."""
    return json.dumps(plan_schema(), indent=2, ensure_ascii=False) + "\n"


def plan_schema() -> dict[str, Any]:
    """Return the schema of a plan, from the records that it is printed from."""
    made = _without_titles(json_schema(PlanRecord))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{PLAN}", **made, "title": "A codingpath plan"}


def _without_titles(part: Any) -> Any:
    """Return a schema without the titles that pydantic makes of names; a property of that name stays."""
    if isinstance(part, list):
        return [_without_titles(each) for each in part]
    if not isinstance(part, dict):
        return part
    return {key: _without_titles(value) for key, value in part.items() if key != "title" or isinstance(value, dict)}


def _first_line(record: dict[str, Any]) -> str:
    return " ".join(str(record.get("description", "")).split())


def _table(record: dict[str, Any]) -> list[str]:
    required = set(record.get("required", ()))
    rows = [
        f"| `{name}` | {_type(field)} | {'yes' if name in required else 'no'} | {_first_line(field).replace('|', chr(92) + '|')} |"
        for name, field in record.get("properties", {}).items()
    ]
    return ["| key | type | required | what |", "| --- | --- | --- | --- |", *rows, ""]


def _type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        return re.sub(r".*/", "", field["$ref"])
    if "anyOf" in field:
        return " or ".join(_type(option) for option in field["anyOf"])
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    if field.get("type") == "array":
        return f"list of {_type(field.get('items', {}))}"
    if field.get("type") == "object":
        return f"mapping to {_type(field.get('additionalProperties') or {})}"
    return {"string": "text", "integer": "whole number", "boolean": "true or false", "null": "null"}.get(
        str(field.get("type")), "any"
    )


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
    SCHEMA.write_text(schema(), encoding="utf-8")
