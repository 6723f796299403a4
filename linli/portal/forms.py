"""What residents type. Forms only read; what may not be is refused by the actions, in sentences."""

import re
import unicodedata
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from linli.areas.tree import boundaries, tree
from linli.cases.actions import Arrived, Submission
from linli.cases.actions.arriving import NOTHING
from linli.cases.words import AnswerBy, Grade
from linli.core import pictures
from linli.core.refusal import Refusal

MOST_PHOTOS = 3
BY_CODE = Arrived(answer_by=AnswerBy.CODE)  # no text messages: they look it up themselves
PHONE = re.compile(r"\+?[0-9]{5,16}")
BETWEEN_DIGITS = re.compile(r"[\s\-()]+")


class RefusableForm(forms.Form):
    """A form that can also show what an action refused."""

    def refuse(self, refusal: Refusal) -> None:
        """Put the sentence beside the field it belongs to, or beside the first one."""
        name = refusal.field if refusal.field in self.fields else next(iter(self.fields))
        self.add_error(name, str(refusal))


class PhotosForm(RefusableForm):
    """Reads up to three photos, shrunk and without their location; `photos` afterwards holds JPEGs."""

    def read_photos(self) -> list[bytes]:
        files: list[UploadedFile] = self.files.getlist("photos") if self.files else []
        try:
            if len(files) > MOST_PHOTOS:
                raise Refusal(_("At most %(most)d photos. Choose the ones that show it best.") % {"most": MOST_PHOTOS})
            return [pictures.shrink(file, field="photos").read() for file in files]
        except Refusal as refusal:
            self.add_error("photos", str(refusal))
            return []

    def clean(self) -> dict[str, Any]:
        return {**self.cleaned_data, "photos": self.read_photos()}


class SubmitForm(PhotosForm):
    """What is the matter, where, and how to reach whoever says so. Nothing but the words is required."""

    text = forms.CharField(strip=False, required=False)
    photos = forms.Field(required=False)
    area = forms.IntegerField(
        required=False, error_messages={"invalid": _("Choose a place from the list, or “I don’t know”.")}
    )
    place = forms.CharField(required=False, max_length=200)
    lat = forms.FloatField(required=False, min_value=-90, max_value=90)
    lon = forms.FloatField(required=False, min_value=-180, max_value=180)
    name = forms.CharField(required=False, max_length=60)
    phone = forms.CharField(required=False, max_length=30)
    no_texts = forms.BooleanField(required=False)
    about_somebody = forms.BooleanField(required=False)

    def clean_phone(self) -> str:
        typed = BETWEEN_DIGITS.sub("", unicodedata.normalize("NFKC", self.cleaned_data["phone"]))
        if typed and not PHONE.fullmatch(typed):
            raise forms.ValidationError(_("This does not look like a telephone number. Correct it, or leave it empty."))
        return typed

    def submission(self) -> Submission:
        """What the action registers."""
        said = self.cleaned_data
        return Submission(
            text=said["text"],
            area_id=self._area_id(),
            key=uuid5(self.key(), said["text"]),  # other words sent from the same page are another case
            place=said["place"],
            latitude=said["lat"],
            longitude=said["lon"],
            contact_name=said["name"],
            contact_phone=said["phone"],
            photos=said["photos"],
            about_somebody=said["about_somebody"],
            arrived=BY_CODE if said["no_texts"] else NOTHING,
        )

    def key(self) -> UUID:
        """What makes the same form, sent twice, one case; a new key where none can be read."""
        try:
            return UUID((self.data if self.is_bound else self.initial).get("key", ""))
        except ValueError:
            return uuid4()

    def _area_id(self) -> int:
        """What was chosen from the list, else where the point is, else the whole."""
        said = self.cleaned_data
        if said["area"] is not None:
            return int(said["area"])
        found = None
        if said["lat"] is not None and said["lon"] is not None:
            found = boundaries.get().at(said["lat"], said["lon"])
        if found is not None:
            return found
        roots = tree.get().roots
        return roots[0].id if roots else 0


class WordsForm(RefusableForm):
    """A few words about a case one follows."""

    words = forms.CharField(strip=False, required=False)


class MoreForm(PhotosForm):
    """More words, and photos."""

    words = forms.CharField(strip=False, required=False)
    photos = forms.Field(required=False)


class RateForm(RefusableForm):
    """A grade and, if one likes, words."""

    grade = forms.TypedChoiceField(
        choices=Grade.choices, coerce=int, error_messages={"required": _("Choose one of the five grades.")}
    )
    words = forms.CharField(strip=False, required=False)
