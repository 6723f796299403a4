"""Which templates somebody is offered while writing to a resident, and what choosing one puts into the form."""

from collections.abc import Iterable, Mapping
from typing import Any

from linli.cases import wording
from linli.cases.models import Case
from linli.cases.words import Action
from linli.catalogue.models import ReplyTemplate
from linli.catalogue.tables import tables
from linli.people.models import Account
from linli.people.powers import powers

USES = (Action.REPLY, Action.FINISH, Action.DECLINE)


def offered(account: Any, known: Iterable[ReplyTemplate] | None = None) -> list[ReplyTemplate]:
    """Of these templates, or of all from memory, the practice's and those of one's own organisations."""
    mine = powers(account).organisation_ids
    known = tables.get().reply_templates.values() if known is None else known
    return [each for each in known if each.organisation_id is None or each.organisation_id in mine]


def for_use(account: Any, action: Action) -> list[ReplyTemplate]:
    """Those offered in the form of this step."""
    return [each for each in offered(account) if action in each.uses]


def by_use(account: Any) -> dict[str, list[ReplyTemplate]]:
    """The step's name -> those offered in its form."""
    return {action.value: for_use(account, action) for action in USES}


def text_of(account: Account, chosen: str, case: Case | None) -> str:
    """The chosen template's words, filled in for the case if there is one; nothing for one that is not offered."""
    found = next((each for each in offered(account) if str(each.pk) == chosen), None)
    if found is None:
        return ""
    return wording.fill(found.text, case) if case else found.text


def inserted(account: Account, sent: Mapping[str, str], case: Case | None = None) -> dict[str, Any]:
    """What the form holds after choosing without a script: all that was typed, and the template under it."""
    words = [sent.get("words", "").rstrip(), text_of(account, sent.get("template", ""), case)]
    return {**{name: sent[name] for name in sent}, "words": "\n".join(each for each in words if each)}
