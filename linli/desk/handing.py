"""To whom a case can be handed: those who usually have such cases, then whoever stands around it, nearest first."""

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.catalogue.tables import tables
from linli.people.directory import directory
from linli.people.models import Account, Organisation

Group = tuple[str, list[tuple[int, str]]]
MOST = 200


def organisations_for(case: Case) -> list[Group]:
    """Groups of organisations: usual for the category, around the place, below it."""
    whole, known = tree.get(), directory.get()
    around = [each for area_id in reversed(whole.lineage(case.area_id)) for each in known.at(area_id)]
    below = [each for area_id in _below(case.area_id) for each in known.at(area_id)]
    category = tables.get().categories.get(case.category_id or 0)
    kind = category.organisation_kind if category else ""
    usual = [each for each in around + below if kind and each.kind == kind]
    groups = [
        (_("Usual for this category"), usual),
        (_("Here and around"), [each for each in around if each not in usual]),
        (_("Further down"), [each for each in below if each not in usual][:MOST]),
    ]
    return [(name, _named(found)) for name, found in groups if found]


def handlers_of(organisation_id: int) -> list[tuple[int, str]]:
    """Who serves there today and can sign in."""
    today = timezone.localdate()
    found = Account.objects.filter(
        is_active=True, person__posts__organisation=organisation_id, person__posts__period__contains=today
    )
    return list(found.distinct().order_by("person__name").values_list("pk", "person__name")[:MOST])


def _below(area_id: int) -> list[int]:
    whole = tree.get()
    found = [node.id for node in whole.children(area_id)]
    for each in found:
        found += [node.id for node in whole.children(each)]
    return found


def _named(found: list[Organisation]) -> list[tuple[int, str]]:
    areas = tree.get().nodes
    return [(each.pk, f"{each} · {areas[each.area_id]}" if each.area_id in areas else str(each)) for each in found]
