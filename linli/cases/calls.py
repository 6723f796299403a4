"""Why somebody cannot be called in, report in, or be called off."""

from typing import Any

from django.utils.translation import gettext as _

from linli.cases import hands
from linli.cases.models import Case
from linli.catalogue.tables import tables
from linli.people.models import Organisation
from linli.people.permissions import Permission
from linli.people.powers import powers


def why_not_call(by: Any, case: Case) -> str | None:
    """Whoever has the case calls others in, or whoever assigns cases here."""
    if hands.leads(by, case) or powers(by).may(Permission.CASE_ASSIGN, case.area_id):
        return None
    return _("This case is in the hands of %(lead)s. Ask them to call others in.") % {"lead": case.lead}


def why_not_whistle(by: Any, case: Case) -> str | None:
    """As for calling in; and only where the practice says by when those called must report in."""
    if not tables.get().limit("whistle"):
        return _("This practice has no whistle. Call others in to assist.")
    return why_not_call(by, case)


def why_not_call_off(by: Any, case: Case) -> str | None:
    if not hands.still_called(case):
        return _("Nobody is assisting with this case now.")
    return why_not_call(by, case)


def why_not_report_in(by: Any, case: Case) -> str | None:
    parts = hands.own_parts(by, case)
    if any(part.report_by and part.reported_in_at is None for part in parts):
        return None
    if parts:
        return _("You need not report in, or have already.")
    return _("Your organisation was not called in here, or its part is done.")


def why_not_assist(by: Any, case: Case) -> str | None:
    if hands.own_parts(by, case):
        return None
    return _("Your organisation was not called in here, or its part is done.")


def why_not_called(case: Case, organisation: Organisation) -> str | None:
    """Why this organisation cannot be called in to this case now; None when it can."""
    if not organisation.active:
        return _("“%(name)s” is no longer in use. Choose another.") % {"name": organisation}
    if organisation.pk == case.lead_id:
        return _("“%(name)s” has this case in hand already.") % {"name": organisation}
    if any(part.organisation_id == organisation.pk for part in hands.still_called(case)):
        return _("“%(name)s” has been called in already.") % {"name": organisation}
    return why_kept_from(case, organisation)


def why_kept_from(case: Case, organisation: Organisation) -> str | None:
    """Why a complaint cannot go to this organisation; None for any other case, and for any other organisation."""
    if hands.kept_from(case, organisation.pk):
        return _("This is a complaint about them, so “%(name)s” cannot have it. Choose somebody above or beside.") % {
            "name": organisation
        }
    return None
