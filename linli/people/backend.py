"""Who a session belongs to: the account together with its person, in one query a request."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from linli.people.models import Account


class StaffBackend(ModelBackend):
    """Accounts with their password; the person comes along, for every page shows the name."""

    def get_user(self, user_id: Any) -> Account | None:
        account = Account.objects.select_related("person").filter(pk=user_id).first()
        return account if account and account.is_active else None
