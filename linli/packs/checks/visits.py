"""Checks of visits.yaml."""

from collections.abc import Iterator

from linli.packs.checks.catalogue import walk
from linli.packs.checks.found import Found, unknown
from linli.packs.schema.catalogue import Catalogue
from linli.packs.schema.visits import Visits


def check_kinds(visits: Visits) -> Iterator[Found]:
    """Each kind and each theme once; a theme is only of use with visits on one; patrols belong to kinds."""
    for what, keys in (
        ("kinds", [each.key for each in visits.kinds]),
        ("themes", [each.key for each in visits.themes]),
    ):
        for at, key in enumerate(keys):
            if key in keys[:at]:
                yield (what, at, "key"), f"expected each key once, found “{key}” again."
    kinds: set[str] = {each.key for each in visits.kinds}
    if visits.themes and "theme" not in kinds:
        yield ("themes",), "expected “theme” among the kinds, since there are themes."
    yield from _check_patrols(visits, kinds)


def _check_patrols(visits: Visits, kinds: set[str]) -> Iterator[Found]:
    timed = [each.kind for each in visits.patrols]
    for at, patrol in enumerate(visits.patrols):
        if patrol.kind not in kinds:
            yield ("patrols", at, "kind"), f"expected one of the kinds, found “{patrol.kind}”."
        if patrol.kind in timed[:at]:
            yield ("patrols", at, "kind"), f"expected each patrol once, found “{patrol.kind}” again."
        if patrol.ends <= patrol.begins:
            yield ("patrols", at, "ends"), f"expected a time after “{patrol.begins}”, found “{patrol.ends}”."
    for kind in ("morning", "evening"):
        if kind in kinds and kind not in timed:
            yield ("patrols",), f"expected the times of the {kind} patrol, found none."


def check_concerns(visits: Visits, catalogue: Catalogue) -> Iterator[Found]:
    """What can be ticked is known."""
    known = [category.key for _place, category, _above in walk(catalogue.categories)]
    for at, key in enumerate(visits.concerns):
        yield from unknown(key, known, ("concerns", at), "a category in catalogue.yaml")
