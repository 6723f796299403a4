"""Work over an area that somebody asks for and the worker does: whoever asked comes back to look at what came of it."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import models
from django.utils import timezone

from linli.areas.models import Area
from linli.core.alone import unless_held
from linli.people.models import Account

log = logging.getLogger(__name__)
A = TypeVar("A", bound="Asked")


class Asked(models.Model):
    """What is asked for. Whoever inherits adds `state`, with at least the words “waiting”, “running” and “failed”.
    `figures`: what came of it; `trouble`: the sentence when nothing did."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    figures = models.JSONField(default=dict)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


def each_in_turn(asked: type[A], work: Callable[[A], Any], *, lock: int) -> int:
    """Do everything that was asked for, one process at a time (`lock`); what a killed worker left is begun again, and
    what goes wrong is marked as failed, so that the rest goes on. Returns how many."""
    rows: Any = asked._default_manager
    with unless_held(lock) as mine:
        found = list(rows.filter(state__in=("waiting", "running")).order_by("pk")) if mine else []
        for each in found:
            rows.filter(pk=each.pk).update(state="running")
            try:
                work(each)
            except Exception:  # said on its page; what others asked for goes on
                log.exception("%s %s", asked._meta.verbose_name, each.pk)
                rows.filter(pk=each.pk).update(state="failed", done_at=timezone.now())
        return len(found)
