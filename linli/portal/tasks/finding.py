"""Whose code it is: a volunteer's 12 digits, or name and number as they joined with; guesses are counted."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from linli.core.codes import LENGTH
from linli.core.refusal import Refusal
from linli.portal import by_code as codes
from linli.portal import guessing
from linli.portal.tasks.forms import WhoForm
from linli.tasks.naming import colleagues, named
from linli.volunteers import marks
from linli.volunteers.models import Volunteer
from linli.volunteers.queries import Volunteers
from linli.volunteers.words import HERE


def by_code(request: HttpRequest, typed: str) -> Volunteer:
    """Whoever was given the code. Refusal, counted as a guess, for a code that nobody has."""
    nobody = _("No volunteer has this code. Compare it with what you were given.")
    return codes.typed(request, typed, _coded, nobody)


def who(request: HttpRequest, form: WhoForm) -> Volunteer:
    """By the code, or by name and number. Refusal as for by_code."""
    said = form.cleaned_data
    if said["code"].strip():
        return by_code(request, said["code"])
    codes.refuse_guessing(request)
    if not said["name"].strip() or not said["phone"].strip():
        raise Refusal(_("Give your code, or the name and number you joined with."), field="code")
    found = _known().filter(marks.same(said["name"], said["phone"])).first()
    if found is None:
        guessing.note_wrong(request)
        raise Refusal(
            _("No volunteer joined with this name and number. Join first, or compare them with what you gave then."),
            field="name",
        )
    return found


def own(request: HttpRequest, code: str) -> Volunteer:
    """As the address says; 404 for a code that nobody has."""
    return codes.behind(request, code, _coded)


def _coded(code: str) -> Volunteer | None:
    return _known().filter(code=code).first()


def other(request: HttpRequest, typed: str, asking: Volunteer) -> Volunteer:
    """Whom somebody names: by the number, among those of their teams, or by the code that the other types in."""
    if sum(sign.isdigit() for sign in typed) == LENGTH:
        return by_code(request, typed)
    return named(typed, colleagues(asking))


def _known() -> Volunteers:
    rows: Volunteers = Volunteer.objects.select_related("account__person").filter(state__in=HERE)
    return rows
