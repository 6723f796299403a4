"""The reply templates that a pack brings; those written at the desk are none of its affair."""

from datetime import datetime

from linli.catalogue import reply_actions as actions
from linli.catalogue.models import ReplyTemplate
from linli.journal.actions import Who
from linli.packs.schema import Pack
from linli.packs.things.base import Rows, Thing, Values


class Replies(Thing):
    """Reply templates by their key."""

    section, noun = "cases", "reply template"

    def wanted(self, pack: Pack) -> Rows:
        return {
            each.key: {"name": each.name.zh, "name_en": each.name.en, "text": each.text, "uses": list(each.uses)}
            for each in pack.cases.replies
        }

    def present(self, pack: Pack) -> Rows:
        return {
            each.key or "": {"name": each.name, "name_en": each.name_en, "text": each.text, "uses": each.uses}
            for each in ReplyTemplate.objects.filter(active=True, key__isnull=False).order_by("id")
        }

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        actions.keep_pack_template(key=key, by=by, now=now, **values)

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        actions.retire_template(template=ReplyTemplate.objects.get(key=key), by=by, now=now)
