"""The one short form of a visit, for the page and for what a phone sends; and what is corrected or written after."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.catalogue.tables import tables
from linli.desk.fields import DeskForm
from linli.desk.files import PhotosField
from linli.desk.forms import NONE
from linli.desk.hints import about_people
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.residents.models import CareNeed, Enterprise, Household
from linli.residents.queries import below
from linli.visits.actions import Care, Visited
from linli.visits.clocks import Clock
from linli.visits.practice import concerns, kinds, themes
from linli.visits.today import firms, mine
from linli.visits.words import Kind

MOST_LISTED = 300
OTHER = "other"
DAY = {"type": "date"}


class VisitForm(DeskForm):
    """Whom, what was heard, what it concerns, a photo; done. Everything else can be left alone."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=gettext_lazy("What kind of visit"), widget=forms.RadioSelect)
    household = forms.IntegerField(label=gettext_lazy("Whom you visited"), required=False, widget=forms.Select)
    code = forms.CharField(
        label=gettext_lazy("or the number of the household"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    enterprise = forms.IntegerField(label=gettext_lazy("or an enterprise"), required=False, widget=forms.Select)
    area = forms.IntegerField(label=gettext_lazy("or only a place: in which grid"), required=False, widget=forms.Select)
    place = forms.CharField(label=gettext_lazy("The exact spot"), required=False, max_length=200)
    theme = forms.ChoiceField(label=gettext_lazy("Theme"), required=False)
    about = forms.IntegerField(required=False, widget=forms.HiddenInput)
    nobody = forms.BooleanField(label=gettext_lazy("Nobody was at home"), required=False)
    heard = about_people(gettext_lazy("What was heard, in their words"), rows=4)
    concerns = forms.MultipleChoiceField(
        label=gettext_lazy("What it concerns"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Each tick becomes a case, word for word, and you are who was asked first."),
    )
    urgent = forms.BooleanField(label=gettext_lazy("Urgent: it cannot wait its turn"), required=False)
    photos = PhotosField(label=gettext_lazy("Photos"), required=False)
    done = about_people(gettext_lazy("What you did yourself"), rows=2)
    care = forms.MultipleChoiceField(
        label=gettext_lazy("Care that you gave"), required=False, widget=forms.CheckboxSelectMultiple
    )
    care_on = forms.DateField(label=gettext_lazy("See again on"), required=False, widget=forms.DateInput(attrs=DAY))

    def __init__(self, *args: Any, account: Account | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        self.found: Household | None = None
        self.firm: Enterprise | None = None
        self.initial.setdefault("key", uuid4())
        self.initial.setdefault("kind", kinds()[0][0].value)
        self.offer("kind", [(kind.value, name) for kind, name in kinds()])
        self.offer("theme", [NONE, *((each.key, each.name) for each in themes())])
        listed = [(each.key, str(each)) for each in concerns()]
        self.offer("concerns", [*listed, (OTHER, _("Something else"))])
        self.needs: dict[str, CareNeed] = {}
        self._offer_people()

    def _offer_people(self) -> None:
        """Households, grids and care: those of the worker; on the phone the script fills them in."""
        households = [] if self.account is None else list(mine(self.account).order_by("building", "code")[:MOST_LISTED])
        listed = [(each.pk, f"{each.building} · {each.code}".strip(" ·")) for each in households]
        self._choices("household", listed)
        self._choices("area", grids(self.account) if self.account else [])
        self._offer_firms()
        self.found = self._known_household() if self.account else None
        if self.found:
            if self.found.pk not in dict(listed):
                self._choices("household", [(self.found.pk, f"{self.found.building} · {self.found.code}"), *listed])
            running = CareNeed.objects.filter(household=self.found).running().order_by("id")
            self.needs = {str(each.pk): each for each in running}
            self.offer("care", [(pk, each.get_kind_display()) for pk, each in self.needs.items()])

    def _offer_firms(self) -> None:
        """The enterprises of the worker, and the one that the form is about, if it is one's to see."""
        if self.account is None:
            return
        said = str(self["enterprise"].value() or "")
        self.firm = self._visible(Enterprise.objects.present(), int(said) if said.isdecimal() else None)
        listed = list(firms(self.account).order_by("name", "code").values_list("pk", "name")[:MOST_LISTED])
        if self.firm and self.firm.pk not in dict(listed):
            listed = [(self.firm.pk, self.firm.name), *listed]
        self._choices("enterprise", listed)

    def _choices(self, name: str, listed: list[tuple[int, str]]) -> None:
        widget: Any = self.fields[name].widget
        widget.choices = [NONE, *listed]

    def _known_household(self) -> Household | None:
        """The household that the form is about, if it is one's to see; by its id, or by its number."""
        assert self.account is not None
        said = self.data if self.is_bound else self.initial
        visible = Household.objects.visible_to(self.account).present()
        pk, code = str(said.get("household") or ""), str(said.get("code") or "").strip()
        if pk.isdecimal() and len(pk) < 19:
            return visible.filter(pk=int(pk)).first()
        return visible.filter(code=code).first() if code else None

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if self.found is None:
            if said.get("code"):
                self.add_error("code", _("There is no such household among those you may see. Check the number."))
            elif said.get("household"):
                self.add_error("household", _("This household is not among those you may see any more."))
        if self.firm is None and said.get("enterprise"):
            self.add_error("enterprise", _("This enterprise is not among those you may see any more."))
        return said

    def visited(self, *, clock: Clock | None = None, seen: dict[str, int] | None = None) -> Visited:
        """What the action records. `seen`: the versions of care that a phone had before it."""
        said = self.cleaned_data
        known = tables.get().categories_by_key
        versions = seen or {}
        return Visited(
            key=said["key"],
            kind=Kind(said["kind"]),
            household=self.found,
            enterprise=self.firm,
            area_id=said["area"],
            place=said["place"],
            theme=said["theme"],
            about=self._visible(Case.objects, said["about"]),
            met=not said["nobody"],
            heard=said["heard"],
            done=said["done"],
            concerns=[None if key == OTHER else known[key] for key in said["concerns"]],
            urgent=said["urgent"],
            photos=said["photos"],
            care=[Care(self.needs[pk], said["care_on"], versions.get(pk)) for pk in said["care"]],
            clock=clock,
        )

    def _visible(self, rows: Any, pk: int | None) -> Any:
        return rows.visible_to(self.account).filter(pk=pk).first() if pk else None


def grids(account: Account) -> list[tuple[int, str]]:
    """The grids in which one visits."""
    whole = tree.get()
    areas = below(powers(account).areas(Permission.VISIT_RECORD))
    return [(each, whole.full_name(each)) for each in areas if not whole.children(each)][:MOST_LISTED]


class CorrectForm(DeskForm):
    """Other words in the place of these; the earlier ones stay to be seen."""

    heard = about_people(gettext_lazy("What was heard, in their words"), rows=4)
    done = about_people(gettext_lazy("What you did yourself"), rows=3)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class NoteForm(DeskForm):
    """What is to be said of a day beside its visits."""

    note = about_people(gettext_lazy("What else is to be said of this day"), rows=3)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class SummaryForm(DeskForm):
    """A month in the worker's words."""

    text = about_people(gettext_lazy("The month"), rows=8)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class AnswerForm(DeskForm):
    """What a superior answers."""

    text = about_people(gettext_lazy("Your answer"), rows=3)
