"""The accounts of a demonstration: one of each role is named to whoever tries the program."""

from dataclasses import dataclass

from linli.catalogue.models import Practice
from linli.people.models import Post

PASSWORD = "linli-demo"  # of every invented account; there is nothing real behind them
MARK = "demonstration"


@dataclass(frozen=True, slots=True)
class Sample:
    """An account to try: its sign-in name, what its holder is, and where."""

    username: str
    title: str
    area: str


def is_demonstration() -> bool:
    """Whether what is loaded was invented."""
    practice = Practice.objects.first()
    return bool(practice and practice.settings.get(MARK))


def samples() -> list[Sample]:
    """The first account of each role, from the highest area down; none outside a demonstration."""
    if not is_demonstration():
        return []
    held = Post.objects.filter(person__account__isnull=False).select_related("role", "area", "person__account")
    first: dict[int, Post] = {}
    for post in held.order_by("id"):
        first.setdefault(post.role_id, post)
    posts = sorted(first.values(), key=lambda post: (post.area.depth, post.pk))
    return [Sample(post.person.account.username, post.title, str(post.area)) for post in posts]
