"""What is typed to book a room at the desk, and to enter rooms and lines."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.bookings.actions import Wanted, Who
from linli.bookings.actions.wanted import at
from linli.core.repeating import Rhythm
from linli.desk.fields import DeskForm
from linli.desk.posts.forms import day as day_field
from linli.people.directory import directory
from linli.people.models import Account, Organisation
from linli.people.powers import powers


def clock(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class BookForm(DeskForm):
    """A room for oneself, for one's organisation, or for somebody who asks at the desk; once, or again and again."""

    day = day_field(_("Day"))
    begins = clock(_("From"))
    ends = clock(_("Until"))
    title = forms.CharField(label=_("What it is for"), max_length=120)
    organisation = forms.TypedChoiceField(label=_("For"), coerce=int, required=False, empty_value=None)
    group = forms.CharField(label=_("Social organisation, if it is for one"), max_length=80, required=False)
    name = forms.CharField(label=_("Who asks, if somebody else"), max_length=60, required=False)
    phone = forms.CharField(label=_("Their telephone"), max_length=40, required=False)
    rhythm = forms.ChoiceField(label=_("Again"), required=False, choices=[("", _("only once")), *Rhythm.choices])
    until = day_field(_("The last day of the series"), required=False)
    holidays = forms.BooleanField(label=_("On statutory holidays, too"), required=False)
    wait = forms.BooleanField(label=_("If it is taken: on the waiting list"), required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=uuid4)

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = directory.get().organisations
        own = [known[pk] for pk in sorted(powers(by).organisation_ids) if pk in known]
        self.offer("organisation", [("", _("myself")), *((each.pk, str(each)) for each in own)])

    def clean(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        if said.get("rhythm") and not said.get("until"):
            self.add_error("until", _("Please fill this in."))
        return said

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        return Wanted(
            begins=at(said["day"], said["begins"]),
            ends=at(said["day"], said["ends"]),
            title=said["title"],
            organisation=Organisation.objects.filter(pk=said["organisation"] or 0).first(),
            who=Who(name=said["name"], phone=said["phone"], group=said["group"]),
            key=self._key(),
        )

    def _key(self) -> UUID:
        try:
            return UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid4()


class RoomForm(DeskForm):
    """A room as it is to be."""

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("Name"), max_length=60)
    seats = forms.IntegerField(label=_("Seats"), required=False, min_value=1, max_value=10_000)
    about = forms.CharField(label=_("What is in it"), max_length=200, required=False)
    residents = forms.BooleanField(label=_("Residents may book it themselves"), required=False)
    social = forms.BooleanField(label=_("Free of charge for social organisations"), required=False, initial=True)
    active = forms.BooleanField(label=_("In use"), required=False, initial=True)


class LineForm(DeskForm):
    """A line of windows as it is to be."""

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("What one stands in line for"), max_length=60)
    name_en = forms.CharField(label=_("In English"), max_length=80, required=False)
    letter = forms.CharField(label=_("Letter of its numbers"), max_length=1)
    windows = forms.IntegerField(label=_("Windows that serve it"), min_value=1, max_value=50, initial=1)
    minutes = forms.IntegerField(label=_("Minutes of an appointment"), min_value=5, max_value=240, initial=15)
    appointments = forms.BooleanField(label=_("Appointments are made"), required=False, initial=True)
    days = forms.IntegerField(label=_("So many days ahead"), min_value=0, max_value=90, initial=14)
    active = forms.BooleanField(label=_("In use"), required=False, initial=True)
