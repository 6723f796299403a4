"""Out of whom a shift is filled: holders of the rule's posts, around or within the station's place, on the day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from linli.areas.tree import tree
from linli.people.models import Post
from linli.rosters.models import DutyRule
from linli.rosters.practice import titles


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody's post: which of the practice's, for which organisation and area; `until` is not included."""

    person: int
    organisation: int
    area: int
    skills: frozenset[str]
    posts: frozenset[str]
    first: date | None
    until: date | None

    def on(self, day: date) -> bool:
        """Whether it is held on a day."""
        return (self.first is None or self.first <= day) and (self.until is None or day < self.until)


def holders(posts: Iterable[str], first: date, last: date, *, people: Sequence[int] | None = None) -> list[Holder]:
    """Who holds one of these posts (keys) between two days, both included; of some people only. One query."""
    known = titles()
    wanted = [known[key] for key in dict.fromkeys(posts) if key in known]
    found = Post.objects.filter(person__active=True, role__key__in={each.role for each in wanted})
    found = found.filter(period__overlap=(first, None)).exclude(period__startswith__gt=last)
    if people is not None:
        found = found.filter(person__in=people)
    rows = found.select_related("role", "organisation", "person").order_by("person_id", "id")
    return [_holder(post, keys) for post in rows if (keys := frozenset(each.key for each in wanted if each.fits(post)))]


def _holder(post: Post, keys: frozenset[str]) -> Holder:
    return Holder(
        post.person_id,
        post.organisation_id,
        post.area_id,
        frozenset(post.person.skills),
        keys,
        post.period.lower,
        post.period.upper,
    )


def serving(rule: DutyRule, area_id: int, day: date, known: Iterable[Holder]) -> dict[int, int]:
    """Who may serve in a rule's shift in an area on a day: person -> organisation for which they do."""
    found: dict[int, int] = {}
    for each in around(rule, area_id, known):
        if each.on(day):
            found.setdefault(each.person, each.organisation)
    return found


def around(rule: DutyRule, area_id: int, known: Iterable[Holder]) -> list[Holder]:
    """The posts out of which a rule's shifts in an area are filled, whatever the day."""
    lineage, wanted = tree.get().lineage, set(rule.posts)
    mine = lineage(area_id)
    return [
        each
        for each in known
        if (each.area in mine or area_id in lineage(each.area))
        and each.posts & wanted
        and (not rule.skill or rule.skill in each.skills)
    ]
