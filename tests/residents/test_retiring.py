"""The oldest key is retired while everybody goes on: nobody looks in vain, nothing is entered twice."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection

from linli.cases import actions as cases
from linli.cases.models import Case, Draft
from linli.cli.keys import keys
from linli.config.database import embedded_url
from linli.config.place import VAR_DIR
from linli.core import crypto, key_ring, remarking, rotating
from linli.core.refusal import Refusal
from linli.residents import actions
from linli.residents.models import Household, Resident
from linli.residents.searching import search
from tests.cast import NOW, Cast
from tests.residents.conftest import AN_ID, Enters, Opens

CHAT = "张三 2026/11/18 09:00\n灯不亮\n张三 2026/11/18 09:00\n灯不亮"
BESIDE = """
import sys, django
from pathlib import Path
django.setup()
from django.conf import settings
settings.PERSONAL_KEY_RING = Path(sys.argv[1])
from linli.cases.models import Case
from linli.core.refusal import Refusal
from linli.people.models import Account
from linli.residents import actions
from linli.residents.models import Household
from linli.residents.searching import search
from django.utils import timezone
account, first, rounds, missed = Account.objects.get(username="dispatcher"), Household.objects.earliest("pk"), 0, []
print("ready", flush=True)
while not Path(sys.argv[2]).exists():
    rounds += 1
    for typed in ("13800000001", "0001", "住户甲", "幸福路3号"):
        if first.pk not in {each.household.pk for each in search(account, typed).rows}:
            missed.append(typed)
    if not Case.objects.from_number("13800000001").exists():
        missed.append("case")
    try:
        actions.add_household(dwelling=actions.Dwelling(area_id=first.area_id, address="幸福路3号楼2单元401"),
                              by=account, now=timezone.now())
        missed.append("entered twice")
    except Refusal:
        pass
    made = actions.add_household(dwelling=actions.Dwelling(area_id=first.area_id, address=f"新街{rounds}号"),
                                 by=account, now=timezone.now())
    member = actions.Member(name=f"住户{rounds}", phone=f"139{rounds:08d}", agreed=("contact",))
    actions.add_resident(household=made, member=member, by=account, now=timezone.now())
print(rounds, sorted(set(missed)), flush=True)
"""


@pytest.fixture
def ring(settings, tmp_path: Path) -> Path:
    settings.PERSONAL_KEY_RING = tmp_path / "ring"
    return tmp_path / "ring"


@pytest.fixture
def file(ring: Path, cast: Cast, open_file: Opens, enter: Enters) -> Resident:
    """A household's file, a case from its number, and two messages alike, all marked by the oldest key."""
    resident = enter(open_file(), phone="13800000001", id_number=AN_ID)
    cast.case(contact_phone="13800000001")
    cases.keep_chat(group="北一群", area_id=cast.grid_n1.pk, text=CHAT, by=cast.dispatcher, now=NOW)
    return resident


def typed(*words: str) -> str:
    said = CliRunner().invoke(keys, list(words), catch_exceptions=False)
    return said.output


def found(cast: Cast) -> bool:
    crypto.read_ring_again()
    rows = [search(cast.dispatcher, text).rows for text in ("13800000001", "0001", "住户甲", AN_ID, "幸福路3号")]
    first = Household.objects.earliest("pk")
    called = Case.objects.from_number("138 0000 0001").count() == 1
    return called and all(first in [each.household for each in listed] for listed in rows)


def in_vain(cast: Cast) -> None:
    """The same chat, household and person come again, and are known."""
    again = cases.keep_chat(group="北一群", area_id=cast.grid_n1.pk, text=CHAT, by=cast.dispatcher, now=NOW)
    assert (again.fresh, Draft.objects.count()) == (0, 2)
    with pytest.raises(Refusal, match="This address has a file already"):
        dwelling = actions.Dwelling(area_id=cast.grid_n1.pk, address="幸福路3号楼2单元401")
        actions.add_household(dwelling=dwelling, by=cast.dispatcher, now=NOW)


def test_the_oldest_key_goes_when_nothing_hangs_on_it_and_everything_is_still_found(cast, ring, file, english) -> None:
    (old,) = key_ring.read(ring)
    typed("rotate")
    said = typed("retire", "--settle", "0")
    assert f"Key {old.id.hex()} is retired." in said and old.id.hex() not in ring.read_text()
    assert found(cast)
    in_vain(cast)
    assert [each.left() for each in (*rotating.columns(), *remarking.marked()) if each.left()] == []
    assert typed("show").splitlines()[1:] == [
        f"Marks, by which people are found, are made by {key_ring.read(ring)[0].id.hex()}.",
        "Everything is under it.",
    ]


def test_at_every_stage_of_it_each_process_finds_what_the_others_wrote(cast, ring, file, open_file, english) -> None:
    (old,) = key_ring.read(ring)
    key_ring.rotate(ring)
    new = key_ring.read(ring)[0]
    stages = [{}, {old.id: "marks", new.id: "asked"}, {old.id: "asked", new.id: "marks"}]
    rings = []
    for number, does in enumerate(stages):
        key_ring.appoint(ring, does)
        rings.append(key_ring.read(ring))
        crypto.read_ring_again()
        open_file(f"新街{number}号")
    for this, before in zip(rings[1:], rings, strict=False):  # two processes may differ by one stage
        for mine in (before, this):
            crypto._rings[ring] = mine
            rows = [search(cast.dispatcher, f"新街{number}号").rows for number in range(rings.index(this) + 1)]
            assert all(rows[: rings.index(before) + 1])
    assert found(cast)
    in_vain(cast)


def test_what_is_in_use_is_said_and_keeps_the_key_until_the_next_time(cast, ring, file, english, monkeypatch) -> None:
    (old,) = key_ring.read(ring)
    typed("rotate")
    monkeypatch.setattr(remarking, "save_all", lambda rows, names: None)
    said = typed("retire", "--settle", "0")
    assert "        1  residents.Resident still hang on an older key\n" in said
    assert "        2  cases.Draft still hang on an older key\n" in said
    assert said.endswith("Nothing was taken out; go on with: linli keys retire\n")
    assert old.id.hex() in ring.read_text() and found(cast)
    monkeypatch.undo()
    assert f"Key {old.id.hex()} is retired." in typed("retire", "--settle", "0")


def test_the_only_key_cannot_be_retired(ring, db) -> None:
    key_ring.read(ring)
    assert "There is only one key. Add another first: linli keys rotate" in typed("retire")


def test_every_model_with_marks_says_who_makes_them() -> None:
    names = {each.name for each in remarking.marked()}
    assert names == {"residents.Resident", "residents.Household", "cases.Case", "cases.Draft", "volunteers.Volunteer"}


@pytest.fixture
def beside(ring: Path, file: Resident, tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that looks for the file, and enters others, until it is told to stop."""
    address = embedded_url(VAR_DIR, connection.settings_dict["NAME"])
    given = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": address}
    words = [sys.executable, "-c", BESIDE, str(ring), str(tmp_path / "stop")]
    process = subprocess.Popen(words, env=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None and process.stdout.readline() == "ready\n", process.communicate()[1][-2000:]
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.django_db(transaction=True)
def test_another_process_works_on_all_the_while(cast, ring, file, beside, tmp_path, english) -> None:
    (old,) = key_ring.read(ring)
    typed("rotate")
    said = typed("retire", "--settle", "1.5")
    (tmp_path / "stop").touch()
    printed, trouble = beside.communicate(timeout=30)
    assert trouble == ""
    rounds, _space, missed = printed.strip().partition(" ")
    assert (int(rounds) > 2, missed) == (True, "[]")
    while old.id.hex() in ring.read_text():  # what the other held just then is gone on with
        said += typed("retire", "--settle", "0")
    assert f"Key {old.id.hex()} is retired." in said
    assert found(cast)
    assert Household.objects.count() == int(rounds) + 1
    last = f"139{int(rounds):08d}"
    assert [each.resident.phone for each in search(cast.dispatcher, last).rows] == [last]
