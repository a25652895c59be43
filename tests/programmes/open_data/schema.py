"""A small reading of JSON Schema: what the project's schema uses, no more."""

import re
from datetime import date, datetime

PYTHON = {
    "string": str,
    "null": type(None),
    "integer": int,
    "boolean": bool,
    "array": list,
    "object": dict,
}


def conforms(value, schema, root):
    if "$ref" in schema:
        return conforms(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "anyOf" in schema:
        return any(conforms(value, one, root) for one in schema["anyOf"])
    if "const" in schema:
        return value == schema["const"]
    if "enum" in schema:
        return value in schema["enum"]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not isinstance(value, tuple(PYTHON[kind] for kind in kinds)):
        return False
    if isinstance(value, dict):
        assert value.keys() == set(schema["properties"]) >= set(schema["required"])
        return all(conforms(value[name], schema["properties"][name], root) for name in value)
    if isinstance(value, list):
        return all(conforms(one, schema["items"], root) for one in value)
    if isinstance(value, str) and (form := schema.get("format")):
        parse = {"date": date.fromisoformat, "date-time": datetime.fromisoformat}.get(form)
        return bool(parse(value)) if parse else re.match(r"https?://", value)
    return True
