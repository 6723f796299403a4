"""What is typed about a wish at the desk. Forms only read; what may not be is refused by the actions."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.desk.fields import DeskForm
from linli.desk.files import PhotosField
from linli.desk.hints import about_people
from linli.desk.places import PlaceField
from linli.people.directory import directory
from linli.people.models import Account, Organisation
from linli.people.powers import powers
from linli.residents.models import Household
from linli.wishes.actions import Claimer, Wished
from linli.wishes.models import MicroWish
from linli.wishes.practice import things, wishers
from linli.wishes.words import Action

MYSELF = "me"


class NewForm(DeskForm):
    """A wish that somebody says at the door or at the window."""

    asked = about_people(_("What is the wish?"), rows=3, most=500)
    wisher = forms.ChoiceField(label=_("For whom"))
    thing = forms.ChoiceField(label=_("What is wished for"))
    cost = forms.IntegerField(label=_("About how many yuan"), required=False, min_value=0)
    area = PlaceField(label=_("Where they live"), required=False)
    name = forms.CharField(label=_("Name"), max_length=60, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    place = forms.CharField(label=_("Where to bring it"), max_length=200, required=False)
    anonymous = forms.BooleanField(label=_("Show no place finer than the sub-district"), required=False)
    household = forms.IntegerField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=uuid4)

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.offer("wisher", [(each.key, each.name) for each in wishers()])
        self.offer("thing", things())

    def wished(self) -> Wished:
        """What the action gets; a household that one does not see is none."""
        said: dict[str, Any] = dict(self.cleaned_data)
        number = said.pop("household")
        household = Household.objects.visible_to(self.by).filter(pk=number).first() if number else None
        area = household.area if household else Area.objects.get(pk=said["area"])
        said.pop("area")
        key = said.pop("key")
        return Wished(**{**said, "cost": said["cost"] or 0}, area=area, household=household, key=_read(key))


def _read(key: str) -> UUID:
    try:
        return UUID(key)
    except ValueError:
        return uuid4()


class SeenForm(DeskForm):
    """What carries the version that was shown."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class PublishForm(SeenForm):
    """What everybody will read."""

    said = forms.CharField(
        label=_("What everybody reads"),
        max_length=120,
        required=False,
        help_text=_("No name, no number, no door, no place finer than the sub-district."),
    )
    cost = forms.IntegerField(label=_("About how many yuan"), min_value=0)
    wisher = forms.ChoiceField(label=_("For whom"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("wisher", [(each.key, each.name) for each in wishers()])


class DeclineForm(SeenForm):
    """Why not."""

    why = forms.CharField(
        label=_("Why, and where else to turn"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class BackForm(DeskForm):
    """Why it goes back."""

    why = forms.CharField(label=_("Why"), max_length=300, required=False)


class ClaimForm(DeskForm):
    """For whom one claims: oneself, or an organisation in which one serves."""

    to = forms.ChoiceField(label=_("For whom I claim"))

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        names = directory.get()
        own = [(str(pk), names.name(pk)) for pk in sorted(powers(by).organisation_ids)]
        self.offer("to", [(MYSELF, _("for myself")), *own])

    def claimer(self) -> Claimer:
        chosen = self.cleaned_data["to"]
        if chosen == MYSELF:
            return Claimer(account=self.by)
        return Claimer(organisation=Organisation.objects.get(pk=int(chosen)))


class PassForm(ClaimForm):
    """To whom it goes, and why."""

    to = forms.ChoiceField(label=_("Who takes it"))
    why = forms.CharField(label=_("Why"), max_length=300, required=False)

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        known = [each for each in directory.get().organisations.values() if each.active]
        self.offer("to", [(MYSELF, _("for myself")), *((str(each.pk), str(each)) for each in known[:400])])


class FulfilForm(DeskForm):
    """How it was fulfilled."""

    words = forms.CharField(
        label=_("How it was fulfilled"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    photos = PhotosField(label=_("Photos; no faces, please"), required=False)


class ThankForm(DeskForm):
    """What the wisher says."""

    words = forms.CharField(
        label=_("What they say, in their words"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RevealForm(DeskForm):
    """What the details are needed for."""

    purpose = forms.CharField(label=_("What you need them for"), max_length=200, required=False)


def form_of(action: Action, wish: MicroWish, by: Account, *args: Any) -> DeskForm:
    """The form of a step."""
    if action is Action.PUBLISH:
        begun = {"seen": wish.version, "said": "", "cost": wish.cost, "wisher": wish.wisher}
        return PublishForm(*args, initial=begun)
    if action is Action.DECLINE:
        return DeclineForm(*args, initial={"seen": wish.version})
    if action is Action.CLAIM:
        return ClaimForm(*args, by=by)
    if action is Action.PASS_ON:
        return PassForm(*args, by=by)
    plain: dict[Action, type[DeskForm]] = {
        Action.GIVE_BACK: BackForm,
        Action.FULFIL: FulfilForm,
        Action.THANK: ThankForm,
        Action.WITHDRAW: DeskForm,
    }
    return plain[action](*args)
