"""What others have said already: cases near in place, in words, and of recent weeks."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import connection

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.cases.words import Status
from linli.core.terms import terms
from linli.core.text import first_words
from linli.insight import searching
from linli.insight.models import Trace

RECENT = timedelta(weeks=6)
NEAR = 3  # the depth of area within which cases are near each other: the village, the community
READ = 200  # characters of a text that are compared
LOOKED_AT = 500  # open cases, the newest
SHARE = 0.3  # of what the text says, weighed by how rare it is here
WORDS = 24
# Anything that might tell who somebody is, where they live or how they are: then the words are not shown to others.
PERSONAL = re.compile(
    r"\d{4,}|[@\w.]+\.\w|\d+\s*(室|户|单元|门)|(姓|叫)[\u4e00-\u9fff]|身份证|电话|手机|微信|邮箱|病|残疾|低保|怀孕|离婚|家暴|"
    r"(我|他|她)(妈|爸|家|父|母|老伴|丈夫|妻|老公|老婆|儿|女|孙|奶|爷|哥|弟|姐|妹)|孩子|"
    r"[\u4e00-\u9fff](先生|女士|小姐|师傅|老师|主任|书记|老板|医生|阿姨|大爷|大妈|叔)"
)


def likely(text: str, area_id: int, now: datetime, *, leave_out: int | None = None, most: int = 3) -> list[Case]:
    """Open cases that may say the same, the likeliest first; none where the place is not known."""
    lineage, said = tree.get().lineage(area_id), terms(text[:READ])
    if len(lineage) < 2 or not said:
        return []
    spoken = _spoken(said, lineage[min(NEAR, len(lineage)) - 1], now)
    spoken.pop(leave_out or 0, None)
    best = _best(said, spoken)[:most]
    found = Case.objects.open().in_bulk(best)  # the index may be a few seconds behind
    return [found[pk] for pk in best if pk in found]


def _spoken(said: set[str], area_id: int, now: datetime) -> dict[int, set[str]]:
    """Number of each open case near in place and time -> what it shares of what is said. From the nearness to the
    words and not the other way round: what everybody says, a million cases say."""
    near = Case.objects.open().within(area_id).filter(about_line__isnull=True, received_at__gte=now - RECENT)
    text, values = near.order_by("-id").values("id")[:LOOKED_AT].query.sql_with_params()
    asked = " | ".join(map(searching.quoted, sorted(said)))
    with connection.cursor() as cursor:
        cursor.execute(SPOKEN.format(near=text), [*values, asked])
        return {pk: said.intersection(words) for pk, words in cursor.fetchall()}


SPOKEN = f"""
WITH near AS MATERIALIZED ({{near}})
SELECT t.case_id, tsvector_to_array(t.terms)
FROM near JOIN {Trace._meta.db_table} t ON t.case_id = near.id WHERE t.terms @@ %s::tsquery
"""


def _best(said: set[str], spoken: Mapping[int, set[str]]) -> list[int]:
    """Those that share enough; what everybody here says (“请来”) weighs little."""
    common = Counter(term for shared in spoken.values() for term in shared)
    weight = {term: math.log(1 + (len(spoken) + 1) / (common[term] + 0.5)) for term in said}
    whole = sum(weight.values())
    score = {pk: sum(weight[term] for term in shared) / whole for pk, shared in spoken.items()}
    ranked = sorted(spoken, key=lambda pk: (-score[pk], -pk))
    return [pk for pk in ranked if score[pk] >= SHARE and len(spoken[pk]) > 1]


def excerpt(case: Case) -> str:
    """First words that may be shown to others; empty unless staff read the case and nothing looks personal."""
    if case.status == Status.RECEIVED or PERSONAL.search(unicodedata.normalize("NFKC", case.text)):
        return ""
    return first_words(case.text, WORDS)
