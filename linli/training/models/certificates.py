"""Certificates 合格证 that anyone can verify."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.people.models import Account, Person
from linli.training.models.exams import Sitting
from linli.training.queries import Certificates


class Certificate(models.Model):
    """That somebody passed: `code` verifies it at the public page. `what`: the exam's name as it was. `until`: the last
    day on which it is good, empty for ever. `due_at`: when its holder was told to renew it."""

    code = models.CharField(max_length=12, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="certificates")
    sitting = models.OneToOneField(Sitting, on_delete=models.PROTECT, related_name="certificate")
    what = models.CharField(max_length=120)
    given_on = models.DateField()
    until = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    why = models.CharField(max_length=200, blank=True)
    due_at = models.DateTimeField(null=True)

    privacy = declare(plain="id code person sitting what given_on until revoked_at revoked_by why due_at")
    objects = Certificates.as_manager()

    class Meta:
        verbose_name = _("Certificate")
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | ~Q(why=""), name="certificate_revoked_for_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["until"], name="certificate_until", condition=Q(revoked_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return self.code
