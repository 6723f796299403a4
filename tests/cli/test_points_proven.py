"""`linli doctor --points`: every balance proven; and where somebody changed one behind the triggers' back, which."""

from collections.abc import Callable
from contextlib import nullcontext

import pytest
from click.testing import CliRunner, Result
from django.db import connection

from linli.cli import doctor
from linli.points import actions
from linli.points.models import Earning, Holder
from tests.cast import NOW, Cast
from tests.points.conftest import checker as checker
from tests.points.conftest import earned as earned
from tests.points.conftest import holder as holder
from tests.points.conftest import household as household
from tests.points.conftest import open_file as open_file
from tests.points.conftest import practice as practice
from tests.points.conftest import proposed as proposed
from tests.points.conftest import redeemed as redeemed
from tests.points.conftest import reward as reward


@pytest.fixture(autouse=True)
def nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """The doctor asks this database, and looks at nothing but points."""
    monkeypatch.setattr(doctor.embedded, "server", lambda folder: nullcontext("postgresql://here"))
    monkeypatch.setattr(doctor, "ANYWAY", {})
    monkeypatch.setattr(doctor, "INSIDE", {})


@pytest.fixture
def account(cast: Cast, holder: Holder, earned: Callable[..., Earning], redeemed: Callable[..., object]) -> Holder:
    """Ten points earned, eight redeemed and given back, ten more earned: four entries of one account."""
    earned()
    actions.return_reward(redeeming=redeemed(), by=cast.dispatcher, now=NOW)
    earned(words="又一件好事")
    return holder


def proven() -> Result:
    return CliRunner().invoke(doctor.doctor, ["--points"])


def behind_the_triggers_back(statement: str, *values: object) -> None:
    """As somebody with the keys to the database would."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        assert cursor.rowcount == 1
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_a_ledger_in_order_is_proven(account: Holder) -> None:
    found = proven()
    assert "ok     points     All 1 balances are proven from 4 entries." in found.output
    assert found.exit_code == 0


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE points_holder SET balance = 15 WHERE id = %s", "account {pk}: balance 15/20, earned 20/20/20"),
        ("UPDATE points_holder SET earned = 30 WHERE id = %s", "account {pk}: balance 20/20, earned 30/20/20"),
        ("UPDATE points_holder SET lines = 5 WHERE id = %s", "account {pk}: balance 20/20, earned 20/20/20, lines 5/4"),
        ("UPDATE points_year SET earned = 19 WHERE holder_id = %s", "account {pk}: balance 20/20, earned 20/20/19"),
        ("UPDATE points_line SET amount = 9 WHERE holder_id = %s AND number = 1", "account {pk}: balance 20/19"),
        ("UPDATE points_line SET amount = 9 WHERE holder_id = %s AND number = 1", "comes to -1"),
        ("UPDATE points_line SET balance = 9 WHERE holder_id = %s AND number = 1", "account {pk}: line 1 does not"),
        ("DELETE FROM points_line WHERE holder_id = %s AND number = 4", "account {pk}: balance 20/10, earned 20/10/20"),
    ],
)
def test_what_was_changed_behind_the_triggers_back_is_named_and_the_command_fails(
    account: Holder, statement: str, said: str
) -> None:
    behind_the_triggers_back(statement, account.pk)
    found = proven()
    assert said.format(pk=account.pk) in found.output
    assert "NO     points     Balances differ from their entries." in found.output
    assert found.exit_code == 1
