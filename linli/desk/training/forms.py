"""What is typed about courses, sessions and questions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.desk.fields import DeskForm
from linli.desk.forms import prose
from linli.people.models import Account, Role
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.stations.models import Station
from linli.training.models import Question
from linli.training.practice import training
from linli.training.questions import Draft, spelled
from linli.training.words import Difficulty, Kind

NONE = ("", "—")
LOCAL = "%Y-%m-%dT%H:%M"


def moment(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateTimeField:
    """A field for a day and a time, as browsers offer it."""
    box = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL)
    return forms.DateTimeField(
        label=label, required=required, help_text=help_text, widget=box, input_formats=[LOCAL, "%Y-%m-%d %H:%M"]
    )


def places(account: Any, permission: Permission = Permission.TRAINING_RUN) -> list[tuple[int, str]]:
    """The areas, three levels deep, in which the account holds courses and exams."""
    whole = tree.get()
    own = set(powers(account).areas(permission))
    found = [node for node in whole.nodes.values() if node.active and own & set(node.lineage)]
    return [(node.id, whole.full_name(node.id)) for node in found if node.depth <= 3]


class PlacedForm(DeskForm):
    """A form that says for which area."""

    area = forms.TypedChoiceField(label=_("For which area and all below"), coerce=int)

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("area", places(account))

    def placed(self) -> Area:
        return Area.objects.get(pk=self.cleaned_data["area"])


class CourseForm(PlacedForm):
    """A course."""

    name = forms.CharField(label=_("Name of the course"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind of course"))
    about = prose(_("What it is about, in words"))
    field_order = ("name", "kind", "area", "about")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("kind", list(training().courses.items()) or [("course", _("Course"))])


class SessionForm(DeskForm):
    """A session, at a station or at a place that has a name."""

    begins_at = moment(_("Begins"))
    ends_at = moment(_("Ends"))
    station = forms.ModelChoiceField(
        label=_("Station"), queryset=Station.objects.none(), required=False, empty_label=_("at no station")
    )
    place = forms.CharField(
        label=_("Where, more exactly"), max_length=200, required=False, help_text=_("A room, or any other place.")
    )
    teacher = forms.CharField(label=_("Who speaks"), max_length=60, required=False)
    seats = forms.IntegerField(
        label=_("Seats"), required=False, min_value=1, max_value=100_000, help_text=_("Any number if empty.")
    )
    enrol_until = moment(_("Enrol until"), required=False, help_text=_("Empty: until it begins."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box = self.fields["station"]
        assert isinstance(box, forms.ModelChoiceField)
        box.queryset = Station.objects.in_use().order_by("area__path", "name")


class PeopleForm(DeskForm):
    """Several people at once."""

    role = forms.ChoiceField(label=_("Everybody with this role in the area"), required=False)
    names = prose(
        _("or names, one in a line"), rows=4, help_text=_("Names, or account names where several are called the same.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = Role.objects.filter(active=True).order_by("name")
        self.offer("role", [NONE, *((role.key, str(role)) for role in roles)])


class QuestionForm(PlacedForm):
    """A question."""

    kind = forms.ChoiceField(label=_("Kind of question"), choices=Kind.choices)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    difficulty = forms.ChoiceField(label=_("Difficulty"), choices=Difficulty.choices, initial=Difficulty.MEDIUM)
    text = prose(_("Question"), help_text=_("Fill in: write ____ for each blank."))
    options = prose(_("Options, one in a line"), rows=4, help_text=_("For choices only: from two to eight."))
    answer = forms.CharField(
        label=pgettext_lazy("question", "Answer"),
        required=False,
        help_text=_("Choices: letters such as AC. Fill in: “;” between blanks, “|” between wordings of one."),
    )
    explanation = prose(_("Explanation"), rows=2)
    field_order = ("kind", "text", "options", "answer", "topic", "difficulty", "area", "explanation")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = training().topics
        now = self.initial.get("topic", "")
        more = [(now, now)] if now and now not in known else []
        self.offer("topic", [NONE, *known.items(), *more])

    def draft(self) -> Draft:
        names = ("kind", "text", "answer", "topic", "difficulty", "explanation")
        said = {name: self.cleaned_data[name] for name in names}
        lines = [line.strip() for line in self.cleaned_data["options"].splitlines()]
        return Draft(**said, options=tuple(line for line in lines if line))


def as_typed(question: Question) -> dict[str, Any]:
    """A kept question, in the form's words."""
    return {
        **{name: getattr(question, name) for name in ("kind", "topic", "difficulty", "text", "explanation")},
        "options": "\n".join(question.options),
        "answer": spelled(question),
        "area": question.area_id,
    }


class SheetForm(PlacedForm):
    """A file of questions."""

    file = forms.FileField(
        label=_("Questions as .xlsx or .csv"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
    )
    field_order = ("file", "area")


class WhyForm(DeskForm):
    """A reason."""

    why = forms.CharField(label=_("Why it is revoked"), max_length=200)
