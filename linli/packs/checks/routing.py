"""Checks of routing.yaml."""

from collections.abc import Iterator, Mapping

from linli.cases.conditions import Conditions
from linli.packs.checks.catalogue import walk
from linli.packs.checks.found import Found, twice, unknown
from linli.packs.faults import Loc
from linli.packs.schema.areas import Areas
from linli.packs.schema.cases import Cases
from linli.packs.schema.catalogue import Catalogue
from linli.packs.schema.people import People
from linli.packs.schema.routing import Routing, Rule


def check_conditions(routing: Routing, areas: Areas, catalogue: Catalogue) -> Iterator[Found]:
    """Rules ask for categories, areas and channels that there are, and none takes all that a later one would."""
    yield from twice(routing.rules, ("rules",), "rule")
    named = [area.key for area in areas.named]
    open_ = [channel.key.value for channel in catalogue.channels]
    families = _families(catalogue)
    for at, rule in enumerate(routing.rules):
        where = ("rules", at, "when")
        for number, key in enumerate(rule.when.categories):
            yield from unknown(key, families, (*where, "categories", number), "a category in catalogue.yaml")
        yield from unknown(rule.when.area, named, (*where, "area"), "a named area in areas.yaml")
        for number, channel in enumerate(rule.when.channels):
            yield from unknown(channel.value, open_, (*where, "channels", number), "a channel in catalogue.yaml")
    yield from _hidden(routing, families, {area.key: area.within for area in areas.named})


def _hidden(routing: Routing, families: Mapping[str, set[str]], above: Mapping[str, str | None]) -> Iterator[Found]:
    asked = [_conditions(rule, families, above) for rule in routing.rules]
    for at, rule in enumerate(routing.rules):
        earlier = next((each for each in range(at) if asked[each].takes_all(asked[at])), None)
        if earlier is not None:
            by = routing.rules[earlier].key
            yield (
                ("rules", at),
                f"expected cases that no earlier rule takes, found none: “{by}”, which comes first, takes all that "
                f"“{rule.key}” would; put the narrower rule first.",
            )


def _conditions(rule: Rule, families: Mapping[str, set[str]], above: Mapping[str, str | None]) -> Conditions:
    when = rule.when
    family = frozenset[str]().union(*(families.get(key, {key}) for key in when.categories))
    lineage: list[str] = []
    key = when.area
    while key is not None and key not in lineage:
        lineage.insert(0, key)
        key = above.get(key)
    channels = frozenset(channel.value for channel in when.channels)
    return Conditions(family, tuple(lineage), tuple(when.words), channels, when.urgency.value if when.urgency else "")


def _families(catalogue: Catalogue) -> dict[str, set[str]]:
    """Each category's key -> its own and those of everything below it."""
    found: dict[str, set[str]] = {}
    for _where, category, above in walk(catalogue.categories):
        for each in (*above, category):
            found.setdefault(each.key, set()).add(category.key)
    return found


def check_results(routing: Routing, people: People, cases: Cases, catalogue: Catalogue) -> Iterator[Found]:
    """Rules send to organisations, levels and classes that there are; each does something, and sends one way."""
    organisations = [each.key for each in people.organisations]
    kinds = [kind.key for kind in people.organisation_kinds]
    levels = [level.key for level in cases.ladder]
    classes = [each.key for each in catalogue.deadline_classes]
    for at, rule in enumerate(routing.rules):
        where: Loc = ("rules", at, "then")
        then = rule.then
        yield from unknown(then.organisation, organisations, (*where, "organisation"), "an organisation in people.yaml")
        yield from unknown(
            then.organisation_kind, kinds, (*where, "organisation_kind"), "a kind of organisation in people.yaml"
        )
        yield from unknown(then.level, levels, (*where, "level"), "a level in cases.yaml")
        yield from unknown(then.deadline, classes, (*where, "deadline"), "a deadline class in catalogue.yaml")
        yield from _one_way(rule, where)


def _one_way(rule: Rule, where: Loc) -> Iterator[Found]:
    then = rule.then
    if then.organisation and then.organisation_kind:
        yield where, f"expected an organisation or a kind of organisation in “{rule.key}”, found both."
    changes_urgency = then.urgency is not None and then.urgency is not rule.when.urgency
    if not (then.organisation or then.organisation_kind or then.level or then.deadline or changes_urgency):
        yield where, f"expected something that “{rule.key}” changes, found nothing."
