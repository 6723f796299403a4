"""What is typed about a vote. Forms only read; what may not be is refused by the actions, in sentences."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.desk.activities.forms import moment
from linli.desk.fields import CHOOSE, FILL_IN, DeskForm
from linli.desk.places import PlaceField
from linli.people.directory import directory
from linli.people.models import Account, Organisation, Role
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.votes.actions import Named, Plan
from linli.votes.actions.preparing import MOST_OPTIONS
from linli.votes.models import Vote
from linli.votes.practice import abstentions, most_proxies, read, rules, usual_options
from linli.votes.sheets.columns import read_area
from linli.votes.words import Method

MOST = 400


class VoteForm(DeskForm):
    """A vote as it is to be."""

    question = forms.CharField(label=_("The question, as it is put to the vote"), max_length=200)
    about = forms.CharField(
        label=_("What one should know"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    options = forms.CharField(
        label=_("Options, one on each line"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    abstention = forms.BooleanField(required=False, initial=True)
    seats = forms.IntegerField(
        label=_("How many of them are wanted"),
        min_value=1,
        max_value=MOST_OPTIONS,
        required=False,
        initial=1,
        help_text=_("1 for one answer; for an election the number of seats: each may then choose so many, or fewer."),
    )
    method = forms.ChoiceField(label=_("How one votes"), choices=Method.choices)
    rule = forms.ChoiceField(label=_("How it becomes a decision"))
    area = PlaceField(label=_("Place"), required=False)
    organisation = forms.TypedChoiceField(label=_("Who holds it"), coerce=int)
    opens = moment(
        _("Voting begins"), required=False, help_text=_("Hands and cards are counted in the room: leave empty.")
    )
    closes = moment(_("Voting ends"), required=False)
    proxies = forms.IntegerField(label=_("How many others’ votes one may carry"), min_value=0, required=False)
    public = forms.BooleanField(label=_("Question and result stand on the public site"), required=False, initial=True)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=uuid4)

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("rule", [(each["key"], read(each).name) for each in rules()])
        self.offer("organisation", holders(by))
        self.fields["abstention"].label = _("One may abstain, too: “%(word)s”") % {"word": abstentions()[0]}
        self.fields["proxies"].help_text = _("Here at most %(n)d.") % {"n": most_proxies()}

    def plan(self) -> Plan:
        """What the action gets."""
        said = dict(self.cleaned_data)
        key, area = said.pop("key"), Area.objects.get(pk=said.pop("area"))
        organisation = Organisation.objects.get(pk=said.pop("organisation"))
        said.pop("seen", None)
        options, seats = said.pop("options").splitlines(), said.pop("seats") or 1
        return Plan(**said, options=options, seats=seats, area=area, organisation=organisation, key=_key(key))


class ChangeForm(VoteForm):
    """As it is to be from now on."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


def begun(by: Account) -> dict[str, Any]:
    """What a new one begins with."""
    areas = powers(by).areas(Permission.VOTE_HOLD)
    options = [each for each in usual_options() if each not in abstentions()]
    usual = {"proxies": most_proxies(), "abstention": True, "seats": 1, "public": True}
    return {**usual, "options": "\n".join(options), "area": areas[0] if areas else None}


def filled(vote: Vote) -> dict[str, Any]:
    """What the form of one begins with."""
    plain = ("question", "about", "method", "seats", "proxies", "public")
    options = [each for number, each in enumerate(vote.options, 1) if number != vote.abstention]
    return {
        **{name: getattr(vote, name) for name in plain},
        "options": "\n".join(options),
        "abstention": vote.abstention is not None,
        "rule": vote.rule["key"],
        "area": vote.area_id,
        "organisation": vote.organisation_id,
        "opens": timezone.localtime(vote.opens) if vote.opens else None,
        "closes": timezone.localtime(vote.closes) if vote.closes else None,
        "seen": vote.version,
    }


def holders(by: Account) -> list[tuple[int, str]]:
    """The organisations that may hold it: the account's own first, then those in its areas."""
    known, mine = directory.get().organisations, powers(by)
    own = [each.organisation_id for each in mine.held if Permission.VOTE_HOLD in each.permissions]
    areas, nodes = set(mine.areas(Permission.VOTE_HOLD)), tree.get().nodes
    near = [each.pk for each in known.values() if each.active and areas & set(nodes[each.area_id].lineage)]
    return [(pk, str(known[pk])) for pk in dict.fromkeys([*own, *near]) if pk in known][:MOST]


class ListForm(DeskForm):
    """Those with the right to vote, as a list."""

    named = forms.CharField(
        label=_("Names, one on each line; address or group behind a comma"),
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Two columns copied from a sheet can be pasted as they are."),
    )

    def __init__(self, *args: Any, owners: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = owners
        if owners:
            self.fields["named"].label = _(
                "Owners, one on each line: name, home, floor area in m², with commas between"
            )

    def lines(self) -> list[Named]:
        """Refusal, with the number of the line, for an area that is none."""
        lines = enumerate(self.cleaned_data["named"].splitlines(), 1)
        return [self._line(number, each) for number, each in lines if each.strip()]

    def _line(self, number: int, text: str) -> Named:
        if not self.owners:
            return _line(text)
        home, area = _parted(text, last=True)
        said = _line(home)
        try:
            return Named(said.name, said.about, read_area(area))
        except Refusal as refusal:
            words = _("Line %(number)d: %(sentence)s") % {"number": number, "sentence": refusal}
            raise Refusal(words, field="named") from None


class SheetForm(DeskForm):
    """The roll as a file."""

    file = forms.FileField(label=_("The roll as a file (.xlsx or .csv)"))


class PostsForm(DeskForm):
    """Those with a post."""

    roles = forms.MultipleChoiceField(label=_("Those in these roles"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = Role.objects.filter(active=True).order_by("pk")
        self.offer("roles", [(each.key, str(each)) for each in roles])


class OpenForm(DeskForm):
    """How many have the right, where there is no roll."""

    entitled = forms.IntegerField(label=_("How many have the right to vote"), min_value=1)


class NothingForm(DeskForm):
    """A step without words."""


class SlipsForm(DeskForm):
    """Which slips."""

    first = forms.IntegerField(label=_("From number"), min_value=1)
    last = forms.IntegerField(label=_("to number"), min_value=1)
    again = forms.BooleanField(label=_("Print again: slips given out before are void then"), required=False)


class ProxyForm(DeskForm):
    """Who votes for whom."""

    principal = forms.IntegerField(label=_("Number of whoever gives the vote"), min_value=1)
    holder = forms.IntegerField(label=_("Number of whoever votes for them"), min_value=1)
    paper = forms.BooleanField(label=_("The signed paper is here"))


class CountForm(DeskForm):
    """What a teller counted."""

    present = forms.IntegerField(label=_("Present with the right to vote"), min_value=0, max_value=10_000_000)
    carried = forms.IntegerField(label=_("Votes they carry for others"), min_value=0, max_value=10_000_000, initial=0)

    def __init__(self, *args: Any, vote: Vote, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, option in enumerate(vote.options, 1):
            self.fields[f"counts_{number}"] = forms.IntegerField(label=option, min_value=0, max_value=10_000_000)
        self.many = len(vote.options)
        if not vote.proxies:
            del self.fields["carried"]

    def counts(self) -> list[int]:
        return [self.cleaned_data[f"counts_{number}"] for number in range(1, self.many + 1)]


class Choosing(DeskForm):
    """One option, or several where there are several seats."""

    def choosing(self, vote: Vote, label: Any) -> None:
        """Give the form its field."""
        options = list(enumerate(vote.options, 1))
        if vote.seats == 1:
            self.fields["choice"] = forms.TypedChoiceField(
                label=label, coerce=int, choices=options, widget=forms.RadioSelect
            )
        else:
            self.fields["choice"] = forms.TypedMultipleChoiceField(
                label=label,
                coerce=int,
                choices=options,
                widget=forms.CheckboxSelectMultiple,
                help_text=_("At most %(n)d.") % {"n": vote.seats},
            )
        self.fields["choice"].error_messages |= {"required": FILL_IN, "invalid_choice": CHOOSE}


class ChoiceForm(Choosing):
    """An option."""

    carried = forms.TypedChoiceField(label=_("Whose vote"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args: Any, vote: Vote, carried: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choosing(vote, _("Your choice"))
        self.offer("carried", [("", _("my own")), *((each, _("of number %(n)d") % {"n": each}) for each in carried)])
        if not carried:
            del self.fields["carried"]


class CallForm(Choosing):
    """What somebody said aloud."""

    number = forms.IntegerField(label=_("Number on the roll"), min_value=1)

    def __init__(self, *args: Any, vote: Vote, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choosing(vote, _("Said"))


class CancelForm(DeskForm):
    """Why it does not take place."""

    words = forms.CharField(label=_("Why the vote does not take place"), max_length=400)


def _line(text: str) -> Named:
    name, about = _parted(text)
    return Named(name, about)


def _parted(text: str, *, last: bool = False) -> tuple[str, str]:
    """What stands before and behind the first comma or tabulator, or the last; nothing behind where there is none."""
    for mark in ("\t", "，", ","):
        if mark in text:
            before, _mark, behind = text.rpartition(mark) if last else text.partition(mark)
            return before.strip(), behind.strip()
    return text.strip(), ""


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()
