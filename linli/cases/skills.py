"""What somebody can do that not everybody can: the practice's short list, and the words for it."""

from django.utils.translation import get_language

from linli.catalogue.tables import tables


def skills() -> list[tuple[str, str]]:
    """Key and name of each skill on the practice's list, in its order."""
    practice = tables.get().practice
    said = practice.settings.get("skills", []) if practice else []
    return [(key, en if get_language() == "en" else zh) for key, zh, en in said]


def skill_word(key: str) -> str:
    """The name of a skill; the key of one that is no longer on the list."""
    return dict(skills()).get(key, key)
