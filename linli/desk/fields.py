"""Forms of the desk: our labels and sentences, and the sentence of a refusal beside its field."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.core.refusal import Refusal

FILL_IN = _("Please fill this in.")
CHOOSE = _("Choose one from the list.")


def labelled(form: forms.BaseForm, **labels: Any) -> None:
    """Put our labels on a form of somebody else's."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].error_messages["required"] = FILL_IN


class DeskForm(forms.Form):
    """A form beside whose fields an action's refusal can be put."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages |= {"required": FILL_IN, "invalid_choice": CHOOSE}

    def offer(self, name: str, choices: Any) -> None:
        """Set what can be chosen in a field."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField), name
        field.choices = choices

    def refuse(self, refusal: Refusal) -> None:
        """Put the sentence beside its field; one about no field of this form stands above them all."""
        self.add_error(refusal.field if refusal.field in self.fields else None, str(refusal))
