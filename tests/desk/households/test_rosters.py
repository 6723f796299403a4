"""The pages of rosters: read in, columns said, shown, brought in, taken back."""

from time import monotonic

from django.core.files.uploadedfile import SimpleUploadedFile

from linli.residents.models import Resident, Roster
from linli.residents.rosters.running import run
from tests.residents.test_rosters import PLAIN, workbook

ROSTERS = "/desk/households/rosters/"


def carried_on() -> None:
    run(Roster.objects.get(), ends=monotonic() + 60)


def test_a_roster_goes_from_the_file_to_the_households_and_back(cast, at_desk):
    client = at_desk(cast.dispatcher)
    assert "No rosters yet." in client.get(ROSTERS).content.decode()
    read = client.post(ROSTERS, {"file": SimpleUploadedFile("花名册.xlsx", workbook(PLAIN))})
    assert read.status_code == 302
    columns = {name: str(at) for name, at in Roster.objects.get().columns.items()}
    assert client.post(read.url, {**columns, "agreed": ["contact"]}).status_code == 302
    assert "0 of 3 rows" in client.get(read.url).content.decode()
    carried_on()
    assert "Bring in 3 rows" in client.get(read.url).content.decode()
    client.post(f"{read.url}begin/")
    carried_on()
    assert client.get(f"{read.url}progress/").headers["HX-Redirect"] == read.url
    assert Resident.objects.count() == 3
    client.post(f"{read.url}undo/")
    carried_on()
    assert "Taken back" in client.get(read.url).content.decode()
    assert not Resident.objects.present().exists()


def test_without_a_column_of_names_nothing_is_compared(cast, at_desk):
    client = at_desk(cast.dispatcher)
    read = client.post(ROSTERS, {"file": SimpleUploadedFile("花名册.xlsx", workbook(PLAIN))})
    refused = client.post(read.url, {"address": "1"})
    assert refused.status_code == 422
    assert refused.context["form"].errors["name"] == ["Say which column holds the names."]


def test_anothers_roster_and_rosters_without_the_permission_are_out_of_reach(cast, at_desk):
    read = at_desk(cast.dispatcher).post(ROSTERS, {"file": SimpleUploadedFile("花名册.xlsx", workbook(PLAIN))})
    assert at_desk(cast.north_worker).get(read.url).status_code == 403


def test_a_broken_file_is_refused_beside_its_field(cast, at_desk):
    refused = at_desk(cast.dispatcher).post(ROSTERS, {"file": SimpleUploadedFile("a.xlsx", b"x")})
    assert refused.status_code == 422 and "is broken, or not a spreadsheet" in refused.content.decode()
