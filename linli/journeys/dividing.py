"""Grids are split and merged together with the stations that stand in them, which grids know nothing of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from linli.areas.models import Area
from linli.grids import actions as grids
from linli.grids.actions.dividing import Moved
from linli.journal.actions import Who
from linli.stations import actions as stations


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it, and how many stations in use went along."""

    moved: Moved
    stations: int


@transaction.atomic
def split(*, area: Area, line: dict[str, Any], name: str, by: Who, now: datetime, seen: int | None = None) -> Done:
    """Cut a grid in two, its stations with it (see grids.actions.split)."""
    moved = grids.split(area=area, line=line, name=name, by=by, now=now, seen=seen)
    went = stations.follow_split(area=moved.area, new=moved.new, by=by, now=now) if moved.new else 0
    return Done(moved, went)


@transaction.atomic
def merge(
    *,
    area: Area,
    others: Sequence[Area],
    by: Who,
    now: datetime,
    seen: int | None = None,
    seen_beside: Mapping[int, int] | None = None,
) -> Done:
    """Let a grid take in its neighbours, their stations with them (see grids.actions.merge)."""
    gone = [each.pk for each in others if each.pk != area.pk]
    moved = grids.merge(area=area, others=others, by=by, now=now, seen=seen, seen_beside=seen_beside)
    return Done(moved, stations.follow_merge(gone=gone, into=moved.area, by=by, now=now))
