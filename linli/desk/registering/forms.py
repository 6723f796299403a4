"""Registering a case for somebody who came, called or wrote."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.areas.tree import tree
from linli.cases import look
from linli.cases.actions import Arrived, Submission
from linli.cases.words import AnswerBy, Bond, Channel, Urgency
from linli.catalogue.models import Category
from linli.catalogue.tables import tables
from linli.core.phones import read_phone
from linli.core.refusal import Refusal
from linli.desk.choices import categories
from linli.desk.fields import DeskForm
from linli.desk.files import PhotosField, documents_field
from linli.desk.forms import NONE, prose
from linli.desk.handing import handlers_of
from linli.desk.places import PlaceField
from linli.desk.registering.complaint import AboutField, tick
from linli.desk.registering.fields import WhereField
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

BY_SUBMISSION = ("portal", "import")
DAY = {"type": "date"}
MOMENT = {"type": "datetime-local"}


def phone_field(label: Any) -> forms.CharField:
    box = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=30, widget=box)


def line(label: Any, longest: int, *, help_text: Any = "") -> forms.CharField:
    """One line of words that the browser does not remember: the next person is somebody else."""
    box = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=longest, help_text=help_text, widget=box)


class AskedForm(DeskForm):
    """What was said, what about, whose it is, who filed it for them, and how they want the answer."""

    begins = "text"  # the field in focus when the page opens
    text = prose(_("What is the matter, in the words of the resident"), rows=4)
    place = line(_("The exact spot, if known"), 200)
    category = forms.TypedChoiceField(label=_("Category, if clear"), coerce=int, required=False, empty_value=None)
    name = line(_("Name, or empty"), 60)
    phone = phone_field(_("Telephone, or empty"))
    answer_by = forms.ChoiceField(label=_("How they want the answer"), required=False)
    proxy_bond = forms.ChoiceField(label=_("Who files it for them"), required=False)
    proxy_name = line(_("Their name"), 60)
    proxy_phone = phone_field(_("Their telephone"))
    photos = PhotosField(label=_("Photos"), required=False)
    documents = documents_field()
    urgent = forms.BooleanField(label=_("Urgent: it cannot wait its turn"), required=False)
    complaint = tick()
    about = AboutField()
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, account: Account, channel: Channel | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fixed = channel
        self.areas = tuple(powers(account).areas(Permission.CASE_REGISTER))
        self.home = next((each.area_id for each in powers(account).held if may_register(each)), None)
        self.fields[self.begins].widget.attrs["autofocus"] = True
        self.offer("category", [NONE, *categories()])
        self.offer("answer_by", [("", _("By telephone if there is a number, else by the code")), *AnswerBy.choices])
        self.offer("proxy_bond", [("", _("They came themselves")), *Bond.choices])
        self.initial.setdefault("key", uuid4())

    def clean_phone(self) -> str:
        return self._phone("phone")

    def clean_proxy_phone(self) -> str:
        return self._phone("proxy_phone")

    def _phone(self, name: str) -> str:
        try:
            return read_phone(self.cleaned_data[name], field=name)
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    @property
    def filed_for_them(self) -> bool:
        """Whether the part about who files it stands open."""
        return any(self[name].value() or self[name].errors for name in ("proxy_bond", "proxy_name", "proxy_phone"))

    @property
    def complains(self) -> bool:
        """Whether the part about a complaint stands open."""
        return any(self[name].value() or self[name].errors for name in ("complaint", "about"))

    def area_id(self) -> int:
        return int(self.cleaned_data["area"] or 0)

    def chosen(self) -> Category | None:
        pk = self.cleaned_data["category"]
        return tables.get().categories[pk] if pk else None

    def came_by(self) -> Channel:
        assert self.fixed is not None, "the page names its channel, or the form asks for it"
        return self.fixed

    def arrived(self) -> Arrived:
        """What else is to be said of how it came."""
        names = ("answer_by", "proxy_bond", "proxy_name", "proxy_phone")
        return Arrived(**{name: self.cleaned_data[name] for name in names})

    def submission(self) -> Submission:
        """What the action registers."""
        said = self.cleaned_data
        # Going back to the page and writing down the next person's matter makes another case.
        whose = "\0".join((said["text"], said["name"], said["phone"]))
        key: UUID | None = said["key"] and uuid5(said["key"], whose)
        return Submission(
            text=said["text"],
            area_id=self.area_id(),
            channel=self.came_by(),
            key=key,
            category=self.chosen(),
            place=said["place"],
            contact_name=said["name"],
            contact_phone=said["phone"],
            photos=said.get("photos", ()),
            documents=said.get("documents", ()),
            arrived=self.arrived(),
            urgency=Urgency.URGENT if said["urgent"] else Urgency.NORMAL,
            about_somebody=said["complaint"],
            about=said["about"],
        )


def may_register(power: Any) -> bool:
    return Permission.CASE_REGISTER in power.permissions


class QuickForm(AskedForm):
    """At the window and on the telephone: the place is typed by name."""

    begins = "name"
    where = WhereField(required=False, label=_("Where"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        where = self.fields["where"]
        assert isinstance(where, WhereField)
        where.within, where.home = self.areas, self.home
        where.widget.attrs |= {"list": "places", "autocomplete": "off"}
        if self.home:
            where.help_text = _("Part of the name is enough. Empty: %(home)s") % {
                "home": tree.get().full_name(self.home)
            }

    def area_id(self) -> int:
        return int(self.cleaned_data["where"] or 0)


class RegisterForm(AskedForm):
    """Any other way: the channel, and what that channel needs to be told beside."""

    area = PlaceField(label=_("Which community, which grid"), required=False)
    channel = forms.ChoiceField(label=_("How it came"))
    asked = forms.TypedChoiceField(label=_("Who was asked first"), coerce=int, required=False, empty_value=None)
    heard_on = forms.DateField(
        label=_("On which day it was heard or seen"), required=False, widget=forms.DateInput(attrs=DAY)
    )
    meeting = line(_("At which meeting"), 80)
    enterprise = line(_("Which enterprise"), 120)
    their_number = line(_("Its number with the level above"), 60)
    their_due = forms.DateTimeField(
        label=_("By when the level above wants it"),
        required=False,
        help_text=_("If this is earlier than the deadline here, it counts."),
        widget=forms.DateTimeInput(attrs=MOMENT, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d"],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("channel", channels())
        me = kwargs["account"].pk
        mine = sorted(powers(kwargs["account"]).organisation_ids)
        others = {pk: name for each in mine for pk, name in handlers_of(each) if pk != me}
        self.offer("asked", [("", _("I was")), *others.items()])

    def came_by(self) -> Channel:
        return Channel(self.cleaned_data["channel"])

    def arrived(self) -> Arrived:
        wanted = PARTICULARS.get(self.came_by(), ())
        asked = super().arrived()
        told = {WRITTEN.get(name, name): self.cleaned_data[name] for name in wanted}
        return Arrived(**{**vars(asked), **told})

    def submission(self) -> Submission:
        asked = self.cleaned_data["asked"]
        first = Account.objects.filter(pk=asked).first() if asked else None
        return replace(super().submission(), first_asked=first)


# What each channel needs to be told beside; the others' fields are not shown, and what stands in them is not kept.
PARTICULARS: dict[Channel, tuple[str, ...]] = {
    Channel.VISIT: ("heard_on",),
    Channel.PATROL: ("heard_on",),
    Channel.LETTER_BOX: ("heard_on",),
    Channel.WORKROOM: ("heard_on",),
    Channel.MEETING: ("meeting", "heard_on"),
    Channel.ENTERPRISE: ("enterprise",),
    Channel.TRANSFER: ("their_number", "their_due"),
}
WRITTEN = {"their_due": "their_due_at"}


def channels() -> list[tuple[str, str]]:
    """The ways in that the practice keeps open, without those that staff do not write down."""
    return [(each.value, look.channel_word(each)) for each in look.open_channels() if each not in BY_SUBMISSION]
