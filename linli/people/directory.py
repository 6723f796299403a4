"""Every organisation in memory, read once a process and refreshed when stale: names for lists, choices for forms."""

from collections.abc import Iterable
from functools import cached_property

from linli.core.fresh import Fresh
from linli.people.models import Organisation


class Directory:
    """Organisations by id, in the order of their codes; those out of use keep their names."""

    def __init__(self, rows: Iterable[Organisation]) -> None:
        self.organisations = {row.pk: row for row in rows}

    def name(self, organisation_id: int | None) -> str:
        """The name; nothing for none, or for one that is not known yet."""
        found = self.organisations.get(organisation_id or 0)
        return str(found) if found else ""

    def line(self, organisation_ids: Iterable[int]) -> frozenset[int]:
        """These organisations and every one above them."""
        found = list(dict.fromkeys(organisation_ids))
        for each in found:
            parent = self.organisations[each].parent_id if each in self.organisations else None
            if parent and parent not in found:
                found.append(parent)
        return frozenset(found)

    def at(self, area_id: int) -> list[Organisation]:
        """Those in use that stand in this very area."""
        return self._by_area.get(area_id, [])

    @cached_property
    def _by_area(self) -> dict[int, list[Organisation]]:
        found: dict[int, list[Organisation]] = {}
        for row in self.organisations.values():
            if row.active:
                found.setdefault(row.area_id, []).append(row)
        return found


directory: Fresh[Directory] = Fresh(lambda: Directory(Organisation.objects.order_by("code")), seconds=10)
