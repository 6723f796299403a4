"""A micro-wish 微心愿 (P11): a resident's small wish, checked, published, claimed by one, fulfilled."""

from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare, masked
from linli.people.models import Account, Organisation
from linli.residents.models import Household
from linli.volunteers.models import Volunteer
from linli.wishes.queries import MicroWishes
from linli.wishes.words import HELD, PUBLIC, State

GRANT = "to fulfil a wish, and to say so to whoever has it"
KEPT = "P1Y"


CLAIMERS = ("volunteer", "account", "organisation")
NOBODY = Q(volunteer__isnull=True, account__isnull=True, organisation__isnull=True)
EXACTLY_ONE = reduce(or_, (Q(**{f"{each}__isnull": each != name for each in CLAIMERS}) for name in CLAIMERS))


class MicroWish(models.Model):
    """`asked`: as the wisher says it; `said`: the words that everybody reads, with nothing personal in them. `cost`: in
    yuan, 0 for none. `area`: where the wisher lives, which nobody reads but whoever keeps the wish; `shown_area`: what
    everybody reads. `shielded`: an old person's or a child's, which never shows who and where, and `anonymous`: of
    somebody who does not want to be named. `place`: where to bring it. `code`: the 12 digits by which the wisher comes
    back. Claimed by exactly one of `volunteer`, `account`, `organisation`, to be fulfilled by `fulfil_by`. `kept_by`:
    the organisation through which it is handed over. `why`: why it was declined or given back last.
    """

    key = models.UUIDField(unique=True)
    code = models.CharField(max_length=12, unique=True)
    wisher = models.SlugField(max_length=40, db_index=False)
    thing = models.SlugField(max_length=40, db_index=False)
    asked = EncryptedText(blank=True, default="")
    said = models.CharField(max_length=120, blank=True)
    cost = models.PositiveIntegerField(default=0)
    name = EncryptedText(blank=True, default="")
    phone = EncryptedText(blank=True, default="")
    place = EncryptedText(blank=True, default="")
    anonymous = models.BooleanField(default=False)
    shielded = models.BooleanField(default=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="wishes", db_index=False)
    shown_area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    household = models.ForeignKey(Household, null=True, on_delete=models.PROTECT, related_name="wishes")
    kept_by = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=9, choices=State, default=State.SUBMITTED)
    submitted_at = models.DateTimeField()
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    expires_at = models.DateTimeField(null=True)
    volunteer = models.ForeignKey(Volunteer, null=True, on_delete=models.PROTECT, related_name="wishes")
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="wishes")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="wishes")
    claimed_at = models.DateTimeField(null=True)
    fulfil_by = models.DateTimeField(null=True)
    given_back = models.PositiveSmallIntegerField(default=0)
    fulfilled_at = models.DateTimeField(null=True)
    told = EncryptedText(blank=True, default="")
    thanks = EncryptedText(blank=True, default="")
    thanked_at = models.DateTimeField(null=True)
    on_behalf = models.BooleanField(default=False)
    why = EncryptedText(blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    next_look_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id key code thing said cost shown_area kept_by state submitted_at by published_at published_by "
        "expires_at volunteer account organisation claimed_at fulfil_by given_back fulfilled_at thanked_at on_behalf "
        "ended_at next_look_at version anonymous shielded area",
        wisher=Privacy(purpose="to know for whom a wish is, by kind"),
        household=Privacy(purpose="to know whose wish it is, where a worker wrote it down"),
        asked=Privacy(purpose=GRANT, encrypt=True, expire=KEPT),
        name=Privacy(purpose=GRANT, encrypt=True, mask=Mask.NAME, expire=KEPT),
        phone=Privacy(purpose=GRANT, encrypt=True, mask=Mask.PHONE, expire=KEPT),
        place=Privacy(purpose=GRANT, encrypt=True, mask=Mask.ADDRESS, expire=KEPT),
        told=Privacy(purpose=GRANT, encrypt=True, expire=KEPT),
        thanks=Privacy(purpose=GRANT, encrypt=True, expire=KEPT),
        why=Privacy(purpose=GRANT, encrypt=True, expire=KEPT),
    )
    keeping = Keeping(since="ended_at")
    objects = MicroWishes.as_manager()

    class Meta:
        verbose_name = _("Micro-wish")
        constraints = [
            models.CheckConstraint(
                condition=(Q(state__in=HELD) & EXACTLY_ONE) | (~Q(state__in=HELD) & NOBODY),
                name="wish_claimed_by_exactly_one",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=PUBLIC)
                | (Q(published_at__isnull=False, shown_area__isnull=False, expires_at__isnull=False) & ~Q(said="")),
                name="wish_is_published_with_words",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-published_at"], name="wish_state"),
            models.Index(fields=["area", "state"], name="wish_area"),
            models.Index(F("fulfilled_at").desc(), name="wish_fulfilled", condition=Q(state=State.FULFILLED)),
            models.Index(fields=["next_look_at", "id"], name="wish_look", condition=Q(next_look_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.said or f"{self._meta.verbose_name} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("desk:wishes:wish", args=[self.pk])

    @property
    def hidden(self) -> bool:
        """Whether it never shows who and where."""
        return self.shielded or self.anonymous

    @property
    def who(self) -> str:
        """Whose it is, for whoever keeps it: masked."""
        shown: list[Any] = [masked(self.name, Mask.NAME), masked(self.phone, Mask.PHONE)]
        return " · ".join(each for each in shown if each) or "—"

    @property
    def claimer(self) -> str:
        """Who claimed it; empty for nobody."""
        return str(self.volunteer or self.account or self.organisation or "")
