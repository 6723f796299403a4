"""A roll as somebody uploaded it, looked at before it is brought in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import Keeping, Privacy, declare
from linli.people.sheets import Sealed
from linli.votes.models.vote import Vote


class RollSheet(Sealed):
    """A roll; what it says is kept until it is brought in or a month is over."""

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="sheets", db_index=False)

    privacy = declare(
        plain="id vote account name at formulas landed_at counts",
        content=Privacy(purpose="to look at a roll before it is brought in", encrypt=True, expire="P30D"),
    )
    keeping = Keeping(since="at")

    class Meta:
        verbose_name = _("Sheet of a roll")
