"""Sessions in the database, found by a statement that is planned once: every page of the desk begins with it."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.contrib.sessions.models import Session
from django.utils import timezone

from linli.core.prepared import first_row

FIND = f"SELECT session_data, expire_date FROM {Session._meta.db_table} WHERE session_key = %s AND expire_date > %s"


class SessionStore(InDatabase):
    """Django's own, but for how a session is found."""

    def _get_session_from_db(self) -> Any:
        key = self.session_key or ""
        if row := first_row(FIND, [key, timezone.now()]):
            return Session(session_key=key, session_data=row[0], expire_date=row[1])
        self._session_key = None
        return None
