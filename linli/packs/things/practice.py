"""The practice itself: one row."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from linli.catalogue import actions
from linli.catalogue.models import Practice
from linli.journal.actions import Who
from linli.packs.checks.practice import joined_mottos
from linli.packs.schema import Pack
from linli.packs.schema.activities import Activities
from linli.packs.schema.annual import Annual
from linli.packs.schema.cases import Stage
from linli.packs.schema.follow_up import FollowUp
from linli.packs.schema.notifications import Texts
from linli.packs.schema.people import PostTitle
from linli.packs.schema.rates import Rates, Resolution, Response, Satisfaction
from linli.packs.schema.services import Services
from linli.packs.schema.training import CourseKind, Topic, Training
from linli.packs.schema.visits import Visits
from linli.packs.things import stations
from linli.packs.things.base import Rows, Thing, Values
from linli.packs.things.brought import NAMED_STATIONS

KEY = "practice"


class ThePractice(Thing):
    """Its fields and, in its settings, what running code needs to know beside them."""

    section, noun = "practice", "practice"

    def wanted(self, pack: Pack) -> Rows:
        return {KEY: {**_fields(pack), **_settings(pack)}}

    def present(self, pack: Pack) -> Rows:
        practice = Practice.objects.first()
        if practice is None:
            return {}
        fields = {name: getattr(practice, name) for name in _fields(pack)}
        return {KEY: {**fields, **{name: practice.settings.get(name) for name in _settings(pack)}}}

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        practice = Practice.objects.first()
        columns = {field.name for field in Practice._meta.get_fields()}
        fields = {name: value for name, value in values.items() if name in columns}
        settings = {name: value for name, value in values.items() if name not in columns}
        before = practice.settings if practice else {}
        actions.keep_practice(by=by, now=now, settings={**before, **settings}, **fields)

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        raise AssertionError("Every pack has a practice, so none is ever taken out of use.")


def _fields(pack: Pack) -> Values:
    practice, catalogue = pack.practice, pack.catalogue
    return {
        "pack": practice.name,
        "title": practice.title.zh,
        "title_en": practice.title.en,
        "locality": practice.locality.zh,
        "locality_en": practice.locality.en,
        "motto": joined_mottos(practice, "zh"),
        "motto_en": joined_mottos(practice, "en"),
        "accent": practice.accent,
        "channels": [channel.key.value for channel in catalogue.channels],
        "office_hours": [[hours.opens, hours.closes] for hours in catalogue.office_hours],
    }


def _stage(said: Stage) -> Values:
    after = [said.after.amount, said.after.unit.value] if said.after else None
    return {"stage": said.stage, "after": after, "up": said.up}


def _post(said: PostTitle) -> Values:
    return {**said.model_dump(mode="json", exclude={"title"}), "title": [said.title.zh, said.title.en]}


def _rates(said: Rates) -> Values:
    points = {str(each.grade): each.points for each in said.satisfaction.points}
    return {
        "response": _rate(said.response),
        "resolution": _rate(said.resolution),
        "satisfaction": {**_rate(said.satisfaction), "points": points},
        "weights": [each.model_dump(mode="json", exclude_defaults=True) for each in said.weights],
        "total": said.total.model_dump(mode="json"),
    }


def _rate(said: Response | Resolution | Satisfaction) -> Values:
    return {**said.model_dump(mode="json"), "name": [said.name.zh, said.name.en]}


def _follow_up(said: FollowUp) -> Values:
    return {**said.model_dump(mode="json"), "after": [said.after.amount, said.after.unit.value]}


def _texts(said: Texts | None) -> Values | None:
    if said is None:
        return None
    return {"words": said.words(), "quiet": [said.quiet.begins, said.quiet.ends] if said.quiet else None}


def _visits(said: Visits) -> Values:
    return {
        "kinds": [[each.key, each.name.zh, each.name.en] for each in said.kinds],
        "themes": [[each.key, each.month, each.name.zh, each.name.en] for each in said.themes],
        "patrols": {each.kind: [each.begins, each.ends] for each in said.patrols},
        "concerns": list(said.concerns),
        "not_seen_for": said.not_seen_for,
        "a_day": said.a_day,
        "lock_after": said.lock_after,
    }


def _services(said: Services) -> Values:
    named: dict[str, Any] = {"lists": said.lists, "kinds": said.kinds, "audiences": said.audiences}
    return {what: [[each.key, each.name.zh, each.name.en] for each in keyed] for what, keyed in named.items()}


def _annual(said: Annual) -> Values:
    forms = [
        {
            **each.model_dump(mode="json", include={"key", "roles", "read_by", "figures"}),
            "name": [each.name.zh, each.name.en],
            "parts": [
                {
                    **part.model_dump(mode="json", include={"key", "least", "service"}),
                    "name": [part.name.zh, part.name.en],
                    "about": [part.about.zh, part.about.en],
                }
                for part in each.sections
            ],
        }
        for each in said.forms
    ]
    plain = said.model_dump(mode="json", include={"opens", "points", "idle"})
    return {**plain, "forms": forms, "due": [said.due.month, said.due.day]}


def _training(said: Training) -> Values:
    named: dict[str, Sequence[CourseKind | Topic]] = {"courses": said.courses, "topics": said.topics}
    plain = said.model_dump(mode="json", include={"minutes", "grace", "half", "two_markers", "valid_months"})
    return {
        **plain,
        **{what: [[each.key, each.name.zh, each.name.en] for each in things] for what, things in named.items()},
        "qualifies": said.qualifies.per_cent,
        "renew_before": said.renew_before,
        "resits": said.resits,
        "paper": [line.model_dump(mode="json", exclude_none=True) for line in said.paper],
    }


def _activities(said: Activities) -> Values:
    return {
        "kinds": [[each.key, each.name.zh, each.name.en, each.audience] for each in said.kinds],
        "projects": [[each.key, each.name.zh, each.name.en] for each in said.projects],
        "remind_at": said.remind_at,
    }


def _settings(pack: Pack) -> Values:
    return {
        "pack_version": pack.practice.version,
        "region": pack.practice.region,
        "default_deadline_class": pack.catalogue.unclassified,
        "limits": pack.cases.limits.model_dump(mode="json", exclude_none=True),
        "complaints": pack.cases.complaints,
        "skills": [[skill.key, skill.name.zh, skill.name.en] for skill in pack.cases.skills],
        "supervision": {
            "amber": pack.cases.supervision.amber,
            "stages": [_stage(each) for each in pack.cases.supervision.stages],
        },
        "evidence": {each.key.value: each.evidence for each in pack.cases.outcomes},
        "rates": _rates(pack.rates),
        "follow_up": _follow_up(pack.follow_up),
        "households": pack.households.model_dump(mode="json"),
        "texts": _texts(pack.practice.notifications.texts),
        "posts": [_post(each) for each in pack.people.posts],
        "contact": [pack.people.contact.least, pack.people.contact.most],
        "visits": _visits(pack.visits),
        "stations": stations.settings(pack.stations),
        "rosters": pack.rosters.model_dump(mode="json", exclude={"rules"}),
        NAMED_STATIONS: sorted(each.key for each in pack.stations.named),
        "services": _services(pack.services),
        "training": _training(pack.training),
        "annual": _annual(pack.annual),
        "activities": _activities(pack.activities),
        "bookings": pack.bookings.model_dump(mode="json"),
        "volunteers": pack.volunteers.model_dump(mode="json"),
        "wishes": pack.wishes.model_dump(mode="json"),
        "commitments": pack.commitments.model_dump(mode="json"),
        "votes": pack.votes.model_dump(mode="json"),
        "proposals": pack.proposals.model_dump(mode="json"),
        "tasks": pack.tasks.model_dump(mode="json"),
        "points": pack.points.model_dump(mode="json"),
        "deliberation": pack.deliberation.model_dump(mode="json"),
        "held_by": {level.key: level.held_by for level in pack.areas.levels},
        "mottos": [[motto.zh, motto.en] for motto in pack.practice.mottos],
        "areas": sorted(area.key for area in pack.areas.named),
        "organisations": sorted(each.key for each in pack.people.organisations),
    }
