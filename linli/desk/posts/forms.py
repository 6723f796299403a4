"""What is typed to give a post, end it, move it, hand over, and say what ties somebody to a place."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.desk.fields import DeskForm
from linli.desk.places import PlaceField
from linli.desk.posts.titles import titles
from linli.grids.words import TieKind
from linli.people.directory import directory
from linli.people.models import Organisation, Person, Post, Role

MOST = 300
NEAREST = "nearest"


def day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **more)


class PersonField(forms.CharField):
    """Somebody who serves, by number or by the whole name, if only one has it."""

    def clean(self, value: Any) -> Person | None:
        text = super().clean(value).strip()
        if not text:
            return None
        same = Person.objects.filter(active=True)
        found = list((same.filter(pk=int(text)) if text.isdecimal() else same.filter(name=text))[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise forms.ValidationError(_("Several people are called “%(name)s”. Write the number.") % {"name": text})
        raise forms.ValidationError(_("Nobody here is called “%(name)s”.") % {"name": text})


class PostForm(DeskForm):
    """A post to be taken up: who, which, where, for how long. The organisation is found from the place, unless said."""

    person = PersonField(
        label=gettext_lazy("Person"), max_length=60, help_text=gettext_lazy("The whole name, or the number.")
    )
    title = forms.ChoiceField(label=gettext_lazy("Which post"))
    area = PlaceField(label=gettext_lazy("For which place"), required=False)
    organisation = forms.TypedChoiceField(
        label=gettext_lazy("For which organisation"), coerce=int, required=False, empty_value=None
    )
    since = day(gettext_lazy("From"))
    until = day(gettext_lazy("Up to, not including"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("title", [("", "—"), *((each.key, str(each)) for each in titles())])
        self.offer("organisation", organisations())
        self.fields["since"].initial = timezone.localdate()

    def arguments(self) -> dict[str, Any]:
        """What the action gets. Refusal when role, place or organisation cannot be."""
        said = self.cleaned_data
        title = next(each for each in titles() if each.key == said["title"])
        role = Role.objects.filter(key=title.role, active=True).first()
        if role is None:
            raise Refusal(_("The role of this post is not in use here."), field="title")
        node = tree.get().nodes.get(said["area"] or 0)
        if node is None or (title.depth is not None and node.depth != title.depth):
            level = tree.get().levels.get(title.depth or 0)
            raise Refusal(
                _("This post stands at the level “%(level)s”. Choose such a place.") % {"level": level}, field="area"
            )
        return {
            "person": said["person"],
            "organisation": self._organisation(node.id, title.organisation_kind),
            "role": role,
            "area": Area.objects.get(pk=node.id),
            "kind": title.kind,
            "title": title.name[0],
            "since": said["since"],
            "until": said["until"],
        }

    def _organisation(self, area_id: int, kind: str) -> Organisation:
        chosen = self.cleaned_data["organisation"]
        return directory.get().organisations[chosen] if chosen else nearest(area_id, kind)


def nearest(area_id: int, kind: str) -> Organisation:
    """The organisation of a kind at a place, or at the next one around it that has one."""
    known = directory.get()
    for each in reversed(tree.get().lineage(area_id)):
        if found := next((one for one in known.at(each) if one.kind == kind), None):
            return found
    raise Refusal(_("No organisation of this post's kind was found there. Choose one."), field="organisation")


class EndForm(DeskForm):
    """The first day on which it is no longer held."""

    on = day(gettext_lazy("No longer held from"))


class MoveForm(DeskForm):
    """The same post elsewhere: at another place, for another organisation, or both."""

    area = PlaceField(label=gettext_lazy("From then on for"), required=False)
    organisation = forms.ChoiceField(label=gettext_lazy("For which organisation"), required=False)
    on = day(gettext_lazy("From"))

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.post = post
        self.fields["area"].initial, self.fields["on"].initial = post.area_id, timezone.localdate()
        stays = _("as now: %(organisation)s") % {"organisation": post.organisation}
        self.offer("organisation", [("", stays), (NEAREST, _("the nearest of its kind there")), *organisations()[1:]])

    def arguments(self) -> dict[str, Any]:
        """What the action gets; a place or an organisation that is not said stays. Refusal where none is near."""
        said = self.cleaned_data
        area = Area.objects.get(pk=said["area"]) if self.data.get("area") else self.post.area
        return {"area": area, "organisation": self._organisation(area.pk), "on": said["on"]}

    def _organisation(self, area_id: int) -> Organisation:
        chosen = self.cleaned_data["organisation"]
        if chosen == NEAREST:
            return nearest(area_id, self.post.organisation.kind)
        return directory.get().organisations[int(chosen)] if chosen else self.post.organisation


class TieForm(DeskForm):
    """Where somebody lives, works, plies a trade, or wishes to serve."""

    kind = forms.ChoiceField(label=gettext_lazy("The person"), choices=TieKind.choices)
    area = PlaceField(label=gettext_lazy("Place"), required=False)
    building = forms.CharField(
        label=gettext_lazy("Only this building"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Such as 3号楼."),
    )
    most = forms.IntegerField(label=gettext_lazy("At most so many households"), required=False)


class HandOverForm(DeskForm):
    """To whom, and a word about why. What is handed over is ticked beside."""

    to = forms.TypedChoiceField(label=gettext_lazy("To whom"), coerce=int)
    words = forms.CharField(
        label=gettext_lazy("Remark, if you like"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, person: Person, near: list[int], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("to", [("", "—"), *takers(person, near, today)])


def takers(person: Person, near: list[int], today: date) -> list[tuple[int, str]]:
    """Who could take over: posts held today around where the person served, those with an account."""
    nodes = tree.get().nodes
    around = {each for area in near for each in nodes[area].lineage[1:]} | set(near)
    beside = [node.id for node in nodes.values() if node.active and around & set(node.lineage)]
    posts = Post.objects.held_on(today).filter(area__in=beside, person__active=True, person__account__is_active=True)
    found = posts.exclude(person=person).select_related("person", "role", "organisation").order_by("area__path", "pk")
    return [(each.pk, f"{each} · {nodes[each.area_id]}") for each in found[:MOST]]


def organisations() -> list[Any]:
    """Organisations in use, those of the widest areas first; the nearest is found when none is chosen."""
    nodes = tree.get().nodes
    active = [each for each in directory.get().organisations.values() if each.active and each.area_id in nodes]
    widest = sorted(active, key=lambda each: nodes[each.area_id].depth)[:MOST]
    return [("", _("the nearest of its kind")), *((each.pk, f"{each} · {nodes[each.area_id]}") for each in widest)]
