"""A hint when a text looks like an opinion about a person: shown to whoever writes it, never a refusal, never kept.

While it is typed the page's script says so (frontend/src/desk/opinion.js, on the phone too); without one it is said
after it was kept.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from linli.catalogue.tables import tables
from linli.core.terms import plain


class AboutPeople(forms.Textarea):
    """A box for words about people; it knows by which words a text reads like an opinion."""

    def build_attrs(self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        attrs = super().build_attrs(base_attrs, extra_attrs)
        listed = words()
        return {**attrs, "data-opinions": "\n".join(listed), "data-opinion": _said("#")} if listed else attrs


def about_people(label: Any, *, rows: int = 3, help_text: Any = "", most: int | None = None) -> forms.CharField:
    """A field for words about people; that some are needed is for the action to say."""
    box = AboutPeople(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, strip=False, help_text=help_text, widget=box, max_length=most)


def words() -> list[str]:
    """The words that the practice's pack lists."""
    practice = tables.get().practice
    return list(practice.settings.get("households", {}).get("opinion_words", [])) if practice else []


def opinion(text: str) -> str:
    """The sentence that asks to think again, naming the word that led to it; empty for a text without one."""
    spelt = plain(text)
    found = next((word for word in words() if plain(word) in spelt), "")
    return _said(found) if found else ""


def told(form: forms.BaseForm) -> str:
    """The first such sentence about what was typed into the fields of a form that are about people."""
    boxes = [name for name, field in form.fields.items() if isinstance(field.widget, AboutPeople)]
    return next((hint for name in boxes if (hint := opinion(form.cleaned_data.get(name) or ""))), "")


def hint(request: HttpRequest, form: forms.BaseForm) -> None:
    """Say it on the page one comes to, after the form's words were kept."""
    if sentence := told(form):
        messages.warning(request, sentence)


def _said(word: str) -> str:
    return _(
        "“%(word)s” reads like an opinion about a person. If it is one, write instead what happened, or what help is "
        "needed."
    ) % {"word": word}
