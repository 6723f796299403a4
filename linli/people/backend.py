"""Who a session belongs to: the account together with its person, in one query a request, planned once."""

import json
from functools import cache
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db import connection

from linli.core.prepared import composed, first_row
from linli.people.models import Account, Person

OWN = ["id", "password", "last_login", "username", "person_id", "is_active", "settings"]
OF_PERSON = ["id", "name", "active", "skills"]
SOMEBODY = -77  # stands for whoever it is, in the query that is kept


class StaffBackend(ModelBackend):
    """Accounts with their password; the person comes along, for every page shows the name."""

    def get_user(self, user_id: Any) -> Account | None:
        row = first_row(_query(), {"pk": int(user_id)})
        if row is None:
            return None
        account = Account.from_db(connection.alias, OWN, row[: len(OWN)])
        account.settings = json.loads(row[OWN.index("settings")])
        account.person = Person.from_db(connection.alias, OF_PERSON, row[len(OWN) :])
        return account if account.is_active else None


@cache
def _query() -> str:
    columns = OWN + [f"person__{name}" for name in OF_PERSON]
    return composed(Account.objects.filter(pk=SOMEBODY).values_list(*columns), {SOMEBODY: "pk"})
