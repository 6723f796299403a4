"""“This also affects me”: one's own case, handled together with the one that was offered."""

from contextlib import suppress
from datetime import datetime, timedelta

from django.core import signing

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.core.refusal import Refusal

SALT = "portal.same"
OFFERED = timedelta(days=1)


def join(case: Case, token: str, *, now: datetime) -> None:
    """Join what was chosen. If that is settled by now, or was never offered, the case stands by itself."""
    with suppress(signing.BadSignature, Refusal, Case.DoesNotExist):
        number = signing.loads(token, salt=SALT, max_age=OFFERED)
        cases.follow(case=case, into=Case(pk=number), now=now)
