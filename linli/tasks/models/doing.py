"""Somebody's part in a task: asked, on the list, there, and the hours that count."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import Keeping, Privacy, declare
from linli.people.models import Account
from linli.tasks.models.task import Task
from linli.tasks.words import HELD, ON_THE_LIST, Confirmer, Known, Part
from linli.volunteers.models import Volunteer


class Doing(models.Model):
    """A volunteer's part in a task, one row however often they come back to it; the same `key` twice is one.

    `number`: in which order they came, from 1; the waiting list goes by it. `metres`: how far the phone was from the
    task at check-in. `minutes`: worked, by the times until somebody corrected or confirmed them. `by`: who put them on
    the list, where they did not do it themselves; `confirmed_by`: the account, empty where it was whoever was helped or
    a captain without one. `effect`: how well it went, a key of the practice's effects, where whoever confirmed said so.
    `open_at`: when they were last asked, took it or were put on the waiting list.
    """

    key = models.UUIDField(unique=True)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="doings", db_index=False)
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="doings", db_index=False)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=9, choices=Part)
    open_at = models.DateTimeField()
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    came_at = models.DateTimeField(null=True)
    came_how = models.CharField(max_length=8, choices=Known, blank=True)
    metres = models.PositiveIntegerField(null=True)
    left_at = models.DateTimeField(null=True)
    minutes = models.PositiveIntegerField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_how = models.CharField(max_length=7, choices=Confirmer, blank=True)
    confirmed_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    effect = models.SlugField(max_length=40, blank=True, default="", db_index=False)
    missed_at = models.DateTimeField(null=True)

    privacy = declare(
        plain="id key task volunteer number state open_at by came_at came_how left_at minutes confirmed_at "
        "confirmed_how confirmed_by effect missed_at",
        metres=Privacy(purpose="to see that somebody was there", expire="P90D"),
    )
    keeping = Keeping(since="came_at")

    class Meta:
        verbose_name = _("Part in a task")
        constraints = [
            models.UniqueConstraint(fields=["task", "number"], name="doing_number_once"),
            models.UniqueConstraint(fields=["task", "volunteer"], name="doing_volunteer_once"),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(came_at__isnull=False), name="doing_left_after_coming"
            ),
            models.CheckConstraint(
                condition=~Q(state=Part.CONFIRMED) | Q(minutes__isnull=False, confirmed_at__isnull=False),
                name="doing_confirmed_says_hours",
            ),
        ]
        indexes = [
            models.Index(fields=["volunteer", "-open_at"], name="doing_of_volunteer"),
            # Load is looked up for many volunteers at once: from the index alone.
            models.Index(
                fields=["volunteer", "came_at"],
                include=["minutes"],
                name="doing_load",
                condition=Q(came_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} · {self.number}"

    @property
    def listed(self) -> bool:
        return self.state in ON_THE_LIST

    @property
    def has_place(self) -> bool:
        return self.state in HELD


class Correction(models.Model):
    """Hours as they were before somebody corrected them, why, and who did."""

    doing = models.ForeignKey(Doing, on_delete=models.CASCADE, related_name="corrections")
    before = models.PositiveIntegerField()
    after = models.PositiveIntegerField()
    words = models.CharField(max_length=200)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    privacy = declare(plain="id doing before after words by at")

    class Meta:
        verbose_name = _("Correction of hours")

    def __str__(self) -> str:
        return f"{self.doing_id}: {self.before} → {self.after}"
