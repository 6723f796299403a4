"""A hint when a text looks like an opinion about a person: shown to whoever writes it, and never kept."""

from django.utils.translation import gettext as _

from linli.catalogue.tables import tables
from linli.core.terms import plain


def words() -> list[str]:
    """The words that the practice's pack lists."""
    practice = tables.get().practice
    return list(practice.settings.get("households", {}).get("opinion_words", [])) if practice else []


def opinion(text: str) -> str:
    """The sentence that asks to think again, naming the word that led to it; empty for a text without one."""
    spelt = plain(text)
    found = next((word for word in words() if plain(word) in spelt), "")
    if not found:
        return ""
    return _(
        "“%(word)s” reads like an opinion about a person. Write what help is needed; or tick below that it is none."
    ) % {"word": found}
