"""Steps of working together that need something looked up before the action takes them."""

from typing import Any

from django.utils.translation import gettext as _

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.core.refusal import Refusal
from linli.people.models import Account


def join(*, into: int, by: Account, **more: Any) -> Case:
    """Join the case with this number, if it is the account's to see."""
    whole = Case.objects.visible_to(by).filter(pk=into).first()
    if whole is None:
        raise Refusal(_("No case with this number is yours to see."), field="into")
    return cases.join(into=whole, by=by, **more)
