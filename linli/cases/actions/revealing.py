"""Seeing contact details whole: for a stated purpose, and written down."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases.models import Arrival, Case
from linli.journal.revealing import look
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach whoever asked, and whoever filed it for them."""

    name: str
    phone: str
    proxy_name: str = ""
    proxy_phone: str = ""


@transaction.atomic
def reveal_contact(*, case: Case, by: Account, now: datetime, purpose: str) -> Contact:
    """The contact details of a case; who looked and why stands in its journal."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    require(by, Permission.PERSONAL_REVEAL, area_id=case.area_id)
    ask = _("Say what you need the contact details for.")
    look(case, by=by, at=now, purpose=purpose, ask=ask, area_id=case.area_id)
    proxy = Arrival.objects.filter(case=case).values_list("proxy_name", "proxy_phone").first() or ("", "")
    return Contact(case.contact_name, case.contact_phone, *proxy)
