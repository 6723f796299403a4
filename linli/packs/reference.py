"""docs/packs.md, written from the schema: what each file of a pack may say."""

import sys
from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, Literal, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from linli.packs.check import practices
from linli.packs.schema import SECTIONS
from linli.packs.schema.allowed import WORDS
from linli.packs.schema.base import KEY, PATTERNS, Name
from linli.people.permissions import Permission

BEFORE = """# Packs: how a practice is written down

This page is generated from `linli/packs/schema`; change it there and run `make generate`.

A practice is a folder of {files} YAML files. It *names, times, orders and switches off* what the program can
do; it never adds a state, a permission or a channel. `linli pack check FOLDER` says what is wrong with it,
`linli pack diff FOLDER` what applying it would change, `linli pack apply FOLDER` changes it. Applying twice
changes nothing. What an earlier pack had and this one has not is taken out of use, never deleted, and not
while open cases hang on it.

The packs that ship: {packs}. Copy the nearest one and change it.

A *key* is of lower-case letters, digits and underscores and begins with a letter; other sections refer to it.
Names are written as `{{zh: 网格员, en: Grid worker}}`. Figures are written as `{{count: 696, source: E4}}`;
the source is a requirement, or `assumed`. Put quotes around what looks like a number
but is not one (`"360982"`, `"08:30"`).
"""


def reference() -> str:
    """The whole page."""
    parts = [BEFORE.format(packs=", ".join(f"`{name}`" for name in practices()), files=len(SECTIONS))]
    for name, schema in SECTIONS.items():
        doc = sys.modules[schema.__module__].__doc__ or ""
        parts.append(f"## `{name}.yaml`\n\n{doc.split(': ', 1)[1].strip().capitalize()}\n")
        parts += [_table(model, heading=model is not schema) for model in _models(schema)]
    parts.append(_names("Permissions", "A role's `permissions` are chosen from these.", _permissions()))
    parts.append(_names("Terms", "`words.yaml` may give the locality's word for each of these.", WORDS))
    return "\n".join(parts)


def _models(schema: type[BaseModel]) -> list[type[BaseModel]]:
    """The schema and what lies in it, each once, in the order of reading."""
    found = [schema]
    for model in found:
        for info in model.model_fields.values():
            found += [inner for inner in _inside(info.annotation) if inner not in found and inner is not Name]
    return found


def _inside(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _inside(inner)


def _table(model: type[BaseModel], *, heading: bool) -> str:
    title = f"### {model.__name__}\n\n{(model.__doc__ or '').strip()}\n\n" if heading else ""
    rows = [_row(name, info) for name, info in model.model_fields.items()]
    return f"{title}| key | what | needed | meaning |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


def _row(name: str, info: FieldInfo) -> str:
    what = _kind(info.annotation, info.metadata) + _bounds(info)
    needed = "yes" if info.is_required() else "no"
    return f"| `{name}` | {what} | {needed} | {info.description} |"


def _kind(annotation: Any, around: Any = ()) -> str:
    """The type in words; `around` is what pydantic was told about it."""
    origin, args = get_origin(annotation), get_args(annotation)
    if KEY in repr(around):
        return "key"
    if origin is Annotated:
        return _kind(args[0], args[1:])
    if origin is list:
        return f"list of {_kind(args[0])}"
    if origin is dict:
        return f"mapping to {_kind(args[1])}"
    if origin is Literal:
        return " or ".join(f"`{value}`" for value in args)
    if args:
        return " or ".join(_kind(each) for each in args if each is not type(None))
    if annotation is Permission:
        return "permission"
    if issubclass(annotation, Enum):
        return " or ".join(f"`{value.value}`" for value in annotation)
    return {str: "text", int: "whole number", Name: "name"}.get(annotation, annotation.__name__)


def _bounds(info: FieldInfo) -> str:
    if KEY in repr(info.metadata):
        return ""
    said = [part for constraint in info.metadata for part in _bound(constraint)]
    return f", {', '.join(said)}" if said else ""


def _bound(constraint: Any) -> Iterator[str]:
    if isinstance(constraint, Ge | MinLen):
        yield f"at least {getattr(constraint, 'ge', getattr(constraint, 'min_length', None))}"
    if isinstance(constraint, Le | MaxLen):
        yield f"at most {getattr(constraint, 'le', getattr(constraint, 'max_length', None))}"
    if pattern := getattr(constraint, "pattern", None):
        yield PATTERNS.get(pattern, f"`{pattern}`")


def _permissions() -> list[str]:
    return [permission.value for permission in Permission]


def _names(title: str, sentence: str, names: list[str]) -> str:
    return f"## {title}\n\n{sentence}\n\n{', '.join(f'`{name}`' for name in names)}\n"
