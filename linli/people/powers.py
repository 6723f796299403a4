"""What an account may do, and where: the permissions of its posts' roles, each within its post's area."""

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.core.prepared import all_rows, composed
from linli.core.refusal import NotAllowed
from linli.people.directory import directory
from linli.people.models import Account, Person, Post
from linli.people.permissions import Permission

COLUMNS = (
    *("id", "title", "role__name", "role__name_en"),
    *("role__key", "organisation_id", "area_id", "role__permissions", "role__active"),
)
# Stand for whoever asks, and when, in the query that is kept.
SOMEBODY, A_DAY = -77, date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Power:
    """One post's worth of permissions."""

    post_id: int
    title: str
    role: str
    organisation_id: int
    area_id: int
    permissions: frozenset[str]


class Powers:
    """All powers of one account on one day."""

    def __init__(self, held: list[Power]) -> None:
        self.held = held

    @cached_property
    def organisation_ids(self) -> frozenset[int]:
        return frozenset(power.organisation_id for power in self.held)

    @cached_property
    def line(self) -> frozenset[int]:
        """Their organisations and every one above these."""
        return directory.get().line(self.organisation_ids)

    def areas(self, permission: str) -> list[int]:
        """The areas under which the permission holds, widest first and none inside another."""
        nodes = tree.get().nodes
        ids = {power.area_id for power in self.held if permission in power.permissions}
        return sorted(
            (each for each in ids if not ids & set(nodes[each].lineage[:-1])), key=lambda each: nodes[each].depth
        )

    def may(self, permission: str, area_id: int | None) -> bool:
        """Whether any post allows this in the area; with None, anywhere."""
        if area_id is None:
            return any(permission in power.permissions for power in self.held)
        lineage = tree.get().lineage(area_id)
        return any(permission in power.permissions and power.area_id in lineage for power in self.held)

    def may_for(self, permission: str, organisation_id: int | None) -> bool:
        """Whether a post in this very organisation allows it."""
        return any(permission in power.permissions and power.organisation_id == organisation_id for power in self.held)


def powers(account: Any, *, today: date | None = None) -> Powers:
    """The account's powers; none for whoever is not signed in. Read once per account object, so once a request."""
    known: Powers | None = getattr(account, "_powers", None)
    if known is None:
        known = Powers(_read(account, today or timezone.localdate()))
        if isinstance(account, Account):
            account._powers = known
    return known


@dataclass(frozen=True, slots=True)
class Standing:
    """All of an account on which an answer about rows depends: by it a query composed for it is kept.

    `places`: the areas of its posts, each with those above it, for what stands in the query moves when they do.
    """

    account_id: int
    person_id: int
    skills: tuple[str, ...]
    held: tuple[Power, ...]
    places: tuple[tuple[int, ...], ...]
    line: tuple[int, ...]

    def account(self) -> Account:
        """An account that stands like this, to compose a query for."""
        account = Account(pk=self.account_id, person=Person(pk=self.person_id, skills=list(self.skills)))
        account._powers = Powers(list(self.held))
        return account


def standing(account: Account) -> Standing:
    """Where an account stands."""
    mine, lineage, person = powers(account), tree.get().lineage, account.person
    places = tuple(lineage(power.area_id) for power in mine.held)
    return Standing(account.pk, person.pk, tuple(person.skills), tuple(mine.held), places, tuple(sorted(mine.line)))


def require(by: Any, permission: Permission, *, area_id: int | None) -> None:
    """Raise NotAllowed, naming the permission, unless a post of `by` gives it for the area."""
    if not powers(by).may(permission, area_id):
        raise NotAllowed(lacking(permission))


def lacking(permission: Permission) -> str:
    """What is said to whoever has a permission nowhere, or not here."""
    return _("Your posts do not include “%(permission)s” here. Ask whoever hands out posts if they should.") % {
        "permission": permission.label
    }


def _read(account: Any, today: date) -> list[Power]:
    if not isinstance(account, Account) or not account.is_active:
        return []
    english = get_language() == "en"
    rows = all_rows(_query(), {"person": account.person_id, "today": today})
    return [
        Power(pk, title or (name_en if english else name), key, organisation, area, frozenset(may if active else ()))
        for pk, title, name, name_en, key, organisation, area, may, active in rows
    ]


@cache
def _query() -> str:
    posts = Post.objects.held_on(A_DAY).filter(person=SOMEBODY).order_by("id")
    return composed(posts.values_list(*COLUMNS), {SOMEBODY: "person", A_DAY: "today"})
