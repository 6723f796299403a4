"""An enterprise 企业: where it is, whom to speak to, and who serves it (E13)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as noop

from linli.areas.models import Area
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare
from linli.people.models import Person
from linli.residents.queries import Files
from linli.residents.words import Source

REACH = noop("to reach the enterprise")
FIND = noop("to know in whose grid it lies")
KEPT = "P1Y"


class Enterprise(models.Model):
    """One file per enterprise, shop or workshop. `credit_code`: the unified social credit code (GB 32100), or "".

    `contact`: whom to speak to. `spot`: "lon,lat" in WGS-84 degrees, or "". `agent`: its service commissioner.
    """

    code = models.CharField(max_length=40, unique=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="enterprises", db_index=False)
    name = models.CharField(max_length=120)
    credit_code = models.CharField(max_length=18, blank=True, default="")
    address = models.CharField(max_length=120, blank=True, default="")
    contact = EncryptedText(_("Whom to speak to"), blank=True, default="")
    phone = EncryptedText(_("Telephone"), blank=True, default="")
    spot = EncryptedText(_("Place on the map"), blank=True, default="")
    agent = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="enterprises")
    agent_since = models.DateField(null=True)
    seen_at = models.DateTimeField(null=True)
    source = models.CharField(max_length=8, choices=Source, default=Source.VISIT)
    active = models.BooleanField(default=True)
    entered_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = Files.as_manager()

    privacy = declare(
        plain="id code area name credit_code address agent agent_since seen_at source active entered_at closed_at "
        "version",
        contact=Privacy(purpose=REACH, encrypt=True, mask=Mask.NAME, expire=KEPT),
        phone=Privacy(purpose=REACH, encrypt=True, mask=Mask.PHONE, expire=KEPT),
        spot=Privacy(purpose=FIND, encrypt=True, mask=Mask.TEXT, expire=KEPT),
    )
    keeping = Keeping(since="closed_at", told=True)

    class Meta:
        verbose_name = _("Enterprise")
        constraints = [
            models.UniqueConstraint(
                fields=["credit_code"], condition=Q(active=True) & ~Q(credit_code=""), name="enterprise_once"
            ),
            models.CheckConstraint(
                condition=Q(active=True, closed_at__isnull=True) | Q(active=False, closed_at__isnull=False),
                name="enterprise_closed_at",
            ),
        ]
        indexes = [models.Index(fields=["area", "code"], name="enterprise_area")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("desk:enterprise", args=[self.pk])
