"""Who may record, correct and answer; each rule is a sentence or nothing."""

from datetime import date

from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import lacking, powers
from linli.residents.models import Enterprise, Household
from linli.visits.models import DiaryEntry, MonthSummary, Visit


def why_not_record(account: Account, area_id: int, file: Household | Enterprise | None = None) -> str | None:
    """In the areas of one's posts; and wherever one is the household's named agent (Z10) or serves the enterprise."""
    mine = powers(account)
    agent = file is not None and file.agent_id is not None and file.agent_id == account.person_id
    if mine.may(Permission.VISIT_RECORD, None if agent else area_id):
        return None
    return _("%(place)s is not yours to visit. Ask whoever hands out posts if it should be.") % {
        "place": tree.get().full_name(area_id)
    }


def why_not_correct(account: Account, visit: Visit) -> str | None:
    """Whoever made it."""
    if visit.worker_id == account.pk:
        return None
    return _("Only whoever made the visit corrects what it says. Write an answer to the diary instead.")


def why_not_answer(account: Account, row: DiaryEntry | MonthSummary) -> str | None:
    """Whoever reads diaries there, and not one's own."""
    if row.worker_id == account.pk:
        return _("This is your own. Others answer it.")
    if powers(account).may(Permission.DIARY_READ, row.area_id):
        return None
    return lacking(Permission.DIARY_READ)


def why_not_write(day: date, *, today: date) -> str | None:
    """A diary is of days that have come."""
    return _("This day has not come yet.") if day > today else None
