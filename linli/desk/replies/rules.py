"""Who may write reply templates: the practice's whoever applies packs, an organisation's whoever works there."""

from typing import Any

from django.utils.translation import gettext as _

from linli.catalogue.models import ReplyTemplate
from linli.people.directory import directory
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

EVERYBODY = "all"


def owners(account: Account) -> list[tuple[Any, str]]:
    """For whom the account may write: its organisations in which it may work on cases; everybody."""
    mine = powers(account)
    own = {power.organisation_id: None for power in mine.held if Permission.CASE_WORK in power.permissions}
    found: list[tuple[Any, str]] = [(each, directory.get().name(each)) for each in own]
    if mine.may(Permission.PACK_APPLY, None):
        found.append((EVERYBODY, _("everybody")))
    return found


def may_change(account: Account, template: ReplyTemplate) -> bool:
    """Whether the account may write this one anew or take it out of use; the pack's stays as it is."""
    return not template.key and (template.organisation_id or EVERYBODY) in dict(owners(account))
