"""Limits of an item: how long the law gives, how long is promised; and what a promise comes to."""

from django.utils.translation import gettext as _

from linli.core.deadline import Allowance, Unit

# Hours of an ordinary week in which so much of the unit goes by: limits in different units are weighed by these.
WEEK = 7 * 24
HOURS = {
    Unit.NATURAL_HOURS: 1.0,
    Unit.NATURAL_DAYS: 24.0,
    Unit.WORKING_DAYS: WEEK / 5,
    Unit.WORKING_HOURS: WEEK / 40,
}


def longer(promised: Allowance, legal: Allowance) -> bool:
    """Whether a promise takes longer than the law allows; in different units, in an ordinary week."""
    if promised.unit == legal.unit:
        return promised.amount > legal.amount
    return promised.amount * HOURS[promised.unit] > legal.amount * HOURS[legal.unit]


def why_not(promised: Allowance | None, legal: Allowance | None) -> str:
    """Why this cannot be promised; empty when it can."""
    if promised is None or legal is None or not longer(promised, legal):
        return ""
    said = {"promised": promised, "legal": legal}
    return _("What is promised (%(promised)s) is longer than the law allows (%(legal)s). Promise less.") % said


def told(amount: int | None, unit: str) -> str:
    """A limit in words; empty for none."""
    if amount is None:
        return ""
    return str(Allowance(amount, Unit(unit))) if amount else _("at once, while you wait")
