"""What the actions share: lock the file, see that nobody changed it meanwhile, change it."""

from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from linli.core.prepared import locked
from linli.core.refusal import WrongState
from linli.residents.models import CareNeed

M = TypeVar("M", bound=models.Model)


def lock(row: M, *, seen: int | None = None) -> M:
    """The row, locked and read afresh. `seen`: the version the person was looking at, if known."""
    found: Any = locked(type(row), row.pk)
    if seen is not None and seen != found.version:
        raise WrongState(
            _(
                "Somebody changed this file while you were looking at it. Below is how it is now; "
                "what you typed is still here."
            )
        )
    return found


def changed(row: Any, **wanted: Any) -> list[str]:
    """Set what differs and save it under the next version. Returns the names of what differed."""
    names = sorted(name for name, value in wanted.items() if getattr(row, name) != value)
    if names:
        for name in names:
            setattr(row, name, wanted[name])
        row.version += 1
        row.save(update_fields=[*names, "version"])
    return names


def next_review(household_id: int) -> date | None:
    """The day by which some care of a household is looked at next; None without any."""
    running = CareNeed.objects.filter(household=household_id).running().order_by("review_on")
    return running.values_list("review_on", flat=True).first()
