"""What is typed about meetings. Forms only read; what may not be is refused by the actions, in sentences."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.cases.ladder import rungs
from linli.core.refusal import Refusal
from linli.deliberation.actions import Asked, Decided, Guest, Planned, Wanted
from linli.deliberation.models import Decision, Forum, Meeting
from linli.deliberation.practice import forums, in_use
from linli.deliberation.words import OF_CASES, Follows, Method
from linli.desk.activities.forms import moment, stations
from linli.desk.fields import DeskForm
from linli.desk.files import PhotosField
from linli.desk.places import PlaceField
from linli.desk.posts.forms import PersonField, day, organisations
from linli.desk.votes.forms import holders
from linli.people.directory import directory
from linli.people.models import Account
from linli.stations.models import Station
from linli.votes.practice import read, rules
from linli.votes.words import Method as Voting
from linli.votes.words import Unit

BY_HAND = [(each.value, each.label) for each in Method if each != Method.VOTE]


class SeenForm(DeskForm):
    """What carries the version that was shown."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class KeyForm(DeskForm):
    """What carries a key, by which the same form sent twice is one."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=uuid4)

    def own_key(self) -> UUID:
        try:
            return UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid4()


class MeetingForm(DeskForm):
    """A meeting as it is to be."""

    forum = forms.TypedChoiceField(label=pgettext_lazy("meeting", "Which meeting"), coerce=int)
    area = PlaceField(label=pgettext_lazy("meeting", "For which place"), required=False)
    begins = moment(_("Begins"))
    ends = moment(_("Ends"), required=False, help_text=_("Empty: as long as it usually lasts."))
    station = forms.TypedChoiceField(label=_("Station"), coerce=int, required=False, empty_value=None)
    place = forms.CharField(
        label=_("Where, more exactly"), max_length=200, required=False, help_text=_("A room, or any other place.")
    )
    title = forms.CharField(
        label=_("What it is called"), max_length=120, required=False, help_text=_("Empty: as the forum is.")
    )
    about = forms.CharField(
        label=_("What people should know"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    chair = PersonField(label=_("Who chairs"), max_length=60, required=False, help_text=_("Empty: you."))
    secretary = PersonField(
        label=_("Who writes the minutes"), max_length=60, required=False, help_text=_("Empty: you.")
    )
    households = forms.IntegerField(
        label=_("How many households there are"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=_("Only where one person counts for each household."),
    )

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.offer("forum", [(each.pk, f"{each} · {_level(each)}") for each in in_use()])
        self.offer("station", [("", _("at no station")), *stations(by)])

    def planned(self) -> Planned:
        """What the action gets. Refusal for a place that is not known."""
        said = dict(self.cleaned_data)
        said.pop("seen", None)
        forum = forums.get()[said.pop("forum")]
        area = Area.objects.filter(pk=said.pop("area") or 0).first()
        if area is None:
            raise Refusal(_("Choose a place from the list."), field="area")
        station = Station.objects.select_related("area").filter(pk=said.pop("station") or 0).first()
        ends = said.pop("ends") or said["begins"] + timedelta(minutes=forum.lasts)
        people: dict[str, Any] = {name: said.pop(name) or self.by.person for name in ("chair", "secretary")}
        return Planned(forum=forum, area=area, station=station, ends=ends, **people, **said)


class ChangeForm(MeetingForm):
    """As it is to be from now on; its forum and place stay."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


def filled(meeting: Meeting) -> dict[str, Any]:
    """What the form begins with."""
    plain = ("place", "title", "about", "households")
    local = {name: timezone.localtime(getattr(meeting, name)) for name in ("begins", "ends")}
    keys = {name: getattr(meeting, f"{name}_id") for name in ("forum", "area", "station", "chair", "secretary")}
    return {**{name: getattr(meeting, name) for name in plain}, **local, **keys, "seen": meeting.version}


def whom() -> list[Any]:
    """Organisations to choose from, or none."""
    return [("", "—"), *organisations()[1:]]


def _level(forum: Forum) -> str:
    return next((str(each) for each in tree.get().levels.values() if each.key == forum.area_level), "")


class CancelForm(SeenForm):
    """Why it does not take place."""

    words = forms.CharField(
        label=_("Why it does not take place"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )


class PutOffForm(DeskForm):
    """Why a topic waits, and until when."""

    words = forms.CharField(
        label=_("Why it has to wait"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Whoever raised it and the next meeting read this."),
    )
    again_on = day(_("Comes up again from"), help_text=_("At the first meeting on this day or later."))


class AdjournForm(DeskForm):
    """What is to be said of it."""

    words = forms.CharField(label=_("In words"), max_length=400, required=False)


class TopicForm(DeskForm):
    """A topic in one's own words."""

    title = forms.CharField(
        label=_("What is to be discussed"), max_length=120, help_text=_("Everybody may read this: name no resident.")
    )
    about = forms.CharField(
        label=_("What one should know of it"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
    )
    brought_by = forms.TypedChoiceField(label=_("Brought by"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("brought_by", whom())

    def said(self) -> dict[str, Any]:
        """What the action gets."""
        given = dict(self.cleaned_data)
        return {**given, "brought_by": directory.get().organisations.get(given["brought_by"] or 0)}


class GuestForm(KeyForm):
    """A resident who came."""

    name = forms.CharField(label=_("Name"), max_length=60)
    home = forms.CharField(label=_("Which home"), max_length=120, required=False)

    def guest(self) -> Guest:
        said = self.cleaned_data
        return Guest(name=said["name"], home=said["home"], key=self.own_key())


class InviteForm(DeskForm):
    """Somebody who is to be on the list, too."""

    person = PersonField(
        label=_("A person"), max_length=60, required=False, help_text=_("The whole name, or the number.")
    )
    organisation = forms.TypedChoiceField(label=_("or an organisation"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("organisation", whom())

    def said(self) -> dict[str, Any]:
        """What the action gets."""
        given = self.cleaned_data
        return {
            "person": given["person"],
            "organisation": directory.get().organisations.get(given["organisation"] or 0),
        }


class CountForm(DeskForm):
    """How many guests."""

    number = forms.IntegerField(label=_("Guests"), min_value=0, max_value=100_000)


class NotesForm(SeenForm):
    """What was said."""

    notes = forms.CharField(
        label=_("What was said"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 6})
    )


class DecideForm(DeskForm):
    """What was decided, and by how many."""

    words = forms.CharField(
        label=_("What was decided"),
        max_length=1600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever raised it reads this at once."),
    )
    method = forms.ChoiceField(label=_("How"), choices=BY_HAND, widget=forms.RadioSelect, initial="consent")
    in_favour = forms.IntegerField(label=_("In favour"), required=False, min_value=0)
    against = forms.IntegerField(label=_("Against"), required=False, min_value=0)
    abstained = forms.IntegerField(label=_("Abstained"), required=False, min_value=0)
    reasons = forms.CharField(
        label=_("Reasons"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def decided(self) -> Decided:
        return Decided(**self.cleaned_data)


class TakeOverForm(DeskForm):
    """What was decided, in words; by how many, the vote says."""

    words = forms.CharField(
        label=_("What was decided"),
        max_length=1600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever raised it reads this at once."),
    )
    reasons = forms.CharField(
        label=_("Reasons"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
    )


class AskForm(KeyForm):
    """The vote that is to decide."""

    question = forms.CharField(label=_("The question, as it is put to the vote"), max_length=200)
    method = forms.ChoiceField(label=_("How one votes"), choices=Voting.choices)
    rule = forms.ChoiceField(
        label=_("How it becomes a decision"),
        help_text=_("Where each household has a vote, those of the place stand on the roll; else the meeting’s list."),
    )
    organisation = forms.TypedChoiceField(label=_("Who holds it"), coerce=int)
    opens = moment(
        _("Voting begins"), required=False, help_text=_("Hands and cards are counted in the room: leave empty.")
    )
    closes = moment(_("Voting ends"), required=False)

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("rule", [(each["key"], f"{_voter(each)} · {read(each).name}") for each in rules()])
        self.offer("organisation", holders(by))

    def asked(self) -> Asked:
        """What the action gets."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("key", "organisation")}
        organisation = directory.get().organisations[self.cleaned_data["organisation"]]
        return Asked(**said, organisation=organisation, key=self.own_key())


def _voter(rule: Any) -> str:
    return str(Unit(rule["unit"]).label)


class FollowForm(KeyForm):
    """What is to follow."""

    kind = forms.ChoiceField(label=_("What follows"))
    organisation = forms.TypedChoiceField(label=_("Who is to do it"), coerce=int, required=False, empty_value=None)
    rung = forms.TypedChoiceField(label=_("To which level"), coerce=int, required=False, empty_value=None)
    words = forms.CharField(
        label=_("In words"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    amount = forms.DecimalField(label=_("How much, in yuan"), required=False, max_digits=12, decimal_places=2)
    fund = forms.CharField(
        label=_("From which money"),
        required=False,
        max_length=120,
        help_text=_("In words, such as the village’s own or a project’s."),
    )
    begins = moment(_("From when"), required=False)
    ends = moment(_("To when"), required=False)
    places = forms.IntegerField(label=_("How many volunteers"), required=False, min_value=1, max_value=1000)
    due_on = day(_("Until when"), required=False)

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case = decision.topic.case
        kinds = [each for each in Follows if case is not None or each not in OF_CASES]
        self.offer("kind", [(each.value, each.label) for each in kinds])
        self.offer("organisation", whom())
        at = rungs.get()[case.rung_id].order if case and case.rung_id in rungs.get() else 0
        above = [each for each in rungs.get().values() if each.active and each.order > at]
        self.offer("rung", [("", "—"), *((each.pk, str(each)) for each in above)])
        if case is None or not above:
            del self.fields["rung"]

    def wanted(self) -> Wanted:
        """What the action gets."""
        said = self.cleaned_data
        return Wanted(
            kind=said["kind"],
            words=said["words"],
            organisation=directory.get().organisations.get(said["organisation"] or 0),
            rung=rungs.get().get(said.get("rung") or 0),
            due_on=said["due_on"],
            amount=said["amount"],
            fund=said["fund"],
            begins=said["begins"],
            ends=said["ends"],
            places=said["places"],
            key=self.own_key(),
        )


class MinutesForm(SeenForm):
    """What is to stand in the minutes beside what is known already."""

    words = forms.CharField(
        label=_("What else is to stand there"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Who was there, topics, decisions and what follows are written by themselves."),
    )
    why = forms.CharField(label=_("What this version changes"), max_length=200, required=False)


class AnswerForm(DeskForm):
    """How an objection is decided."""

    upheld = forms.TypedChoiceField(
        label=_("The objection is"),
        coerce=lambda said: said == "yes",
        choices=[("no", _("not right: the decision stands")), ("yes", _("right: it is decided anew"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(label=_("Answer"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class MoneyForm(SeenForm):
    """Why money is approved, or refused."""

    words = forms.CharField(
        label=_("Reasons"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Everybody may read them; needed to refuse."),
    )


class SpentForm(SeenForm):
    """How much was spent, and what shows it."""

    amount = forms.DecimalField(label=_("How much, in yuan"), max_digits=12, decimal_places=2)
    spent_on = day(_("On which day"))
    evidence = forms.CharField(
        label=_("Receipts: their numbers, and where they are kept"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    photos = PhotosField(label=_("Photos of them"), required=False)
