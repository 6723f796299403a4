"""What is typed about a commitment. Forms only read; what may not be is refused by the actions, in sentences."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.areas.models import Area
from linli.cases.models import Case
from linli.commitments.actions import Promised
from linli.commitments.models import Commitment
from linli.commitments.practice import kinds
from linli.commitments.words import Action
from linli.desk.fields import DeskForm
from linli.desk.files import PhotosField
from linli.desk.places import PlaceField
from linli.desk.posts.forms import PersonField, day
from linli.people.directory import directory
from linli.people.models import Account, Organisation
from linli.people.permissions import Permission
from linli.people.powers import powers

MOST = 400


class PromiseForm(DeskForm):
    """A promise: concrete, countable, dated."""

    text = forms.CharField(
        label=_("What is promised"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Concretely, so that anybody can see whether it was done."),
    )
    target = forms.IntegerField(
        label=pgettext_lazy("commitment", "How many"),
        required=False,
        min_value=1,
        help_text=_("Empty: it is done, or it is not."),
    )
    unit = forms.CharField(label=_("Of what"), required=False, max_length=12)
    due_on = day(_("To be done by"))
    kind = forms.ChoiceField(label=_("Kind"))
    organisation = forms.TypedChoiceField(label=_("Which organisation answers for it"), coerce=int)
    own = forms.BooleanField(label=_("It is my own promise"), required=False)
    person = PersonField(
        label=_("Or a member’s promise: whose"), max_length=60, required=False, help_text=_("Whole name, or number.")
    )
    area = PlaceField(label=_("Where, if not everywhere the organisation stands for"), required=False)
    case = forms.IntegerField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=uuid4)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.offer("kind", kinds())
        self.offer("organisation", answering(by))

    def promised(self) -> Promised:
        """What the action gets."""
        said = self.cleaned_data
        chosen = Area.objects.filter(pk=said["area"]).first() if self["area"].value() else None
        person = self.by.person if said["own"] else said["person"]
        case = Case.objects.visible_to(self.by).filter(pk=said["case"]).first() if said["case"] else None
        return Promised(
            **{name: said[name] for name in ("text", "target", "unit", "due_on", "kind")},
            organisation=Organisation.objects.select_related("area").get(pk=said["organisation"]),
            person=person,
            area=chosen,
            case=case,
            key=self._key(),
        )

    def _key(self) -> UUID:
        try:
            return UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid4()


def filled(commitment: Commitment) -> dict[str, Any]:
    """What the form for changing one begins with."""
    plain = ("text", "target", "unit", "due_on", "kind", "case")
    return {
        **{name: getattr(commitment, name) for name in plain},
        "case": commitment.case_id,
        "organisation": commitment.organisation_id,
        "area": commitment.area_id,
        "person": commitment.person_id,
        "seen": commitment.version,
    }


def answering(by: Account) -> list[tuple[int, str]]:
    """The organisations for which the account may promise: its own first, then those where it keeps commitments."""
    known, mine = directory.get().organisations, powers(by)
    keeps = mine.may(Permission.COMMITMENT_KEEP, None)
    near = [each.pk for each in known.values() if keeps and each.active and mine.may(KEEP, each.area_id)]
    return [(pk, str(known[pk])) for pk in dict.fromkeys([*sorted(mine.organisation_ids), *near]) if pk in known][:MOST]


KEEP = Permission.COMMITMENT_KEEP


class StepForm(DeskForm):
    """What carries the version that was shown, and says why or what."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    words = forms.CharField(required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class CountForm(StepForm):
    """How far it has come."""

    words = forms.CharField(
        label=_("What was done"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    count = forms.IntegerField(label=_("How many so far, all told"), required=False, min_value=0)
    photos = PhotosField(label=_("Photos that show it"), required=False)


class LookForm(StepForm):
    """What whoever strikes off looked at."""

    words = forms.CharField(
        label=_("What I looked at"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    photos = PhotosField(label=_("Photos that show it"), required=False)


class BackForm(StepForm):
    """What is missing."""

    words = forms.CharField(
        label=_("What is missing"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    count = forms.IntegerField(label=_("How many are really done"), required=False, min_value=0)


class WhyForm(StepForm):
    """The reason, which everybody reads."""

    words = forms.CharField(
        label=_("Why; everybody reads it"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class PlainForm(DeskForm):
    """Nothing but the version that was shown."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


FORMS: dict[Action, type[DeskForm]] = {
    Action.PUBLISH: PlainForm,
    Action.REPORT: CountForm,
    Action.FINISH: CountForm,
    Action.STRIKE_OFF: LookForm,
    Action.SEND_BACK: BackForm,
    Action.BREAK: WhyForm,
    Action.RELEASE: WhyForm,
}


def form_of(action: Action, commitment: Commitment, *args: Any) -> DeskForm:
    """The form of a step; without a number for what is done or not done."""
    form = FORMS[action](*args, initial={"seen": commitment.version, "count": commitment.done or None})
    if not commitment.counted:
        form.fields.pop("count", None)
    return form


class SheetForm(DeskForm):
    """A yearly list."""

    file = forms.FileField(label=_("Spreadsheet"), help_text=_("Excel or CSV."))
