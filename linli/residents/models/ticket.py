"""A one-time code by which a resident proves that the telephone on file is in their hands."""

from django.db import models

from linli.core.privacy import declare
from linli.residents.models.resident import Resident


class Ticket(models.Model):
    """The newest one of a resident; `digest` of its six digits, keyed. `tries`: wrong ones so far."""

    story_name = "code_ticket"  # windows have tickets too (bookings)

    resident = models.OneToOneField(Resident, on_delete=models.CASCADE, primary_key=True, related_name="ticket")
    digest = models.BinaryField(max_length=32)
    until = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    privacy = declare(plain="resident digest until tries")

    def __str__(self) -> str:
        return f"{self.until}"
