"""What is typed about duty: leave, swaps, who takes a turn, when somebody came."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.desk.fields import DeskForm
from linli.people.models import Person
from linli.rosters.actions.swapping import able
from linli.rosters.models import DutyPlan, Shift, Turn
from linli.rosters.rules import when

MOST = 200


class LeaveForm(DeskForm):
    """From the first day to the last; why is not asked."""

    first = forms.DateField(label=gettext_lazy("First day"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=gettext_lazy("Last day"), widget=forms.DateInput(attrs={"type": "date"}))


class GiveForm(DeskForm):
    """Who is to be on duty."""

    person = forms.ModelChoiceField(queryset=Person.objects.filter(active=True))


class CameForm(DeskForm):
    """When somebody came."""

    came_at = forms.DateTimeField(
        label=gettext_lazy("Came at"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )


class SwapForm(DeskForm):
    """Whom one asks, and perhaps for which of their turns in return."""

    to = forms.TypedChoiceField(
        label=gettext_lazy("Ask"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=gettext_lazy("Nobody named: whoever could take it is asked; the first to say yes has it."),
    )
    back = forms.TypedChoiceField(label=gettext_lazy("In return I take"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args: Any, turn: Turn, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = able(turn.shift, but=turn.person_id)[:MOST]
        self.offer("to", [("", _("whoever can")), *((each.pk, each.name) for each in people)])
        self.offer("back", [("", _("nothing")), *_theirs(people)])

    def arguments(self) -> dict[str, Any]:
        """What the action gets."""
        said = self.cleaned_data
        to = Person.objects.get(pk=said["to"]) if said["to"] else None
        back = Turn.objects.select_related("person").get(pk=said["back"]) if said["back"] else None
        return {"to": to or (back.person if back else None), "back": back}


def _theirs(people: list[Person]) -> list[tuple[int, str]]:
    """The turns to come of those who could be asked. One query."""
    turns = Turn.objects.standing().filter(person__in=people, shift__starts_at__gt=timezone.now())
    rows = turns.select_related("person", "shift__station").order_by("person__name", "shift__starts_at")[:MOST]
    return [(each.pk, f"{each.person} · {each.shift.station} · {when(each.shift)}") for each in rows]


class LineForm(DeskForm):
    """Who leaves a shift of a draft, and who takes it."""

    gives = forms.TypedChoiceField(label=gettext_lazy("In place of"), coerce=int, required=False, empty_value=None)
    takes = forms.TypedChoiceField(label=gettext_lazy("On duty"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args: Any, plan: DutyPlan, shift: Shift, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = list(plan.lines.filter(shift=shift).select_related("person").order_by("pk"))
        there = {line.person_id for line in lines}
        self.offer("gives", [("", _("nobody: one more")), *((line.person_id, line.person.name) for line in lines)])
        others = [each for each in able(shift, but=0) if each.pk not in there][:MOST]
        self.offer("takes", [("", _("nobody")), *((each.pk, each.name) for each in others)])
