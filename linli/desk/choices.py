"""What can be chosen to narrow the queue: posts, areas below, states, categories, channels."""

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from linli.areas.tree import tree
from linli.cases import look
from linli.cases.words import Channel, Status
from linli.catalogue.models import Category
from linli.catalogue.tables import Tables, tables
from linli.desk.drawing import options
from linli.desk.question import Question
from linli.people.directory import directory
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

Option = tuple[Any, str]
_categories: dict[str, tuple[Tables, list[Option]]] = {}


def for_queue(asked: Question, account: Account) -> dict[str, SafeString]:
    """Every list of choices the queue's filters show, as options; no posts where there is but one."""
    held = posts(account)
    return {
        "posts": options(held, asked.post.post_id) if len(held) > 1 else SafeString(""),
        "areas": options(areas(asked), asked.area_id),
        "statuses": options([(status.value, look.status_word(status)) for status in Status], asked.status),
        "categories": options(categories(), asked.category),
        "channels": options([(channel.value, look.channel_word(channel)) for channel in Channel], asked.channel),
    }


def posts(account: Account) -> list[Option]:
    """The posts one can work as: 网格员 · 北一网格."""
    whole, organisations = tree.get(), directory.get()
    return [
        (power.post_id, f"{power.title} · {organisations.name(power.organisation_id)} · {whole.nodes[power.area_id]}")
        for power in powers(account).held
        if Permission.CASE_VIEW in power.permissions
    ]


def areas(asked: Question) -> list[Option]:
    """The way up to the post's own area, the area itself, and what lies right below it."""
    whole = tree.get()
    lineage = whole.lineage(asked.area_id)
    above = lineage[lineage.index(asked.post.area_id) :]
    named = [(each, ("↑ " if each != asked.area_id else "") + str(whole.nodes[each])) for each in above]
    return named + [(node.id, f"↳ {node}") for node in whole.children(asked.area_id)]


def categories() -> list[Option]:
    """The whole tree, those further down set in. Built once for each catalogue read and each language."""
    known, language = tables.get(), get_language() or ""
    kept = _categories.get(language)
    if kept is None or kept[0] is not known:
        listed = [(category.pk, "　" * depth + str(category)) for category, depth in branches(None, 0)]
        kept = _categories[language] = (known, listed)
    return kept[1]


def branches(parent_id: int | None, depth: int) -> list[tuple[Category, int]]:
    """Categories in tree order with how deep they stand."""
    found = []
    for category in tables.get().children(parent_id):
        found.append((category, depth))
        found += branches(category.pk, depth + 1)
    return found


def family(category_id: int) -> list[int]:
    """A category and all below it."""
    known = tables.get().categories.values()
    ids = [category_id]
    for each in ids:
        ids += [category.pk for category in known if category.parent_id == each]
    return ids
