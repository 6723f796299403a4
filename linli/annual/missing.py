"""Whose yearly report is missing: everybody whose post owes it, less those who handed it in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from linli.annual.models import Report
from linli.annual.practice import Form
from linli.annual.words import State
from linli.people.models import Post


@dataclass(frozen=True, slots=True)
class Missing:
    """One post whose report has not come in; `state`: how far it is, empty where it is not begun."""

    post: Post
    state: str


def missing(form: Form, areas: Iterable[int], year: int, *, today: date) -> list[Missing]:
    """Those who hold one of the form's roles in these areas on that day, without a report handed in. Two queries."""
    within = list(areas)
    rows = Report.objects.filter(form=form.key, year=year, area__in=within).values_list("person", "area", "state")
    states = {(person, area): state for person, area, state in rows}
    posts = Post.objects.held_on(today).filter(role__key__in=form.roles, area__in=within, person__active=True)
    found = {
        (post.person_id, post.area_id): Missing(post, states.get((post.person_id, post.area_id), ""))
        for post in posts.select_related("person", "role", "organisation").order_by("area__path", "pk")
    }
    return [each for each in found.values() if each.state != State.HANDED]
