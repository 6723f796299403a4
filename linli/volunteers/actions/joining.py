"""Joining: a resident at the portal, staff for a resident, whoever serves by their account; nobody twice."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.cases.skills import skills
from linli.core.codes import new_code
from linli.core.phones import read_phone
from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.journal.models import Voice
from linli.people.models import Account, Organisation
from linli.volunteers import marks, rules
from linli.volunteers.actions.stepping import confirmed
from linli.volunteers.models import Guardian, Volunteer
from linli.volunteers.models.volunteer import WAITING
from linli.volunteers.practice import languages, least_age
from linli.volunteers.spots import rough_spot
from linli.volunteers.words import HERE, Free, Rough, Standing, Way

NAME = 60
OLDEST = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """Somebody who joins, as typed. The same `key` twice is one. `born`: a year, of which only that somebody is under
    age is kept. `rough`: where roughly they are, of which `lon` and `lat` (WGS-84 degrees) say the spot."""

    area: Area
    name: str = ""
    phone: str = ""
    skills: Iterable[str] = ()
    languages: Iterable[str] = ()
    times: Iterable[str] = ()
    born: int | None = None
    guardian_name: str = ""
    guardian_phone: str = ""
    organisation: Organisation | None = None
    rough: Rough = Rough.SPOT
    lon: float | None = None
    lat: float | None = None
    key: UUID = field(default_factory=uuid4)

    def person(self, *, whole: bool) -> dict[str, Any]:
        """Name, number and the mark of both; `whole`: the number may not be missing. Refusal beside the field."""
        name, phone = clean(self.name, NAME, field="name"), read_phone(self.phone)
        if not name:
            raise Refusal(_("Say what you are called."), field="name")
        if whole and not phone:
            raise Refusal(_("Give a telephone number, so that you can be reached."), field="phone")
        return {"name": name, "phone": phone, "mark": marks.mark(name, phone)}

    def offered(self) -> dict[str, Any]:
        """What they can do, and where and when; no spot where the one that is kept stays. Refusal for what is on no
        list."""
        return {
            "area": self.area,
            "skills": _known(self.skills, dict(skills()), "skills"),
            "languages": _known(self.languages, dict(languages()), "languages"),
            "times": _known(self.times, dict(Free.choices), "times"),
            **rough_spot(self.rough, self.area, self.lon, self.lat),
        }

    def of_age(self, *, whole: bool, today: date) -> int | None:
        """The year in which they surely are of age; None for whoever is, or did not say. Refusal for whoever is too
        young, and where the year is missing though it is asked for."""
        if self.born is None:
            if whole:
                raise Refusal(_("Say in which year you were born."), field="born")
            return None
        if not today.year - OLDEST <= self.born <= today.year:
            raise Refusal(_("This is no year of birth. Write four digits, such as 1986."), field="born")
        if today.year - self.born < least_age():
            raise Refusal(
                _("Volunteers are at least %(least)d years old. You are welcome when you are.")
                % {"least": least_age()},
                field="born",
            )
        year = rules.surely_of_age(self.born)
        return year if today.year < year else None

    def guardian(self) -> dict[str, Any]:
        """Who answers for somebody under age. Refusal when they are not named."""
        name, phone = (
            clean(self.guardian_name, NAME, field="guardian_name"),
            read_phone(self.guardian_phone, field="guardian_phone"),
        )
        if not name:
            raise Refusal(
                _("Whoever is under 18 names a parent or guardian; they are asked before you begin."),
                field="guardian_name",
            )
        if not phone:
            raise Refusal(
                _("Give your guardian's telephone number, so that they can be asked."), field="guardian_phone"
            )
        return {"name": name, "phone": phone}


@transaction.atomic
def join(joining: Joining, *, by: Who, now: datetime, way: Way = Way.PORTAL) -> Volunteer:
    """Join: a resident themselves, or whoever keeps volunteers there for them; staff confirm it. Sent again with the
    same key it is the same. Refusal for somebody who joined before."""
    if by.voice == Voice.STAFF:
        rules.require(rules.why_not_keep(by, joining.area.pk))
        way = Way.STAFF if way == Way.PORTAL else way
    own = by.voice == Voice.RESIDENT
    person = joining.person(whole=own)
    return _enter(joining, person, marks.same(person["name"], person["phone"]), by=by, now=now, way=way, asked=own)


@transaction.atomic
def enter(joining: Joining, *, by: Account, now: datetime, way: Way = Way.STAFF) -> Volunteer:
    """Enter somebody who stands in front of one, and confirm them at once; who needs a guardian's consent waits."""
    made = join(joining, by=by, now=now, way=way)
    waits = made.state != Standing.APPLIED or rules.why_not_called(made, timezone.localdate(now))
    return made if waits else confirmed(made, by=by, now=now)


@transaction.atomic
def report_in(joining: Joining, *, by: Account, now: datetime) -> Volunteer:
    """Report in where one lives, with one's account (双报到, E2); the second time it is the same."""
    return _enter(
        joining,
        {"account": by, "organisation": joining.organisation},
        Q(account=by.pk),
        by=by,
        now=now,
        way=Way.REPORTED,
        asked=False,
    )


def _enter(
    joining: Joining, person: dict[str, Any], same: Q, *, by: Who, now: datetime, way: Way, asked: bool
) -> Volunteer:
    if found := Volunteer.objects.filter(Q(key=joining.key) | (same & Q(state__in=HERE))).first():
        return _again(found, joining.key)
    today = timezone.localdate(now)
    of_age = joining.of_age(whole=asked, today=today)
    guardian = joining.guardian() if of_age is not None else {}
    made = Volunteer(
        **person,
        **joining.offered(),
        key=joining.key,
        code=new_code(),
        of_age=of_age,
        way=way,
        since=now,
        joined_at=now,
        erase_after=now + WAITING,
        by=by if isinstance(by, Account) and "account" not in person else None,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:  # somebody else was quicker, from another page
        return _again(Volunteer.objects.get(Q(key=joining.key) | (same & Q(state__in=HERE))), joining.key)
    if guardian:
        Guardian.objects.create(volunteer=made, **guardian)
    data = {"way": way, "organisation": made.organisation_id, "under_age": of_age is not None}
    journal.record("volunteer.joined", made, by=by, at=now, data=data, area_id=made.area_id, new=True)
    return made


def _again(found: Volunteer, key: UUID) -> Volunteer:
    """The same form sent twice is one; the same person from another page is told."""
    if found.key == key or found.account_id:
        return found
    raise Refusal(
        _("Somebody of this name and number is a volunteer already. If it is you, use the code you were given then."),
        field="name",
    )


def _known(keys: Iterable[str], words: dict[str, Any], name: str) -> list[str]:
    chosen = set(keys)
    if not chosen <= set(words):
        raise Refusal(_("Choose from the list."), field=name)
    return [key for key in words if key in chosen]
