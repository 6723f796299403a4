"""What is typed and chosen once for many cases. What may not be is refused case by case, by the actions."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.cases.models import Case
from linli.catalogue import reply_fields
from linli.core.refusal import Refusal
from linli.desk.choices import categories
from linli.desk.fields import DeskForm
from linli.desk.forms import NONE, prose
from linli.desk.handing import organisations_for
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers


class BulkForm(DeskForm):
    """The form of one step with many cases. `words` is kept apart from what is chosen, `said`."""

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        self.account = account
        super().__init__(*args, **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Fill in the choices that depend on the account."""

    @property
    def said(self) -> dict[str, Any]:
        return {name: _plain(value) for name, value in self.cleaned_data.items() if name != "words"}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


class PlainBulk(BulkForm):
    """Nothing to type."""


class RemarkBulk(BulkForm):
    """A remark, if one likes."""

    words = prose(_("Remark, if you like"), rows=2)


class ClassifyBulk(BulkForm):
    """What they are about."""

    category = forms.TypedChoiceField(label=_("Category"), coerce=int)

    def prepare(self) -> None:
        self.offer("category", [NONE, *categories()])


class AssignBulk(BulkForm):
    """To whom."""

    organisation = forms.TypedChoiceField(label=_("To"), coerce=int)
    words = prose(_("What they should know"), rows=2)

    def prepare(self) -> None:
        """Those around and below the widest area in which one may assign."""
        areas = powers(self.account).areas(Permission.CASE_ASSIGN)
        self.offer("organisation", [NONE, *(organisations_for(Case(area_id=areas[0])) if areas else [])])


class ParkBulk(BulkForm):
    """Until when, and why."""

    until = forms.DateField(label=_("Look at it again on"), widget=forms.DateInput(attrs={"type": "date"}))
    words = prose(_("Why this has to wait"), help_text=_("The resident reads this word for word."))

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day after today on which to look at this again."))
        return until

    def clean_words(self) -> str:
        return _needed(self.cleaned_data["words"], _("Write why this has to wait; the resident will read it."))


class ReplyBulk(BulkForm):
    """To every resident, each with what is theirs in the fields."""

    words = prose(_("Answer to the resident"), rows=5, help_text=_("The resident reads this word for word."))

    def clean_words(self) -> str:
        words = _needed(self.cleaned_data["words"], _("Write your answer to the resident."))
        try:
            reply_fields.check(words)
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return words


def _needed(words: str, sentence: Any) -> str:
    if not words.strip():
        raise forms.ValidationError(sentence)
    return words
