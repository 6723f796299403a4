"""What a volunteer says of themselves is corrected: by themselves, or by whoever keeps volunteers there."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal, WrongState
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.volunteers import rules
from linli.volunteers.actions.joining import Joining
from linli.volunteers.models import Volunteer
from linli.volunteers.words import HERE


@transaction.atomic
def change(joining: Joining, *, volunteer: Volunteer, seen: int, by: Who, now: datetime) -> Volunteer:
    """Have it as it is said now; with an account, name and number stay the account's. WrongState when it was changed
    meanwhile, Refusal when somebody else is a volunteer by this name and number."""
    volunteer = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
    rules.require(rules.why_not_touch(by, volunteer))
    if volunteer.state not in HERE:
        raise WrongState(_("Only who is a volunteer can change what is kept of them."))
    if seen != volunteer.version:
        raise WrongState(_("This was changed while you were looking at it. Look at it as it is now."))
    fields = joining.offered()
    if volunteer.account_id is None:
        fields |= joining.person(whole=rules.own(by, volunteer))
    if not rules.own(by, volunteer):
        rules.require(rules.why_not_keep(by, joining.area.pk))
    differs = sorted(name for name, value in fields.items() if name != "mark" and getattr(volunteer, name) != value)
    if not differs:
        return volunteer
    for name, value in fields.items():
        setattr(volunteer, name, value)
    volunteer.version += 1
    try:
        with transaction.atomic():
            volunteer.save()
    except IntegrityError:
        raise Refusal(_("Somebody else is a volunteer by this name and number."), field="name") from None
    data = {"fields": differs}
    journal.record("volunteer.changed", volunteer, by=by, at=now, data=data, area_id=volunteer.area_id)
    return volunteer
