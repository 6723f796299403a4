"""What is typed about a station. Hours are written as people write them (stations/writing.py)."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from linli.areas.finding import places
from linli.areas.models import Area
from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.desk.fields import DeskForm
from linli.desk.files import PhotosField
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.stations import practice, writing
from linli.stations.models import Station
from linli.stations.stars import Standard
from linli.stations.words import Condition

DATE = {"type": "date"}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LABELS = {
    "mon": gettext_lazy("Monday"),
    "tue": gettext_lazy("Tuesday"),
    "wed": gettext_lazy("Wednesday"),
    "thu": gettext_lazy("Thursday"),
    "fri": gettext_lazy("Friday"),
    "sat": gettext_lazy("Saturday"),
    "sun": gettext_lazy("Sunday"),
    "holiday": gettext_lazy("Statutory holidays"),
}


class HoursField(forms.CharField):
    """Stretches of one day; empty: closed."""

    def __init__(self, **more: Any) -> None:
        widget = forms.TextInput(attrs={"placeholder": "08:30–12:00, 14:30–17:30", "class": "form-control number"})
        super().__init__(required=False, max_length=120, widget=widget, **more)

    def clean(self, value: Any) -> list[list[str]]:
        try:
            return writing.read(super().clean(value))
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from None


class StationForm(DeskForm):
    """A station and its week. `usual`: the hours of its tier, whatever stands in the week."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=120, required=False)
    code = forms.SlugField(
        label=pgettext_lazy("station", "Code"),
        max_length=60,
        help_text=gettext_lazy("Letters, digits and hyphens; it stands in addresses."),
    )
    tier = forms.ChoiceField(label=gettext_lazy("Tier"))
    area = forms.TypedChoiceField(label=gettext_lazy("Where"), coerce=int)
    address = forms.CharField(label=gettext_lazy("Address"), max_length=200, required=False)
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=40, required=False)
    lon = forms.FloatField(label=gettext_lazy("Longitude (WGS-84)"), required=False)
    lat = forms.FloatField(label=gettext_lazy("Latitude (WGS-84)"), required=False)
    zones = forms.MultipleChoiceField(
        label=gettext_lazy("What is there"), required=False, widget=forms.CheckboxSelectMultiple
    )
    offers = forms.MultipleChoiceField(
        label=gettext_lazy("On offer"), required=False, widget=forms.CheckboxSelectMultiple
    )
    usual = forms.BooleanField(label=gettext_lazy("The usual hours of its tier"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, by: Account, station: Station | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=_initial(station), **kwargs)
        for key, label in LABELS.items():
            self.fields[key] = HoursField(label=label)
        self.offer("tier", [(each.key, each.name) for each in practice.tiers()])
        self.offer("zones", [(each.key, each.name) for each in practice.zones()])
        self.offer("offers", [(each.key, each.name) for each in practice.offers()])
        whole = tree.get()
        mine = places(powers(by).areas(Permission.STATION_EDIT))
        self.offer("area", [(node.id, whole.full_name(node.id)) for node in mine])
        if station is not None:
            del self.fields["code"]

    def said(self) -> dict[str, Any]:
        """What the actions take."""
        found = {name: value for name, value in self.cleaned_data.items() if name not in (*LABELS, "usual", "seen")}
        week = [self.cleaned_data[key] for key in WEEKDAYS]
        own = {"week": week, "holiday": self.cleaned_data["holiday"]}
        found["hours"] = {} if self.cleaned_data["usual"] else own
        found["area"] = Area.objects.get(pk=found["area"])
        return found

    def days(self) -> list[Any]:
        """The fields of the week, for the page."""
        return [self[key] for key in LABELS]

    def plain(self) -> list[Any]:
        """The other visible fields."""
        return [each for each in self.visible_fields() if each.name not in (*LABELS, "usual")]


def _initial(station: Station | None) -> dict[str, Any]:
    if station is None:
        return {"usual": True}
    fields = ("name", "name_en", "tier", "address", "phone", "lon", "lat", "zones", "offers")
    found = {name: getattr(station, name) for name in fields}
    hours = station.hours or next((each.hours for each in practice.tiers() if each.key == station.tier), {})
    week: Sequence[Any] = hours.get("week", [[]] * 7)
    days = {key: writing.written(day) for key, day in zip(WEEKDAYS, week, strict=True)}
    holiday = writing.written(hours.get("holiday", []))
    return {
        **found,
        **days,
        "holiday": holiday,
        "area": station.area_id,
        "usual": not station.hours,
        "seen": station.version,
    }


class OpeningForm(DeskForm):
    """Other hours on some days."""

    first = forms.DateField(label=gettext_lazy("First day"), widget=forms.DateInput(attrs=DATE))
    last = forms.DateField(label=gettext_lazy("Last day"), widget=forms.DateInput(attrs=DATE))
    hours = HoursField(label=gettext_lazy("Open"), help_text=gettext_lazy("Leave it empty for closed all day."))
    reason = forms.CharField(label=gettext_lazy("Why, for residents to read"), max_length=120)


class CheckForm(DeskForm):
    """One item of the checklist."""

    met = forms.TypedChoiceField(
        label=gettext_lazy("How it was found"),
        choices=[("1", gettext_lazy("It is there")), ("0", gettext_lazy("It is missing"))],
        coerce=lambda said: said == "1",
    )
    on = forms.DateField(label=gettext_lazy("Looked at on"), widget=forms.DateInput(attrs=DATE))
    note = forms.CharField(label=gettext_lazy("Note"), max_length=200, required=False)
    photos = PhotosField(label=gettext_lazy("Photos"), required=False)


class EquipForm(DeskForm):
    """A thing that stands there."""

    name = forms.CharField(label=gettext_lazy("What it is"), max_length=60)
    label = forms.CharField(
        label=gettext_lazy("Label"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("What tells it from another one of its kind."),
    )


class ConditionForm(DeskForm):
    """How it is now."""

    condition = forms.ChoiceField(label=gettext_lazy("Condition"), choices=Condition.choices)
    note = forms.CharField(label=gettext_lazy("What is wrong"), max_length=200, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class StarsForm(DeskForm):
    """Points and evidence for each criterion."""

    def __init__(self, *args: Any, standard: Standard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in standard.criteria:
            points = _("%(name)s: points, 0 to %(most)d") % {"name": each.name, "most": each.points}
            self.fields[f"points_{each.key}"] = forms.IntegerField(label=points, min_value=0, max_value=each.points)
            self.fields[f"evidence_{each.key}"] = forms.CharField(
                label=_("What shows it"), max_length=300, required=False
            )
        self.standard = standard

    def marks(self) -> dict[str, tuple[int, str]]:
        said = self.cleaned_data
        return {each.key: (said[f"points_{each.key}"], said[f"evidence_{each.key}"]) for each in self.standard.criteria}


class DecideForm(DeskForm):
    """Whether proposed stars come into force."""

    confirmed = forms.TypedChoiceField(
        label=gettext_lazy("Your decision"),
        choices=[("1", gettext_lazy("Confirm")), ("0", gettext_lazy("Do not confirm"))],
        coerce=lambda said: said == "1",
    )
    answer = forms.CharField(label=gettext_lazy("Why not, or what to mend"), max_length=200, required=False)
