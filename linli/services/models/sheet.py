"""A spreadsheet of items, looked at before it is brought in."""

from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.people.sheets import Open


class ItemSheet(Open):
    """Items as somebody uploaded them."""

    privacy = declare(plain="id account name at headings rows formulas landed_at counts")

    class Meta:
        verbose_name = _("Spreadsheet of items")
