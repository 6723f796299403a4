"""Minutes: written as a draft, published as a document that stays as it is; a change after that is the next version."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.core.prepared import locked
from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.deliberation import document, rules
from linli.deliberation.actions.posting import post_all
from linli.deliberation.models import Meeting, Minutes
from linli.deliberation.telling import tell_members
from linli.deliberation.told import told
from linli.deliberation.words import Action
from linli.journal import actions as journal
from linli.people.models import Account

LONGEST, WHY = 20_000, 200


@transaction.atomic
def write_minutes(*, meeting: Meeting, words: str, why: str = "", seen: int, by: Account, now: datetime) -> Minutes:
    """Keep a draft. After a version was published, it is the next one, and needs to say what it changes. `seen`: the
    number of the version that was looked at; WrongState when another was published meanwhile."""
    meeting = locked(Meeting, meeting.pk)
    rules.check(by, meeting, Action.WRITE)
    last = Minutes.objects.select_for_update().filter(meeting=meeting).order_by("-number").first()
    draft = last if last and last.published_at is None else None
    number = last.number + (draft is None) if last else 1
    if seen != number:
        raise WrongState(_("Somebody published the minutes meanwhile. Look at them; a change makes a new version."))
    changes = clean(why, WHY, field="why")
    if number > 1 and not changes:
        raise Refusal(_("Say what this version changes; the earlier one stays to be read."), field="why")
    draft = draft or Minutes(meeting=meeting, number=number)
    draft.words, draft.why = clean(words, LONGEST, field="words"), changes
    draft.written_at, draft.written_by = now, by
    new = draft.pk is None
    draft.save()
    facts = {"meeting": meeting.pk, "number": number}
    journal.record("minutes.written", draft, by=by, at=now, data=facts, area_id=meeting.area_id, new=new)
    return draft


@transaction.atomic
def publish_minutes(*, minutes: Minutes, by: Account, now: datetime) -> Minutes:
    """Publish the draft: from here on this version stays as it is. Everybody on the list can read it, and decisions are
    hung out where the practice does that."""
    meeting = locked(Meeting, minutes.meeting_id)
    rules.check(by, meeting, Action.PUBLISH)
    minutes = locked(Minutes, minutes.pk)
    if minutes.published_at:
        return minutes
    with override(settings.LANGUAGE_CODE):  # a document of the place, whoever publishes it
        said = told(meeting, minutes.words)
    content = document.filled(bytes(meeting.forum.template) if meeting.forum.template else None, said)
    digest = hashlib.sha256(content).hexdigest()
    minutes.told, minutes.digest = json.dumps(said, ensure_ascii=False), digest
    minutes.file.name = _stored(content, digest)
    minutes.published_at, minutes.published_by = now, by
    minutes.save()
    facts = {"meeting": meeting.pk, "number": minutes.number, "digest": digest}
    journal.record("minutes.published", minutes, by=by, at=now, data=facts, area_id=meeting.area_id)
    if meeting.published_at is None:
        meeting.published_at = now
        meeting.save(update_fields=["published_at"])
    post_all(meeting, by=by, now=now)
    tell_members(meeting, lambda: _published(meeting, minutes), what=f"minutes{minutes.number}", now=now)
    return minutes


def _published(meeting: Meeting, minutes: Minutes) -> str:
    said = {"title": meeting.title, "number": minutes.number}
    if minutes.number > 1:
        return _("Minutes of “%(title)s”: version %(number)d is published") % said
    return _("Minutes of “%(title)s” are published") % said


def _stored(content: bytes, digest: str) -> str:
    name = f"minutes/{digest[:2]}/{digest}.docx"
    kept: Any = name if default_storage.exists(name) else default_storage.save(name, ContentFile(content))
    return str(kept)
