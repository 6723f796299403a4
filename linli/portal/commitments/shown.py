"""A promise as everybody reads it: the member's name as the practice says, how it stands, the shares in words."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from linli.commitments.models import Commitment
from linli.commitments.practice import rules
from linli.commitments.shares import Shares
from linli.core.privacy import Mask, masked


def row(commitment: Commitment, now: datetime) -> dict[str, Any]:
    """The promise, who made it, its light."""
    return {"it": commitment, "who": who(commitment), "light": commitment.light(now)}


def who(commitment: Commitment) -> str:
    """The member whose promise it is, whole or masked as the practice says; empty for an organisation's own."""
    if commitment.person is None:
        return ""
    name = commitment.person.name
    return name if rules().names else masked(name, Mask.NAME)


def parts(found: Shares) -> list[tuple[str, int, str, str]]:
    """Word, number, share in per cent, and the name of its state; each of all that came due."""
    said = [
        (_("Promise kept"), found.kept, "done"),
        (_("Promise kept late"), found.late, "near"),
        (_("Promise broken"), found.broken, "over"),
        (_("past its last day"), found.overdue, "over"),
    ]
    return [(word, count, _per_cent(found.share(count)), state) for word, count, state in said]


def _per_cent(share: float | None) -> str:
    return "—" if share is None else f"{share * 100:.1f} %"
