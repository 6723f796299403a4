"""A reader of the journal that tells each step of a case to those it concerns: into inboxes, and for some steps to
the organisation that leads."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.cases import complaints
from linli.cases.models import Case
from linli.cases.words import Channel
from linli.core.links import absolute
from linli.core.text import first_words
from linli.journal.models import Event
from linli.journal.readers import Reader
from linli.journeys.around import sees
from linli.journeys.told import MENTIONED, TOLD, Told
from linli.notify import actions as notify
from linli.notify.actions import News
from linli.notify.choices import language
from linli.people.models import Account

WORDS = 20


def tell(events: Sequence[Event]) -> None:
    """Put each step that concerns somebody into their inbox, and into their organisation's outbox."""
    wanted = [event for event in events if event.subject_type == "case" and event.kind in TOLD]
    cases = Case.objects.select_related("lead", "handler__person", "registered_by__person", "about_person")
    found = cases.in_bulk({event.subject_id for event in wanted})
    told = [(event, found[event.subject_id]) for event in wanted if not _is_old_news(event, found[event.subject_id])]
    known: dict[int, Account] = {}  # what each may see is read once a stretch
    with override("zh-hans"):
        notify.tell_all([news for event, case in told for news in _news(event, case, known)])
        for event, case in told:
            _send(event, case)
    for event, case in told:
        if event.kind == "case.marked":
            _take_back(event, case)


def _is_old_news(event: Event, case: Case) -> bool:
    """Registers imported in bulk were dealt with elsewhere: that they came in is no news to anybody."""
    return event.kind == "case.received" and case.channel == Channel.IMPORT


def _news(event: Event, case: Case, known: dict[int, Account]) -> Iterator[News]:
    """To those whom a note mentions, as that; to the others, as the step it is."""
    named = set(event.data.get("mentions", ())) if event.kind == "case.noted" else set()
    told = TOLD[event.kind]
    yield from _each(told, event, case, [each for each in _readers(told, event, case, known) if each.pk not in named])
    if told.unseen:
        yield from _each(told, event, case, list(_left(told, event, case, known)), link="")
    if named:
        yield from _each(MENTIONED, event, case, list(_readers(MENTIONED, event, case, known)))


def _each(told: Told, event: Event, case: Case, accounts: list[Account], **more: str) -> Iterator[News]:
    """To each in their own language."""
    by_language: dict[str, list[Account]] = {}
    for account in accounts:
        by_language.setdefault(language(account.pk), []).append(account)
    return (_one(told, event, case, mine, spoken, **more) for spoken, mine in by_language.items())


def _one(
    told: Told, event: Event, case: Case, accounts: list[Account], spoken: str, *, link: str | None = None
) -> News:
    with override(spoken):
        said = subject(told, case)
    return News(
        accounts=accounts,
        key=key(event),
        subject=said,
        now=event.at,
        group=told.group,
        link=case.get_absolute_url() if link is None else link,
        case_number=case.pk,
    )


def _readers(told: Told, event: Event, case: Case, known: dict[int, Account]) -> Iterator[Account]:
    """Each once; not whoever did it, nor anybody who may not see the case."""
    return (each for each in _around(told, event, case, known) if sees(each, case))


def _left(told: Told, event: Event, case: Case, known: dict[int, Account]) -> Iterator[Account]:
    """Those from whose sight the case has gone; never anybody from whom it is kept."""
    mine = Case.objects.filter(pk=case.pk)
    for each in _around(told, event, case, known):
        if not sees(each, case) and mine.not_about(each).exists():
            yield each


def _around(told: Told, event: Event, case: Case, known: dict[int, Account]) -> list[Account]:
    found = {each.pk: known.setdefault(each.pk, each) for who in told.who for each in who(case, event)}
    found.pop(event.actor_id or 0, None)
    return list(found.values())


def _take_back(event: Event, case: Case) -> None:
    """What was told while the case was being marked, by a stretch that did not know of it yet."""
    if case.about_line:
        hidden = complaints.hidden(case.about_person, case.about_line)
        notify.withdraw(case_number=case.pk, accounts=hidden, now=event.at)


def _send(event: Event, case: Case) -> None:
    """To the organisation's own address; never a complaint, for it is not known who reads there."""
    told = TOLD[event.kind]
    if told.out and case.lead and not is_complaint(case):
        body = _("Open it at %(link)s") % {"link": absolute(case.get_absolute_url())}
        said = {"key": key(event), "subject": subject(told, case), "body": body}
        notify.send(case.lead, **said, now=event.at, case_number=case.pk)


def key(event: Event) -> str:
    """What makes the notices of an event one for each reader; it begins with the kind."""
    return f"{event.kind}:{event.pk}"


def subject(told: Told, case: Case) -> str:
    """What happened to which case, as it may travel: of a complaint about somebody only the number."""
    words = _("to be read at the desk") if is_complaint(case) else first_words(case.text, WORDS)
    return _("%(what)s: No. %(number)s: %(words)s") % {"what": told.words, "number": case.pk, "words": words}


def is_complaint(case: Case) -> bool:
    """Whether it is about a person or an organisation that serves."""
    return case.about_line is not None


TELLING = Reader("journeys.telling", tell)
