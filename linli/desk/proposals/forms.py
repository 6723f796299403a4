"""What is typed about a proposal. Forms only read; what may not be is refused by the actions, in sentences."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.desk.fields import DeskForm
from linli.desk.places import PlaceField
from linli.people.directory import directory
from linli.people.models import Account, Organisation
from linli.people.powers import powers
from linli.proposals.actions import Said
from linli.proposals.models import Proposal
from linli.proposals.practice import kinds
from linli.proposals.rules import why_not_submit
from linli.proposals.words import Verdict

MOST = 400


class ProposalForm(DeskForm):
    """A proposal as it is made."""

    kind = forms.ChoiceField(label=_("Kind"))
    title = forms.CharField(label=_("What you propose, in a few words"), max_length=120)
    text = forms.CharField(
        label=_("What is the matter, and what should be done"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Everybody reads it once it is accepted. Leave out what concerns single persons."),
    )
    area = PlaceField(label=_("Place"), required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=uuid4)

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = {power.area_id for power in powers(by).held}
        mine = [each for each in kinds() if any(why_not_submit(by, each, area) is None for area in areas)]
        self.offer("kind", [(each.key, each.name) for each in mine])

    def said(self) -> Said:
        """What the action gets."""
        said = self.cleaned_data
        area = Area.objects.filter(pk=said["area"] or 0).first()
        return Said(kind=said["kind"], title=said["title"], text=said["text"], area=area, key=_key(said["key"]))


class SeenForm(DeskForm):
    """What carries the version that was shown."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class GiveForm(SeenForm):
    """Who answers."""

    organisation = forms.TypedChoiceField(label=_("Who answers it"), coerce=int)

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("organisation", [("", _("choose")), *answerers(proposal)])

    def organisation_chosen(self) -> Organisation:
        return Organisation.objects.get(pk=self.cleaned_data["organisation"])


class CombineForm(SeenForm):
    """Into which other."""

    into = forms.TypedChoiceField(label=_("Combine it into"), coerce=int)

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Proposal.objects.combinable_with(proposal).order_by("-pk")[:MOST]
        self.others = {each.pk: each for each in others}
        self.offer("into", [("", _("choose")), *((pk, f"{pk} · {each}") for pk, each in self.others.items())])


class DeclineForm(SeenForm):
    """Why not."""

    words = forms.CharField(
        label=_("Why it is not accepted"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class AnswerForm(SeenForm):
    """The answer."""

    text = forms.CharField(
        label=_("The answer"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What will be done, by whom, and by when. It is published at once."),
    )


class JudgeForm(DeskForm):
    """What its proposer says of the answer."""

    verdict = forms.ChoiceField(label=_("What do you say of the answer?"), choices=Verdict, widget=forms.RadioSelect)
    words = forms.CharField(label=_("In words, if you like"), max_length=400, required=False)


class AgainForm(DeskForm):
    """Why another answer is wanted."""

    words = forms.CharField(label=_("What is missing in the answer"), max_length=400)


class DeliverForm(SeenForm):
    """What shows that it was carried out."""

    evidence = forms.CharField(
        label=_("What was done, and where it can be seen"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class NothingForm(SeenForm):
    """A step without words."""


def answerers(proposal: Proposal) -> list[tuple[int, str]]:
    """Organisations that may answer: those along the line of areas of the proposal and below its own."""
    known, nodes = directory.get().organisations, tree.get().nodes
    line = set(nodes[proposal.area_id].lineage)

    def near(area_id: int) -> bool:
        return area_id in line or proposal.area_id in nodes[area_id].lineage

    return [(each.pk, str(each)) for each in known.values() if each.active and near(each.area_id)][:MOST]


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()
