"""What is typed at the desk about volunteers and teams. Forms only read; the actions refuse, in sentences."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.cases.skills import skills
from linli.desk.fields import DeskForm
from linli.desk.places import PlaceField
from linli.desk.posts.forms import day
from linli.people.directory import directory
from linli.people.models import Organisation
from linli.volunteers.actions import Founding, Joining
from linli.volunteers.models import Team, Volunteer
from linli.volunteers.practice import fields, languages
from linli.volunteers.words import Free, Rough

MOST = 400
BOXES = forms.CheckboxSelectMultiple


class OfferForm(DeskForm):
    """Where somebody is, what they can do, and when they are free."""

    area = PlaceField(label=_("Where they live or help"), required=False)
    skills = forms.MultipleChoiceField(label=_("What they can do"), required=False, widget=BOXES)
    languages = forms.MultipleChoiceField(label=_("Languages"), required=False, widget=BOXES)
    rough = forms.ChoiceField(
        label=_("Roughly where"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Kept to about a kilometre, and only to propose what is near. It may be left out at any time."),
    )
    times = forms.MultipleChoiceField(
        label=_("When they are free"),
        required=False,
        widget=BOXES,
        choices=Free.choices,
        help_text=_("None: any time."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("skills", skills())
        self.offer("languages", languages())
        kept = [Rough.KEPT] if self.initial.get("rough") == Rough.KEPT else []
        self.offer("rough", [(each.value, each.label) for each in (*kept, Rough.MIDDLE, Rough.NONE)])

    def said(self) -> dict[str, Any]:
        """What every joining has."""
        chosen = self.cleaned_data
        names = ("skills", "languages", "times")
        rough = Rough(chosen["rough"] or Rough.NONE)
        return {"area": Area.objects.get(pk=chosen["area"]), "rough": rough, **{name: chosen[name] for name in names}}


class EnterForm(OfferForm):
    """Somebody who stands in front of one."""

    name = forms.CharField(label=_("Full name"), max_length=60, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    born = forms.IntegerField(
        label=_("Year of birth"),
        required=False,
        help_text=_("Kept only as long as somebody is under age. Empty: of age."),
    )
    guardian_name = forms.CharField(label=_("Guardian, of whoever is under 18"), max_length=60, required=False)
    guardian_phone = forms.CharField(label=_("Guardian's telephone"), max_length=40, required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=uuid4)
    field_order = (
        *("name", "phone", "area", "rough", "born", "guardian_name", "guardian_phone"),
        *("skills", "languages", "times"),
    )

    def joining(self) -> Joining:
        chosen = self.cleaned_data
        names = ("name", "phone", "born", "guardian_name", "guardian_phone")
        return Joining(**self.said(), **{name: chosen[name] for name in names}, key=_key(chosen["key"]))


class ReportForm(OfferForm):
    """Reporting in with one's account."""

    organisation = forms.TypedChoiceField(
        label=_("The organisation you report in from"), coerce=int, required=False, empty_value=None
    )
    field_order = ("area", "rough", "organisation", "skills", "languages", "times")

    def __init__(self, *args: Any, own: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = directory.get().organisations
        self.offer("organisation", [("", "—"), *((pk, str(known[pk])) for pk in own if pk in known)])

    def joining(self) -> Joining:
        organisation = Organisation.objects.filter(pk=self.cleaned_data["organisation"] or 0).first()
        return Joining(**self.said(), organisation=organisation)


class ChangeForm(OfferForm):
    """What somebody says of themselves, as it is from now on."""

    name = forms.CharField(label=_("Full name"), max_length=60, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("name", "phone", "area", "rough", "skills", "languages", "times")

    def __init__(self, *args: Any, volunteer: Volunteer, whole: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.volunteer = volunteer
        if volunteer.account_id or not whole:  # name and number are the account's, or are not shown
            del self.fields["name"], self.fields["phone"]

    def joining(self) -> Joining:
        said = self.cleaned_data
        name, phone = said.get("name", self.volunteer.name), said.get("phone", self.volunteer.phone)
        return Joining(**self.said(), name=name, phone=phone)


def filled(volunteer: Volunteer) -> dict[str, Any]:
    """What the form begins with."""
    names = ("name", "phone", "skills", "languages", "times")
    return {
        **{name: getattr(volunteer, name) for name in names},
        "area": volunteer.area_id,
        "rough": Rough.KEPT if volunteer.spot else Rough.NONE,
        "seen": volunteer.version,
    }


class WordsForm(DeskForm):
    """Why."""

    words = forms.CharField(label=_("Why"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))


class SuspendForm(WordsForm):
    """Why, and until when."""

    until = day(_("Until, not including"))


class ConsentForm(DeskForm):
    """Who agreed, and how."""

    name = forms.CharField(label=_("Guardian"), max_length=60)
    phone = forms.CharField(label=_("Guardian's telephone"), max_length=40, required=False)
    note = forms.CharField(
        label=_("How they agreed"), max_length=200, help_text=_("On paper, by telephone, at the counter.")
    )


class PurposeForm(DeskForm):
    """What one needs the details for."""

    purpose = forms.CharField(label=_("What you need them for"), max_length=200)


class PlainForm(DeskForm):
    """One press is all it takes."""


class TeamForm(DeskForm):
    """A team as it is to be."""

    name = forms.CharField(label=_("What it is called"), max_length=80)
    field = forms.ChoiceField(label=_("Field"))
    area = PlaceField(label=_("Area"), required=False)
    organisation = forms.TypedChoiceField(label=_("Organisation"), coerce=int, required=False, empty_value=None)
    captain = forms.TypedChoiceField(
        label=_("Captain"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("One of those who belong to it; others by their number below."),
    )
    captain_number = forms.IntegerField(
        label=_("Captain by number"), required=False, help_text=_("The number on the volunteer's page.")
    )
    open = forms.BooleanField(label=_("Anybody may ask to join"), required=False)
    about = forms.CharField(
        label=_("What it does"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, by: Any, team: Team | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by, known = by, directory.get().organisations
        self.offer("field", fields())
        shown = sorted(known.values(), key=lambda each: str(each))[:MOST]
        self.offer("organisation", [("", "—"), *((each.pk, str(each)) for each in shown if each.active)])
        mine = Volunteer.objects.of(team).active() if team else Volunteer.objects.none()
        people = mine.select_related("account__person").order_by("pk")[:MOST]
        self.offer("captain", [("", "—"), *((each.pk, f"{each.who} · {each.pk}") for each in people)])

    def founding(self) -> Founding:
        """What the action gets."""
        said = self.cleaned_data
        number = said["captain_number"] or said["captain"] or 0
        return Founding(
            name=said["name"],
            field=said["field"],
            area=Area.objects.get(pk=said["area"]),
            organisation=Organisation.objects.filter(pk=said["organisation"] or 0).first(),
            captain=Volunteer.objects.visible_to(self.by).filter(pk=number).first(),
            about=said["about"],
            open=said["open"],
        )

    def clean_captain_number(self) -> int | None:
        number = self.cleaned_data["captain_number"]
        if number and not Volunteer.objects.visible_to(self.by).filter(pk=number).exists():
            raise forms.ValidationError(_("You see no volunteer of this number."))
        return int(number) if number else None


class SheetForm(DeskForm):
    """A roster."""

    file = forms.FileField(label=_("Spreadsheet (.xlsx, .csv)"))


class NumberForm(DeskForm):
    """A volunteer by number."""

    number = forms.IntegerField(label=_("Number of the volunteer"))


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()
