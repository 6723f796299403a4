"""What staff type for each step of a case. Forms only read; what may not be is refused by the actions, in sentences."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.cases import look, outcomes
from linli.cases.ladder import rungs
from linli.cases.models import Case, Rung
from linli.cases.words import Grade, Outcome
from linli.catalogue.models import Category
from linli.catalogue.tables import tables
from linli.desk.choices import categories
from linli.desk.fields import DeskForm
from linli.desk.files import PhotosField, documents_field
from linli.desk.handing import handlers_of, organisations_for
from linli.desk.hints import about_people
from linli.desk.places import PlaceField
from linli.people.directory import directory
from linli.people.models import Account, Organisation

NONE = ("", "—")


def prose(label: Any, *, rows: int = 3, help_text: Any = "") -> forms.CharField:
    """A field for words; that some are needed is for the action to say."""
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, strip=False, help_text=help_text, widget=box)


class StepForm(DeskForm):
    """The form of one step on one case; `arguments` are what the action gets."""

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        self.case = case
        super().__init__(*args, **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Fill in the choices that depend on the case."""

    def arguments(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class PlainForm(StepForm):
    """Nothing to type: one press."""


class RemarkForm(StepForm):
    """A remark, if one likes."""

    words = about_people(_("Remark, if you like"), rows=2)


class DeclineForm(StepForm):
    """Why not, and where to go instead."""

    words = prose(
        _("Why this cannot be taken on, and where to go instead"), help_text=_("The resident reads this word for word.")
    )


class ReturnForm(StepForm):
    """Why it goes back."""

    words = about_people(_("Why you return it"), help_text=_("Only staff read this."))


class NoteForm(StepForm):
    """For colleagues."""

    words = about_people(
        _("Note for colleagues"),
        help_text=_("Only staff read this. With @ and a name you call a colleague’s attention."),
    )

    def prepare(self) -> None:
        self.fields["words"].widget.attrs["data-mention"] = reverse("desk:who", args=[self.case.pk])


class ReplyForm(StepForm):
    """To the resident."""

    words = prose(_("Answer to the resident"), help_text=_("The resident reads this word for word."))


class KeepForm(StepForm):
    """Why nothing is done again."""

    words = prose(_("Why the result stands"), help_text=_("The resident reads this word for word."))


class AskRedoForm(StepForm):
    """What the resident says is still wrong."""

    words = prose(_("What is still wrong, in the words of the resident"))


class SayMoreForm(StepForm):
    """What the resident adds."""

    words = prose(_("What the resident adds, in their words"))
    photos = PhotosField(label=_("Photos"), required=False)
    documents = documents_field()


class WorkForm(StepForm):
    """What was done."""

    words = prose(_("What was done"), help_text=_("The resident reads this word for word."))
    photos = PhotosField(label=_("Photos of it"), required=False)
    documents = documents_field()


class ClassifyForm(StepForm):
    """What it is about, where it belongs, at which level."""

    category = forms.TypedChoiceField(label=_("Category"), coerce=int)
    area = PlaceField(label=_("Area"), required=False)
    rung = forms.TypedChoiceField(label=_("Level of the ladder"), coerce=int, required=False, empty_value=None)

    def prepare(self) -> None:
        self.offer("category", [NONE, *categories()])
        self.offer("rung", [NONE, *ladder()])
        self.initial.update(category=self.case.category_id, area=self.case.area_id, rung=self.case.rung_id)

    def arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        area_id = said["area"] if "area" in self.data else None  # not asked: it stays where it is
        return {"category": category(said["category"]), "area_id": area_id, "rung": rung(said["rung"])}


class DeliberateForm(StepForm):
    """Whose meeting."""

    rung = forms.TypedChoiceField(label=_("Which meeting"), coerce=int)
    words = prose(_("What it should decide"), rows=2)

    def prepare(self) -> None:
        self.offer("rung", [NONE, *ladder(with_forum=True)])
        self.initial["rung"] = self.case.rung_id

    def arguments(self) -> dict[str, Any]:
        return {"rung": rung(self.cleaned_data["rung"]), "words": self.cleaned_data["words"]}


class AssignForm(StepForm):
    """To whom, and, if known, to whom there."""

    organisation = forms.TypedChoiceField(label=_("To"), coerce=int)
    handler = forms.TypedChoiceField(
        label=_("Who there, if you know"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("Or leave it to them."),
    )
    words = prose(_("What they should know"), rows=2)

    def prepare(self) -> None:
        self.offer("organisation", [NONE, *organisations_for(self.case)])
        self.fields["organisation"].widget.attrs |= {
            "hx-get": reverse("desk:handlers", args=[self.case.pk]),
            "hx-target": "#assign-handler",
        }
        self.offer("handler", self._handlers)  # asked for only where one is named, or the form is shown again

    def _handlers(self) -> list[tuple[Any, str]]:
        chosen = str(self.data.get("organisation", "")) if self.is_bound else ""
        return [NONE, *(handlers_of(int(chosen)) if chosen.isdecimal() else [])]

    def arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        handler = Account.objects.filter(pk=said["handler"]).first() if said["handler"] else None
        return {"organisation": organisation(said["organisation"]), "handler": handler, "words": said["words"]}


class FinishForm(StepForm):
    """One of three outcomes."""

    outcome = forms.ChoiceField(label=_("How it ended"), widget=forms.RadioSelect)
    words = prose(
        _("What was done, or why it cannot be done now"), help_text=_("The resident reads this word for word.")
    )
    photos = PhotosField(label=_("Photos of it"), required=False)
    look_again_on = forms.DateField(
        label=_("Look at it again on"),
        required=False,
        help_text=_("Only for what cannot be fixed now."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def prepare(self) -> None:
        self.offer("outcome", [(each.value, look.outcome_word(each)) for each in Outcome])
        wanted = [look.outcome_word(each) for each in Outcome if outcomes.evidence(each) == outcomes.PHOTO]
        if wanted:
            self.fields["photos"].help_text = _("Needed for: %(outcomes)s.") % {"outcomes": "、".join(wanted)}

    def arguments(self) -> dict[str, Any]:
        return {**self.cleaned_data, "outcome": Outcome(self.cleaned_data["outcome"])}


class ParkForm(StepForm):
    """Until when, and why."""

    until = forms.DateField(label=_("Look at it again on"), widget=forms.DateInput(attrs={"type": "date"}))
    words = prose(_("Why this has to wait"), help_text=_("The resident reads this word for word."))


class MoveForm(StepForm):
    """To which level of the ladder, and why. `up`: the higher ones, else the nearer ones."""

    up = True
    rung = forms.TypedChoiceField(label=_("To which level"), coerce=int)
    words = prose(_("Why"), help_text=_("The resident reads this word for word."))

    def prepare(self) -> None:
        known = rungs.get()
        at = known[self.case.rung_id].order if self.case.rung_id in known else 0
        levels = [each for each in known.values() if each.active and each.order != at and (each.order > at) == self.up]
        self.offer("rung", [NONE, *((each.pk, _level(each)) for each in levels)])

    def arguments(self) -> dict[str, Any]:
        return {"rung": rung(self.cleaned_data["rung"]), "words": self.cleaned_data["words"]}


class LowerForm(MoveForm):
    """To which nearer level."""

    up = False


class PlanForm(StepForm):
    """How and by when."""

    words = prose(_("What is done by whom, and by when"), help_text=_("The resident reads this word for word."))


class WaitForm(StepForm):
    """What the resident should answer."""

    words = prose(_("What the resident should answer"), help_text=_("Until the answer comes the clocks stand still."))


class AskExtensionForm(StepForm):
    """Why more time."""

    words = prose(_("Why more time is needed"), help_text=_("Somebody else decides on it."))


class RefuseExtensionForm(StepForm):
    """Why not."""

    words = prose(_("Why no more time is given"), help_text=_("Only staff read this."))


class UrgeForm(StepForm):
    """What they should do."""

    words = prose(_("What they should do, and by when"), help_text=_("Only staff read this."))


class RateForm(StepForm):
    """The resident's grade, given to staff by word of mouth."""

    grade = forms.TypedChoiceField(label=_("What the resident says"), coerce=int, widget=forms.RadioSelect)
    words = prose(_("In their words, if any"), rows=2)

    def prepare(self) -> None:
        self.offer("grade", [(each.value, look.grade_word(each)) for each in Grade])

    def arguments(self) -> dict[str, Any]:
        return {"grade": Grade(self.cleaned_data["grade"]), "words": self.cleaned_data["words"]}


class PurposeForm(DeskForm):
    """What the contact details are needed for."""

    purpose = forms.CharField(label=_("What do you need them for?"), required=False, max_length=200)


def _level(each: Rung) -> str:
    """A level with the question that decides whether a case belongs there, and its meeting."""
    entry = each.entry_en if get_language() == "en" else each.entry
    return f"{look.forum(each)}: {entry}" if entry else look.forum(each)


def ladder(*, with_forum: bool = False) -> Sequence[tuple[int, str]]:
    """The levels in use, with the meeting that decides where one does."""
    active = [each for each in rungs.get().values() if each.active]
    return [(each.pk, look.forum(each) if with_forum else str(each)) for each in active]


def category(pk: int) -> Category:
    return tables.get().categories[pk]


def rung(pk: int | None) -> Rung | None:
    return rungs.get()[pk] if pk else None


def organisation(pk: int) -> Organisation:
    return directory.get().organisations[pk]
