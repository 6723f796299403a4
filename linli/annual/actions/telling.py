"""The circular 通报 to those whose report is missing."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.annual.missing import missing
from linli.annual.models import Circular
from linli.annual.practice import Form, annual
from linli.annual.queries import below, reads
from linli.areas.models import Area
from linli.core.refusal import NotAllowed, Refusal
from linli.journal import actions as journal
from linli.notify import actions as notify
from linli.notify.words import Group
from linli.people.models import Account


@transaction.atomic
def circulate(*, form: Form, area: Area, year: int, by: Account, now: datetime) -> Circular:
    """Tell everybody under an area whose report is missing. Once a day: asked again, the day's circular stands."""
    if area.pk not in reads(by).get(form.key, []):
        raise NotAllowed(_("Your posts do not read these reports here."))
    Area.objects.select_for_update().get(pk=area.pk)
    today = timezone.localdate(now)
    earlier = Circular.objects.filter(form=form.key, area=area, year=year).order_by("-pk").first()
    if earlier and timezone.localdate(earlier.at) == today:
        return earlier
    people = [each.post.person_id for each in missing(form, below([area.pk]), year, today=today)]
    if not people:
        raise Refusal(_("No report is missing."))
    sent = Circular.objects.create(form=form.key, area=area, year=year, missing=people, by=by, at=now)
    journal.record("circular.sent", sent, by=by, at=now, data={"people": len(people)}, area_id=area.pk, new=True)
    with override("zh-hans"):
        subject = _("Your yearly report of %(year)d is missing; it is due on %(day)s") % {
            "year": year,
            "day": annual().due_on(year),
        }
        accounts = Account.objects.filter(person__in=people, is_active=True)
        key = f"circular-{sent.pk}"
        notify.tell(accounts, key=key, subject=subject, now=now, group=Group.SUPERVISION, link="/desk/annual/")
    return sent
