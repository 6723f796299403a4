"""The small reference tables, read once a process and refreshed when stale: the practice, its words, categories,
calendar."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time
from functools import cached_property
from typing import Any

from django.utils.translation import get_language

from linli.catalogue.models import Category, DeadlineClass, Holiday, Practice, ReplyTemplate, Word
from linli.core.calendar import DayKind, Override, WorkCalendar
from linli.core.fresh import Fresh


@dataclass(frozen=True)
class Tables:
    """A snapshot of the catalogue."""

    practice: Practice | None
    words: dict[str, Word]
    deadline_classes: dict[int, DeadlineClass]
    categories: dict[int, Category]
    calendar: WorkCalendar
    reply_templates: dict[int, ReplyTemplate]
    memo: dict[Any, Any] = field(default_factory=dict)  # what other rooms worked out of this snapshot

    @cached_property
    def categories_by_key(self) -> dict[str, Category]:
        return {category.key: category for category in self.categories.values()}

    @cached_property
    def default_deadline_class(self) -> DeadlineClass | None:
        """What an unclassified case gets: the practice's choice, or the first class there is."""
        chosen = self.practice.settings.get("default_deadline_class") if self.practice else None
        active = [each for each in self.deadline_classes.values() if each.active]
        return next((each for each in active if each.key == chosen), active[0] if active else None)

    def calendar_with(self, hours: Sequence[tuple[str, str]]) -> WorkCalendar:
        """The practice's days with other office hours, such as (("09:00", "17:00"),)."""
        if hours not in self.memo:
            self.memo[hours] = self.calendar.with_hours(_clocks(hours))
        found: WorkCalendar = self.memo[hours]
        return found

    def roots(self) -> list[Category]:
        return self.children(None)

    def children(self, parent_id: int | None) -> list[Category]:
        return [each for each in self.categories.values() if each.parent_id == parent_id and each.active]

    def limit(self, name: str) -> int | None:
        """How often, or for how many days, the practice allows something (limits in its pack); None: no limit."""
        return self.practice.settings.get("limits", {}).get(name) if self.practice else None

    def word(self, key: str, fallback: object) -> str:
        """The locality's word for a key, or the program's own."""
        found = self.words.get(key)
        return (found.en if get_language() == "en" else found.zh) if found else str(fallback)


def _read() -> Tables:
    practice = Practice.objects.first()
    categories = Category.objects.select_related("deadline_class", "parent").order_by("order", "id")
    return Tables(
        practice=practice,
        words={word.key: word for word in Word.objects.all()},
        deadline_classes={each.pk: each for each in DeadlineClass.objects.order_by("id")},
        categories={category.pk: category for category in categories},
        calendar=_calendar(practice),
        reply_templates={each.pk: each for each in ReplyTemplate.objects.filter(active=True).order_by("name", "id")},
    )


def _calendar(practice: Practice | None) -> WorkCalendar:
    overrides = {each.day: Override(DayKind(each.kind), each.name) for each in Holiday.objects.all()}
    spans = practice.office_hours if practice else []
    return WorkCalendar(hours=_clocks(spans), overrides=overrides) if spans else WorkCalendar(overrides=overrides)


def _clocks(spans: Sequence[Sequence[str]]) -> tuple[tuple[time, time], ...]:
    return tuple((time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in spans)


tables: Fresh[Tables] = Fresh(_read, seconds=10)
