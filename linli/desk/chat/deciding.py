"""What becomes of chat messages: one action for each button, and the sentence that says what was done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.cases import actions as cases
from linli.cases.models import Case, Draft
from linli.catalogue.tables import tables
from linli.core.refusal import Refusal
from linli.people.models import Account

# Enter in a field presses no button: then the field that is filled says what is meant.
BY_FIELD = {"case": "join", "reason": "aside"}


def decided(sent: Any, drafts: Sequence[Draft], said: dict[str, Any], account: Account, now: datetime) -> str:
    """Do what the button pressed says to the drafts, or without one what the filled field says; Refusal when it cannot
    be. `into` names a draft and the case it goes into: 12-34."""
    do = sent.get("do") or next((name for field, name in BY_FIELD.items() if said[field]), "")
    into = sent.get("into", "").partition("-")[2]
    if into or do == "join":
        number = int(into) if into.isdecimal() and len(into) <= 18 else said["case"]
        case = cases.join_drafts(drafts=drafts, case=_case(number, account), by=account, now=now)
        return _("Added to No. %(number)s.") % {"number": case.pk}
    if do == "aside":
        count = cases.set_aside(drafts=drafts, reason=said["reason"], by=account, now=now)
        return ngettext("%(count)d message set aside.", "%(count)d messages set aside.", count) % {"count": count}
    if do not in ("register", ""):
        raise Refusal(_("Press one of the buttons."))
    category = tables.get().categories[said["category"]] if said["category"] else None
    case = cases.register_drafts(drafts=drafts, by=account, now=now, category=category)
    return _("Registered as No. %(number)s.") % {"number": case.pk}


def _case(number: int | None, account: Account) -> Case:
    if number is None:
        raise Refusal(_("Write the number of the case it belongs to."), field="case")
    found = Case.objects.visible_to(account).filter(pk=number).first()
    if found is None:
        raise Refusal(_("There is no case No. %(number)s that you may see.") % {"number": number}, field="case")
    return found
