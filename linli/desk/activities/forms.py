"""What is typed about an activity. Forms only read; what may not be is refused by the actions, in sentences."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from linli.activities.actions import Guest, Planned
from linli.activities.models import Activity
from linli.activities.practice import kinds, projects
from linli.activities.words import Audience
from linli.areas.models import Area
from linli.areas.tree import tree
from linli.core.repeating import Rhythm
from linli.desk.fields import DeskForm
from linli.desk.files import PhotosField
from linli.desk.places import PlaceField
from linli.desk.posts.forms import PersonField, day
from linli.people.directory import directory
from linli.people.models import Account, Organisation
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.stations.models import Station

MOST = 400


def moment(label: Any, **more: Any) -> forms.DateTimeField:
    """A day and a time of day."""
    box = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    wrong = {"invalid": _("Give a day and a time, such as 2026-11-24 14:30.")}
    return forms.DateTimeField(label=label, widget=box, error_messages=wrong, **more)


class ActivityForm(DeskForm):
    """One activity as it is to be."""

    kind = forms.ChoiceField(label=_("Kind"))
    title = forms.CharField(label=_("What it is called"), max_length=120)
    begins = moment(_("Begins"))
    ends = moment(_("Ends"))
    station = forms.TypedChoiceField(label=_("Station"), coerce=int, required=False, empty_value=None)
    place = forms.CharField(
        label=_("Where, more exactly"), max_length=200, required=False, help_text=_("A room, or any other place.")
    )
    area = PlaceField(label=_("Area, without a station"), required=False)
    audience = forms.ChoiceField(label=_("Who may come"), choices=Audience.choices)
    limit = forms.IntegerField(
        label=_("Places"), required=False, min_value=1, max_value=100_000, help_text=_("Empty: as many as like.")
    )
    sign_up_until = moment(_("Sign up until"), required=False, help_text=_("Empty: until it begins."))
    organisation = forms.TypedChoiceField(label=_("Who holds it"), coerce=int)
    responsible = PersonField(
        label=_("Who is responsible"), max_length=60, required=False, help_text=_("Empty: you. Else name or number.")
    )
    project = forms.ChoiceField(label=_("Project of a social organisation"), required=False)
    welcome = forms.CharField(
        label=_("For whom, in words"), max_length=120, required=False, help_text=_("Such as “from 60 on”.")
    )
    about = forms.CharField(
        label=_("What it is about, in words"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.offer("kind", [(each.key, each.name) for each in kinds()])
        self.offer("project", [("", "—"), *projects()])
        self.offer("station", [("", _("at no station")), *stations(by)])
        self.offer("organisation", holders(by))

    def planned(self) -> Planned:
        """What the action gets."""
        said = dict(self.cleaned_data)
        area = Area.objects.filter(pk=said.pop("area") or 0).first()
        station = Station.objects.select_related("area").filter(pk=said.pop("station") or 0).first()
        organisation = Organisation.objects.get(pk=said.pop("organisation"))
        responsible = said.pop("responsible") or self.by.person
        for name in ("rhythm", "until", "holidays", "seen", "whole"):
            said.pop(name, None)
        return Planned(area=area, station=station, organisation=organisation, responsible=responsible, **said)


class NewForm(ActivityForm):
    """One, or a series of them."""

    rhythm = forms.ChoiceField(
        label=_("Again"), required=False, choices=[("", _("only once")), *Rhythm.choices], initial=""
    )
    until = day(_("The last day of the series"), required=False)
    holidays = forms.BooleanField(label=_("On statutory holidays, too"), required=False)

    def clean(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        if said.get("rhythm") and not said.get("until"):
            self.add_error("until", _("Please fill this in."))
        return said


class OfSeries(DeskForm):
    """What can be done to one activity, or to all that are still to come of its series; asked only where there are
    others."""

    whole = forms.BooleanField(required=False)

    def ask_of(self, others: int) -> None:
        """`others`: how many of the series are still to come beside this one."""
        if not others:
            del self.fields["whole"]
            return
        self.fields["whole"].label = ngettext(
            "Likewise %(n)d other of the series that is still to come",
            "Likewise %(n)d others of the series that are still to come",
            others,
        ) % {"n": others}


class ChangeForm(ActivityForm, OfSeries):
    """As it is to be from now on."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


def filled(activity: Activity) -> dict[str, Any]:
    """What the form begins with."""
    plain = ("kind", "title", "place", "audience", "limit", "project", "welcome", "about")
    local = {name: _local(getattr(activity, name)) for name in ("begins", "ends", "sign_up_until")}
    return {
        **{name: getattr(activity, name) for name in plain},
        **local,
        "station": activity.station_id,
        "area": activity.area_id,
        "organisation": activity.organisation_id,
        "responsible": activity.responsible_id,
        "seen": activity.version,
    }


def _local(moment: Any) -> Any:
    return timezone.localtime(moment) if moment else None


def stations(by: Account) -> list[tuple[int, str]]:
    """Those that can be chosen: any, for any may be used (F1)."""
    found = Station.objects.visible_to(by).filter(active=True).order_by("area__path", "name")
    return [(each.pk, str(each)) for each in found]


def holders(by: Account) -> list[tuple[int, str]]:
    """The organisations for which the account may announce: its own first, then those in its areas."""
    known, mine = directory.get().organisations, powers(by)
    own = [each.organisation_id for each in mine.held if Permission.ACTIVITY_HOLD in each.permissions]
    areas, nodes = set(mine.areas(Permission.ACTIVITY_HOLD)), tree.get().nodes
    near = [each.pk for each in known.values() if each.active and areas & set(nodes[each.area_id].lineage)]
    return [(pk, str(known[pk])) for pk in dict.fromkeys([*own, *near]) if pk in known][:MOST]


class SeenForm(DeskForm):
    """What carries the version that was shown."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class CancelForm(SeenForm, OfSeries):
    """Why it does not take place."""

    field_order = ("words", "whole")
    words = forms.CharField(
        label=_("Why it does not take place"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )


class MinutesForm(SeenForm):
    """What happened."""

    text = forms.CharField(
        label=_("What was said and done"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    beside = forms.IntegerField(label=_("How many came who are on no list"), initial=0, min_value=0, max_value=100_000)
    photos = PhotosField(label=_("Photos"), required=False)


class GuestForm(DeskForm):
    """A resident, written down by whoever keeps the list."""

    name = forms.CharField(label=_("Name"), max_length=60, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=uuid4)

    def guest(self) -> Guest:
        said = self.cleaned_data
        return Guest(name=said["name"], phone=said["phone"], key=self._key())

    def _key(self) -> UUID:
        try:
            return UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid4()


class CallForm(DeskForm):
    """What one needs the names and numbers for."""

    purpose = forms.CharField(label=_("What you need them for"), max_length=200)
