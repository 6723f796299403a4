"""Who may drop a saved filter."""

from django.utils.translation import gettext as _

from linli.desk.models import SavedFilter
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers


def why_not_drop(account: Account, saved: SavedFilter) -> str | None:
    """Why this account may not drop it: a shared one is dropped by whoever shared it, or assigns cases there."""
    if saved.account_id == account.pk:
        return None
    if saved.organisation_id and powers(account).may_for(Permission.CASE_ASSIGN, saved.organisation_id):
        return None
    return _("Somebody else shared this. Ask them, or whoever assigns cases in the organisation.")
