"""A yearly list of commitments as a spreadsheet, looked at before it is brought in."""

from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.people.sheets import Open


class CommitmentSheet(Open):
    """A list as somebody uploaded it."""

    privacy = declare(plain="id account name at headings rows formulas landed_at counts")

    class Meta:
        verbose_name = _("List of commitments")
