"""The whole list as a spreadsheet."""

from datetime import date

from django.utils.translation import gettext as _

from linli.core import sheets
from linli.services import queries
from linli.services.models import ServiceItem
from linli.services.sheets import columns


def workbook(day: date) -> bytes:
    """Every item in use as it stands on a day, as .xlsx. All cells are text or whole numbers: none is ever run."""
    items = ServiceItem.objects.filter(active=True).order_by("code")
    now = queries.all_in_force(None, day)
    rows = [columns.row(item.code, now[item.pk]) for item in items if item.pk in now]
    return sheets.written(_("Service items"), [str(column.label) for column in columns.Column], rows)
