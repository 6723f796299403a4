"""Who may write, read, score and decide, and why not: a sentence, or nothing."""

from datetime import date

from django.utils.translation import gettext as _

from linli.annual.models import Report
from linli.annual.practice import Form, annual
from linli.annual.queries import reads
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import lacking, powers


def why_not_write(account: Account, form: Form, area_id: int, year: int, *, today: date) -> str | None:
    """Whoever holds one of the form's roles there, in a year that is open."""
    if not any(power.role in form.roles and power.area_id == area_id for power in powers(account).held):
        return _("None of your posts here owes “%(form)s”.") % {"form": form.name}
    if year not in annual().years(today):
        return _("Reports of %(year)d are not written now.") % {"year": year}
    return None


def why_not_hand_in(form: Form, words: dict[str, str]) -> tuple[str, str] | None:
    """Every section as long as it must be. Returns (section, sentence)."""
    for part in form.parts:
        length = len("".join(words.get(part.key, "").split()))
        if length < part.least:
            said = _("“%(part)s” needs at least %(least)d characters; it has %(length)d.")
            return part.key, said % {"part": part.name, "least": part.least, "length": length}
    return None


def why_not_read(account: Account, report: Report) -> str | None:
    """Those whom the form names, in an area around the report's; never one's own."""
    if report.person_id == account.person_id:
        return _("This is your own report. Others read and score it.")
    if report.area_id not in reads(account).get(report.form, []):
        return _("Your posts do not read this report.")
    return None


def why_not_decide(account: Account, person_id: int, area_id: int) -> str | None:
    """Whoever reads yearly reports there; never about oneself."""
    if person_id == account.person_id:
        return _("This is about yourself. Somebody else decides.")
    if not powers(account).may(Permission.ANNUAL_READ, area_id):
        return lacking(Permission.ANNUAL_READ)
    return None
