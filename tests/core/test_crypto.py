import pytest
from django.core.exceptions import FieldError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.core import crypto, key_ring
from linli.core.crypto import EncryptedText, Unreadable, blind_index, decrypt, encrypt

PHONE, NAME = "people.Person.phone", "people.Person.name"
anything = st.text(st.characters(exclude_categories=["Cs"]))
same_ring = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


with isolate_apps("linli.core"):

    class Neighbour(models.Model):
        phone = EncryptedText(null=True, blank=True)
        old_name = EncryptedText(label="people.Person.name", default="")

        class Meta:
            app_label = "core"


@same_ring
@given(text=anything)
def test_what_is_encrypted_reads_back_and_never_looks_the_same_twice(ring, text):
    stored, again = encrypt(text, PHONE), encrypt(text, PHONE)
    assert decrypt(stored, PHONE) == decrypt(again, PHONE) == text
    assert stored != again
    assert len(stored) == 1 + 4 + 12 + len(text.encode()) + 16


@same_ring
@given(text=anything)
def test_a_value_moved_to_another_field_does_not_open(ring, text):
    with pytest.raises(Unreadable, match=r"people\.Person\.name"):
        decrypt(encrypt(text, PHONE), NAME)


@same_ring
@given(text=st.text("0123456789", min_size=1), data=st.data())
def test_a_value_with_any_bit_changed_does_not_open(ring, text, data):
    stored = bytearray(encrypt(text, PHONE))
    stored[data.draw(st.integers(0, len(stored) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Unreadable):
        decrypt(bytes(stored), PHONE)


@pytest.mark.parametrize("stored", [b"", b"\x01", b"13800138000"])
def test_what_was_never_encrypted_does_not_open(ring, stored):
    with pytest.raises(Unreadable):
        decrypt(stored, PHONE)


def test_after_rotating_old_values_still_open_and_new_ones_use_the_new_key(ring):
    old = encrypt("13800138000", PHONE)
    name = key_ring.rotate(ring)
    elsewhere = crypto._rings.pop(ring)  # another process starts now, and reads the new ring
    new = encrypt("13800138000", PHONE)
    crypto._rings[ring] = elsewhere  # this one still holds the old ring, and meets the new key
    assert [decrypt(stored, PHONE) for stored in (old, new)] == ["13800138000"] * 2
    assert (new[1:5].hex(), encrypt("", PHONE)[1:5].hex()) == (name, name)


def test_a_key_taken_off_the_ring_is_named_as_the_reason(ring):
    stored = encrypt("13800138000", PHONE)
    ring.unlink()
    crypto._rings.clear()
    with pytest.raises(Unreadable, match=r"key that is not in .*personal\.keys"):
        decrypt(stored, PHONE)


def test_a_blind_index_finds_equal_values_of_one_field_and_survives_rotation(ring):
    index = blind_index("13800138000", PHONE)
    key_ring.rotate(ring)
    crypto._rings.clear()
    assert blind_index("13800138000", PHONE) == index
    assert len({index, blind_index("13800138001", PHONE), blind_index("13800138000", NAME)}) == 3
    assert len(index) == 32


def stored_and_read(field, value):
    stored = field.get_db_prep_save(value, connection)
    return field.from_db_value(memoryview(stored) if stored is not None else None, None, connection)


def test_the_field_stores_bytes_and_gives_text_with_empty_and_null_kept_apart(ring):
    field = Neighbour._meta.get_field("phone")
    assert [stored_and_read(field, value) for value in ("138 0013", "", None)] == ["138 0013", "", None]
    assert (field.get_db_prep_save("", connection), field.get_db_prep_save(None, connection)) == (b"", None)
    assert decrypt(field.get_db_prep_save("王", connection), "core.Neighbour.phone") == "王"
    assert field.get_internal_type() == "BinaryField"


def test_a_renamed_field_keeps_the_label_its_values_were_stored_under(ring):
    field = Neighbour._meta.get_field("old_name")
    assert field.from_db_value(encrypt("王小明", NAME), None, connection) == "王小明"


def test_the_field_is_written_into_migrations():
    written = [MigrationWriter.serialize(Neighbour._meta.get_field(name))[0] for name in ("phone", "old_name")]
    assert written == [
        "linli.core.crypto.EncryptedText(blank=True, null=True)",
        "linli.core.crypto.EncryptedText(default='', label='people.Person.name')",
    ]


def test_the_field_can_be_asked_only_whether_it_is_empty():
    assert Neighbour.objects.filter(phone__isnull=True).query.where.children
    for lookup in ("phone", "phone__contains", "phone__gt"):
        with pytest.raises(FieldError):
            Neighbour.objects.filter(**{lookup: "138"})
