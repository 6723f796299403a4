"""What is typed to make a rule of duty, and a rule in one sentence."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from linli.catalogue.tables import tables
from linli.desk.fields import DeskForm
from linli.desk.rosters.asked import stations
from linli.people.models import Account
from linli.rosters.actions.ruling import Said
from linli.rosters.models import DutyRule
from linli.rosters.practice import titles
from linli.rosters.words import Days, Mode, TurnOf
from linli.stations.models import Station

WEEK = [(number + 1, name) for number, name in WEEKDAYS.items()]
CLOCK = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
DAY = forms.DateInput(attrs={"type": "date"})


class RuleForm(DeskForm):
    """Where and when, how many, out of whom."""

    name = forms.CharField(label=gettext_lazy("What the duty is called"), max_length=60)
    mode = forms.ChoiceField(label=gettext_lazy("Sort"), choices=Mode.choices)
    station = forms.TypedChoiceField(label=gettext_lazy("At which station"), coerce=int)
    days = forms.ChoiceField(label=gettext_lazy("On which days"), choices=Days.choices, widget=forms.RadioSelect)
    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Weekdays"), choices=WEEK, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    weeks = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Only in these weeks of the month"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(number, str(number)) for number in range(1, 6)],
        help_text=gettext_lazy("None ticked: every week. 1 with Monday ticked: the first Monday."),
    )
    begins = forms.TimeField(label=gettext_lazy("Begins"), widget=CLOCK)
    ends = forms.TimeField(
        label=gettext_lazy("Ends"), widget=CLOCK, help_text=gettext_lazy("Earlier than it begins: on the next day.")
    )
    needed = forms.IntegerField(label=gettext_lazy("How many people"), initial=1)
    most = forms.IntegerField(
        label=gettext_lazy("Turns a person in a month, at most"),
        required=False,
        help_text=gettext_lazy("Empty: any number. By hand more can be given."),
    )
    posts = forms.MultipleChoiceField(
        label=gettext_lazy("Out of holders of these posts"), widget=forms.CheckboxSelectMultiple
    )
    turn_of = forms.ChoiceField(
        label=gettext_lazy("Whose turns are evened out"),
        choices=TurnOf.choices,
        initial=TurnOf.PEOPLE,
        widget=forms.RadioSelect,
    )
    skill = forms.ChoiceField(label=gettext_lazy("Who all can do this"), required=False)
    since = forms.DateField(label=gettext_lazy("From"), widget=DAY, required=False)
    until = forms.DateField(label=gettext_lazy("Until, the last day"), widget=DAY, required=False)

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("station", [("", "—"), *((each.pk, str(each)) for each in stations(account, None))])
        self.offer("posts", [(each.key, _own(each.name)) for each in titles().values()])
        self.offer("skill", [("", _("whatever they can do")), *skills()])

    def said(self) -> Said:
        """What the action gets."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "station"}
        return Said(station=Station.objects.get(pk=self.cleaned_data["station"]), **typed)


def typed(rule: DutyRule) -> dict[str, Any]:
    """A rule as the form shows it."""
    names = (
        "mode",
        "days",
        "weekdays",
        "weeks",
        "begins",
        "ends",
        "needed",
        "most",
        "posts",
        "turn_of",
        "skill",
        "since",
        "until",
    )
    return {"name": str(rule), "station": rule.station_id, **{name: getattr(rule, name) for name in names}}


def said_of(rule: DutyRule) -> list[str]:
    """A rule in a few words: when, how many, out of whom."""
    when = str(Days(rule.days).label)
    if rule.days == Days.WEEKDAYS:
        when = _(", ").join(str(WEEKDAYS[number - 1]) for number in rule.weekdays)
        if rule.weeks:
            when += " " + _("(in week %(weeks)s of the month)") % {"weeks": _(", ").join(map(str, rule.weeks))}
    known = titles()
    names = _(", ").join(_own(known[key].name) for key in rule.posts if key in known)
    clock = f"{rule.begins:%H:%M}–{rule.ends:%H:%M}"
    if rule.ends < rule.begins:
        clock += " " + _("(the next day)")
    words = [when, clock, _("%(count)d of: %(posts)s") % {"count": rule.needed, "posts": names}]
    return [*words, _("at most %(n)d a month each") % {"n": rule.most}] if rule.most else words


def skills() -> list[tuple[str, str]]:
    """The practice's skills."""
    practice = tables.get().practice
    rows = practice.settings.get("skills", []) if practice else []
    return [(key, _own((zh, en))) for key, zh, en in rows]


def _own(name: tuple[str, str]) -> str:
    return name[1] if get_language() == "en" else name[0]
