"""The inbox: what Linli told me, and nobody else."""

from django.utils import timezone

from linli.notify import actions as notify
from linli.notify.models import Notice


def test_the_inbox_shows_my_notices_and_marks_them_read(cast, at_desk):
    notify.tell([cast.dispatcher], key="a", subject="New case No. 1", now=timezone.now(), link="/desk/cases/1/")
    notify.tell([cast.officer], key="b", subject="Not for me", now=timezone.now())
    client = at_desk(cast.dispatcher)
    page = client.get("/desk/inbox/").content.decode()
    assert ("New case No. 1" in page, "Not for me" in page) == (True, False)
    assert client.get("/desk/").context["nav"].unread == 1
    client.post("/desk/inbox/read/")
    assert client.get("/desk/").context["nav"].unread == 0
    assert Notice.objects.filter(read_at__isnull=True).count() == 1


def test_an_empty_inbox_says_what_will_be_there(cast, at_desk):
    assert "When a case is given to you" in at_desk(cast.officer).get("/desk/inbox/").content.decode()
