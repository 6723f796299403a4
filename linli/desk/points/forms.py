"""What is typed about points. Forms only read; what may not be is refused by the actions, in sentences."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.desk.activities.forms import stations
from linli.desk.fields import DeskForm
from linli.desk.files import PhotosField
from linli.desk.places import PlaceField
from linli.people.models import Account
from linli.points.actions import Good, Offer
from linli.points.models import Reward
from linli.points.practice import points
from linli.points.words import Source
from linli.stations.models import Station


class KeyedForm(DeskForm):
    """A form that, sent twice, is one."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=uuid4)

    def own_key(self) -> UUID:
        try:
            return UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid4()


class ProposeForm(KeyedForm):
    """What somebody did, and how one knows."""

    whose = forms.CharField(
        label=_("Whose account"),
        max_length=60,
        help_text=_("The 12 digits of the account or of the volunteer, the household’s number, or a colleague’s name."),
    )
    rule = forms.ChoiceField(label=_("What for"))
    on = forms.DateField(
        label=_("On which day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=timezone.localdate,
    )
    minutes = forms.IntegerField(
        label=_("How many minutes"), required=False, min_value=0, max_value=1440, help_text=_("Where time counts.")
    )
    effect = forms.ChoiceField(label=_("How well it went"), required=False)
    words = forms.CharField(
        label=_("What was done, and how you know"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    photos = PhotosField(label=_("Photos"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = points()
        self.offer("rule", [(each.key, each.name) for each in said.rules if each.of == Source.HAND])
        self.offer("effect", [("", "—"), *((each.key, each.name) for each in said.effects)])

    def good(self) -> Good:
        """What the action gets."""
        said = self.cleaned_data
        return Good(
            key=self.own_key(),
            rule=said["rule"],
            on=said["on"],
            minutes=said["minutes"] or 0,
            effect=said["effect"],
            words=said["words"],
            photos=said["photos"] or (),
        )


class WhyForm(DeskForm):
    """Why."""

    words = forms.CharField(label=_("Why"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))


class RewardForm(DeskForm):
    """A reward on a shelf."""

    name = forms.CharField(label=_("What it is"), max_length=60)
    name_en = forms.CharField(label=_("In English"), max_length=80, required=False)
    cost = forms.IntegerField(label=_("How many points it costs"), min_value=1, max_value=100_000)
    grade = forms.ChoiceField(label=_("Only from this grade on"), required=False)
    station = forms.TypedChoiceField(label=_("Station or shop"), coerce=int, required=False, empty_value=None)
    area = PlaceField(label=_("Area, without a station"), required=False)
    about = forms.CharField(label=_("What one should know"), max_length=200, required=False)

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("grade", [("", _("for anybody")), *((each.key, each.name) for each in points().grades)])
        self.offer("station", [("", _("at no station")), *stations(by)])

    def offered(self) -> Offer:
        """What the action gets."""
        said = self.cleaned_data
        return Offer(
            name=said["name"],
            name_en=said["name_en"],
            cost=said["cost"],
            grade=said["grade"],
            about=said["about"],
            station=Station.objects.filter(pk=said["station"] or 0).first(),
            area=Area.objects.filter(pk=said["area"] or 0).first(),
            active=said.get("active", True),
        )


class NewRewardForm(RewardForm):
    """With how many there are."""

    stock = forms.IntegerField(label=_("How many there are"), min_value=0, max_value=100_000)


class ChangeRewardForm(RewardForm):
    """As it is to be from now on."""

    active = forms.BooleanField(label=_("Offered"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)


def filled(reward: Reward) -> dict[str, Any]:
    """What the form begins with."""
    plain = ("name", "name_en", "cost", "grade", "about", "active")
    same = {name: getattr(reward, name) for name in plain}
    return {**same, "station": reward.station_id, "area": reward.area_id, "seen": reward.version}


class StockForm(DeskForm):
    """So many more, or fewer."""

    more = forms.IntegerField(label=_("How many more (fewer: with a minus)"), min_value=-100_000, max_value=100_000)
    words = forms.CharField(label=_("From where, or what became of them"), max_length=200, required=False)


class CodeForm(DeskForm):
    """Whose account, at the counter."""

    code = forms.CharField(
        label=_("Code of the account, of the volunteer, or the household’s number"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )
