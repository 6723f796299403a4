"""Telling a volunteer what was decided: by text where they left a number and texts go out, or in their inbox.

It also stands on the page behind their code, so that nobody depends on a telephone.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import override

from linli.catalogue.quiet import quiet
from linli.core.crypto import blind_index
from linli.core.links import absolute
from linli.notify import actions as notify
from linli.notify.words import Group
from linli.volunteers.models import Volunteer

LABEL = "volunteers text"


def tell(volunteer: Volunteer, *, what: str, words: Promise, now: datetime, **said: Any) -> None:
    """Say it once for each `what`; `words` with %(…)s for what is `said`."""
    with override(settings.LANGUAGE_CODE):
        spoken = str(words) % said
        if volunteer.account is not None:
            link = reverse("desk:volunteers:mine")
            key = f"volunteer:{what}"
            notify.tell([volunteer.account], key=key, subject=spoken, now=now, group=Group.INFORMATION, link=link)
        elif volunteer.phone:
            notify.text(
                phone=volunteer.phone,
                mark=blind_index(volunteer.phone, LABEL),
                words=f"{spoken} {absolute(reverse('portal:volunteers:mine', args=[volunteer.code]))}",
                key=f"volunteer:{what}:{volunteer.pk}",
                case_number=None,
                quiet=quiet(),
                now=now,
            )
