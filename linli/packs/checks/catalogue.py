"""Checks of catalogue.yaml."""

from collections.abc import Iterator, Sequence

from linli.packs.checks.found import Found, hours_in_order, twice, unknown
from linli.packs.faults import Loc
from linli.packs.schema.catalogue import Catalogue, Category
from linli.packs.schema.people import People

DEEPEST = 3


def check_time(catalogue: Catalogue) -> Iterator[Found]:
    """Office hours run forward; deadline classes have keys of their own."""
    yield from hours_in_order(catalogue.office_hours, ("office_hours",))
    yield from twice(catalogue.deadline_classes, ("deadline_classes",), "deadline class")
    classes = [each.key for each in catalogue.deadline_classes]
    yield from unknown(catalogue.unclassified, classes, ("unclassified",), "a deadline class")


def check_channels(catalogue: Catalogue) -> Iterator[Found]:
    """Each channel is named once."""
    yield from twice(catalogue.channels, ("channels",), "channel")


def walk(
    categories: Sequence[Category], where: Loc = ("categories",), above: tuple[Category, ...] = ()
) -> Iterator[tuple[Loc, Category, tuple[Category, ...]]]:
    """Every category of the tree with its place and those above it, from the top down."""
    for at, category in enumerate(categories):
        here = (*where, at)
        yield here, category, above
        yield from walk(category.children, (*here, "children"), (*above, category))


def check_categories(catalogue: Catalogue, people: People) -> Iterator[Found]:
    """Keys are unique in the whole tree, references exist, the top ones leave nothing out."""
    classes = [each.key for each in catalogue.deadline_classes]
    kinds = [kind.key for kind in people.organisation_kinds]
    seen: set[str] = set()
    for where, category, above in walk(catalogue.categories):
        if category.key in seen:
            yield (
                (*where, "key"),
                f"expected a key of its own for each category, found “{category.key}” again.",
            )
        seen.add(category.key)
        yield from unknown(category.deadline, classes, (*where, "deadline"), "a deadline class")
        yield from unknown(
            category.organisation_kind,
            kinds,
            (*where, "organisation_kind"),
            "a kind of organisation in people.yaml",
        )
        yield from _complete(where, category, above)


def _complete(where: Loc, category: Category, above: tuple[Category, ...]) -> Iterator[Found]:
    if len(above) >= DEEPEST:
        yield (
            where,
            f"expected categories at most {DEEPEST} deep, found “{category.key}” {len(above) + 1} deep.",
        )
    if above:
        return
    for name in ("deadline", "organisation_kind"):
        if getattr(category, name) is None:
            yield where, f"expected “{name}” in the top category “{category.key}”, found none."
