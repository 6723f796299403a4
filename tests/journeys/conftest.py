"""Practices as their packs have them, with people of the packs' own roles, at the desk."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from linli.areas.models import Area
from linli.cases import actions as cases
from linli.cases.models import Case
from linli.catalogue.models import Category
from linli.journal.actions import SYSTEM, seal
from linli.journal.readers import catch_up
from linli.journeys.routing import ROUTING
from linli.packs.apply import apply
from linli.packs.check import load
from linli.people.models import Account, Organisation, Role
from tests.browser.practice import serve


@dataclass
class Walk:
    """A practice in which cases are walked from a resident's words to being struck off, through the desk's pages."""

    clients: dict[str, Client] = field(default_factory=dict)

    def people(self, **posts: tuple[str, str, str]) -> None:
        """Who serves: name -> role, organisation and area, by the keys of the pack."""
        for name, (role, organisation, area) in posts.items():
            lead, place = Organisation.objects.get(code=organisation), Area.objects.get(code=area)
            serve(name, f"示范 {name}", lead, Role.objects.get(key=role), place)
            self.clients[name] = Client()
            self.clients[name].force_login(Account.objects.get(username=name))

    def said(self, text: str, area: str, category: str = "") -> Case:
        """A resident says it at the portal; the rules of the pack send it on."""
        about = Category.objects.get(key=category) if category else None
        place = Area.objects.get(code=area).pk
        case = cases.register(cases.Submission(text=text, area_id=place, category=about), now=timezone.now())
        seal(now=timezone.now())
        catch_up(ROUTING)
        return Case.objects.get(pk=case.pk)

    def takes(self, name: str, case: Case, action: str, **fields: Any) -> Case:
        """Somebody takes a step at the desk; a refusal fails with what the page says."""
        answer = self.clients[name].post(f"/desk/cases/{case.pk}/{action}/", fields)
        assert answer.status_code == 302, said_by(answer.content.decode())
        return Case.objects.get(pk=case.pk)

    def meeting(self, name: str, rung: str) -> str:
        """The list of a meeting, as somebody sees it."""
        return self.clients[name].get(f"/desk/meetings/{rung}/").content.decode()

    def rated(self, case: Case, grade: int) -> Case:
        """The resident follows the code and gives a grade."""
        answer = Client().post(f"/track/{case.code}/rate/", {"grade": grade, "words": ""})
        assert answer.status_code == 302
        return Case.objects.get(pk=case.pk)

    def read(self, case: Case) -> str:
        """What the resident reads."""
        return Client().get(f"/track/{case.code}/").content.decode()


def said_by(page: str) -> str:
    """The sentences of refusal in a page."""
    return " ".join(part.split("</div>")[0] for part in page.split('role="alert"')[1:])


@pytest.fixture
def walk(db: None) -> Callable[[str], Walk]:
    """Begin a walk in a practice."""

    def begin(name: str) -> Walk:
        apply(load(name), by=SYSTEM, now=timezone.now())
        return Walk()

    return begin
