"""What a visit says is corrected openly: the earlier words stay, and whoever reads the diary sees both."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account
from linli.visits import rules
from linli.visits.actions.recording import LONGEST
from linli.visits.models import Earlier, Visit


@transaction.atomic
def correct(*, visit: Visit, heard: str, done: str, seen: int, by: Account, now: datetime) -> Visit:
    """Put other words in the place of these. `seen`: the version that was read. Cases stay as they were raised.

    Raises NotAllowed for somebody else's visit, WrongState when it was corrected meanwhile, Refusal for no words.
    """
    visit = Visit.objects.select_for_update().get(pk=visit.pk)
    if why_not := rules.why_not_correct(by, visit):
        raise NotAllowed(why_not)
    words = {"heard": clean(heard, LONGEST, field="heard"), "done": clean(done, LONGEST, field="done")}
    if all(getattr(visit, name) == text for name, text in words.items()):
        return visit  # said twice: once is enough
    if visit.version != seen:
        raise WrongState(_("This visit was corrected meanwhile. Look at it as it is now, and correct that."))
    if visit.met and not any(words.values()):
        raise Refusal(_("Write in a few words what you heard, or what you did."), field="heard")
    Earlier.objects.create(visit=visit, version=visit.version, heard=visit.heard, done=visit.done, at=now)
    visit.heard, visit.done, visit.version = words["heard"], words["done"], visit.version + 1
    visit.save(update_fields=["heard", "done", "version"])
    journal.record("visit.corrected", visit, by=by, at=now, data={"version": visit.version}, area_id=visit.area_id)
    return visit
