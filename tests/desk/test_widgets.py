"""Fields as the desk draws them."""

from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from linli.desk.fields import DeskForm

FIELD = Template('{% include "desk/field.html" with field=form.on %}')


class Asked(DeskForm):
    """A day and a box."""

    on = forms.DateField(label="On which day", widget=forms.DateInput(attrs={"type": "date"}))


class Ticked(DeskForm):
    """A box."""

    on = forms.BooleanField(label="Before the others", help_text="Whoever cannot stand in line.", required=False)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_day_is_written_as_browsers_read_it_in_every_language(language: str) -> None:
    with translation.override(language):
        drawn = FIELD.render(Context({"form": Asked(initial={"on": date(2026, 11, 22)})}))
    assert 'value="2026-11-22"' in drawn


def test_a_box_stands_in_one_line_with_its_words() -> None:
    drawn = FIELD.render(Context({"form": Ticked()}))
    assert '<label class="form-check" for="id_on"><input type="checkbox"' in drawn
    assert 'id="id_on_helptext"' in drawn and "form-label" not in drawn
