"""Themes in the order of the months."""

from collections.abc import Sequence
from datetime import date

from django.utils.dates import MONTHS

from linli.services.models import MonthTheme


def from_now(themes: Sequence[MonthTheme], today: date) -> list[MonthTheme]:
    """In the order in which they come, this month's first; those of years gone by left out."""
    held = [each for each in themes if each.year is None or each.year >= today.year]
    return sorted(held, key=lambda each: ((each.month - today.month) % 12, each.pk))


def month_word(month: int, year: int | None) -> str:
    """November, or 2026 · November."""
    return f"{year} · {MONTHS[month]}" if year else str(MONTHS[month])
