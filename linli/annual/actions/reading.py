"""Those above read a report: they score it, each by themselves, or send it back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.annual import rules
from linli.annual.lifecycle import LIFECYCLE
from linli.annual.models import Report, Score
from linli.annual.practice import annual
from linli.annual.words import Action, State
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.notify import actions as notify
from linli.notify.words import Group
from linli.people.models import Account

LONGEST, LONGEST_WHY = 2000, 300


@transaction.atomic
def score(*, report: Report, points: int, words: str, by: Account, now: datetime) -> Score:
    """Score a report. Scored again by the same reader, the later points count; those of others stay."""
    kept = _step(report, Action.SCORE, by)
    most = annual().points
    if not 0 <= points <= most:
        raise Refusal(_("From 0 to %(most)d points.") % {"most": most}, field="points")
    said = {"points": points, "most": most, "words": clean(words, LONGEST, field="words")}
    earlier = kept.scores.filter(by=by).first()
    if earlier and {name: getattr(earlier, name) for name in said} == said:
        return earlier
    given, _new = Score.objects.update_or_create(report=kept, by=by, defaults={**said, "at": now})
    journal.record("report.scored", kept, by=by, at=now, data={"points": points, "of": most}, area_id=kept.area_id)
    return given


@transaction.atomic
def send_back(*, report: Report, why: str, by: Account, now: datetime) -> Report:
    """Send a report back to be written anew, with the reason; not once somebody has scored it."""
    kept = _step(report, Action.SEND_BACK, by)
    if kept.scores.exists():
        raise WrongState(_("This report is scored already, so it stays as it is."))
    reason = clean(why, LONGEST_WHY, field="why")
    if not reason:
        raise Refusal(_("Say what is to be written anew."), field="why")
    kept.state, kept.why = State.SENT_BACK, reason
    kept.save(update_fields=["state", "why"])
    journal.record("report.sent_back", kept, by=by, at=now, area_id=kept.area_id)
    writer = Account.objects.filter(person=kept.person_id, is_active=True)
    with override("zh-hans"):
        subject = _("Your yearly report of %(year)d was sent back: %(why)s") % {"year": kept.year, "why": reason}
        key = f"report-back-{kept.pk}-{kept.version}"
        notify.tell(writer, key=key, subject=subject, now=now, group=Group.GIVEN, link="/desk/annual/")
    return kept


def _step(report: Report, action: Action, by: Account) -> Report:
    kept: Report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    LIFECYCLE.step(State(kept.state), action)
    if why_not := rules.why_not_read(by, kept):
        raise NotAllowed(why_not)
    return kept
