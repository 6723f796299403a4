"""The columns of a roll: how they are headed, and how a floor area is read."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from linli.core.refusal import Refusal
from linli.core.terms import plain

SQUARE_METRES = re.compile(r"\s*(?:m2|㎡|平方米|平米|平)$", re.IGNORECASE)
LARGEST = 1_000_000


class Column(TextChoices):
    """One column."""

    NAME = "name", gettext_lazy("Full name")
    PHONE = "phone", gettext_lazy("Telephone")
    HOME = "home", gettext_lazy("Household or room")
    FLOOR = "floor", gettext_lazy("Floor area in m²")


# What a heading may be called beside its own word in either language.
CALLED: dict[Column, tuple[str, ...]] = {
    Column.NAME: ("姓名", "业主", "业主姓名", "户主", "户主姓名", "户代表", "代表姓名", "name", "owner"),
    Column.PHONE: ("电话", "手机", "手机号", "手机号码", "联系电话", "联系方式", "phone"),
    Column.HOME: (
        *("户", "户号", "房号", "房间号", "室号", "门牌", "门牌号", "地址", "住址", "楼栋房号"),
        *("home", "room", "household"),
    ),
    Column.FLOOR: (
        *("面积", "建筑面积", "专有部分面积", "产权面积", "房屋面积", "面积(平方米)", "建筑面积(平方米)", "面积(㎡)"),
        "floor area",
    ),
}


def recognised(headings: Sequence[str]) -> dict[Column, int]:
    """Column -> its place, for every heading that is one."""
    words = {plain(word): column for column in Column for word in _words(column)}
    found: dict[Column, int] = {}
    for place, heading in enumerate(headings):
        column = words.get(plain(str(heading)))
        if column is not None:
            found.setdefault(column, place)
    return found


def read_area(text: str) -> Decimal:
    """A floor area in m², to two decimals: 89.5, 1,089.50, 89.5㎡. Refusal, in a sentence, for anything else."""
    digits = SQUARE_METRES.sub("", unicodedata.normalize("NFKC", text)).replace(",", "").strip()
    try:
        area = Decimal(digits).quantize(Decimal("0.01"))
    except InvalidOperation:
        area = Decimal(0)
    if not 0 < area < LARGEST:
        raise Refusal(_("The floor area is a number of square metres, such as 89.5."), field="floor")
    return area


def _words(column: Column) -> list[str]:
    said = list(CALLED[column])
    for language, _name in settings.LANGUAGES:
        with override(language):
            said.append(str(column.label))
    return said
