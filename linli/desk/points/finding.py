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


def known(text: str, *, by: Account, field: str) -> Holder:
    """The account. Refusal, beside the field, for what means nobody, and for whoever has none yet."""
    found = _meant(text, by, field)
    if isinstance(found, Holder):
        return found
    own = Holder.objects.filter(**{found._meta.model_name or "": found.pk}).first()
    if own is None:
        raise Refusal(_("There is no account yet: it is opened with the first points."), field=field)
    return own


def whose(text: str, *, by: Account, now: datetime, field: str = "whose") -> Holder:
    """The account, opened now where there is none yet. Refusal, beside the field, for what means nobody."""
    found = _meant(text, by, field)
    return found if isinstance(found, Holder) else open_account(found, by=by, now=now)


def _meant(text: str, by: Account, field: str) -> Holder | Owner:
    said = text.strip()
    digits = codes.BETWEEN.sub("", said)
    found = Holder.objects.filter(code=digits).first() or _owner(said, digits, by)
    if found is None:
        raise Refusal(
            _("Nobody is found by “%(said)s”. Compare the digits, or write the whole name.") % {"said": said},
            field=field,
        )
    return found


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
