"""The JSON Schema (2020-12) of the open data, made of the fields themselves."""

from django.db.models import TextChoices

from config.languages import LANGUAGES
from programmes.open_data.fields import FIELDS, VERSION, Field, Kind

Schema = dict[str, object]
NEVER_EMPTY = {"id", "url", "language", "title", "promise", "type", "format", "german_at_start"}


def json_schema(address: str) -> Schema:
    """The schema of the whole document; `address` is its own."""
    top = {
        "version": {"const": VERSION, "description": "The version of this schema."},
        "schema": {"type": "string", "format": "uri"},
        "language": {
            "enum": [one.hreflang for one in LANGUAGES],
            "description": "The language asked for, also of all labels.",
        },
        "source": {"type": "string", "format": "uri", "description": "The same offers as a page."},
        "publisher": {"type": "string"},
        "updated": {"type": ["string", "null"], "format": "date-time"},
        "count": {"type": "integer", "minimum": 0},
        "offers": {"type": "array", "items": {"$ref": "#/$defs/offer"}},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Offers",
        "type": "object",
        "required": list(top),
        "properties": top,
        "$defs": {
            "offer": {
                "type": "object",
                "required": [field.name for field in FIELDS],
                "properties": {field.name: {**_of(field), "description": field.meaning} for field in FIELDS},
            }
        },
    }


def _of(field: Field) -> Schema:
    """The schema of one field."""
    match field.kind:
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.CODES:
            return {"type": "array", "items": _coded(field.vocabulary)}
        case Kind.DAYS:
            return {"type": "array", "items": {"type": "string", "format": "date"}}
        case Kind.CODE:
            coded = _coded(field.vocabulary)
            return coded if field.name in NEVER_EMPTY else {"anyOf": [coded, {"type": "null"}]}
    formats = {Kind.DAY: "date", Kind.MOMENT: "date-time", Kind.ADDRESS: "uri"}
    text: Schema = {"type": "string" if field.name in NEVER_EMPTY else ["string", "null"]}
    return {**text, "format": formats[field.kind]} if field.kind in formats else text


def _coded(vocabulary: type[TextChoices]) -> Schema:
    return {
        "type": "object",
        "required": ["code", "label"],
        "properties": {"code": {"enum": list(vocabulary.values)}, "label": {"type": "string"}},
    }
