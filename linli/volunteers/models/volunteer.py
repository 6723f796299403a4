"""A volunteer 志愿者 (E7, Z11): a resident who joined, or whoever serves and reported in where they live (E2)."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare, masked
from linli.core.remarking import Marking
from linli.people.models import Account, Organisation
from linli.volunteers.queries import Volunteers
from linli.volunteers.words import HERE, Standing, Way

REACH = "to know who helps, and to reach them"
MATCH = "to propose what suits them"
KEPT = "P1Y"
GONE, WAITING = timedelta(days=365), timedelta(days=180)  # after leaving; how long an application waits


def past(moment: datetime) -> Q:
    """Those who left a year before, and applications that nobody confirmed within half a year; once."""
    return Q(erased_at__isnull=True) & Q(erase_after__lt=moment)


class Volunteer(models.Model):
    """A resident by name and telephone, or somebody who serves by their account; the same `key` twice is one.

    `code`: the 12 digits by which a resident comes back. `mark`: the keyed mark of name and number, so that nobody is
    entered twice. `skills` are keys of the practice's skills, `languages` of its languages, `times` of words.Free.
    `lon`, `lat`: roughly where they are, WGS-84 degrees to two places (a kilometre). `of_age`: for whoever is not of
    age yet, the first year in which they surely are; nothing else is kept of a birthday. `organisation`: from where
    they report in. `since`: since when they stand as they do; `until`: how long a suspension lasts, `reason` why.
    `erase_after`: when what is personal goes by itself.
    """

    key = models.UUIDField(unique=True)
    code = models.CharField(max_length=12, unique=True)
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="volunteers")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="volunteers")
    name = EncryptedText(blank=True, default="")
    phone = EncryptedText(blank=True, default="")
    mark = models.BinaryField(max_length=32, null=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="volunteers", db_index=False)
    skills = ArrayField(models.SlugField(max_length=40), default=list)
    languages = ArrayField(models.SlugField(max_length=40), default=list)
    times = ArrayField(models.SlugField(max_length=40), default=list)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    of_age = models.PositiveSmallIntegerField(null=True)
    way = models.CharField(max_length=8, choices=Way)
    state = models.CharField(max_length=9, choices=Standing, default=Standing.APPLIED)
    since = models.DateTimeField()
    until = models.DateField(null=True)
    reason = EncryptedText(blank=True, default="")
    joined_at = models.DateTimeField()
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    confirmed_at = models.DateTimeField(null=True)
    erase_after = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id key code account organisation area way state since until joined_at by confirmed_at erase_after "
        "erased_at version",
        name=Privacy(purpose=REACH, encrypt=True, mask=Mask.NAME, expire=KEPT),
        phone=Privacy(purpose=REACH, encrypt=True, mask=Mask.PHONE, expire=KEPT),
        mark=Privacy(purpose="to have nobody entered twice", expire=KEPT),
        skills=Privacy(purpose=MATCH, expire=KEPT),
        languages=Privacy(purpose=MATCH, expire=KEPT),
        times=Privacy(purpose=MATCH, expire=KEPT),
        lon=Privacy(purpose=MATCH, expire=KEPT),
        lat=Privacy(purpose=MATCH, expire=KEPT),
        of_age=Privacy(purpose="to ask a guardian for whoever is not of age", expire=KEPT),
        reason=Privacy(purpose="to be able to say why somebody was suspended", encrypt=True, expire=KEPT),
    )
    keeping = Keeping(since=past, by="linli.volunteers.actions.erasing.expire")
    marking = Marking("linli.volunteers.marks.of_volunteer", "mark")
    objects = Volunteers.as_manager()

    class Meta:
        verbose_name = _("Volunteer")
        constraints = [
            models.UniqueConstraint(
                fields=["mark"], condition=Q(mark__isnull=False, state__in=HERE), name="volunteer_once"
            ),
            models.UniqueConstraint(
                fields=["account"], condition=Q(account__isnull=False, state__in=HERE), name="volunteer_account_once"
            ),
            models.CheckConstraint(
                condition=Q(lon__isnull=True, lat__isnull=True) | Q(lon__range=(73, 136), lat__range=(3, 54)),
                name="volunteer_spot_whole_and_in_china",
            ),
            models.CheckConstraint(
                condition=~Q(state=Standing.ACTIVE) | Q(confirmed_at__isnull=False), name="volunteer_was_confirmed"
            ),
        ]
        indexes = [
            models.Index(fields=["area", "state"], name="volunteer_area"),
            models.Index(fields=["state", "-joined_at"], name="volunteer_state"),
            models.Index(fields=["erase_after"], name="volunteer_to_erase", condition=Q(erased_at__isnull=True)),
            models.Index(fields=["until"], name="volunteer_until", condition=Q(state=Standing.SUSPENDED)),
            GinIndex(fields=["skills"], name="volunteer_skills"),
        ]

    def __str__(self) -> str:
        return self.who

    def get_absolute_url(self) -> str:
        return reverse("desk:volunteers:volunteer", args=[self.pk])

    @property
    def who(self) -> str:
        """Whoever serves by name, a resident masked; a dash for whoever is erased."""
        if self.account_id:
            return str(self.account)
        return masked(self.name, Mask.NAME) or "—"

    @property
    def number(self) -> str:
        """The telephone number, masked."""
        held: Any = self.account.person.phone if self.account else self.phone
        return masked(held, Mask.PHONE)

    @property
    def spot(self) -> tuple[float, float] | None:
        """Roughly where they are: longitude and latitude."""
        return None if self.lon is None or self.lat is None else (self.lon, self.lat)
