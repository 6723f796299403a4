"""A recount: the holiday list changed, so open deadlines are counted again, in batches, by the worker."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare


class Recount(models.Model):
    """Deadlines on or after `first` are concerned. It can be begun again at any point: counting twice is harmless."""

    first = models.DateField()
    asked_at = models.DateTimeField()
    seen = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    privacy = declare(plain="id first asked_at seen moved done_at")

    class Meta:
        verbose_name = _("Recount of deadlines")

    def __str__(self) -> str:
        return f"{self.first}: {self.moved} of {self.seen}"
