"""The server is killed while a phone sends, and in the middle of an exam: nothing is lost, nothing is doubled."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, expect

from linli.cases.models import Case
from linli.config.database import embedded_url
from linli.config.place import VAR_DIR
from linli.journal.models import Event
from linli.training.models import Answer, Sitting
from linli.visits.models import DiaryEntry, Tally, Visit
from tests.browser.conftest import ALL, PATIENCE, PHONE
from tests.browser.desk import Desk
from tests.browser.on_the_phone import OnThePhone
from tests.browser.test_exams import begun
from tests.browser.test_exams import called as called
from tests.browser.test_offline import HEARD, SENT
from tests.cast import Cast
from tests.visits.conftest import keep

pytestmark = pytest.mark.django_db(transaction=True)
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def address() -> str:
    """The tests' own database, as another process finds it."""
    return embedded_url(VAR_DIR, connection.settings_dict["NAME"])


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def until(true: Callable[[], bool], seconds: float = PATIENCE / 1000) -> None:
    """Wait for something to happen elsewhere."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "It did not happen."
        time.sleep(0.05)


def answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


class Server:
    """A server in a process of its own, that can be killed."""

    def __init__(self, port: int) -> None:
        self.port, self.process = port, None

    def start(self) -> None:
        command = [sys.executable, "-m", "django", "runserver", "--noreload", "--insecure", f"127.0.0.1:{self.port}"]
        surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": address()}
        self.process = subprocess.Popen(command, env=surroundings, stdout=-3, stderr=-3, start_new_session=True)
        until(lambda: answers(self.port), seconds=90)  # the machine may be busy

    def kill(self) -> None:
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


@pytest.fixture
def server() -> Iterator[Server]:
    served = Server(free_port())
    try:
        served.start()
        yield served
    finally:
        served.kill()


@pytest.fixture
def phone(chromium: Browser, server: Server) -> Iterator[Page]:
    context = chromium.new_context(base_url=f"http://127.0.0.1:{server.port}", **{**ALL, **PHONE})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def test_a_server_killed_in_mid_send_has_the_visit_once_when_it_is_back(
    cast: Cast, server: Server, phone: Page
) -> None:
    keep(cast, "0001")
    Desk(phone).sign_in("north")
    worker = OnThePhone(phone).begins()
    with psycopg.connect(address()) as other:
        # Written near the end: the visit and its case are there by then, but not yet for good.
        other.execute(f"LOCK TABLE {Tally._meta.db_table} IN EXCLUSIVE MODE")
        worker.writes(HEARD, concerns=("lamp",))
        with psycopg.connect(address()) as watching:
            until(lambda: watching.execute(WAITING).fetchone()[0] > 0)
        server.kill()
    expect(worker.line).to_contain_text("已存在本机、尚未发送：1")
    assert (Visit.objects.count(), Case.objects.count(), DiaryEntry.objects.count()) == (0, 0, 0)
    server.start()
    phone.evaluate("window.dispatchEvent(new Event('online'))")
    expect(worker.line).to_have_text(SENT)
    kept = (Visit.objects.count(), Case.objects.count(), Event.objects.filter(kind="visit.recorded").count())
    assert kept == (1, 1, 1)
    assert dict(Tally.objects.values_list("what", "count")) == {"door": 1, "household": 1, "case": 1}


def test_a_server_killed_in_mid_exam_has_each_answer_once_when_it_is_back(
    called: Sitting, server: Server, phone: Page
) -> None:
    Desk(phone).sign_in("north")
    page = begun(phone, called)
    said = page.locator("[data-exam-said]")
    page.locator("#question-1 input").first.check()
    expect(said).to_contain_text("已保存")
    with psycopg.connect(address()) as other:
        other.execute(f"LOCK TABLE {Answer._meta.db_table} IN EXCLUSIVE MODE")
        page.locator("#question-2 input").nth(1).check()
        with psycopg.connect(address()) as watching:
            until(lambda: watching.execute(WAITING).fetchone()[0] > 0)
        server.kill()
    expect(said).to_contain_text("尚未送出")
    assert Answer.objects.count() == 1
    server.start()
    phone.evaluate("window.dispatchEvent(new Event('online'))")
    expect(said).to_contain_text("已保存")
    page.click("button[value='hand in']")
    expect(page.locator("[data-exam-over]")).to_be_visible()
    given = Answer.objects.exclude(given=[]).order_by("number").values_list("number", "given")
    assert [number for number, _given in given] == [1, 2]
    assert (Sitting.objects.get(pk=called.pk).how, Sitting.objects.count()) == ("self", 2)  # another was called, too
