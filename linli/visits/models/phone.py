"""A phone that works without a network for one account: known by a token, of which only the digest is kept here."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.people.models import Account


class Phone(models.Model):
    """`closed_at`: it was signed out or given up; whatever it still keeps is wiped when it asks next."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="phones")
    digest = models.BinaryField(max_length=32, unique=True)
    name = models.CharField(max_length=60, blank=True)
    since = models.DateTimeField()
    heard_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    privacy = declare(plain="id account digest name since heard_at closed_at")

    class Meta:
        verbose_name = _("Phone")

    def __str__(self) -> str:
        return f"{self.account_id} · {self.name}"
