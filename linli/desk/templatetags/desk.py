"""The desk's small parts: a field's widget in Tabler's clothes."""

from django import forms, template
from django.utils.safestring import SafeString

register = template.Library()

CHECKS = (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)


@register.simple_tag
def widget(field: forms.BoundField) -> SafeString:
    """The field's widget with its class, marked when its content was refused."""
    kind = field.field.widget
    kind.attrs.pop("placeholder", None)
    if isinstance(kind, forms.DateInput):
        kind.format = "%Y-%m-%d"  # browsers read no other, whatever the language writes
    if isinstance(kind, CHECKS):
        css = "form-check-input" if isinstance(kind, forms.CheckboxInput) else ""
    else:
        css = "form-select" if isinstance(kind, forms.Select) else "form-control"
    marks: dict[str, str | bool] = (
        {"class": f"{css} is-wrong", "aria-invalid": "true"} if field.errors else {"class": css}
    )
    return field.as_widget(attrs=marks)
