"""What volunteers, and those they helped, type. Forms only read; what may not be is refused by the actions."""

from uuid import UUID, uuid4

from django import forms

from linli.portal.forms import RefusableForm
from linli.tasks.actions import Spot


class WhoForm(RefusableForm):
    """A volunteer, by code, or by name and number."""

    code = forms.CharField(required=False, max_length=40)
    name = forms.CharField(required=False, max_length=60)
    phone = forms.CharField(required=False, max_length=40)
    key = forms.CharField(required=False, max_length=40)

    def own_key(self) -> UUID:
        """What makes the same form, sent twice, one part; a new key where none can be read."""
        try:
            return UUID(str(self["key"].value() or ""))
        except ValueError:
            return uuid4()


class HereForm(RefusableForm):
    """At the place: coming or leaving, the code, and where the phone is, if it says so."""

    code = forms.CharField(required=False, max_length=40)
    do = forms.ChoiceField(required=False, choices=[("in", "in"), ("out", "out")])
    lat = forms.FloatField(required=False, min_value=-90, max_value=90)
    lon = forms.FloatField(required=False, min_value=-180, max_value=180)

    def spot(self) -> Spot | None:
        said = self.cleaned_data
        lat, lon = said.get("lat"), said.get("lon")
        return None if lat is None or lon is None else Spot(lon, lat)
