"""Short answers are marked in two steps: a marker gives the points, then the result is confirmed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal import actions as journal
from linli.people.models import Account
from linli.training import marking, rules
from linli.training.actions.certifying import conclude
from linli.training.models import Answer, Sitting


@transaction.atomic
def mark(*, sitting: Sitting, points: Mapping[int, int], seen: int, by: Account, now: datetime) -> Sitting:
    """Give points to every short answer: number -> points; an empty one may get 0. Given again, the later count, until
    the result is confirmed. `seen`: the version that was read."""
    kept = _seen(sitting, seen)
    if why_not := rules.why_not_mark(by, kept):
        raise NotAllowed(why_not)
    short = [item for item in kept.paper if not marking.closed(item)]
    for item in short:
        _give(kept, item["number"], points.get(item["number"]), item["points"], now)
    kept.points = kept.auto + sum(points[item["number"]] for item in short)
    kept.marked_by, kept.marked_at, kept.version = by, now, kept.version + 1
    kept.save(update_fields=["points", "marked_by", "marked_at", "version"])
    facts = {"points": kept.points, "of": kept.most}
    journal.record("sitting.marked", kept, by=by, at=now, data=facts, area_id=kept.exam.area_id)
    return kept


@transaction.atomic
def confirm(*, sitting: Sitting, seen: int, by: Account, now: datetime) -> Sitting:
    """Confirm the result as it was marked: it stands, the candidate hears of it, and who passed gets a certificate."""
    kept = _seen(sitting, seen)
    if why_not := rules.why_not_confirm(by, kept):
        raise NotAllowed(why_not)
    conclude(kept, by=by, now=now)
    return kept


def _give(kept: Sitting, number: int, points: int | None, most: int, now: datetime) -> None:
    field = f"points_{number}"
    if points is None:
        raise Refusal(_("Give points to every short answer; 0 for an empty one."), field=field)
    if not 0 <= points <= most:
        raise Refusal(_("From 0 to %(most)d points.") % {"most": most}, field=field)
    Answer.objects.update_or_create(
        sitting=kept, number=number, defaults={"points": points}, create_defaults={"points": points, "saved_at": now}
    )


def _seen(sitting: Sitting, seen: int) -> Sitting:
    kept: Sitting = Sitting.objects.select_for_update(of=("self",)).select_related("exam").get(pk=sitting.pk)
    if seen != kept.version:
        raise WrongState(_("This paper was marked meanwhile. Look at it as it is now."))
    return kept
