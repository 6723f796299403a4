"""A team 志愿服务队 (E7): in a field, with a captain; and who belongs to it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.core.privacy import declare
from linli.people.models import Organisation
from linli.volunteers.models.volunteer import Volunteer
from linli.volunteers.queries import Memberships, Teams
from linli.volunteers.words import Belonging


class Team(models.Model):
    """`field`: a key of the practice's fields. `open`: whether anybody may ask to join. The captain takes them in."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    field = models.SlugField(max_length=40)
    about = models.TextField(blank=True)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="teams")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="teams", db_index=False)
    captain = models.ForeignKey(Volunteer, null=True, on_delete=models.PROTECT, related_name="captain_of")
    open = models.BooleanField(default=True)
    active = models.BooleanField(default=True)
    founded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    privacy = declare(plain="id code name field about organisation area captain open active founded_at version")
    objects = Teams.as_manager()

    class Meta:
        verbose_name = _("Team")
        indexes = [
            models.Index(fields=["area", "field"], name="team_area"),
            models.Index(fields=["field"], name="team_field"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("desk:volunteers:team", args=[self.code])


class Membership(models.Model):
    """Somebody asked to join (`asked_at`), belongs to the team since a day, until a day (not included).

    `deputy`: stands in for the captain. Never taken: `until` without `since`.
    """

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships", db_index=False)
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="memberships")
    asked_at = models.DateTimeField()
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    deputy = models.BooleanField(default=False)

    privacy = declare(plain="id team volunteer asked_at since until deputy")
    objects = Memberships.as_manager()

    class Meta:
        verbose_name = _("Membership")
        constraints = [
            models.UniqueConstraint(
                fields=["team", "volunteer"], condition=Q(until__isnull=True), name="membership_once"
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="membership_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team_id} · {self.volunteer_id}"

    @property
    def standing(self) -> Belonging:
        """Asked, member, was one, or was never taken."""
        if self.until is None:
            return Belonging.ASKED if self.since is None else Belonging.MEMBER
        return Belonging.DECLINED if self.since is None else Belonging.WAS
