"""What a row's case is about: a category of the catalogue, recognised by its key or its name."""

import re
from dataclasses import dataclass, field

from linli.catalogue.models import Category
from linli.catalogue.tables import tables

BETWEEN = re.compile(r"\s*[/>\\|·—]\s*")


@dataclass(frozen=True)
class Topics:
    """The catalogue's categories in use, by every name they go by."""

    known: dict[str, Category] = field(default_factory=lambda: _known())

    def find(self, words: str) -> Category | None:
        """The category; of a path such as “Environment / Litter” the narrowest part that is known."""
        parts = [words, *reversed(BETWEEN.split(words))] if words else []
        return next((self.known[part.casefold()] for part in parts if part.casefold() in self.known), None)


def _known() -> dict[str, Category]:
    active = [category for category in tables.get().categories.values() if category.active]
    return {
        name.casefold(): category
        for category in reversed(active)
        for name in (category.name_en, category.name, category.key)
        if name
    }
