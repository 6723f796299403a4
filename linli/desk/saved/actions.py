"""Saving a filter under a name, and dropping one."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.core.refusal import NotAllowed, Refusal
from linli.core.text import clean
from linli.desk.models import SavedFilter
from linli.desk.saved.rules import why_not_drop
from linli.journal import actions as journal
from linli.people.models import Account, Organisation
from linli.people.powers import powers

LONGEST = 20
MOST = 12  # the bar stays one that can be read


@transaction.atomic
def keep(*, by: Account, now: datetime, name: str, asks: str, organisation: Organisation | None = None) -> SavedFilter:
    """Save what the queue is asked under a name, for oneself or for an organisation in which one serves."""
    name = clean(name, LONGEST, field="name")
    if not name:
        raise Refusal(_("Give it a name."), field="name")
    if organisation and organisation.pk not in powers(by).organisation_ids:
        raise NotAllowed(_("You can share filters only with organisations in which you serve."), field="organisation")
    # One at a time for each owner, so that two who save at once are counted together.
    owner = Organisation.objects.filter(pk=organisation.pk) if organisation else Account.objects.filter(pk=by.pk)
    owner.select_for_update(of=("self",)).first()
    owners: dict[str, object] = (
        {"organisation": organisation} if organisation else {"account": by, "organisation": None}
    )
    if SavedFilter.objects.filter(**owners).count() >= MOST:
        raise Refusal(_("There are %(most)d of them already. Drop one first.") % {"most": MOST}, field="name")
    try:
        with transaction.atomic():
            kept = SavedFilter.objects.create(account=by, organisation=organisation, name=name, asks=asks[:300])
    except IntegrityError as error:
        raise Refusal(_("“%(name)s” is there already. Choose another name.") % {"name": name}, field="name") from error
    shared = organisation.pk if organisation else None
    journal.record("savedfilter.kept", kept, by=by, at=now, data={"organisation": shared}, new=True)
    return kept


@transaction.atomic
def drop(*, saved: SavedFilter, by: Account, now: datetime) -> None:
    """Drop a filter; the cases stay where they are."""
    if sentence := why_not_drop(by, saved):
        raise NotAllowed(sentence)
    journal.record("savedfilter.dropped", saved, by=by, at=now, data={"organisation": saved.organisation_id})
    saved.delete()
