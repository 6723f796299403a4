"""What staff type to call others in, to split a case, and to say whom a complaint is about."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.cases import hands
from linli.cases.skills import skills
from linli.cases.words import Urgency
from linli.catalogue.tables import tables
from linli.desk.forms import NONE, FinishForm, RemarkForm, StepForm, organisation, prose
from linli.desk.handing import organisations_for
from linli.people.directory import directory
from linli.people.models import Person

DAY = forms.DateInput(attrs={"type": "date"})


class CallForm(StepForm):
    """Whom, what for, and until when."""

    organisations = forms.TypedMultipleChoiceField(
        label=_("Whom"),
        coerce=int,
        required=False,
        help_text=_("Tick all who should come; the nearest stand first."),
        widget=forms.CheckboxSelectMultiple,
    )
    words = prose(_("What they should do"), help_text=_("Only staff read this."))
    until = forms.DateField(
        label=_("Their part is to be done by"),
        required=False,
        help_text=_("Left empty: within the time usual here."),
        widget=DAY,
    )

    def prepare(self) -> None:
        here = {self.case.lead_id, *(part.organisation_id for part in hands.still_called(self.case))}
        groups = [
            (name, [each for each in found if each[0] not in here]) for name, found in organisations_for(self.case)
        ]
        self.offer("organisations", groups)

    def arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        chosen = [organisation(each) for each in said["organisations"]]
        return {"organisations": chosen, "words": said["words"], "due_at": _end_of(said["until"])}


def _end_of(day: Any) -> datetime | None:
    """The last moment of a day is the first of the next."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time())) if day else None


class AssistForm(StepForm):
    """What the part came to."""

    words = prose(_("What we did"), help_text=_("Only staff read this; whoever leads answers the resident."))


class CallOffForm(StepForm):
    """Who, and why."""

    organisation = forms.TypedChoiceField(label=_("Who is no longer needed"), coerce=int)
    words = prose(_("Why"), rows=2, help_text=_("Only staff read this."))

    def prepare(self) -> None:
        self.offer(
            "organisation", [(each.organisation_id, str(each.organisation)) for each in hands.still_called(self.case)]
        )

    def arguments(self) -> dict[str, Any]:
        return {"organisation": organisation(self.cleaned_data["organisation"]), "words": self.cleaned_data["words"]}


class FinishTogetherForm(FinishForm):
    """With why it is finished without those still to assist, where there are any."""

    without = prose(_("Why it is finished without those still assisting"), rows=2, help_text=_("Only staff read this."))

    def prepare(self) -> None:
        super().prepare()
        if not hands.still_called(self.case):
            del self.fields["without"]


class OfferForm(RemarkForm):
    """To whoever can do something that not everybody can, if that is wanted."""

    skill = forms.ChoiceField(label=_("For whoever can do this"), required=False)

    def prepare(self) -> None:
        known = skills()
        if known:
            self.offer("skill", [("", _("anybody")), *known])
        else:
            del self.fields["skill"]


class SplitForm(StepForm):
    """What the part is about, who does it, and how long they have."""

    words = prose(_("What this part is about"), help_text=_("Whoever gets this part reads it; the resident does not."))
    organisation = forms.TypedChoiceField(
        label=_("To whom"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("Or leave it: it is assigned later."),
    )
    deadline_class = forms.TypedChoiceField(
        label=_("How long it may take"), coerce=int, required=False, empty_value=None
    )

    def prepare(self) -> None:
        self.offer("organisation", [NONE, *organisations_for(self.case)])
        classes = tables.get().deadline_classes.values()
        self.offer("deadline_class", [NONE, *((each.pk, str(each)) for each in classes if each.active)])
        self.initial["deadline_class"] = self.case.deadline_class_id

    def arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "words": said["words"],
            "organisation": organisation(said["organisation"]) if said["organisation"] else None,
            "deadline_class": tables.get().deadline_classes.get(said["deadline_class"] or 0),
        }


class UrgencyForm(StepForm):
    """How urgent it is now, why, and, if another than is usual, how long it may take."""

    urgency = forms.ChoiceField(label=_("How urgent it is"), choices=Urgency.choices, widget=forms.RadioSelect)
    deadline_class = forms.TypedChoiceField(
        label=_("How long it may take"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("Counted from when it came in. Left open: as the rules set it for such a case."),
    )
    words = prose(_("Why"), rows=2, help_text=_("Only staff read this."))

    def prepare(self) -> None:
        classes = tables.get().deadline_classes.values()
        usual = ("", _("as the rules set it"))
        self.offer("deadline_class", [usual, *((each.pk, str(each)) for each in classes if each.active)])
        urgent = self.case.urgency == Urgency.URGENT
        self.initial["urgency"] = Urgency.NORMAL if urgent else Urgency.URGENT

    def arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        chosen = tables.get().deadline_classes.get(said["deadline_class"] or 0)
        return {"urgency": Urgency(said["urgency"]), "words": said["words"], "deadline_class": chosen}


class JoinForm(RemarkForm):
    """A part of which case."""

    into = forms.IntegerField(
        label=_("Number of the case it is a part of"),
        min_value=1,
        max_value=2**63 - 1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("A number is a few digits.")},
    )
    field_order = ("into", "words")


class MarkForm(StepForm):
    """Whom the complaint is about."""

    person = forms.CharField(
        label=_("About whom: the name, as it stands in their post"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    organisation = forms.TypedChoiceField(
        label=_("Of which organisation, or about which"), coerce=int, required=False, empty_value=None
    )
    words = prose(
        _("Remark, if you like"),
        rows=2,
        help_text=_(
            "They, their organisations and all below will not see this case any more, and it leaves their hands."
        ),
    )

    def prepare(self) -> None:
        self.offer("organisation", [NONE, *organisations_for(self.case)])

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("person"):
            said["person"] = self._named(said["person"].strip(), said.get("organisation"))
        return said

    def _named(self, name: str, organisation_id: int | None) -> Person | None:
        found = Person.objects.filter(name=name, active=True)
        if organisation_id:
            found = found.filter(posts__organisation=organisation_id).distinct()
        people = list(found[:2])
        if not people:
            self.add_error("person", _("Nobody of this name serves there. Compare it, or name the organisation alone."))
        elif len(people) > 1:
            self.add_error("person", _("Several people have this name. Choose the organisation, too."))
        return people[0] if len(people) == 1 else None

    def arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        about = directory.get().organisations.get(said["organisation"] or 0)
        return {"person": said["person"] or None, "organisation": about, "words": said["words"]}


class UnmarkForm(StepForm):
    """Why it is none."""

    words = prose(_("Why this is no complaint about somebody here"), rows=2, help_text=_("Only staff read this."))
