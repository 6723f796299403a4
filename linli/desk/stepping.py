"""A step that a page offers: taken, it says so; refused, the page keeps what was typed, with the sentence beside it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from linli.core.refusal import Refusal
from linli.desk.fields import DeskForm


def taken(request: HttpRequest, form: DeskForm, step: Callable[[], Any]) -> bool:
    """Whether the step was taken. What it returns is said; a Refusal stands beside its field, and is said like the
    rest where the form has none."""
    if not form.is_valid():
        return False
    try:
        said = step()
    except Refusal as refusal:
        if form.fields:
            form.refuse(refusal)
        else:
            messages.error(request, str(refusal))
        return False
    messages.success(request, str(said))
    return True
