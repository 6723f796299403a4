"""Conflict of interest: from whom a complaint is kept, at which level it is handled, and why it cannot be marked."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.cases import ladder
from linli.cases.models import Case, Rung
from linli.catalogue.tables import tables
from linli.people.directory import directory
from linli.people.models import Account, Organisation, Person, Post
from linli.people.permissions import Permission


def line(person: Person | None, organisation: Organisation | None, now: datetime) -> list[int]:
    """The organisations whose members, and all below them, do not see a complaint about these."""
    posts = Post.objects.held_on(timezone.localdate(now)).filter(person=person) if person else Post.objects.none()
    found = set(posts.values_list("organisation_id", flat=True))
    return sorted(found | ({organisation.pk} if organisation else set()))


def handling() -> Rung | None:
    """The level of the ladder that handles complaints: the one the practice names, else the highest."""
    practice = tables.get().practice
    key = practice.settings.get("complaints") if practice else None
    levels = [each for each in ladder.rungs.get().values() if each.active]
    return next((each for each in levels if each.key == key), levels[-1] if levels else None)


def depth(rung: Rung | None) -> int:
    """How deep the areas stand for which a level works; 1, the whole, where that is not said."""
    levels = tree.get().levels
    return next((at for at, level in levels.items() if rung and level.key == rung.area_level), 1)


def unnamed(now: datetime, area_id: int) -> dict[str, Any]:
    """What a case is of which it is said that it is about somebody here, and not yet about whom."""
    rung = handling()
    return {"about_line": [], "kept_at": depth(rung), **(ladder.on(rung, now, area_id) if rung else {})}


def above(case: Case, kept_from: list[int]) -> Rung | None:
    """The level to which a complaint is lifted: at least the one that handles them, and above all it is kept from;
    None where it stands high enough already."""
    known, nodes = directory.get().organisations, tree.get().nodes
    stand = [nodes[known[each].area_id].depth for each in kept_from if each in known]
    levels = [each for each in ladder.rungs.get().values() if each.active]
    at, handles = ladder.rungs.get().get(case.rung_id or 0), handling()
    least = handles.order if handles else 0
    high = [each for each in levels if depth(each) < min(stand, default=99) and each.order >= least]
    to = next(iter(high or levels[-1:]), None)
    return to if to and (at is None or to.order > at.order) else None


def why_not_mark(_by: Any, case: Case) -> str | None:
    if case.about_person_id or case.about_organisation_id:
        return _("This is marked as a complaint already. Take the mark away first.")
    if case.parent_id:
        return _("This case is a part of No. %(whole)s.") % {"whole": case.parent_id}
    return None


def why_not_unmark(_by: Any, case: Case) -> str | None:
    return _("This is not marked as a complaint.") if case.about_line is None else None


def hidden(person: Person | None, kept_from: list[int]) -> list[int]:
    """The accounts that do not see a complaint about this person and these organisations."""
    known = directory.get()
    below = [each for each in known.organisations if not known.line([each]).isdisjoint(kept_from)]
    posts = {"person__posts__organisation__in": below, "person__posts__period__contains": timezone.localdate()}
    served = Account.objects.filter(**posts)
    own = Account.objects.filter(person=person) if person else Account.objects.none()
    return sorted({*served.values_list("pk", flat=True), *own.values_list("pk", flat=True)})


def why_nobody_left(case: Case, out_of_sight: list[int]) -> str | None:
    """A complaint that nobody would see who could handle it is not hidden from everybody; the sentence says so."""
    lineage = tree.get().lineage(case.area_id)
    able = Account.objects.filter(
        is_active=True,
        person__posts__area__in=lineage,
        person__posts__period__contains=timezone.localdate(),
        person__posts__role__active=True,
        person__posts__role__permissions__contains=[Permission.CASE_VIEW, Permission.CASE_CLASSIFY],
    )
    if able.exclude(pk__in=out_of_sight).exists():
        return None
    return _(
        "Nobody who could handle it would be left to see it. Name them more narrowly, or take it to the level above."
    )
