"""What is typed to make a rule. What makes no sense is refused by the action, beside the field."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.areas.tree import tree
from linli.cases import look
from linli.cases.models import Rule
from linli.cases.words import Channel, Urgency
from linli.catalogue.tables import tables
from linli.desk.choices import branches
from linli.desk.fields import DeskForm
from linli.desk.forms import NONE, ladder
from linli.desk.places import PlaceField, WithinSelect
from linli.desk.routing.words import kind_word
from linli.people.directory import directory

BETWEEN = re.compile(r"[,，、;；\s]+")
LONGEST_WORD, MOST_WORDS, MOST_ORGANISATIONS = 20, 40, 300
KIND, ORGANISATION = "kind", "organisation"


class RuleForm(DeskForm):
    """Name and place, conditions, results. A condition that is left empty asks nothing."""

    name = forms.CharField(label=gettext_lazy("What the rule is called"), max_length=60, required=False)
    before = forms.TypedChoiceField(
        label=gettext_lazy("Where it stands in the order"), coerce=int, required=False, empty_value=None
    )
    categories = forms.MultipleChoiceField(
        label=gettext_lazy("Category, any of these"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Each with everything below it. None ticked: whatever the category."),
    )
    area = PlaceField(label=gettext_lazy("In this place, and everywhere within"), required=False, widget=WithinSelect)
    words = forms.CharField(
        label=gettext_lazy("Words, any of these"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("With blanks or commas between. Traditional characters find simplified ones."),
    )
    channels = forms.MultipleChoiceField(
        label=gettext_lazy("Channel, any of these"), required=False, widget=forms.CheckboxSelectMultiple
    )
    urgency = forms.ChoiceField(label=gettext_lazy("Registered as"), required=False)
    to = forms.ChoiceField(label=gettext_lazy("Goes to"), required=False)
    rung = forms.TypedChoiceField(
        label=gettext_lazy("Level of the ladder"), coerce=int, required=False, empty_value=None
    )
    deadline_class = forms.TypedChoiceField(
        label=gettext_lazy("Deadline class"), coerce=int, required=False, empty_value=None
    )
    sets_urgency = forms.ChoiceField(label=gettext_lazy("Its urgency becomes"), required=False)

    def __init__(self, *args: Any, rules: Sequence[Rule], rule: Rule | None = None, new: bool, **kwargs: Any) -> None:
        super().__init__(*args, initial=typed(rule) if rule else {}, **kwargs)
        known, urgencies = tables.get(), [(each.value, each.label) for each in Urgency]
        self.offer("categories", [(each.key, str(each)) for each, _depth in branches(None, 0)])
        self.offer("channels", [(each.value, look.channel_word(each)) for each in _channels()])
        self.offer("urgency", [("", _("urgent or not")), *urgencies])
        self.offer("sets_urgency", [NONE, *urgencies])
        self.offer("to", destinations())
        self.offer("rung", [NONE, *ladder()])
        classes = [(each.pk, str(each)) for each in known.deadline_classes.values() if each.active]
        self.offer("deadline_class", [NONE, *classes])
        standing = [(each.pk, _("before %(order)d “%(name)s”") % {"order": each.order, "name": each}) for each in rules]
        self.offer("before", [("", _("last")), *standing])
        if not new:
            del self.fields["before"]

    def families(self) -> list[list[forms.boundfield.BoundWidget]]:
        """The boxes of the categories, each family on its own."""
        found: list[list[forms.boundfield.BoundWidget]] = []
        for box, (_category, depth) in zip(self["categories"], branches(None, 0), strict=True):
            if depth == 0:
                found.append([])
            found[-1].append(box)
        return found

    def clean_words(self) -> list[str]:
        words = [word for word in BETWEEN.split(self.cleaned_data["words"]) if word]
        long = next((word for word in words if len(word) > LONGEST_WORD), None)
        if long:
            raise forms.ValidationError(
                _("“%(word)s” is too long; %(most)d characters at most.") % {"word": long, "most": LONGEST_WORD}
            )
        if len(words) > MOST_WORDS:
            raise forms.ValidationError(_("At most %(most)d words. Make a second rule.") % {"most": MOST_WORDS})
        return words

    def arguments(self) -> dict[str, Any]:
        """What the action gets; everywhere is no area."""
        said = self.cleaned_data
        way, _dash, chosen = said["to"].partition("-")
        roots = [root.id for root in tree.get().roots]
        return {
            "name": said["name"].strip(),
            "categories": said["categories"],
            "area_id": said["area"] if said["area"] not in roots else None,
            "words": said["words"],
            "channels": said["channels"],
            "urgency": said["urgency"],
            "organisation_id": int(chosen) if way == ORGANISATION else None,
            "organisation_kind": chosen if way == KIND else "",
            "rung_id": said["rung"],
            "deadline_class_id": said["deadline_class"],
            "sets_urgency": said["sets_urgency"],
        }


def typed(rule: Rule) -> dict[str, Any]:
    """A rule as the form shows it."""
    way = f"{KIND}-{rule.organisation_kind}" if rule.organisation_kind else ""
    return {
        "name": str(rule),
        "categories": rule.categories,
        "area": rule.area_id,
        "words": " ".join(rule.words),
        "channels": rule.channels,
        "urgency": rule.urgency,
        "to": f"{ORGANISATION}-{rule.organisation_id}" if rule.organisation_id else way,
        "rung": rule.rung_id,
        "deadline_class": rule.deadline_class_id,
        "sets_urgency": rule.sets_urgency,
    }


def destinations() -> list[Any]:
    """To nobody, to the nearest of a kind, or to one organisation; those for the widest areas first."""
    nodes = tree.get().nodes
    active = [each for each in directory.get().organisations.values() if each.active and each.area_id in nodes]
    kinds = dict.fromkeys(each.kind for each in active)
    widest = sorted(active, key=lambda each: nodes[each.area_id].depth)[:MOST_ORGANISATIONS]
    return [
        ("", _("nobody: somebody decides")),
        (_("The nearest around the place"), [(f"{KIND}-{kind}", kind_word(kind)) for kind in kinds]),
        (
            _("This organisation"),
            [(f"{ORGANISATION}-{each.pk}", f"{each} · {nodes[each.area_id]}") for each in widest],
        ),
    ]


def _channels() -> list[Channel]:
    return [each for each in look.open_channels() if each != Channel.IMPORT]
