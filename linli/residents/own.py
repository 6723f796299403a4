"""What a resident sees of themselves: every personal field but the marks, what they agreed to, and who looked."""

from typing import Any

from django.utils.timezone import localtime

from linli.journal.models import Event, Voice
from linli.journal.queries import story
from linli.people.faces import face
from linli.residents.events import LABELS
from linli.residents.models import CareNeed, Consent, Resident

SEARCHING = {"marks", "id_mark", "same_mark"}  # numbers that say nothing to anybody


def own_fields() -> list[str]:
    """The personal fields of a member that say something."""
    return [name for name, privacy in Resident.privacy.items() if privacy and name not in SEARCHING]


def own_data(resident: Resident) -> dict[str, Any]:
    """All of it, as plain values: for the page and for taking along. Nothing of other members."""
    care = CareNeed.objects.filter(resident=resident).running().order_by("review_on")
    consents = Consent.objects.filter(resident=resident).standing().order_by("purpose")
    return {
        "fields": {_label(name): getattr(resident, name) for name in own_fields()},
        "relation": resident.get_relation_display(),
        "source": resident.get_source_display(),
        "address": resident.household.address,
        "care": [{"kind": each.get_kind_display(), "note": each.note, "until": f"{each.review_on}"} for each in care],
        "consents": [
            {"purpose": each.get_purpose_display(), "how": each.get_how_display(), "until": f"{each.until}"}
            for each in consents
        ],
        "story": [_told(event) for event in story("resident", resident.pk)],
    }


def _label(name: str) -> str:
    field: Any = Resident._meta.get_field(name)
    return str(field.verbose_name)


def _told(event: Event) -> dict[str, str]:
    words = getattr(event, "words", None)
    by_staff = event.voice == Voice.STAFF and event.actor_id
    return {
        "at": f"{localtime(event.at):%Y-%m-%d %H:%M}",
        "what": str(LABELS.get(event.kind, event.kind)),
        "who": face(event.actor_id).to_residents if by_staff and event.actor_id else "",
        "why": words.text if words else "",
    }
