"""What residents type to be volunteers, and to correct what is kept of them. What may not be, the actions refuse."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.cases.skills import skills
from linli.portal.forms import RefusableForm
from linli.volunteers.actions import Joining
from linli.volunteers.models import Volunteer
from linli.volunteers.practice import languages
from linli.volunteers.words import Free, Rough

NO_PLACE = _("Choose a place from the list.")


class OwnForm(RefusableForm):
    """Name, number, place, what one can do and when one is free."""

    name = forms.CharField(required=False, max_length=60)
    phone = forms.CharField(required=False, max_length=40)
    area = forms.IntegerField(error_messages={"required": NO_PLACE, "invalid": NO_PLACE})
    rough = forms.ChoiceField(required=False, choices=Rough.choices)
    lat = forms.FloatField(required=False, min_value=-90, max_value=90)
    lon = forms.FloatField(required=False, min_value=-180, max_value=180)
    skills = forms.MultipleChoiceField(required=False)
    languages = forms.MultipleChoiceField(required=False)
    times = forms.MultipleChoiceField(required=False, choices=Free.choices)
    seen = forms.IntegerField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lists: dict[str, list[tuple[str, Any]]] = {
            "skills": [*skills()],
            "languages": [*languages()],
            "times": [*Free.choices],
        }
        for name, choices in self.lists.items():
            field: Any = self.fields[name]
            field.choices = choices

    def clean_area(self) -> Area:
        chosen = self.cleaned_data["area"]
        if chosen not in tree.get().nodes:
            raise forms.ValidationError(NO_PLACE)
        return Area.objects.get(pk=chosen)

    def clean(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        if said.get("rough") == Rough.SPOT and (said.get("lat") is None or said.get("lon") is None):
            self.add_error("rough", _("Tap the map first, or leave it at the area."))
        return said

    def boxes(self) -> list[tuple[str, list[tuple[str, Any, bool]]]]:
        """Each list that is not empty: its name, and (key, word, chosen) of what stands in it."""
        found = []
        for name, choices in self.lists.items():
            chosen = self[name].value() or []
            found.append((name, [(key, word, str(key) in chosen) for key, word in choices]))
        return [(name, rows) for name, rows in found if rows]

    def said(self) -> dict[str, Any]:
        names = ("name", "phone", "area", "lat", "lon", "skills", "languages", "times")
        rough = Rough(self.cleaned_data["rough"] or Rough.NONE)
        return {"rough": rough, **{name: self.cleaned_data[name] for name in names}}

    def joining(self) -> Joining:
        return Joining(**self.said())


class JoinForm(OwnForm):
    """The same, with the year of birth, and for whoever is not of age a guardian."""

    born = forms.IntegerField(
        required=False, error_messages={"invalid": _("This is no year of birth. Write four digits, such as 1986.")}
    )
    guardian_name = forms.CharField(required=False, max_length=60)
    guardian_phone = forms.CharField(required=False, max_length=40)
    key = forms.CharField(required=False, max_length=40)

    def joining(self) -> Joining:
        names = ("born", "guardian_name", "guardian_phone")
        return Joining(**self.said(), **{name: self.cleaned_data[name] for name in names}, key=self.own_key())

    def own_key(self) -> UUID:
        """What makes the same form, sent twice, one volunteer; a new key where none can be read."""
        try:
            return UUID(str(self["key"].value() or ""))
        except ValueError:
            return uuid4()


def filled(volunteer: Volunteer) -> dict[str, Any]:
    """What the form begins with, on one's own page."""
    names = ("name", "phone", "skills", "languages", "times")
    return {
        **{name: getattr(volunteer, name) for name in names},
        "area": volunteer.area_id,
        "rough": Rough.KEPT if volunteer.spot else Rough.NONE,
        "seen": volunteer.version,
    }
