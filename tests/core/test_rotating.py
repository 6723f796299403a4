"""Keys rotate while everybody goes on reading; broken off, it is gone on with."""

import itertools

import pytest
from click.testing import CliRunner
from django.conf import settings

from linli.cli.keys import keys
from linli.core import crypto, key_ring, rotating
from linli.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def ring(settings, tmp_path):
    settings.PERSONAL_KEY_RING = tmp_path / "ring"
    return settings.PERSONAL_KEY_RING


@pytest.fixture
def people(ring) -> list[Person]:
    return [Person.objects.create(name=f"人 {number}", phone=f"1000000{number:04d}") for number in range(5)]


def phones() -> list[str]:
    return list(Person.objects.order_by("pk").values_list("phone", flat=True))


def column() -> rotating.Column:
    return next(each for each in rotating.columns() if each.name == "people.Person.phone")


def test_a_reader_beside_reads_everything_at_every_moment(people, monkeypatch):
    monkeypatch.setattr(rotating, "STRETCH", 2)
    before = phones()
    key_ring.rotate(settings.PERSONAL_KEY_RING)
    crypto.read_ring_again()
    assert column().left() == 5
    for _done in column().renew():
        assert phones() == before
    assert (column().left(), phones()) == (0, before)


def test_broken_off_it_goes_on_with_what_is_left(people, monkeypatch):
    monkeypatch.setattr(rotating, "STRETCH", 2)
    key_ring.rotate(settings.PERSONAL_KEY_RING)
    crypto.read_ring_again()
    assert list(itertools.islice(column().renew(), 1)) == [2]
    assert column().left() == 3
    assert sum(column().renew()) == 3


def test_a_process_that_knows_only_the_old_ring_reads_what_is_under_the_new_key(people):
    old = crypto._rings[settings.PERSONAL_KEY_RING]
    key_ring.rotate(settings.PERSONAL_KEY_RING)
    crypto.read_ring_again()
    list(column().renew())
    crypto._rings[settings.PERSONAL_KEY_RING] = old
    assert phones()[0] == "10000000000"


def test_marks_stay_as_they_are(ring):
    before = crypto.blind_index("13800000001", "x")
    key_ring.rotate(ring)
    crypto.read_ring_again()
    assert crypto.blind_index("13800000001", "x") == before


def test_the_command_says_what_it_did(people):
    said = CliRunner().invoke(keys, ["rotate"])
    assert said.exit_code == 0, said.output
    assert "Everything is under the newest key." in said.output
    assert "Everything is under it." in CliRunner().invoke(keys, ["show"]).output
