"""Who a member of staff is to whoever deals with them: surname, post, organisation; read once in a while."""

import re
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import get_language

from linli.core.fresh import Fresh
from linli.people.models import Account, Post

HAN = re.compile(r"[\u3400-\u9fff]{2,4}")


@dataclass(frozen=True, slots=True)
class Face:
    """A member of staff. `title` and `organisation` are those of the first post held today, empty without one."""

    name: str
    title: str
    organisation: str

    @property
    def to_residents(self) -> str:
        """As it stands on a contact card: organisation, post, surname (P4)."""
        return " · ".join(each for each in (self.organisation, f"{self.title} {surname(self.name)}".strip()) if each)

    def __str__(self) -> str:
        return " · ".join(each for each in (self.name, self.title, self.organisation) if each)


def surname(name: str) -> str:
    """The first character of a Chinese name; any other name whole."""
    return name[0] if HAN.fullmatch(name) else name


def face(account_id: int) -> Face:
    """The face behind an account. At most one query a minute for each, and none for those seen lately."""
    known, key = faces.get(), (account_id, get_language())
    if key not in known:
        known[key] = _read(account_id)
    return known[key]


def _read(account_id: int) -> Face:
    post = (
        Post.objects.held_on(timezone.localdate())
        .filter(person__account=account_id)
        .select_related("person", "role", "organisation")
        .order_by("id")
        .first()
    )
    if post is None:
        return Face(str(Account.objects.select_related("person").get(pk=account_id)), "", "")
    return Face(post.person.name, post.title or str(post.role), str(post.organisation))


# Fills as faces are asked for, and is emptied once a minute.
faces: Fresh[dict[tuple[int, str | None], Face]] = Fresh(dict, seconds=60)
