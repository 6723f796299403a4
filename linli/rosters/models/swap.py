"""A swap: somebody asks another, or whoever can, to take a turn; it holds once the other has said yes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.people.models import Person
from linli.rosters.models.turn import Turn
from linli.rosters.words import Asked


class Swap(models.Model):
    """`person` gives `turn`, to `to` or, if nobody is named, to whoever takes it first; in return for `back`, a turn of
    `to`, if that is said. `taken_by`: who said yes."""

    turn = models.ForeignKey(Turn, on_delete=models.CASCADE, related_name="swaps")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="swaps_asked")
    to = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="swaps_for")
    back = models.ForeignKey(Turn, null=True, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=9, choices=Asked, default=Asked.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = declare(plain="id turn person to back state asked_at answered_at taken_by")

    class Meta:
        verbose_name = _("Swap")
        constraints = [
            models.UniqueConstraint(fields=["turn"], condition=Q(state="asked"), name="swap_asked_once"),
            models.CheckConstraint(
                condition=Q(back__isnull=True) | Q(to__isnull=False), name="swap_back_from_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.turn_id} · {self.state}"
