"""What was said by many, on a case's page: the case it is merged into, and those merged into it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.cases import rules
from linli.cases.models import Case
from linli.cases.words import Action, Status
from linli.core.text import first_words
from linli.desk.fields import DeskForm
from linli.insight.likely import likely
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

WORDS = 60
MOST = 200
LIKELY = 5


class MergeForm(DeskForm):
    """Into which case, and a remark."""

    into = forms.IntegerField(
        label=_("Number of the case it belongs to"),
        min_value=1,
        max_value=2**63 - 1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("A number is a few digits.")},
    )
    words = forms.CharField(
        label=_("Remark, if you like"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 2})
    )


@dataclass(frozen=True, slots=True)
class Line:
    """Another case on one line; `apart`: it can be taken apart now."""

    pk: int
    link: str
    words: str
    status: str
    apart: bool


@dataclass(frozen=True, slots=True)
class Same:
    """The card. `form` is there when this case can be merged by this account now."""

    main: Line | None
    followers: list[Line]
    may_take_apart: bool
    form: MergeForm | None
    likely: list[Line]
    open: bool


def same(case: Case, account: Account, refused: MergeForm | None = None) -> Same:
    """Who else said it, as far as the account may see. One query, one more for a merged case."""
    visible = Case.objects.visible_to(account)
    main = visible.filter(pk=case.main_id).first() if case.main_id else None
    allowed = rules.why_not(account, case, Action.MERGE) is None
    form = refused or (MergeForm(auto_id="merge-%s") if allowed else None)
    return Same(
        main=_line(main) if main else None,
        followers=[_line(each) for each in visible.filter(main=case).order_by("pk")[:MOST]],
        may_take_apart=powers(account).may(Permission.CASE_MERGE, case.area_id),
        form=form,
        likely=_likely(case, visible) if form and case.is_open else [],
        open=refused is not None,
    )


def _likely(case: Case, visible: Any) -> list[Line]:
    """Cases that may say the same, of those that may be seen."""
    numbers = [each.pk for each in likely(case.text, case.area_id, timezone.now(), leave_out=case.pk, most=LIKELY)]
    return [_line(each) for each in visible.filter(pk__in=numbers).order_by("-pk")] if numbers else []


def _line(case: Case) -> Line:
    words = first_words(case.text, WORDS)
    return Line(case.pk, case.get_absolute_url(), words, case.status, case.status == Status.MERGED)


def chosen(account: Account, data: Any) -> list[Case]:
    """The ticked cases that the account may see, by number."""
    ticked = {int(each) for each in data.getlist("case") if each.isascii() and each.isdecimal() and len(each) <= 18}
    return list(Case.objects.visible_to(account).filter(pk__in=ticked).order_by("pk")[:MOST])
