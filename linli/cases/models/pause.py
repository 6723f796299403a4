"""A pause: a stretch in which a case's clocks stood still, because it was parked or waited for the resident."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.cases.models.case import Case
from linli.core.privacy import declare


class Pause(models.Model):
    """`until` is when it ended or, while it lasts, when it ends by itself."""

    class Why(models.TextChoices):
        PARKED = "parked", _("Parked")
        WAITING = "waiting", _("Waiting for the resident")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="pauses")
    why = models.CharField(max_length=8, choices=Why)
    since = models.DateTimeField()
    until = models.DateTimeField()

    privacy = declare(plain="id case why since until")

    class Meta:
        verbose_name = _("Pause")
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="pause_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} · {self.since} – {self.until}"
