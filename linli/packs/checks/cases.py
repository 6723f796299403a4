"""Checks of cases.yaml."""

from collections.abc import Iterator

from linli.cases.words import Supervision
from linli.catalogue.reply_fields import FIELDS
from linli.catalogue.reply_fields import unknown as unknown_fields
from linli.packs.checks.found import Found, circles, twice, unknown
from linli.packs.schema.areas import Areas
from linli.packs.schema.cases import Cases, LadderLevel
from linli.packs.schema.catalogue import Catalogue
from linli.packs.schema.people import People


def check_ladder(cases: Cases, areas: Areas) -> Iterator[Found]:
    """Every level but the last lifts to one listed later, at the same level of area or a higher one."""
    ladder = cases.ladder
    yield from twice(ladder, ("ladder",), "level of the ladder")
    depths = {level.key: level.depth for level in areas.levels}
    place = {level.key: at for at, level in enumerate(ladder)}
    round_about = dict(circles({level.key: level.lifts_to for level in ladder}))
    for at, level in enumerate(ladder):
        yield from unknown(level.area_level, depths, ("ladder", at, "area_level"), "a level in areas.yaml")
        yield from unknown(level.lifts_to, place, ("ladder", at, "lifts_to"), "a level of the ladder")
        if level.lifts_to is None and at < len(ladder) - 1:
            yield ("ladder", at), f"expected “lifts_to” in “{level.key}”, found none; only the last has none."
        elif way := round_about.get(level.key):
            yield (
                ("ladder", at, "lifts_to"),
                f"expected a way up to the last level, found a circle: {' → '.join(way)}.",
            )
        elif level.lifts_to in place:
            yield from _upwards(level, ladder[place[level.lifts_to]], at, place, depths)


def _upwards(
    level: LadderLevel, to: LadderLevel, at: int, place: dict[str, int], depths: dict[str, int]
) -> Iterator[Found]:
    where = ("ladder", at, "lifts_to")
    if place[to.key] < at:
        yield where, f"expected a level listed later, found “{to.key}”, which is listed before “{level.key}”."
    elif depths.get(to.area_level, 0) > depths.get(level.area_level, 0):
        yield (
            where,
            f"expected a level at “{level.area_level}” or above, found “{to.key}”, "
            f"which is lower, at “{to.area_level}”.",
        )


def check_holders(cases: Cases, people: People) -> Iterator[Found]:
    """Every level is held by roles, and handled by a kind of organisation, that exist."""
    roles = [role.key for role in people.roles]
    kinds = [kind.key for kind in people.organisation_kinds]
    for at, level in enumerate(cases.ladder):
        for number, role in enumerate(level.held_by):
            yield from unknown(role, roles, ("ladder", at, "held_by", number), "a role in people.yaml")
        yield from unknown(
            level.organisation_kind,
            kinds,
            ("ladder", at, "organisation_kind"),
            "a kind of organisation in people.yaml",
        )


def check_entries(cases: Cases, catalogue: Catalogue) -> Iterator[Found]:
    """Levels begin with deadline classes that exist, each class on one level only."""
    classes = [each.key for each in catalogue.deadline_classes]
    seen: dict[str, str] = {}
    for at, level in enumerate(cases.ladder):
        for number, key in enumerate(level.enters):
            where = ("ladder", at, "enters", number)
            yield from unknown(key, classes, where, "a deadline class in catalogue.yaml")
            if key in seen:
                yield where, f"expected each deadline class on one level, found “{key}” also on “{seen[key]}”."
            seen[key] = level.key


def check_stages(cases: Cases) -> Iterator[Found]:
    """Stages of supervision come in the program's order, each once."""
    order = [each.value for each in Supervision]
    last = -1
    for at, said in enumerate(cases.supervision.stages):
        if order.index(said.stage) <= last:
            yield (
                ("supervision", "stages", at, "stage"),
                f"expected a stage after “{order[last]}”, found “{said.stage}”.",
            )
        last = max(last, order.index(said.stage))


def check_together(cases: Cases) -> Iterator[Found]:
    """Complaints are handled on a level that exists; each skill stands on the list once."""
    yield from unknown(
        cases.complaints, [level.key for level in cases.ladder], ("complaints",), "a level of the ladder"
    )
    yield from twice(cases.skills, ("skills",), "skill")


def check_words(cases: Cases) -> Iterator[Found]:
    """The five grades from 5 down to 1, and each outcome once."""
    for at, grade in enumerate(cases.grades):
        if grade.value != 5 - at:
            yield ("grades", at, "value"), f"expected {5 - at}, from the best down, found {grade.value}."
    yield from twice(cases.outcomes, ("outcomes",), "outcome")


def check_replies(cases: Cases) -> Iterator[Found]:
    """Reply templates have keys of their own and hold only fields that there are."""
    yield from twice(cases.replies, ("replies",), "reply template")
    for at, reply in enumerate(cases.replies):
        for name in unknown_fields(reply.text):
            known = " ".join(f"{{{each.zh}}}" for each in FIELDS)
            yield ("replies", at, "text"), f"expected one of the fields {known}, found “{{{name}}}”."
