"""Seeing names and numbers of a list whole, to call people: for a stated purpose, and written down."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.activities import rules
from linli.activities.models import Activity, SignUp
from linli.activities.words import ON_THE_LIST
from linli.core.prepared import locked
from linli.journal import revealing
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require


@transaction.atomic
def reveal_list(*, activity: Activity, purpose: str, by: Account, now: datetime) -> list[SignUp]:
    """Everybody on the list with nothing masked, in their order."""
    activity = locked(Activity, activity.pk)
    rules.require_keeper(by, activity)
    require(by, Permission.PERSONAL_REVEAL, area_id=None)
    ask = _("Say what you need these details for.")
    revealing.look(activity, by=by, at=now, purpose=purpose, ask=ask, area_id=activity.area_id)
    listed = SignUp.objects.filter(activity=activity.pk, place__in=ON_THE_LIST).select_related("account__person")
    return list(listed.order_by("number"))
