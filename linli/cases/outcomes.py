"""The three outcomes (P6): what each asks for before a case can be finished with it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.cases.models import Attachment, Case
from linli.cases.words import Outcome, Status
from linli.catalogue.tables import tables
from linli.core.refusal import Refusal

PHOTO, WORDS = "photo", "words"


def check(case: Case, outcome: Outcome, look_again_on: date | None, now: datetime) -> None:
    """Refuse what the case is not ready for, and a day to look again that is none."""
    if case.status == Status.ACCEPTED and outcome == Outcome.IN_TIME:
        raise Refusal(
            _(
                "Nobody has this case in hand yet. Assign it first, or finish it as “fixed at once” "
                "or “cannot be fixed now”."
            ),
            field="outcome",
        )
    if outcome == Outcome.NOT_NOW:
        _check_day(look_again_on, timezone.localdate(now))


def _check_day(day: date | None, today: date) -> None:
    if day is None or day <= today:
        raise Refusal(_("Choose a day after today on which somebody looks at this again."), field="look_again_on")
    longest = tables.get().limit("looking_again")
    if longest is not None and day > today + timedelta(days=longest):
        raise Refusal(
            _("Choose a day within %(days)d days; it can be put off again then.") % {"days": longest},
            field="look_again_on",
        )


def evidence(outcome: str) -> str:
    """What the practice wants to see of an outcome: a photo, or words alone."""
    practice = tables.get().practice
    return str(practice.settings.get("evidence", {}).get(outcome, WORDS)) if practice else WORDS


def check_evidence(case: Case, outcome: Outcome, photos: Sequence[bytes]) -> None:
    """Refuse to finish without the photo that the practice wants; one from the work of this round will do."""
    if evidence(outcome) != PHOTO or photos:
        return
    if not case.attachments.filter(moment=Attachment.Moment.DONE, at__gte=case.due_from).exists():
        raise Refusal(
            _("Here a photo has to show it: of what was done, or of why it cannot be done. Add one."), field="photos"
        )
