"""Whose account is meant: by the 12 digits of an account or a volunteer, a household's number, a colleague's name."""

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core import codes
from linli.core.refusal import Refusal
from linli.people.models import Account, Person
from linli.points.actions import Owner, open_account
from linli.points.models import Holder
from linli.residents.models import Household
from linli.volunteers.models import Volunteer


def whose(text: str, *, by: Account, now: datetime, field: str = "whose") -> Holder:
    """The account, opened now where there is none yet. Refusal, beside the field, for what means nobody."""
    said = text.strip()
    digits = codes.BETWEEN.sub("", said)
    if found := Holder.objects.filter(code=digits).first():
        return found
    owner = _owner(said, digits, by)
    if owner is None:
        raise Refusal(
            _("Nobody is found by “%(said)s”. Compare the digits, or write the whole name.") % {"said": said},
            field=field,
        )
    return open_account(owner, by=by, now=now)


def _owner(said: str, digits: str, by: Account) -> Owner | None:
    if volunteer := Volunteer.objects.visible_to(by).filter(code=digits).first():
        return volunteer
    if household := Household.objects.visible_to(by).present().filter(code=said).first():
        return household
    people = list(Person.objects.filter(active=True, name=said, account__is_active=True)[:2])
    if len(people) != 1:
        return None
    member = Volunteer.objects.active().filter(account__person=people[0]).first()
    return member or people[0]
