"""Every write to reply templates: those the pack brings, and those an organisation writes for itself."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.catalogue import reply_fields
from linli.catalogue.models import ReplyTemplate
from linli.catalogue.tables import tables
from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.people.models import Organisation

LONGEST = 1000
LONGEST_NAME = 40


@transaction.atomic
def keep_pack_template(*, key: str, by: Who, now: datetime, **wanted: Any) -> tuple[ReplyTemplate, bool]:
    """Have the pack's template with this key: name, name_en, text, uses. Returns it and whether anything changed."""
    wanted = {"active": True, "organisation": None, **wanted}
    _check(wanted["name"], wanted["text"], wanted["uses"])
    found = ReplyTemplate.objects.select_for_update().filter(key=key).first()
    if found and all(getattr(found, name) == value for name, value in wanted.items()):
        return found, False
    kept, new = ReplyTemplate.objects.update_or_create(key=key, defaults=wanted)
    _record(kept, by, now, new)
    return kept, True


@transaction.atomic
def keep_template(
    *,
    template: ReplyTemplate | None = None,
    organisation: Organisation | None,
    name: str,
    text: str,
    uses: list[str],
    by: Who,
    now: datetime,
) -> ReplyTemplate:
    """Write a template, or write one anew. Refusal for a field nobody knows, and for one that the pack brought."""
    if template and template.key:
        raise Refusal(_("This comes with the practice and stays as it is. Write one of your own instead."))
    text = clean(text, LONGEST)
    _check(name, text, uses)
    kept = ReplyTemplate.objects.select_for_update().get(pk=template.pk) if template else ReplyTemplate()
    for field, value in {"organisation": organisation, "name": name.strip(), "text": text, "uses": uses}.items():
        setattr(kept, field, value)
    kept.save()
    _record(kept, by, now, template is None)
    return kept


@transaction.atomic
def retire_template(*, template: ReplyTemplate, by: Who, now: datetime) -> None:
    """Take a template out of use; what was written with it stays."""
    locked = ReplyTemplate.objects.select_for_update().get(pk=template.pk)
    if locked.active:
        locked.active = False
        locked.save(update_fields=["active"])
        journal.record("replytemplate.retired", locked, by=by, at=now)
        tables.expire()


def _check(name: str, text: str, uses: list[str]) -> None:
    if not name.strip():
        raise Refusal(_("Give it a name by which it is chosen."), field="name")
    if not text.strip():
        raise Refusal(_("Write what residents will read."), field="text")
    if not uses:
        raise Refusal(_("Tick at least one step in which it is offered."), field="uses")
    reply_fields.check(text)


def _record(kept: ReplyTemplate, by: Who, now: datetime, new: bool) -> None:
    data = {"organisation": kept.organisation_id, "uses": kept.uses}
    journal.record("replytemplate.kept", kept, by=by, at=now, data=data, new=new)
    tables.expire()
