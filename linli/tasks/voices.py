"""Who acts without an account: a volunteer by their code, or whoever was helped, by theirs."""

from dataclasses import dataclass
from typing import Any

from linli.journal.models import Voice
from linli.people.models import Account
from linli.volunteers.models import Volunteer


@dataclass(frozen=True, slots=True)
class Oneself:
    """A volunteer, by the 12 digits they were given."""

    volunteer: Volunteer
    voice: str = Voice.RESIDENT
    pk: None = None


@dataclass(frozen=True, slots=True)
class Served:
    """Whoever is helped by a task, by its code or that of the case it came from."""

    task_id: int
    voice: str = Voice.RESIDENT
    pk: None = None


def own(by: Any, volunteer: Volunteer) -> bool:
    """Whether it is the volunteer who acts."""
    if isinstance(by, Oneself):
        return by.volunteer.pk == volunteer.pk
    return isinstance(by, Account) and volunteer.account_id == by.pk


def account(by: Any) -> Account | None:
    """Whoever acts, where that is an account."""
    return by if isinstance(by, Account) else None
