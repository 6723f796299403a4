"""Naming somebody to whom a place is handed on: by their number, among those of one's own teams."""

from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.volunteers.models import Membership, Team, Volunteer
from linli.volunteers.queries import Volunteers


def colleagues(volunteer: Volunteer) -> Volunteers:
    """Active volunteers of the teams to which somebody belongs now; not themselves."""
    mine = Membership.objects.now().filter(volunteer=volunteer.pk).values("team")
    theirs = Membership.objects.now().filter(team__in=Team.objects.active().filter(pk__in=mine).values("pk"))
    found: Volunteers = Volunteer.objects.active().filter(pk__in=theirs.values("volunteer")).exclude(pk=volunteer.pk)
    return found.select_related("account__person")


def named(typed: str, among: Volunteers) -> Volunteer:
    """Whose number it is, among those who may be named. Refusal where it is nobody's."""
    number = typed.strip()
    found = among.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 10 else None
    if found is None:
        raise Refusal(
            _("Nobody whom you may name has this number. Ask them for it: it stands on their page."), field="to"
        )
    return found
