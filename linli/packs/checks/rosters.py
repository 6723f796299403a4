"""Checks of rosters.yaml."""

from collections.abc import Iterator

from linli.packs.checks.found import Found, twice, unknown
from linli.packs.schema.cases import Cases
from linli.packs.schema.people import People
from linli.packs.schema.rosters import Rosters
from linli.packs.schema.stations import Stations


def check_rules(rosters: Rosters) -> Iterator[Found]:
    """Each once; a shift lasts; weekdays are said where they count, and only there; missing comes after late."""
    yield from twice(rosters.rules, ("rules",), "rule")
    for at, rule in enumerate(rosters.rules):
        if rule.begins == rule.ends:
            yield ("rules", at, "ends"), f"expected another time than “{rule.begins}”, when it begins."
        if rule.days == "weekdays" and not rule.weekdays:
            yield ("rules", at, "weekdays"), "expected at least one weekday, found none."
        if rule.days != "weekdays" and (rule.weekdays or rule.weeks):
            yield ("rules", at, "days"), f"expected “weekdays”, since weekdays are said, found “{rule.days}”."
    if rosters.absent_after < rosters.late:
        yield ("absent_after",), f"expected {rosters.late} or more, the time that counts as on time."


def check_references(rosters: Rosters, people: People, stations: Stations) -> Iterator[Found]:
    """Tiers and posts are known."""
    tiers, posts = [each.key for each in stations.tiers], [each.key for each in people.posts]
    for at, rule in enumerate(rosters.rules):
        yield from unknown(rule.tier, tiers, ("rules", at, "tier"), "a tier in stations.yaml")
        for number, post in enumerate(rule.posts):
            yield from unknown(post, posts, ("rules", at, "posts", number), "a post in people.yaml")


def check_skills(rosters: Rosters, cases: Cases) -> Iterator[Found]:
    """What somebody must be able to do is known."""
    known = [each.key for each in cases.skills]
    for at, rule in enumerate(rosters.rules):
        yield from unknown(rule.skill, known, ("rules", at, "skill"), "a skill in cases.yaml")
