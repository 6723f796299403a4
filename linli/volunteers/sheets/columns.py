"""The columns of a roster of volunteers: how they are headed, and how what stands in them is read."""

import re
from collections.abc import Callable, Sequence

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.core.terms import plain
from linli.volunteers.words import Free

BETWEEN = re.compile(r"[、,，;；/|\n]+")
YEAR = re.compile(r"^(\d{4})(?:\D.*)?$", re.DOTALL)


class Column(TextChoices):
    """One column."""

    NAME = "name", gettext_lazy("Full name")
    PHONE = "phone", gettext_lazy("Telephone")
    AREA = "area", gettext_lazy("Area")
    BORN = "born", gettext_lazy("Year of birth")
    SKILLS = "skills", gettext_lazy("What they can do")
    LANGUAGES = "languages", gettext_lazy("Languages")
    TIMES = "times", gettext_lazy("When they are free")
    TEAM = "team", gettext_lazy("Team")
    GUARDIAN = "guardian_name", gettext_lazy("Guardian")
    GUARDIAN_PHONE = "guardian_phone", gettext_lazy("Guardian's telephone")


# What a heading may be called beside its own word in either language.
CALLED: dict[Column, tuple[str, ...]] = {
    Column.NAME: ("姓名", "志愿者姓名", "name"),
    Column.PHONE: ("电话", "手机", "手机号", "手机号码", "联系电话", "联系方式", "phone"),
    Column.AREA: ("区域", "所在区域", "社区", "村", "网格", "所属社区", "所属网格", "area"),
    Column.BORN: ("出生年份", "出生年", "出生日期", "出生年月", "born"),
    Column.SKILLS: ("技能", "特长", "专长", "服务技能", "skills"),
    Column.LANGUAGES: ("语言", "方言", "languages"),
    Column.TIMES: ("服务时间", "空闲时间", "可服务时间", "times"),
    Column.TEAM: ("队伍", "服务队", "志愿服务队", "所属队伍", "team"),
    Column.GUARDIAN: ("监护人", "监护人姓名", "guardian"),
    Column.GUARDIAN_PHONE: ("监护人电话", "监护人手机", "guardian phone"),
}


def recognised(headings: Sequence[str]) -> dict[Column, int]:
    """Column -> its place, for every heading that is one."""
    words = {plain(word): column for column in Column for word in _words(column)}
    found: dict[Column, int] = {}
    for place, heading in enumerate(headings):
        column = words.get(plain(heading))
        if column is not None:
            found.setdefault(column, place)
    return found


def _words(column: Column) -> list[str]:
    said = list(CALLED[column])
    for language, _name in settings.LANGUAGES:
        with override(language):
            said.append(str(column.label))
    return said


def read_area(text: str) -> int:
    """An area by its code, its name if only one has it, or the names from above down: 店下村·一组. Refusal."""
    whole = tree.get()
    if text in whole.by_code:
        return whole.by_code[text].id
    *above, name = [part.strip() for part in re.split(r"[·/>-]", text) if part.strip()] or [""]
    around = [{each.id for each in whole.by_name.get(part, [])} for part in above]
    found = [
        each
        for each in whole.by_name.get(name, [])
        if each.active and all(places & set(each.lineage) for places in around)
    ]
    if len(found) == 1:
        return found[0].id
    if found:
        raise Refusal(_("Several areas are called “%(name)s”. Write its code.") % {"name": text[:40]}, field="area")
    raise Refusal(_("There is no area “%(name)s”. Write its name or its code.") % {"name": text[:40]}, field="area")


def read_born(text: str) -> int | None:
    """The year of a year or a date; None for empty. Refusal for anything else."""
    if not text:
        return None
    if match := YEAR.match(text):
        return int(match[1])
    raise Refusal(_("This is no year of birth. Write four digits, such as 1986."), field="born")


def read_listed(text: str, words: Callable[[], list[tuple[str, str]]], field: str) -> list[str]:
    """Keys of what is named, in either language or by key, between commas. Refusal for what is on no list."""
    named = {plain(key): key for key, _word in words()}
    for language, _name in settings.LANGUAGES:
        with override(language):
            named |= {plain(str(word)): key for key, word in words()}
    found = []
    for part in (each.strip() for each in BETWEEN.split(text) if each.strip()):
        if plain(part) not in named:
            raise Refusal(_("“%(word)s” is not on the practice's list.") % {"word": part[:40]}, field=field)
        found.append(named[plain(part)])
    return found


def times() -> list[tuple[str, str]]:
    """Key and word of each part of the week."""
    return [(each.value, str(each.label)) for each in Free]
