"""A guardian's consent: asked by staff, written down with the day and how."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.phones import read_phone
from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account
from linli.volunteers import rules
from linli.volunteers.models import Guardian, Volunteer

NAME, NOTE = 60, 200


@transaction.atomic
def consent(*, volunteer: Volunteer, name: str, phone: str, note: str, by: Account, now: datetime) -> Guardian:
    """Write down that a guardian agrees: who, by which number, and how it was said. Refusal for whoever is of age, and
    when it was written down before."""
    volunteer = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
    rules.require(rules.why_not_keep(by, volunteer.area_id))
    if volunteer.of_age is None:
        raise Refusal(_("This volunteer is of age; nobody else has to agree."))
    if rules.consented(volunteer):
        raise Refusal(_("It is written down already that a guardian agrees."))
    said = {
        "name": clean(name, NAME, field="name"),
        "phone": read_phone(phone),
        "note": clean(note, NOTE, field="note"),
    }
    if not said["name"]:
        raise Refusal(_("Write down who agreed."), field="name")
    if not said["note"]:
        raise Refusal(_("Write down how they agreed: on paper, by telephone, at the counter."), field="note")
    fields = {**said, "given_at": now, "given_by": by}
    guardian, _new = Guardian.objects.update_or_create(volunteer=volunteer, defaults=fields)
    journal.record("volunteer.consented", volunteer, by=by, at=now, area_id=volunteer.area_id)
    return guardian
