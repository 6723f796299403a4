"""The forms of one's own notices: a way for each group, hours, an address."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from linli.core.refusal import Refusal
from linli.desk.fields import CHOOSE, FILL_IN, DeskForm
from linli.notify.timing import Choices, Quiet
from linli.notify.words import MANDATORY, Group, ways

HINTS = {
    Group.GIVEN: _("A case is assigned to you, or is to be done again."),
    Group.SUPERVISION: _("A case of yours or under you is urged, supervised, named in a circular or listed."),
    Group.MENTIONS: _("A colleague writes your name in an internal note."),
    Group.TO_DO: _("New cases, returned ones, more time or a redo asked for, work to be checked."),
    Group.MINE: _("The resident adds something, a colleague works on it, a time on the way is missed."),
    Group.RATINGS: _("What residents say of the result."),
    Group.INFORMATION: _("Struck off, checked, not taken on: cases in which you did your part."),
}


def _clock(label: Any, *, required: bool) -> forms.TimeField:
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    error = {"invalid": _("Write a time of day, such as 22:00.")}
    return forms.TimeField(label=label, required=required, widget=widget, error_messages=error)


class ChoicesForm(DeskForm):
    """A way for each group, quiet hours (both or neither), and the hour of the daily message."""

    quiet_from = _clock(_("Quiet from"), required=False)
    quiet_until = _clock(_("until"), required=False)
    daily_at = _clock(_("The daily message comes at"), required=True)
    language = forms.ChoiceField(
        label=_("In which language"),
        choices=settings.LANGUAGES,
        required=False,
        error_messages={"invalid_choice": CHOOSE},
    )

    def __init__(self, *args: Any, chosen: Choices, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in Group:
            self.fields[group.value] = forms.ChoiceField(
                label=group.label,
                help_text=HINTS[group],
                choices=[(how.value, how.label) for how in ways(group)],
                widget=forms.RadioSelect,
                error_messages={"required": FILL_IN, "invalid_choice": CHOOSE},
            )
            self.initial[group.value] = chosen.ways[group]
        begins, ends = chosen.quiet or (None, None)
        self.initial.update(quiet_from=begins, quiet_until=ends, daily_at=chosen.daily_at, language=language)

    def groups(self) -> list[tuple[forms.BoundField, bool]]:
        """Each group's field, and whether it is one that must reach its reader."""
        return [(self[group.value], group in MANDATORY) for group in Group]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        begins, ends = said.get("quiet_from"), said.get("quiet_until")
        readable = not {"quiet_from", "quiet_until"} & set(self.errors)
        if readable and (begins is None) != (ends is None):
            missing = "quiet_from" if begins is None else "quiet_until"
            self.refuse(Refusal(str(_("Give both times, or neither for no quiet hours.")), field=missing))
        elif readable and begins is not None and begins == ends:
            self.refuse(Refusal(str(_("Quiet hours end at another time than they begin.")), field="quiet_until"))
        return said

    def arguments(self) -> dict[str, Any]:
        """What the action gets."""
        said = self.cleaned_data
        quiet: Quiet | None = (said["quiet_from"], said["quiet_until"]) if said["quiet_from"] is not None else None
        return {
            "wanted": {group.value: said[group.value] for group in Group},
            "quiet": quiet,
            "daily_at": said["daily_at"],
            "language": said["language"] or settings.LANGUAGE_CODE,
        }


class AddressForm(DeskForm):
    """An address of one's own."""

    address = forms.CharField(
        label=_("Address"),
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_(
            "The web address of a WeCom, DingTalk or Feishu robot, or a mailbox as "
            "mailtos://name:password@mail.example.cn. Only you should read what arrives there."
        ),
    )
