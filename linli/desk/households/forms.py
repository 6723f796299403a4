"""What is typed into a file. Forms only read; what may not be is refused by the actions, in sentences."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.core.coordinates import System
from linli.desk.fields import DeskForm
from linli.desk.hints import about_people
from linli.desk.places import PlaceField
from linli.residents import reading
from linli.residents.actions import Dwelling, Firm, Member
from linli.residents.models import Enterprise, Household, Resident
from linli.residents.words import CareKind, Purpose, Relation, Source

WAYS = [(each.value, each.label) for each in Source if each not in (Source.ROSTER, Source.PORTAL)]
ALREADY = _("Another household lives at this address, too")


def line(label: Any, most: int, *, help_text: Any = "", required: bool = False, **attrs: Any) -> forms.CharField:
    """A field of one line; what must stand there is for the action to say."""
    box = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(label=label, required=required, max_length=most, help_text=help_text, widget=box)


class HouseholdForm(DeskForm):
    """Where a household lives. `kept`: of a file that is changed, personal fields left empty stay as they are."""

    area = PlaceField(label=_("Grid"), required=False)
    address = line(_("Address"), reading.ADDRESS)
    building = line(_("Building, for lists and routes"), reading.BUILDING, help_text=_("Such as 3号楼"))
    size = forms.IntegerField(label=_("How many live there"), required=False, min_value=0, max_value=200)
    beside = forms.BooleanField(label=ALREADY, required=False)
    code = line(_("Number of the file, if it has one on paper"), 40)
    source = forms.ChoiceField(label=_("Where this is known from"), choices=WAYS, initial=Source.VISIT)

    def dwelling(self, kept: Household | None = None) -> Dwelling:
        said = dict(self.cleaned_data)
        area = said.pop("area")
        said["size"] = said["size"] or 0
        if kept:
            said |= {"code": kept.code, "spot": kept.spot, "address": said["address"] or kept.address}
            said["beside"] = said["beside"] or bool(kept.beside)
        return Dwelling(area_id=area or 0, **said)


class MemberForm(DeskForm):
    """Who a member is, and what they agreed to."""

    name = line(_("Full name"), reading.NAME)
    relation = forms.ChoiceField(label=_("In the household"), choices=Relation.choices, initial=Relation.OTHER)
    phone = line(_("Telephone"), 40, inputmode="tel")
    id_number = line(_("Id number, only if an application needs it"), 30)
    born_on = line(_("Birthday"), 10, help_text=_("Year-month-day, such as 1956-03-21"))
    agreed = forms.MultipleChoiceField(
        label=_("They agree"),
        required=False,
        choices=Purpose.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ask, and tick what they agree to. They can take it back at any time."),
    )
    how = forms.ChoiceField(label=_("How they told you"), choices=WAYS, initial=Source.VISIT)

    def member(self, kept: Resident | None = None) -> Member:
        said = dict(self.cleaned_data)
        if kept:
            said |= {name: said[name] or getattr(kept, name) for name in ("name", "phone", "id_number", "born_on")}
        return Member(**{**said, "agreed": tuple(said["agreed"]), "source": said["how"]})


class CareForm(DeskForm):
    """What care somebody asked for."""

    kind = forms.ChoiceField(label=_("What about"), choices=CareKind.choices)
    note = about_people(
        _("What would help, in their words"),
        rows=2,
        most=reading.NOTE,
        help_text=_("What is to be done, not what somebody is like."),
    )
    review_on = forms.DateField(
        label=_("Look again by"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    agreed = forms.BooleanField(label=_("They were asked, and want this"), required=False)


class ReviewForm(CareForm):
    """What care goes on until when."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["kind"], self.fields["agreed"]


class WithdrawForm(DeskForm):
    """What a member takes back."""

    purpose = forms.ChoiceField(label=_("They take back"), choices=Purpose.choices, widget=forms.RadioSelect)


class FirmForm(DeskForm):
    """What is said of an enterprise."""

    area = PlaceField(label=_("Where"), required=False)
    name = line(_("Name of the enterprise"), 120)
    credit_code = line(_("Credit code, as on the licence"), 30)
    address = line(_("Address"), reading.ADDRESS)
    contact = line(_("Whom to speak to"), reading.NAME)
    phone = line(_("Telephone"), 40, inputmode="tel")
    spot = line(_("Place on the map"), 60, help_text=_("Longitude and latitude, such as 115.545,28.056."))
    system = forms.ChoiceField(
        label=_("As which map gives it"), choices=System.choices, required=False, initial=System.WGS84
    )
    source = forms.ChoiceField(label=_("Where this is known from"), choices=WAYS, initial=Source.VISIT)

    def firm(self, kept: Enterprise | None = None) -> Firm:
        """What the action gets; Refusal for a place that is none."""
        said = dict(self.cleaned_data)
        area, system = said.pop("area"), said.pop("system") or System.WGS84
        said["spot"] = reading.read_spot(said["spot"], system)
        if kept:
            said |= {name: said[name] or getattr(kept, name) for name in ("contact", "phone", "spot")}
        return Firm(area_id=area or 0, **said)
