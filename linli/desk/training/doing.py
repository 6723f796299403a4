"""One shape for the forms of training and exams."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from linli.desk.face import show
from linli.desk.fields import DeskForm
from linli.desk.households.doing import REFUSED, done

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


def write(
    request: HttpRequest,
    form: DeskForm,
    act: Callable[[], Any],
    *,
    said: Any,
    title: Any,
    button: Any,
    back: str,
    here: str = "training",
    leads: Callable[[Any], str] | None = None,
    **context: Any,
) -> HttpResponse:
    """A page with one form; after it, where what was made leads, or back."""
    led: list[Any] = []
    if request.method == "POST" and form.is_valid() and done(form, lambda: led.append(act())):
        messages.success(request, str(said))
        return redirect(leads(led[0]) if leads else back)
    page = {"form": form, "title": title, "button": button, "back": back, **context}
    return show(request, "desk/training/write.html", page, here=here, status=REFUSED if form.errors else 200)


def attached(content: bytes | str, name: str, kind: str) -> HttpResponse:
    """A file to keep."""
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def seen(request: HttpRequest) -> int:
    """The version that the page showed; none fits what is no number."""
    version = request.POST.get("seen", "")
    return int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else -1
