"""The locality's words: terms, and names of channels, outcomes, grades and kinds of organisation."""

from collections.abc import Iterator
from datetime import datetime

from linli.catalogue import actions
from linli.catalogue.models import Word
from linli.journal.actions import Who
from linli.packs.schema import Pack
from linli.packs.schema.base import Name
from linli.packs.things.base import Rows, Thing, Values


class Words(Thing):
    """Words by their key; without one the program's own word stands."""

    section, noun = "words", "word"

    def wanted(self, pack: Pack) -> Rows:
        return {key: {"zh": name.zh, "en": name.en} for key, name in _words(pack)}

    def present(self, pack: Pack) -> Rows:
        return {word.key: {"zh": word.zh, "en": word.en} for word in Word.objects.order_by("key")}

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        actions.keep_word(key=key, by=by, now=now, **values)

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        actions.drop_word(word=Word.objects.get(key=key), by=by, now=now)


def _words(pack: Pack) -> Iterator[tuple[str, Name]]:
    yield from pack.words.words.items()
    for channel in pack.catalogue.channels:
        yield f"channel.{channel.key.value}", channel.name
    for outcome in pack.cases.outcomes:
        yield f"outcome.{outcome.key.value}", outcome.name
    for grade in pack.cases.grades:
        yield f"grade.{grade.value}", grade.name
    for kind in pack.people.organisation_kinds:
        yield f"organisation_kind.{kind.key}", kind.name
