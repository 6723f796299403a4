"""One shape for every form of a file: read it, call one action, go back to the file; or show why not, with what was
typed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.fields import DeskForm
from linli.desk.forms import PurposeForm
from linli.desk.hints import hint

REFUSED = 422


def done(form: DeskForm, act: Callable[[], Any]) -> bool:
    """Whether the action was carried out; if not, the sentence stands beside its field."""
    try:
        act()
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    return True


def write(
    request: HttpRequest,
    form: DeskForm,
    act: Callable[[], Any],
    *,
    said: Any,
    title: Any,
    button: Any,
    back: str,
    **context: Any,
) -> HttpResponse:
    """A page with one form; after it, back to where the action leads (an object with an address, or `back`)."""
    led: list[Any] = []
    if request.method == "POST" and form.is_valid() and done(form, lambda: led.append(act())):
        messages.success(request, str(said))
        hint(request, form)
        where = led[0] if hasattr(led[0], "get_absolute_url") else back
        return redirect(where)
    page = {"form": form, "title": title, "button": button, "back": back, **context}
    status = REFUSED if form.errors else 200
    return show(request, "desk/households/write.html", page, here="households", status=status)


def press(request: HttpRequest, act: Callable[[], Any], *, said: Any, back: str) -> HttpResponse:
    """A button without a form: carried out, or the reason shown on the page one comes back to."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, str(said))
    return redirect(back)


def show_whole(
    request: HttpRequest, back: str, reveal: Callable[[str], Any], page: Callable[..., HttpResponse]
) -> HttpResponse:
    """Show once, with nothing masked, what `reveal` gives for the purpose that is stated; `page` is called with it as
    `whole`, or with the form as `purpose` when it is refused. A mere look goes back to the file."""
    if request.method != "POST":
        return redirect(back)
    form = PurposeForm(request.POST)
    if form.is_valid():
        try:
            whole = reveal(form.cleaned_data["purpose"])
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return page(whole=whole)
    return page(purpose=form, status=REFUSED)
