"""What is typed at a window: a number given out, an appointment that has come."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.bookings.queries import Waiting
from linli.desk.fields import DeskForm


class GiveForm(DeskForm):
    """A number of a line; before the others, for whoever cannot stand in line."""

    line = forms.TypedChoiceField(label=_("Line"), coerce=int)
    first = forms.BooleanField(label=_("Before the others: cannot stand in line"), required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=uuid4)

    def __init__(self, *args: Any, lines: list[Waiting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("line", [(each.line.pk, f"{each.line.letter} · {each.line}") for each in lines])

    def own_key(self) -> UUID:
        try:
            return UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid4()


class ArriveForm(DeskForm):
    """The code of an appointment."""

    code = forms.CharField(label=_("Code of the appointment"), max_length=40)
