"""A message of a chat group is known again by a keyed mark of group, sender, time and words, and which of its likes."""

from datetime import datetime
from itertools import count, islice
from typing import Any

from linli.core.calendar import SHANGHAI
from linli.core.crypto import blind_index, mark_keys
from linli.core.key_ring import Key

LABEL = "cases.Draft.mark"
MOST_ALIKE = 5000
Said = tuple[str, datetime | None, str]  # sender, moment in Shanghai's time, words


def draft_mark(paste: Any, said: Said, time: int, key: Key | None = None) -> bytes:
    """The mark of what was said in a paste's group; `time`: 1 for the first of its likes."""
    return blind_index(f"{paste.area_id}\0{paste.group}\0{said}\0{time}", LABEL, key)


def of_draft(draft: Any) -> dict[str, Any]:
    """The mark of a kept message as the key of today makes it. Which of its likes it is, is found by trying."""
    if draft.mark is None:
        return {"mark": None}
    at = draft.said_at.astimezone(SHANGHAI) if draft.said_at else None
    said, kept, keys = (draft.sender, at, draft.words), bytes(draft.mark), mark_keys()
    for time in islice(count(1), MOST_ALIKE):
        if any(draft_mark(draft.paste, said, time, key) == kept for key in keys):
            return {"mark": draft_mark(draft.paste, said, time)}
    return {"mark": kept}
