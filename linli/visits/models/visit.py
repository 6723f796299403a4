"""A visit 走访: who, where, what was heard, what was done; and what came of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.cases.models import Case
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Privacy, declare
from linli.people.models import Account
from linli.residents.models import CareNeed, Enterprise, Household
from linli.visits.models.diary import DiaryEntry
from linli.visits.words import Kind

SERVICE = "to follow up what somebody said to the worker who serves them"
KEEP = "P2Y"


class Visit(models.Model):
    """One visit, of a household, an enterprise or only a place. The same `key` twice is one visit.

    `digest`: of what was sent with the key, so that the same key with other words is noticed. `visited_at` is by the
    server's clock; `typed_at` what the phone's clock said, which was `clock_off` seconds ahead of it (below nothing:
    behind). `met` is false when nobody was at home. `version` counts corrections.
    """

    key = models.UUIDField(unique=True)
    digest = models.BinaryField(max_length=32)
    entry = models.ForeignKey(DiaryEntry, on_delete=models.PROTECT, related_name="visits")
    worker = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="visits", db_index=False)
    kind = models.CharField(max_length=12, choices=Kind)
    theme = models.SlugField(max_length=40, blank=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="visits", db_index=False)
    household = models.ForeignKey(Household, null=True, on_delete=models.PROTECT, related_name="visits", db_index=False)
    enterprise = models.ForeignKey(
        Enterprise, null=True, on_delete=models.PROTECT, related_name="visits", db_index=False
    )
    about = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="return_visits", db_index=False)
    place = models.CharField(max_length=200, blank=True)
    met = models.BooleanField(default=True)
    heard = EncryptedText(blank=True, default="")
    done = EncryptedText(blank=True, default="")
    visited_at = models.DateTimeField()
    typed_at = models.DateTimeField(null=True)
    clock_off = models.IntegerField(null=True)
    received_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id key digest entry worker kind theme area household enterprise about place met visited_at typed_at "
        "clock_off received_at version",
        heard=Privacy(purpose=SERVICE, encrypt=True, expire=KEEP),
        done=Privacy(purpose=SERVICE, encrypt=True, expire=KEEP),
    )
    keeping = Keeping(since="visited_at")

    class Meta:
        verbose_name = _("Visit")
        constraints = [
            models.CheckConstraint(
                condition=Q(household__isnull=True) | Q(enterprise__isnull=True), name="visit_of_one_or_the_other"
            ),
        ]
        indexes = [
            models.Index(fields=["household", "-visited_at"], name="visit_household", condition=Q(household__gt=0)),
            models.Index(fields=["enterprise", "-visited_at"], name="visit_enterprise", condition=Q(enterprise__gt=0)),
            models.Index(fields=["about"], name="visit_about", condition=Q(about__gt=0)),
            models.Index(fields=["worker", "-visited_at"], name="visit_worker"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.visited_at:%Y-%m-%d}"


class Raised(models.Model):
    """A case that was raised from what was heard on a visit."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="raised")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="heard_on_visit")

    privacy = declare(plain="id visit case")

    def __str__(self) -> str:
        return f"{self.visit_id} → {self.case_id}"


class CareGiven(models.Model):
    """Care that was given on a visit, and until when it is good."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="care")
    need = models.ForeignKey(CareNeed, on_delete=models.PROTECT, related_name="given")
    review_on = models.DateField(null=True)

    privacy = declare(plain="id visit need review_on")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "need"], name="care_given_once_a_visit")]

    def __str__(self) -> str:
        return f"{self.visit_id} · {self.need_id}"


class Photo(models.Model):
    """A JPEG of a visit, without where it was taken; kept by the digest of its content."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="photos")
    file = models.FileField(max_length=120)
    digest = models.CharField(max_length=64)

    privacy = declare(plain="id visit digest", file=Privacy(purpose=SERVICE, expire=KEEP))
    keeping = Keeping(since="visit__visited_at", whole=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "digest"], name="visit_photo_once")]

    def __str__(self) -> str:
        return f"{self.visit_id} · {self.digest[:8]}"


class Earlier(models.Model):
    """What a visit said before it was corrected; `version`: which of its versions this was."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="earlier")
    version = models.PositiveIntegerField()
    heard = EncryptedText(blank=True, default="")
    done = EncryptedText(blank=True, default="")
    at = models.DateTimeField()

    privacy = declare(
        plain="id visit version at",
        heard=Privacy(purpose=SERVICE, encrypt=True, expire=KEEP),
        done=Privacy(purpose=SERVICE, encrypt=True, expire=KEEP),
    )
    keeping = Keeping(since="visit__visited_at", whole=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "version"], name="earlier_version_once")]

    def __str__(self) -> str:
        return f"{self.visit_id} v{self.version}"
