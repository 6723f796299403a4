"""What editors type: an item's version, a theme, a spreadsheet, a blank form; and what a window types for an order."""

from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from linli.areas.tree import tree
from linli.cases import look
from linli.cases.actions import Arrived
from linli.cases.skills import skills
from linli.cases.words import AnswerBy, Channel
from linli.core.deadline import Unit
from linli.core.phones import read_phone
from linli.core.refusal import Refusal
from linli.desk.choices import branches
from linli.desk.fields import DeskForm
from linli.desk.places import PlaceField
from linli.people.directory import directory
from linli.services import practice
from linli.services.actions import Ordered
from linli.services.details import Details
from linli.services.lines import read_materials, read_questions, read_steps, write_materials, write_questions
from linli.services.models import ItemVersion, MonthTheme, ServiceItem
from linli.services.words import ItemType

DAY = forms.DateInput(attrs={"type": "date"})
NOTHING = ("", "—")
MOST_ORGANISATIONS = 300
READ = {"materials": read_materials, "steps": read_steps, "questions": read_questions}


def lines(label: Any, help_text: Any = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, strip=False, widget=forms.Textarea(attrs={"rows": rows})
    )


class ItemForm(DeskForm):
    """What an item says from a day on."""

    code = forms.CharField(label=gettext_lazy("Item code"), max_length=60, required=False)
    since = forms.DateField(label=gettext_lazy("In force from"), widget=DAY)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=80, required=False)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=120, required=False)
    also = forms.CharField(
        label=gettext_lazy("Also called"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("What people say for it, with blanks between: it is found by these, too."),
    )
    list_name = forms.ChoiceField(label=gettext_lazy("List"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("How it is done"), required=False)
    item_type = forms.ChoiceField(label=gettext_lazy("Type"), choices=ItemType.choices)
    organisation_id = forms.TypedChoiceField(
        label=gettext_lazy("Organisation"), coerce=int, required=False, empty_value=None
    )
    body = forms.CharField(label=gettext_lazy("Office elsewhere"), max_length=120, required=False)
    basis = forms.CharField(label=gettext_lazy("Legal basis"), max_length=300, required=False)
    legal_amount = forms.IntegerField(label=gettext_lazy("Legal limit"), required=False, min_value=0)
    legal_unit = forms.ChoiceField(label=gettext_lazy("counted in"), required=False)
    promised_amount = forms.IntegerField(
        label=gettext_lazy("Promised limit"),
        required=False,
        min_value=0,
        help_text=gettext_lazy("0: at once, while people wait."),
    )
    promised_unit = forms.ChoiceField(label=gettext_lazy("counted in"), required=False)
    conditions = lines(gettext_lazy("Conditions"), rows=3)
    materials = lines(
        gettext_lazy("Materials"), gettext_lazy("A line each, such as: 身份证｜原件1｜复印件2｜可后补｜a note.")
    )
    steps = lines(gettext_lazy("Steps"), gettext_lazy("A line each, in their order."))
    questions = lines(
        gettext_lazy("Common questions"), gettext_lazy("A line each: the question ｜ the answer."), rows=3
    )
    fees = forms.CharField(label=gettext_lazy("Fees"), max_length=200, required=False)
    windows = forms.CharField(label=gettext_lazy("Windows"), max_length=300, required=False)
    visits = forms.IntegerField(label=gettext_lazy("Visits needed"), min_value=0)
    incomplete_accepted = forms.BooleanField(label=gettext_lazy("Incomplete materials accepted"), required=False)
    across_areas = forms.BooleanField(label=gettext_lazy("Across areas"), required=False)
    booking = forms.BooleanField(label=gettext_lazy("Can be booked"), required=False)
    category_id = forms.TypedChoiceField(
        label=gettext_lazy("Category of its case"), coerce=int, required=False, empty_value=None
    )

    def __init__(self, *args: Any, version: ItemVersion | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=typed(version), **kwargs)
        self.offer("list_name", [NOTHING, *practice.lists()])
        self.offer("kind", [NOTHING, *practice.kinds()])
        for name in ("legal_unit", "promised_unit"):
            self.offer(name, [NOTHING, *((each.value, each.label) for each in Unit)])
        active = [each for each in directory.get().organisations.values() if each.active]
        here = [(each.pk, str(each)) for each in sorted(active, key=_depth)[:MOST_ORGANISATIONS]]
        self.offer("organisation_id", [NOTHING, *here])
        indented = [(each.pk, f"{'　' * depth}{each}") for each, depth in branches(None, 0)]
        self.offer("category_id", [NOTHING, *indented])
        if version:
            del self.fields["code"]

    def details(self) -> Details:
        """What was typed; Refusal for lines that cannot be read."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("code", "since")}
        return Details(**{**said, **{name: read(said[name]) for name, read in READ.items()}})


def _depth(organisation: Any) -> int:
    node = tree.get().nodes.get(organisation.area_id)
    return node.depth if node else 0


def typed(version: ItemVersion | None) -> dict[str, Any]:
    """A version as the form shows it."""
    today = timezone.localdate()
    if version is None:
        return {"since": today, "visits": 1, "item_type": ItemType.PUBLIC_SERVICE, "fees": _("free of charge")}
    said = {name: getattr(version, name) for name in Details.__dataclass_fields__}
    return {
        **said,
        "since": today,
        "materials": write_materials(version.materials),
        "steps": "\n".join(version.steps),
        "questions": write_questions(version.questions),
    }


class SheetForm(DeskForm):
    """A spreadsheet."""

    file = forms.FileField(label=gettext_lazy("Spreadsheet"), help_text=gettext_lazy("Excel or CSV."))


class TemplateForm(DeskForm):
    """A blank form, and for which material it is."""

    material = forms.ChoiceField(label=gettext_lazy("For which material"), required=False)
    document = forms.FileField(label=gettext_lazy("Blank form"))

    def __init__(self, *args: Any, version: ItemVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("material", [(each["name"], each["name"]) for each in version.materials])


class ThemeForm(DeskForm):
    """A month, what it is about, for whom, and what helpers should be able to do."""

    month = forms.TypedChoiceField(
        label=gettext_lazy("Month"), coerce=int, choices=[(n, MONTHS[n]) for n in range(1, 13)]
    )
    year = forms.IntegerField(
        label=gettext_lazy("Only in the year"),
        required=False,
        min_value=2000,
        max_value=2200,
        help_text=gettext_lazy("Left empty: every year."),
    )
    area = PlaceField(label=gettext_lazy("Where"), required=False, help_text=gettext_lazy("Left empty: everywhere."))
    name = forms.CharField(label=gettext_lazy("Name"), max_length=60, required=False)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=60, required=False)
    about = lines(gettext_lazy("What it is about, in words"), rows=3)
    tasks = lines(gettext_lazy("Tasks"), gettext_lazy("A line each."))
    audiences = forms.MultipleChoiceField(
        label=gettext_lazy("For whom"), required=False, widget=forms.CheckboxSelectMultiple
    )
    skills = forms.MultipleChoiceField(
        label=gettext_lazy("What helpers should be able to do"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, theme: MonthTheme | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=_theme(theme), **kwargs)
        self.offer("audiences", practice.audiences())
        self.offer("skills", skills())

    def said(self) -> dict[str, Any]:
        """What the action gets, but for the area."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "area"}
        return {**said, "tasks": [each.strip() for each in said["tasks"].splitlines() if each.strip()]}


def _theme(theme: MonthTheme | None) -> dict[str, Any]:
    if theme is None:
        return {"month": timezone.localdate().month}
    names = ("month", "year", "name", "name_en", "about", "audiences", "skills")
    return {**{name: getattr(theme, name) for name in names}, "area": theme.area_id, "tasks": "\n".join(theme.tasks)}


class OrderForm(DeskForm):
    """An order taken at a window: who, where, and which papers they brought."""

    name = forms.CharField(label=pgettext_lazy("order", "Who"), max_length=60, required=False)
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=30, required=False)
    area = PlaceField(label=gettext_lazy("Where they live"), required=False)
    brought = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Papers that are here"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    channel = forms.ChoiceField(label=gettext_lazy("How it came in"))
    words = lines(gettext_lazy("What is to be known"), rows=3)

    def __init__(self, *args: Any, version: ItemVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(place, each["name"]) for place, each in enumerate(version.materials)]
        self.offer("brought", named)
        if not named:
            del self.fields["brought"]
        wanted = (Channel.WINDOW, Channel.PHONE, Channel.VISIT, Channel.HOTLINE)
        known = [each for each in look.open_channels() if each in wanted] or [Channel.WINDOW]
        self.offer("channel", [(each, look.channel_word(each)) for each in known])

    def clean_phone(self) -> str:
        try:
            return read_phone(self.cleaned_data["phone"])
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def ordered(self, item: ServiceItem) -> Ordered:
        """What the action gets."""
        said, roots = self.cleaned_data, tree.get().roots
        return Ordered(
            item=item,
            area_id=said["area"] or (roots[0].id if roots else 0),
            words=said["words"],
            channel=Channel(said["channel"]),
            key=uuid5(self.key(), f"{item.code}\n{said['words']}"),
            contact_name=said["name"],
            contact_phone=said["phone"],
            brought=said.get("brought", ()),
            arrived=Arrived(answer_by=AnswerBy.PHONE if said["phone"] else AnswerBy.CODE),
        )

    def key(self) -> UUID:
        """What makes the same form, sent twice, one order."""
        try:
            return UUID((self.data if self.is_bound else self.initial).get("key", ""))
        except ValueError:
            return uuid4()
