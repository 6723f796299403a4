"""What hangs at the place."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from linli.core.square_code import square
from linli.desk.face import show
from linli.desk.tasks.steps import keeping
from linli.people.doors import signed_in


@signed_in
@require_safe
def poster(request: HttpRequest, pk: int) -> HttpResponse:
    """Sheets to print: the square code for the place, and the code for whoever is helped."""
    found = keeping(request.user, pk)
    here = request.build_absolute_uri(reverse("portal:tasks:here", args=[found.pk, found.door]))
    helped = request.build_absolute_uri(reverse("portal:tasks:helped"))
    context = {"task": found, "here": square(here), "helped": helped}
    return show(request, "desk/tasks/poster.html", context, here="tasks")
