"""Who looks after a place: the posts held there today. Only what a contact card on the door says (P4)."""

from dataclasses import dataclass

from django.utils import timezone

from linli.areas.tree import tree
from linli.people.faces import surname
from linli.people.models import Post

MOST = 12


@dataclass(frozen=True, slots=True)
class Worker:
    """A person as residents know them: surname, post, organisation, place, telephone."""

    name: str
    title: str
    organisation: str
    place: str
    phone: str


def of(area_id: int) -> list[Worker]:
    """Those who hold a post in the area or around it, nearest first; the root's own offices left out."""
    whole = tree.get()
    lineage = whole.lineage(area_id)
    around = lineage[1:] or lineage
    posts = (
        Post.objects.held_on(timezone.localdate())
        .filter(area_id__in=around, person__active=True)
        .select_related("person", "role", "organisation")
        .order_by("id")
    )
    nearest_first = sorted(posts, key=lambda post: -around.index(post.area_id))[:MOST]
    return [
        Worker(
            surname(post.person.name),
            post.title or str(post.role),
            str(post.organisation),
            whole.full_name(post.area_id),
            post.person.phone,
        )
        for post in nearest_first
    ]
