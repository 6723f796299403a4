"""People to enrol or to call: by name or account name, by the post they hold, by a session they came to."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.people.models import Person, Post
from linli.training.models import Session

MOST_NAMES = 2000


def by_names(text: str, areas: Iterable[int], *, today: date, field: str = "names") -> list[Person]:
    """The people that lines name, among those who serve in these areas. Refusal, naming them, for lines that fit nobody
    or several."""
    wanted = list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
    if len(wanted) > MOST_NAMES:
        raise Refusal(_("At most %(most)d names at a time.") % {"most": MOST_NAMES}, field=field)
    serving = Post.objects.held_on(today).filter(area__in=list(areas)).values("person")
    known = Person.objects.filter(Q(name__in=wanted) | Q(account__username__in=wanted), pk__in=serving, active=True)
    fits: dict[str, list[Person]] = {line: [] for line in wanted}
    for person in known.select_related("account"):
        account = getattr(person, "account", None)
        for line in {person.name, account.username if account else person.name} & set(wanted):
            fits[line].append(person)
    wrong = [line for line, people in fits.items() if len(people) != 1]
    if wrong:
        said = _("Nobody or several fit: %(names)s. Write their account names instead.")
        raise Refusal(said % {"names": _(", ").join(wrong[:20])}, field=field)
    return [people[0] for people in fits.values()]


def by_role(role: str, areas: Iterable[int], *, today: date) -> list[Person]:
    """Everybody who holds a role in these areas today and can sign in."""
    posts = Post.objects.held_on(today).filter(role__key=role, area__in=list(areas)).values("person")
    return list(Person.objects.filter(pk__in=posts, active=True, account__is_active=True).order_by("pk"))


def who_came(session: Session) -> list[Person]:
    """Everybody known here who came to a session."""
    came = session.enrolments.filter(came_at__isnull=False).values("person")
    return list(Person.objects.filter(pk__in=came, active=True).order_by("pk"))
