"""What residents type to order something."""

from uuid import UUID, uuid4, uuid5

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.areas.tree import tree
from linli.cases.actions.arriving import NOTHING
from linli.core.phones import read_phone
from linli.core.refusal import Refusal
from linli.portal.forms import BY_CODE, RefusableForm
from linli.services.actions import Ordered
from linli.services.models import ServiceItem


class OrderForm(RefusableForm):
    """Where, how to reach whoever orders, and a few words. Nothing is required."""

    words = forms.CharField(strip=False, required=False)
    area = forms.IntegerField(
        required=False, error_messages={"invalid": _("Choose a place from the list, or “I don’t know”.")}
    )
    place = forms.CharField(required=False, max_length=200)
    name = forms.CharField(required=False, max_length=60)
    phone = forms.CharField(required=False, max_length=30)
    no_texts = forms.BooleanField(required=False)

    def clean_phone(self) -> str:
        try:
            return read_phone(self.cleaned_data["phone"])
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def ordered(self, item: ServiceItem) -> Ordered:
        """What the action gets."""
        said = self.cleaned_data
        roots = tree.get().roots
        return Ordered(
            item=item,
            area_id=said["area"] if said["area"] is not None else (roots[0].id if roots else 0),
            words=said["words"],
            place=said["place"],
            contact_name=said["name"],
            contact_phone=said["phone"],
            key=uuid5(self.key(), f"{item.code}\n{said['words']}"),
            arrived=BY_CODE if said["no_texts"] else NOTHING,
        )

    def key(self) -> UUID:
        """What makes the same form, sent twice, one order."""
        try:
            return UUID((self.data if self.is_bound else self.initial).get("key", ""))
        except ValueError:
            return uuid4()
