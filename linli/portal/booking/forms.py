"""What residents type to book a room or make an appointment."""

from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.bookings.actions import Wanted, Who
from linli.bookings.actions.wanted import at
from linli.portal.forms import RefusableForm


class WhoForm(RefusableForm):
    """Name and telephone; what must stand there is for the action to say."""

    name = forms.CharField(required=False, max_length=60)
    phone = forms.CharField(required=False, max_length=40)
    key = forms.CharField(required=False, max_length=40)

    def who(self) -> Who:
        said = self.cleaned_data
        return Who(name=said["name"], phone=said["phone"], group=said.get("group", ""))

    def own_key(self) -> UUID:
        """What makes the same form, sent twice, one booking; a new key where none can be read."""
        try:
            return UUID(str(self["key"].value() or ""))
        except ValueError:
            return uuid4()


class RoomForm(WhoForm):
    """A room on a day, from when to when, for what, perhaps for a social organisation."""

    day = forms.DateField(error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")})
    begins = forms.TimeField(error_messages={"required": _("Say from when."), "invalid": _("Say from when.")})
    ends = forms.TimeField(error_messages={"required": _("Say until when."), "invalid": _("Say until when.")})
    title = forms.CharField(required=False, max_length=120)
    group = forms.CharField(required=False, max_length=80)
    wait = forms.BooleanField(required=False)

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        return Wanted(
            begins=at(said["day"], said["begins"]),
            ends=at(said["day"], said["ends"]),
            title=said["title"],
            who=self.who(),
            key=self.own_key(),
        )


class AppointmentForm(WhoForm):
    """One of the stretches of a line."""

    begins = forms.DateTimeField(
        error_messages={"required": _("Choose a time from the list."), "invalid": _("Choose a time from the list.")}
    )
