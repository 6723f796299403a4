"""Checks of points.yaml."""

from collections.abc import Iterator

from linli.packs.checks.found import Found, twice, unknown
from linli.packs.schema.points import Points
from linli.packs.schema.tasks import Tasks

NEEDED = ("name", "account", "rules")


def check_points(points: Points) -> Iterator[Found]:
    """Offered with a name, an account and rules; each key once; grades rise; rewards name grades that there are."""
    if not points.offered:
        if points.why is None:
            yield ("why",), "expected why there are none, found nothing."
        return
    for name in NEEDED:
        if not getattr(points, name):
            yield (name,), "expected this where points are offered, found none."
    yield from twice(points.rules, ("rules",), "rule")
    yield from twice(points.effects, ("effects",), "effect")
    yield from twice([*points.grades, *points.thresholds], ("grades",), "grade and threshold")
    before = 0
    for at, grade in enumerate(points.grades):
        if grade.points <= before:
            yield ("grades", at, "points"), f"expected more than {before}, found {grade.points}."
        before = grade.points
    for at, reward in enumerate(points.rewards):
        yield from unknown(reward.grade, [each.key for each in points.grades], ("rewards", at, "grade"), "a grade")


def check_kinds(points: Points, tasks: Tasks) -> Iterator[Found]:
    """Kinds of task are known, where the practice has some."""
    known = [each.key for each in getattr(tasks, "kinds", [])]
    for at, rule in enumerate(points.rules):
        if rule.kinds and rule.of != "task":
            yield ("rules", at, "kinds"), f"expected no kinds of task for “{rule.of}”, found {len(rule.kinds)}."
        for number, kind in enumerate(rule.kinds if known else ()):
            yield from unknown(kind, known, ("rules", at, "kinds", number), "a kind of task in tasks.yaml")
