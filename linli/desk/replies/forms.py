"""The form of a reply template."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.cases import look
from linli.catalogue import reply_actions
from linli.desk.fields import DeskForm
from linli.desk.replies.choosing import USES
from linli.desk.replies.rules import EVERYBODY


def _owner(value: str) -> int | None:
    return None if value == EVERYBODY else int(value)


class TemplateForm(DeskForm):
    """Name, words, whose it is, and where it is offered."""

    name = forms.CharField(label=_("Name by which it is chosen"), max_length=reply_actions.LONGEST_NAME, required=False)
    text = forms.CharField(
        label=_("What residents will read"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    uses = forms.MultipleChoiceField(
        label=_("Offered in"), required=False, widget=forms.CheckboxSelectMultiple, initial=[USES[0].value]
    )
    organisation = forms.TypedChoiceField(label=_("For whom"), coerce=_owner)

    def __init__(self, *args: Any, owners: list[tuple[Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("uses", [(each.value, look.action_word(each)) for each in USES])
        self.offer("organisation", owners)
