"""Colleagues mentioned in an internal note: @ and a name, of somebody who may see the case."""

import re

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.core.refusal import Refusal
from linli.people.models import Account
from linli.people.permissions import Permission

# An @ that is no part of a mail address, and what stands after it in the line.
AT = re.compile(r"(?<![A-Za-z0-9._%+-])[@＠](?=([^\n@＠]{1,30}))")
MOST = 8


def who_may(case: Case, beginning: str = "") -> list[Account]:
    """Who may see the case and has a name that begins so, by name; MOST at most."""
    near = _serving(case).filter(person__name__startswith=beginning).order_by("person__name", "pk")
    return _seeing(case, list(near[: MOST * 3]))[:MOST]


def mentioned(case: Case, text: str) -> list[Account]:
    """Everybody the text mentions. Refusal for a name nobody has, or of somebody who may not see the case. No query
    for a text without an @."""
    tails = [found.rstrip() for found in AT.findall(text)]
    if not tails:
        return []
    beginnings = {tail[:length] for tail in tails for length in range(1, len(tail) + 1)}
    known = list(Account.objects.filter(is_active=True, person__name__in=beginnings).select_related("person"))
    found = [each for tail in tails for each in _named(case, tail, known)]
    return list({each.pk: each for each in found}.values())


def _named(case: Case, tail: str, known: list[Account]) -> list[Account]:
    """Those with the longest name that the text goes on with; all that share it, if they may see the case."""
    names = sorted({each.person.name for each in known if tail.startswith(each.person.name)}, key=len)
    if not names:
        raise Refusal(
            _("Nobody here has the name after “@%(words)s”. Choose one from the list, or leave out the @.")
            % {"words": tail[:8]},
            field="words",
        )
    seeing = _seeing(case, [each for each in known if each.person.name == names[-1]])
    if not seeing:
        raise Refusal(
            _("%(name)s may not see this case and cannot be mentioned in it.") % {"name": names[-1]}, field="words"
        )
    return seeing


def _serving(case: Case) -> QuerySet[Account]:
    """Accounts with a post that looks after this place, or in the organisation that has the case."""
    here = Q(person__posts__area__in=tree.get().lineage(case.area_id)) | Q(person__posts__organisation=case.lead_id)
    return (
        Account.objects.filter(
            here,
            is_active=True,
            person__posts__period__contains=timezone.localdate(),
            person__posts__role__permissions__contains=[Permission.CASE_VIEW],
        )
        .select_related("person")
        .distinct()
    )


def _seeing(case: Case, accounts: list[Account]) -> list[Account]:
    """Those of them who may see the case: asked of the rule itself, conflicts of interest and all."""
    return [each for each in accounts if Case.objects.visible_to(each).filter(pk=case.pk).exists()]
