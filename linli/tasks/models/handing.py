"""A place passed on: somebody asks who takes it over; it holds once the other has said yes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.tasks.models.doing import Doing
from linli.tasks.words import Asked
from linli.volunteers.models import Volunteer


class Handing(models.Model):
    """`doing` is given to `to` or, if nobody is named, to whoever takes it first; `taken_by` said yes."""

    doing = models.ForeignKey(Doing, on_delete=models.CASCADE, related_name="handings")
    to = models.ForeignKey(Volunteer, null=True, on_delete=models.PROTECT, related_name="handings_for")
    state = models.CharField(max_length=9, choices=Asked, default=Asked.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(Volunteer, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = declare(plain="id doing to state asked_at answered_at taken_by")

    class Meta:
        verbose_name = _("Place passed on")
        constraints = [
            models.UniqueConstraint(fields=["doing"], condition=Q(state="asked"), name="handing_asked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.doing_id} · {self.state}"
