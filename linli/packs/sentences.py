"""What the schema refused, as sentences."""

from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from linli.packs.faults import Loc, nearest, shown
from linli.packs.schema.base import PATTERNS, Section

WANTED = {
    "string_type": "text (put it in quotes if it looks like a number)",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
}


def sentences(error: ValidationError, schema: type[Section]) -> list[tuple[Loc, str]]:
    """Where each fault is, and its sentence."""
    return [(tuple(each["loc"]), _sentence(each, schema)) for each in error.errors()]


def _sentence(each: ErrorDetails, schema: type[Section]) -> str:
    kind, loc, found = each["type"], each["loc"], each["input"]
    limits: dict[str, Any] = each.get("ctx", {})
    if kind == "missing":
        return f"expected the key “{loc[-1]}” here, found none."
    if kind == "extra_forbidden":
        keys = _keys(schema, loc[:-1])
        return f"expected a known key, found “{loc[-1]}”{nearest(loc[-1], keys)}"
    if kind in WANTED:
        return f"expected {WANTED[kind]}, found {shown(found)}."
    if kind in ("enum", "literal_error"):
        choices = [part.strip().strip("'") for part in str(limits["expected"]).replace(" or ", ", ").split(",")]
        return f"expected one of the program's own names, found {shown(found)}{nearest(found, choices)}"
    if kind == "string_pattern_mismatch":
        return f"expected {PATTERNS.get(limits['pattern'], limits['pattern'])}, found {shown(found)}."
    return _out_of_bounds(kind, limits, found) or f"{each['msg'].removeprefix('Value error, ')}."


def _out_of_bounds(kind: str, limits: dict[str, Any], found: Any) -> str:
    expected = {
        "greater_than_equal": "at least {ge}",
        "less_than_equal": "at most {le}",
        "too_short": "at least {min_length} of these",
        "too_long": "at most {max_length} of these",
        "string_too_long": "at most {max_length} characters",
    }.get(kind)
    if expected is None:
        return ""
    found = limits.get("actual_length", shown(found))
    return f"expected {expected.format(**limits)}, found {found}."


def _keys(schema: type[Section], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that the schema knows at a place, found by walking down its annotations."""
    at: Any = schema
    for part in loc:
        if isinstance(part, str) and (model := _model(at)) and part in model.model_fields:
            at = model.model_fields[part].annotation
    model = _model(at)
    return list(model.model_fields) if model else []


def _model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        if model := _model(inner):
            return model
    return None
