"""What is typed or drawn on the map of areas. Shapes are GeoJSON text, so that it works without a map, too."""

import json
import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.areas import around
from linli.areas.models import Area, Boundary
from linli.core.coordinates import System
from linli.core.refusal import Refusal
from linli.desk.fields import DeskForm
from linli.grids import geojson as files

LONGEST = 2_000_000
BORDER = re.compile(r"(\d{1,18}):(\d{1,18})")


class ShapeField(forms.CharField):
    """GeoJSON as text; a dict, or None for nothing."""

    widget = forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "class": "form-control number"})

    def clean(self, value: Any) -> dict[str, Any] | None:
        text = super().clean(value)
        if not text.strip():
            return None
        try:
            found = json.loads(text)
        except ValueError:
            raise forms.ValidationError(_("This is no GeoJSON. Draw on the map, or paste a geometry.")) from None
        if not isinstance(found, dict):
            raise forms.ValidationError(_("This is no GeoJSON. Draw on the map, or paste a geometry."))
        if found.get("type") == "FeatureCollection" and len(found.get("features") or []) == 1:
            found = found["features"][0]
        return found


def system_field() -> forms.ChoiceField:
    """In which system of degrees the shape is given."""
    return forms.ChoiceField(
        label=gettext_lazy("System of coordinates"), choices=System.choices, required=False, initial=System.WGS84
    )


class DrawForm(DeskForm):
    """A border."""

    boundary = ShapeField(label=gettext_lazy("Border, as GeoJSON"), max_length=LONGEST)
    system = system_field()
    seen = forms.IntegerField(widget=forms.HiddenInput)


class SplitForm(DeskForm):
    """A line across, and what the new part is called."""

    line = ShapeField(label=gettext_lazy("Line across, as GeoJSON"), max_length=LONGEST)
    name = forms.CharField(label=gettext_lazy("What the new part is called"), max_length=80)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class MergeForm(DeskForm):
    """Which neighbours it takes in."""

    others = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Takes in these neighbours"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    seen_beside = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        beside = list(around.beside(area))
        self.offer("others", [(each.pk, str(each)) for each in beside])
        self.initial.setdefault("seen_beside", borders_of(beside))

    def clean_seen_beside(self) -> dict[int, int]:
        return {int(pk): int(border) for pk, border in BORDER.findall(self.cleaned_data["seen_beside"])}


def borders_of(areas: Iterable[Area]) -> str:
    """Which border each has now, as a hidden field carries it."""
    kept = Boundary.objects.filter(area__in=areas, until__isnull=True).order_by("area").values_list("area", "pk")
    return " ".join(f"{area}:{border}" for area, border in kept)


class AddForm(DeskForm):
    """A new area inside this one."""

    name = forms.CharField(label=gettext_lazy("What the new area is called"), max_length=80)
    code = forms.SlugField(label=gettext_lazy("Its code"), max_length=40)
    boundary = ShapeField(label=gettext_lazy("Border, as GeoJSON"), max_length=LONGEST, required=False)
    system = system_field()


class ImportForm(DeskForm):
    """A file of areas."""

    file = forms.FileField(label=gettext_lazy("GeoJSON file"))
    system = forms.ChoiceField(label=gettext_lazy("System of coordinates"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("system", [("", _("as the file says, else WGS-84")), *System.choices])

    def clean_file(self) -> Any:
        """The features, and the system that the file names."""
        try:
            return files.read(self.cleaned_data["file"].read())
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def clean(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        if "file" in said:
            features, named = said["file"]
            said |= {"features": features, "system": said.get("system") or named or System.WGS84}
        return said
