"""Registering a case for somebody who came, called or wrote."""

import re
import unicodedata
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.cases import look
from linli.cases.actions import Submission
from linli.cases.words import Channel, Urgency
from linli.catalogue.tables import tables
from linli.desk.choices import categories
from linli.desk.fields import DeskForm
from linli.desk.forms import NONE, PhotosField, prose
from linli.desk.places import PlaceField

PHONE = re.compile(r"\+?[0-9]{5,16}")
BETWEEN_DIGITS = re.compile(r"[\s\-()]+")
NOT_BY_HAND = (Channel.PORTAL, Channel.IMPORT)


def channels() -> list[tuple[str, str]]:
    """The ways in that the practice keeps open, without those that staff do not write down."""
    return [(each.value, look.channel_word(each)) for each in look.open_channels() if each not in NOT_BY_HAND]


class RegisterForm(DeskForm):
    """What was said, where, how it came, and how to reach whoever said it."""

    text = prose(_("What is the matter, in the words of the resident"), rows=5)
    area = PlaceField(label=_("Which community, which grid"), required=False)
    place = forms.CharField(label=_("The exact spot, if known"), required=False, max_length=200)
    channel = forms.ChoiceField(label=_("How it came"))
    category = forms.TypedChoiceField(label=_("Category, if clear"), coerce=int, required=False, empty_value=None)
    name = forms.CharField(label=_("Name, or empty"), required=False, max_length=60)
    phone = forms.CharField(
        label=_("Telephone, or empty"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    urgent = forms.BooleanField(label=_("Urgent: it cannot wait its turn"), required=False)
    photos = PhotosField(label=_("Photos"), required=False)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("channel", channels())
        self.offer("category", [NONE, *categories()])
        self.fields["text"].widget.attrs["autofocus"] = True
        self.initial.setdefault("key", uuid4())
        for name in ("place", "name", "phone"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_phone(self) -> str:
        typed = BETWEEN_DIGITS.sub("", unicodedata.normalize("NFKC", self.cleaned_data["phone"]))
        if typed and not PHONE.fullmatch(typed):
            raise forms.ValidationError(_("This does not look like a telephone number. Correct it, or leave it empty."))
        return typed

    def submission(self) -> Submission:
        """What the action registers."""
        said = self.cleaned_data
        key: UUID | None = said["key"]
        return Submission(
            text=said["text"],
            area_id=said["area"] or 0,
            channel=Channel(said["channel"]),
            key=key,
            category=tables.get().categories[said["category"]] if said["category"] else None,
            place=said["place"],
            contact_name=said["name"],
            contact_phone=said["phone"],
            photos=said["photos"],
            urgency=Urgency.URGENT if said["urgent"] else Urgency.NORMAL,
        )
