"""What is typed about a task. Forms only read; what may not be is refused by the actions, in sentences."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.areas.models import Area
from linli.cases.models import Case
from linli.cases.skills import skills
from linli.core.refusal import Refusal
from linli.core.repeating import Rhythm
from linli.desk.activities.forms import moment, stations
from linli.desk.fields import DeskForm
from linli.desk.places import PlaceField
from linli.desk.posts.forms import day
from linli.people.models import Account
from linli.services.models import MonthTheme, Order
from linli.stations.models import Station
from linli.tasks.actions import Planned
from linli.tasks.models import Task
from linli.tasks.naming import named
from linli.tasks.practice import kinds
from linli.volunteers.models import Team, Volunteer
from linli.wishes.models import MicroWish

MOST, SHIFTS = 600, 6


class TaskForm(DeskForm):
    """One task as it is to be."""

    kind = forms.ChoiceField(label=_("Kind"))
    title = forms.CharField(label=_("What is to be done"), max_length=120)
    begins = moment(_("Begins"))
    ends = moment(_("Ends"))
    places = forms.IntegerField(label=_("How many are wanted"), initial=1, min_value=1, max_value=1000)
    skills = forms.MultipleChoiceField(
        label=_("What one should be able to do"), required=False, widget=forms.CheckboxSelectMultiple
    )
    station = forms.TypedChoiceField(label=_("Station"), coerce=int, required=False, empty_value=None)
    place = forms.CharField(label=_("Where, more exactly"), max_length=200, required=False)
    area = PlaceField(label=_("Area, without a station"), required=False)
    shy = forms.BooleanField(
        label=_("Somebody lives there: only whoever has a place reads where exactly"), required=False
    )
    team = forms.TypedChoiceField(label=_("Team that is asked first"), coerce=int, required=False, empty_value=None)
    only_team = forms.BooleanField(label=_("Only for this team"), required=False)
    about = forms.CharField(
        label=_("More about it"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.offer("kind", kinds())
        self.offer("station", [("", _("at no station")), *stations(by)])
        self.offer("team", [("", _("no team in particular")), *teams(by)])
        choices: Any = self.fields["skills"]
        choices.choices = skills()

    def planned(self, **origin: Any) -> Planned:
        """What the action gets; `origin`: what it comes from."""
        said = dict(self.cleaned_data)
        area = Area.objects.filter(pk=said.pop("area") or 0).first()
        station = Station.objects.select_related("area").filter(pk=said.pop("station") or 0).first()
        team = Team.objects.filter(pk=said.pop("team") or 0).first()
        for name in ("named", "shifts", "rhythm", "until", "holidays", "seen"):
            said.pop(name, None)
        return Planned(area=area, station=station, team=team, **{**origin, **said})


class NewForm(TaskForm):
    """One, in shifts, or again and again."""

    named = forms.CharField(
        label=_("Ask somebody by name at once"),
        required=False,
        max_length=9,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=_("The number on the volunteer's page. They may say no."),
    )
    shifts = forms.IntegerField(
        label=_("Shifts, one right after the other"), initial=1, min_value=1, max_value=SHIFTS, required=False
    )
    rhythm = forms.ChoiceField(
        label=_("Again"), required=False, choices=[("", _("only once")), *Rhythm.choices], initial=""
    )
    until = day(_("The last day of the series"), required=False)
    holidays = forms.BooleanField(label=_("On statutory holidays, too"), required=False)

    def clean_named(self) -> Volunteer | None:
        typed = self.cleaned_data["named"]
        try:
            return named(typed, Volunteer.objects.visible_to(self.by)) if typed else None
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def clean(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        if said.get("named") and (said.get("rhythm") or (said.get("shifts") or 1) > 1):
            self.add_error("named", _("Ask by name for one task, not for a series."))
        if said.get("rhythm") and not said.get("until"):
            self.add_error("until", _("Please fill this in."))
        return said


class ChangeForm(TaskForm):
    """As it is to be from now on."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


def filled(task: Task) -> dict[str, Any]:
    """What the form begins with."""
    plain = ("kind", "title", "places", "skills", "place", "shy", "only_team", "about")
    return {
        **{name: getattr(task, name) for name in plain},
        "begins": timezone.localtime(task.begins),
        "ends": timezone.localtime(task.ends),
        "station": task.station_id,
        "area": task.area_id,
        "team": task.team_id,
        "seen": task.version,
    }


def begun(
    case: Case | None,
    order: Order | None,
    theme: MonthTheme | None,
    station: Station | None,
    wish: MicroWish | None = None,
) -> dict[str, Any]:
    """What a new form begins with, as what it comes from has it; of a wish no more than everybody reads."""
    said: dict[str, Any] = {"station": station.pk} if station else {}
    if case is not None:
        wanted = [case.wanted_skill] if case.wanted_skill else []
        said |= {"area": case.area_id, "place": case.place, "shy": True, "skills": wanted}
    if order is not None:
        said |= {"title": str(order.item_version), "kind": "order"}
    if wish is not None:
        said |= {"title": wish.said, "area": wish.shown_area_id, "shy": True}
    if theme is not None:
        said |= {"title": str(theme), "skills": theme.skills, "kind": "theme", "area": theme.area_id}
    return said


def teams(by: Account) -> list[tuple[int, str]]:
    """Those that can be asked."""
    found = Team.objects.visible_to(by).active().order_by("name", "pk").values_list("pk", "name")
    return list(found[:MOST])


class CancelForm(DeskForm):
    """Why it is off."""

    words = forms.CharField(label=_("Why it is off"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    seen = forms.IntegerField(widget=forms.HiddenInput)


class HoursForm(DeskForm):
    """Other minutes, and why."""

    minutes = forms.IntegerField(label=pgettext_lazy("time", "Minutes"), min_value=0, max_value=24 * 60, required=False)
    words = forms.CharField(label=_("Why; the volunteer reads it"), max_length=200, required=False)
