"""A holder of points 积分账户: a volunteer, a household or somebody who serves."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.core.prepared import having
from linli.core.privacy import Mask, declare, masked
from linli.people.models import Person
from linli.points.queries import Holders
from linli.residents.models import Household
from linli.volunteers.models import Volunteer


class Holder(models.Model):
    """Whose points they are: exactly one of the three.

    `area`: where they live or serve, as their own file said when points were last booked. `code`: the 12 digits by
    which the statement is found. `balance`: what can be redeemed; `earned`: all that was ever earned, for thresholds
    and grades; `lines`: how many lines the account has. All three are the sums of the ledger's lines, and the database
    refuses others (migration 0002). `shown`: agreed to stand in rankings by name. `warned_to`: what was
    earned up to this day they were told of before it expires.
    """

    volunteer = models.OneToOneField(Volunteer, null=True, on_delete=models.PROTECT, related_name="points")
    household = models.OneToOneField(Household, null=True, on_delete=models.PROTECT, related_name="points")
    person = models.OneToOneField(Person, null=True, on_delete=models.PROTECT, related_name="points")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    code = models.CharField(max_length=12, unique=True)
    balance = models.PositiveIntegerField(default=0)
    earned = models.PositiveIntegerField(default=0)
    lines = models.PositiveIntegerField(default=0)
    shown = models.BooleanField(default=False)
    warned_to = models.DateField(null=True)
    opened_at = models.DateTimeField()

    privacy = declare(plain="id volunteer household person area code balance earned lines shown warned_to opened_at")
    objects = Holders.as_manager()

    class Meta:
        verbose_name = _("Holder of points")
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(volunteer__isnull=False, household__isnull=True, person__isnull=True)
                    | Q(volunteer__isnull=True, household__isnull=False, person__isnull=True)
                    | Q(volunteer__isnull=True, household__isnull=True, person__isnull=False)
                ),
                name="points_holder_is_one",
            ),
            models.CheckConstraint(condition=Q(balance__gte=0), name="points_no_overdraft"),
            models.CheckConstraint(condition=Q(balance__lte=F("earned")), name="points_no_more_than_earned"),
        ]
        indexes = [models.Index(fields=["area", "-earned"], name="points_holder_area")]

    def __str__(self) -> str:
        return self.who

    def get_absolute_url(self) -> str:
        return reverse("desk:points:holder", args=[self.pk])

    @classmethod
    def by_code(cls, code: str) -> "Holder | None":
        """The account behind a code, with whose it is: two short statements, planned once, where a join would have all
        three tables of owners composed and read each time."""
        found = having(cls, "code", code)
        if found and found.volunteer_id:
            found.volunteer = having(Volunteer, "id", found.volunteer_id)
        elif found and found.household_id:
            found.household = having(Household, "id", found.household_id)
        return found

    @property
    def who(self) -> str:
        """Volunteers masked, households by their code, those who serve by name."""
        if self.volunteer:
            return self.volunteer.who
        if self.household:
            return " ".join(filter(None, [self.household.building, self.household.code]))
        return str(self.person)

    @property
    def in_public(self) -> str:
        """As rankings show it: whole for whoever agreed; households never by their code."""
        if self.household_id:
            return str(_("A household"))
        name = self.volunteer.name or self.volunteer.who if self.volunteer else str(self.person)
        return name if self.shown else masked(name, Mask.NAME)

    @property
    def sort(self) -> str:
        """What kind of holder it is, in words."""
        if self.volunteer_id:
            return str(_("Volunteer"))
        return str(_("Household")) if self.household_id else str(_("Who serves"))


class Year(models.Model):
    """What a holder earned in a year: rankings read it."""

    holder = models.ForeignKey(Holder, on_delete=models.PROTECT, related_name="years", db_index=False)
    year = models.PositiveSmallIntegerField()
    earned = models.IntegerField(default=0)

    privacy = declare(plain="id holder year earned")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["holder", "year"], name="points_year_once")]
        indexes = [models.Index(fields=["year", "-earned", "holder"], name="points_year_rank")]

    def __str__(self) -> str:
        return f"{self.holder_id} {self.year}: {self.earned}"
