"""Who may do what with a file, and why not: one function for the page that hides a button and the action that refuses.

Whoever keeps contact with a household, or serves an enterprise, may work on that file wherever it is.
"""

from typing import Any

from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.core.refusal import NotAllowed, Refusal
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import lacking, powers

P = Permission
OWN = frozenset({P.HOUSEHOLD_VIEW, P.HOUSEHOLD_EDIT, P.PERSONAL_REVEAL})


def why_not(by: Any, permission: Permission, file: Any) -> str | None:
    """The sentence that refuses a permission on a file (anything with `area_id` and `agent_id`); None when it holds."""
    mine = powers(by)
    if mine.may(permission, file.area_id):
        return None
    if permission in OWN and _keeps_contact(by, file) and mine.may(P.HOUSEHOLD_VIEW, None):
        return None
    return lacking(permission)


def require(by: Any, permission: Permission, file: Any) -> None:
    """Raise NotAllowed unless the permission holds on the file."""
    if sentence := why_not(by, permission, file):
        raise NotAllowed(sentence)


def grid(area_id: int, *, field: str = "area") -> int:
    """The area, which must be one where households are: in use, with nothing under it."""
    whole = tree.get()
    node = whole.nodes.get(area_id)
    if node is None or not node.active:
        raise Refusal(_("This place is not in use. Choose another."), field=field)
    if whole.children(area_id):
        raise Refusal(_("Choose the grid itself: “%(name)s” holds several.") % {"name": node}, field=field)
    return area_id


def _keeps_contact(by: Any, file: Any) -> bool:
    return isinstance(by, Account) and file.agent_id is not None and file.agent_id == by.person_id
