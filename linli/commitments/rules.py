"""Who may do what with a commitment, and why not: each rule is a sentence or nothing."""

from typing import Any

from django.utils.translation import gettext as _

from linli.commitments.models import Commitment
from linli.commitments.words import Origin
from linli.core.refusal import NotAllowed
from linli.people.permissions import Permission
from linli.people.powers import lacking, powers


def why_not_promise(
    account: Any, *, area_id: int, organisation_id: int, person_id: int | None, origin: str
) -> str | None:
    """Everybody for themselves, in the name of an organisation of theirs; for others, whoever keeps commitments there.
    What a meeting decided is promised by it (deliberation asks who may decide)."""
    if origin == Origin.DECISION or _may(account, Permission.COMMITMENT_KEEP, area_id, organisation_id):
        return None
    if person_id == account.person_id and organisation_id in powers(account).organisation_ids:
        return None
    return _(
        "You can promise for yourself, in the name of an organisation you serve in. For others, whoever keeps the "
        "commitments there does."
    )


def why_not_publish(account: Any, commitment: Commitment) -> str | None:
    """Whoever keeps commitments there."""
    if _may(account, Permission.COMMITMENT_KEEP, commitment.area_id, commitment.organisation_id):
        return None
    return _lacks(Permission.COMMITMENT_KEEP)


def why_not_report(account: Any, commitment: Commitment) -> str | None:
    """Whose it is: the member; for an organisation, everybody who serves in it; and whoever keeps commitments there."""
    if commitment.person_id == account.person_id:
        return None
    if commitment.person_id is None and commitment.organisation_id in powers(account).organisation_ids:
        return None
    if _may(account, Permission.COMMITMENT_KEEP, commitment.area_id, commitment.organisation_id):
        return None
    return _("This is not your promise. Whoever made it, or the organisation, reports on it.")


def why_not_judge(account: Any, commitment: Commitment) -> str | None:
    """Whoever strikes off there; never one's own promise or that of one's own organisation, nor what one finished."""
    if not _may(account, Permission.COMMITMENT_STRIKE_OFF, commitment.area_id, commitment.organisation_id):
        return _lacks(Permission.COMMITMENT_STRIKE_OFF)
    own = commitment.person_id == account.person_id or commitment.finished_by_id == account.pk
    if own or (commitment.person_id is None and commitment.organisation_id in powers(account).organisation_ids):
        return _("Nobody strikes off their own promise. Somebody else, not of this organisation, looks at it.")
    return None


def require(sentence: str | None) -> None:
    """Raise NotAllowed with the sentence, if there is one."""
    if sentence:
        raise NotAllowed(sentence)


def _may(account: Any, permission: Permission, area_id: int, organisation_id: int) -> bool:
    mine = powers(account)
    return mine.may(permission, area_id) or mine.may_for(permission, organisation_id)


def _lacks(permission: Permission) -> str:
    return lacking(permission)
