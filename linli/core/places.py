"""Places that are few: who of those that wait gets what is free."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)


def moving_up(waiting: "QuerySet[M, Any]", *, limit: int | None, taken: int) -> list[M]:
    """Of those who wait, in their order, who gets a place now. `limit`: None for as many as like. One query."""
    return list(waiting if limit is None else waiting[: max(limit - taken, 0)])
