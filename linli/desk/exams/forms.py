"""What is typed about an exam: its times, its rule, its candidates."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.desk.training.forms import NONE, PeopleForm, PlacedForm, moment
from linli.training.actions import Setting
from linli.training.drawing import MOST, Line
from linli.training.models import Course, Exam, Session
from linli.training.practice import training
from linli.training.words import Difficulty, Kind

LINES = 8
PARTS = ("kind", "topic", "difficulty", "count", "points")


class ExamForm(PlacedForm):
    """An exam. The rule is up to eight lines, each of five fields."""

    name = forms.CharField(label=_("Name of the exam"), max_length=120)
    course = forms.ChoiceField(label=_("Of which course"), required=False)
    opens_at = moment(_("Opens"))
    closes_at = moment(_("Closes"))
    minutes = forms.IntegerField(label=_("Minutes to write"), min_value=1, max_value=480)
    pass_mark = forms.IntegerField(label=_("From how many of a hundred points one passes"), min_value=1, max_value=100)
    valid_months = forms.IntegerField(
        label=_("For how many months its certificate is good"),
        required=False,
        min_value=0,
        max_value=240,
        help_text=_("0: without end. Empty: no certificate."),
    )
    field_order = ("name", "area", "course", "opens_at", "closes_at", "minutes", "pass_mark", "valid_months")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        account = kwargs["account"]
        super().__init__(*args, **kwargs)
        courses = Course.objects.run_by(account).filter(active=True).order_by("-pk")[:200]
        self.offer("course", [NONE, *((str(each.pk), each.name) for each in courses)])
        for at in range(LINES):
            self._line(at)

    def _line(self, at: int) -> None:
        self.fields[f"kind_{at}"] = forms.ChoiceField(choices=[NONE, *Kind.choices], required=False, label=_("Kind"))
        topics = [("", _("any topic")), *training().topics.items()]
        self.fields[f"topic_{at}"] = forms.ChoiceField(choices=topics, required=False, label=_("Topic"))
        hard = [("", _("any difficulty")), *Difficulty.choices]
        self.fields[f"difficulty_{at}"] = forms.ChoiceField(choices=hard, required=False, label=_("Difficulty"))
        for name, label in (("count", _("How many")), ("points", _("Points each"))):
            self.fields[f"{name}_{at}"] = forms.IntegerField(min_value=1, max_value=MOST, required=False, label=label)

    def plain_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.field_order]

    def lines(self) -> list[list[forms.BoundField]]:
        """The rule's fields, line by line."""
        return [[self[f"{part}_{at}"] for part in PARTS] for at in range(LINES)]

    def clean(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        for at in range(LINES):
            if said.get(f"kind_{at}"):
                for part in ("count", "points"):
                    if said.get(f"{part}_{at}") is None and f"{part}_{at}" not in self.errors:
                        self.add_error(f"{part}_{at}", _("Please fill this in."))
        return said

    def setting(self) -> Setting:
        said = self.cleaned_data
        names = ("name", "opens_at", "closes_at", "minutes", "pass_mark", "valid_months")
        return Setting(
            **{name: said[name] for name in names},
            area=self.placed(),
            rule=tuple(self._rule()),
            course=Course.objects.filter(pk=said["course"]).first() if said["course"] else None,
        )

    def _rule(self) -> Iterator[Line]:
        for at in range(LINES):
            line = {part: self.cleaned_data[f"{part}_{at}"] for part in PARTS}
            if line["kind"]:
                yield Line(**line)


def usual() -> dict[str, Any]:
    """What a new exam begins with: the practice's paper, time and mark."""
    said = training()
    return {
        "minutes": said.minutes,
        "pass_mark": said.qualifies,
        "valid_months": said.valid_months,
        **as_lines(said.paper),
    }


def as_typed(exam: Exam) -> dict[str, Any]:
    """An exam in the form's words."""
    names = ("name", "opens_at", "closes_at", "minutes", "pass_mark", "valid_months")
    known = {name: getattr(exam, name) for name in names}
    return {**known, "area": exam.area_id, "course": str(exam.course_id or ""), **as_lines(exam.rule)}


def as_lines(rule: list[dict[str, Any]]) -> dict[str, Any]:
    return {f"{part}_{at}": line.get(part, "") for at, line in enumerate(rule[:LINES]) for part in PARTS}


class CallForm(PeopleForm):
    """Who is called: a role, names, or everybody who came to a session."""

    session = forms.ChoiceField(label=_("or everybody who came to this session"), required=False)
    field_order = ("role", "session", "names")

    def __init__(self, *args: Any, account: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Session.objects.run_by(account).held().select_related("course").order_by("-begins_at")[:100]
        self.offer("session", [NONE, *((str(each.pk), str(each)) for each in known)])
