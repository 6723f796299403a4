"""What a person decides about somebody on the list of those who did nothing."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.annual import rules
from linli.annual.idle import idle, span
from linli.annual.models import Finding
from linli.annual.words import Decision
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account, Person

LONGEST = 1000


@transaction.atomic
def decide(*, person: Person, area_id: int, decision: str, words: str, by: Account, now: datetime) -> Finding:
    """Decide about one who stands on the list, with the reason; decided once for a stretch of months. The figures are
    kept as they stood."""
    if why_not := rules.why_not_decide(by, person.pk, area_id):
        raise NotAllowed(why_not)
    if decision not in Decision:
        raise Refusal(_("Choose what is decided."), field="decision")
    reason = clean(words, LONGEST, field="words")
    if not reason:
        raise Refusal(_("Write why it is decided so."), field="words")
    Person.objects.select_for_update().get(pk=person.pk)
    today = timezone.localdate(now)
    listed = next((each for each in idle([area_id], today) if each.post.person_id == person.pk), None)
    if listed is None:
        raise WrongState(_("This person is not on the list."))
    if listed.finding:
        raise WrongState(_("This was decided already."))
    first, last = span(today)
    made = Finding.objects.create(
        person=person,
        area_id=area_id,
        first=first,
        last=last,
        figures=listed.figures,
        decision=decision,
        words=reason,
        by=by,
        at=now,
    )
    journal.record("finding.decided", made, by=by, at=now, data={"decision": decision}, area_id=area_id, new=True)
    return made
