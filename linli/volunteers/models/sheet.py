"""A roster of volunteers as somebody uploaded it, looked at before it is brought in."""

from django.utils.translation import gettext_lazy as _

from linli.core.privacy import Keeping, Privacy, declare
from linli.people.sheets import Sealed


class VolunteerSheet(Sealed):
    """A roster; what it says is kept for a month."""

    privacy = declare(
        plain="id account name at formulas landed_at counts",
        content=Privacy(purpose="to look at a roster before it is brought in", encrypt=True, expire="P30D"),
    )
    keeping = Keeping(since="at")

    class Meta:
        verbose_name = _("Roster of volunteers")
