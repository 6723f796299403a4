"""Pauses proposed: who did not come, unexcused, as often as the pack says. A proposal only; people decide."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Max
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.notify import actions as notify
from linli.notify.words import Group
from linli.people.models import Account
from linli.tasks import practice
from linli.tasks.models import Doing
from linli.tasks.words import Part
from linli.volunteers.models import Volunteer
from linli.volunteers.words import Standing


@dataclass(frozen=True, slots=True)
class Pause:
    """Somebody who did not come so often, and the last time."""

    volunteer: Volunteer
    times: int
    last: datetime


def proposed(account: Account, now: datetime) -> list[Pause]:
    """Whom to give a pause, of those whom the account keeps. Two queries."""
    rule = practice.no_shows()
    missed = Doing.objects.filter(state=Part.MISSED, missed_at__gte=now - rule.within)
    kept = Volunteer.objects.kept_by(account).filter(state=Standing.ACTIVE).values("pk")
    counted = missed.filter(volunteer__in=kept).values("volunteer")
    found = list(counted.annotate(times=Count("pk"), last=Max("missed_at")).filter(times__gte=rule.most))
    known = Volunteer.objects.select_related("account__person").in_bulk([each["volunteer"] for each in found])
    pauses = [Pause(known[each["volunteer"]], each["times"], each["last"]) for each in found]
    return sorted(pauses, key=lambda each: (-each.times, each.last))


def tell_of_pause(doing: Doing, now: datetime) -> None:
    """Tell whoever called the task when somebody has come to the number; once each time it is reached."""
    rule = practice.no_shows()
    missed = Doing.objects.filter(volunteer=doing.volunteer_id, state=Part.MISSED, missed_at__gte=now - rule.within)
    times = missed.count()
    keeper = doing.task.called_by
    if times < rule.most or keeper is None:
        return
    with override(settings.LANGUAGE_CODE):
        words = _("%(name)s did not come %(times)d times. A pause could be talked about.") % {
            "name": doing.volunteer,
            "times": times,
        }
        link = reverse("desk:tasks:captain")
        notify.tell([keeper], key=f"pause:{doing.pk}", subject=words, now=now, group=Group.INFORMATION, link=link)
