"""The result of a paper, and the certificate that comes of it: given, due for renewal, revoked."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.core.codes import new_code
from linli.core.duration import months_later
from linli.core.refusal import NotAllowed, Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM
from linli.notify import actions as notify
from linli.people.models import Account
from linli.training import rules
from linli.training.marking import passes
from linli.training.models import Certificate, Sitting
from linli.training.practice import training

LONGEST_WHY = 200


def conclude(sitting: Sitting, *, by: Account | None, now: datetime) -> None:
    """Have a paper's points stand, in its caller's transaction: passed or not, told, and certified. `by`: nobody where
    the program marked it all."""
    assert sitting.points is not None
    sitting.passed = passes(sitting.points, sitting.most, sitting.exam.pass_mark)
    sitting.confirmed_by, sitting.confirmed_at, sitting.version = by, now, sitting.version + 1
    sitting.save(update_fields=["points", "passed", "confirmed_by", "confirmed_at", "version"])
    facts = {"points": sitting.points, "of": sitting.most, "passed": sitting.passed}
    journal.record("sitting.confirmed", sitting, by=by or SYSTEM, at=now, data=facts, area_id=sitting.exam.area_id)
    if sitting.passed and sitting.exam.valid_months is not None:
        _give(sitting, by, now)
    with override("zh-hans"):
        subject = _("“%(name)s”: %(points)d of %(most)d points, %(result)s") % {
            "name": sitting.exam.name,
            "points": sitting.points,
            "most": sitting.most,
            "result": _("passed") if sitting.passed else _("not passed"),
        }
        key, link = f"sitting-{sitting.pk}-{sitting.version}", f"/desk/exams/{sitting.pk}/"
        notify.tell(_of(sitting.person_id), key=key, subject=subject, now=now, link=link)


def _give(sitting: Sitting, by: Account | None, now: datetime) -> Certificate:
    today, months = timezone.localdate(now), sitting.exam.valid_months
    given = Certificate.objects.create(
        code=new_code(),
        person_id=sitting.person_id,
        sitting=sitting,
        what=sitting.exam.name,
        given_on=today,
        until=months_later(today, months) - timedelta(days=1) if months else None,
    )
    journal.record("certificate.given", given, by=by or SYSTEM, at=now, area_id=sitting.exam.area_id, new=True)
    return given


@transaction.atomic
def revoke(*, certificate: Certificate, why: str, by: Account, now: datetime) -> Certificate:
    """Revoke a certificate, for a reason that is written down: whoever verifies it reads that it is no longer good.
    Twice changes nothing."""
    kept: Certificate = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    area_id = kept.sitting.exam.area_id
    if why_not := rules.why_not_run(by, area_id):
        raise NotAllowed(why_not)
    if kept.person_id == by.person_id:
        raise NotAllowed(_("This is your own certificate. Somebody else decides on it."))
    reason = clean(why, LONGEST_WHY, field="why")
    if not reason:
        raise Refusal(_("Say why it is revoked; its holder reads that."), field="why")
    if kept.revoked_at is None:
        kept.revoked_at, kept.revoked_by, kept.why = now, by, reason
        kept.save(update_fields=["revoked_at", "revoked_by", "why"])
        journal.record("certificate.revoked", kept, by=by, at=now, area_id=area_id)
        with override("zh-hans"):
            subject = _("Your certificate “%(what)s” was revoked") % {"what": kept.what}
            link = f"/desk/training/certificates/{kept.pk}/"
            key = f"certificate-revoked-{kept.pk}"
            notify.tell(_of(kept.person_id), key=key, subject=subject, now=now, link=link)
    return kept


def remind(*, now: datetime) -> int:
    """Tell holders whose certificates end soon, once each, however often it is asked. Returns how many."""
    by_day = timezone.localdate(now) + timedelta(days=training().renew_before)
    waiting = Certificate.objects.due(by=by_day).filter(due_at__isnull=True)
    return sum(_remind(pk, now) for pk in list(waiting.values_list("pk", flat=True)))


@transaction.atomic
def _remind(pk: int, now: datetime) -> int:
    """A certificate that another process is telling of is passed by."""
    waiting = Certificate.objects.filter(pk=pk, due_at__isnull=True, revoked_at__isnull=True)
    kept = waiting.select_for_update(of=("self",), skip_locked=True).first()
    if kept is None:
        return 0
    kept.due_at = now
    kept.save(update_fields=["due_at"])
    journal.record("certificate.due", kept, by=SYSTEM, at=now, area_id=kept.sitting.exam.area_id)
    with override("zh-hans"):
        subject = _("Your certificate “%(what)s” is good until %(day)s: renew it") % {
            "what": kept.what,
            "day": kept.until,
        }
        link = f"/desk/training/certificates/{kept.pk}/"
        notify.tell(_of(kept.person_id), key=f"certificate-due-{kept.pk}", subject=subject, now=now, link=link)
    return 1


def _of(person_id: int) -> list[Account]:
    return list(Account.objects.filter(person=person_id, is_active=True))
