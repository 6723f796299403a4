"""The worker's service record and the month's statistics: counters that each visit moves."""

from django.db import models

from linli.areas.models import Area
from linli.core.privacy import declare
from linli.people.models import Account


class Tally(models.Model):
    """How often in a month, in an area, a worker did something: `what` is a kind of visit, or a word of Counted."""

    worker = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    month = models.DateField()
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    what = models.CharField(max_length=12)
    count = models.PositiveIntegerField()

    privacy = declare(plain="id worker month area what count")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worker", "month", "area", "what"], name="tally_once")]
        indexes = [models.Index(fields=["area", "month"], name="tally_area_month")]

    def __str__(self) -> str:
        return f"{self.worker_id} {self.month:%Y-%m} {self.what}: {self.count}"
