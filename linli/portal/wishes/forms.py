"""What residents type about a wish. What must stand there is for the action to say."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.portal.forms import PhotosForm, RefusableForm
from linli.wishes.actions import Wished


class WishForm(RefusableForm):
    """A wish."""

    asked = forms.CharField(required=False, max_length=500)
    wisher = forms.CharField(required=False, max_length=40)
    thing = forms.CharField(required=False, max_length=40)
    cost = forms.IntegerField(
        required=False, min_value=0, error_messages={"invalid": _("Write a whole number of yuan.")}
    )
    area = forms.IntegerField(
        required=False, error_messages={"invalid": _("Choose a place from the list, or “I don’t know”.")}
    )
    place = forms.CharField(required=False, max_length=200)
    name = forms.CharField(required=False, max_length=60)
    phone = forms.CharField(required=False, max_length=40)
    anonymous = forms.BooleanField(required=False)
    key = forms.CharField(required=False, max_length=40)

    def wished(self) -> Wished:
        """What the action gets."""
        said: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        whole = tree.get()
        area_id = said.pop("area")
        area = Area.objects.get(pk=area_id if area_id in whole.nodes else whole.roots[0].id)
        return Wished(**{**said, "cost": said["cost"] or 0}, area=area, key=self.own_key())

    def own_key(self) -> UUID:
        """What makes the same form, sent twice, one wish; a new key where none can be read."""
        try:
            return UUID(str(self["key"].value() or ""))
        except ValueError:
            return uuid4()


class WordsForm(RefusableForm):
    """A few words."""

    words = forms.CharField(required=False, max_length=300)


class FulfilForm(PhotosForm):
    """How it was fulfilled, with photos."""

    words = forms.CharField(required=False, max_length=300)
    photos = forms.Field(required=False)


class CodeForm(RefusableForm):
    """A volunteer's code."""

    code = forms.CharField(required=False, max_length=40)
