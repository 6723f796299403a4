"""Materials, steps and questions as people type them: a line each, in forms as in spreadsheets.

A material: 身份证｜原件1｜复印件2｜可后补｜本人的. A question: 问｜答.
"""

import re
import unicodedata
from typing import Any

from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.core.text import clean

BETWEEN = re.compile(r"\s*[|｜]\s*")
COUNTED = re.compile(r"(?P<what>原件|复印件|originals?|cop(?:y|ies))\s*[:：]?\s*(?P<many>\d+)\s*份?", re.IGNORECASE)
COUNTED_FIRST = re.compile(r"(?P<many>\d+)\s*份?\s*(?P<what>原件|复印件|originals?|cop(?:y|ies))", re.IGNORECASE)
LATER = ("可后补", "后补", "容缺", "may follow")
LONGEST_NAME, LONGEST_LINE, MOST_LINES, MOST_COPIES = 80, 300, 60, 20


def read_materials(text: str) -> list[dict[str, Any]]:
    """The materials, a line each; Refusal naming the line that cannot be read."""
    found = [_material(line) for line in _lines(text, "materials")]
    names = [each["name"] for each in found]
    twice = next((name for at, name in enumerate(names) if name in names[:at]), None)
    if twice:
        raise Refusal(_("“%(name)s” stands twice among the materials.") % {"name": twice}, field="materials")
    return found


def write_materials(materials: list[dict[str, Any]]) -> str:
    """The lines that `read_materials` reads."""
    return "\n".join("｜".join(_parts(each)) for each in materials)


def read_steps(text: str) -> list[str]:
    """The steps, a line each; a number in front of them is left out."""
    return [re.sub(r"^(?:\d+\s*[.、)）．]\s*)", "", line) for line in _lines(text, "steps")]


def read_questions(text: str) -> list[list[str]]:
    """Each question with its answer; Refusal for a line without one."""
    found = []
    for line in _lines(text, "questions"):
        asked, mark, answer = line.partition("｜") if "｜" in line else line.partition("|")
        if not (mark and asked.strip() and answer.strip()):
            sentence = _("“%(line)s” has no answer. Write the question, then ｜, then the answer.")
            raise Refusal(sentence % {"line": line}, field="questions")
        found.append([asked.strip(), answer.strip()])
    return found


def write_questions(questions: list[list[str]]) -> str:
    return "\n".join("｜".join(each) for each in questions)


def _lines(text: str, field: str) -> list[str]:
    lines = [each.strip() for each in clean(text, LONGEST_LINE * MOST_LINES, field=field).split("\n")]
    found = [each for each in lines if each]
    if len(found) > MOST_LINES:
        raise Refusal(_("At most %(most)d lines.") % {"most": MOST_LINES}, field=field)
    long = next((each for each in found if len(each) > LONGEST_LINE), None)
    if long:
        sentence = _("A line is too long, %(most)d characters at most: “%(line)s…”")
        raise Refusal(sentence % {"most": LONGEST_LINE, "line": long[:20]}, field=field)
    return found


def _material(line: str) -> dict[str, Any]:
    name, *parts = BETWEEN.split(line)
    if not name or len(name) > LONGEST_NAME:
        sentence = _("“%(line)s”: begin with the material's name, %(most)d characters at most.")
        raise Refusal(sentence % {"line": line[:40], "most": LONGEST_NAME}, field="materials")
    found: dict[str, Any] = {"name": name, "originals": 0, "copies": 0, "later": False, "note": ""}
    notes = []
    for part in filter(None, parts):
        plain = unicodedata.normalize("NFKC", part).casefold()
        counted = COUNTED.fullmatch(plain) or COUNTED_FIRST.fullmatch(plain)
        if counted:
            what = "originals" if counted["what"].startswith(("原", "orig")) else "copies"
            found[what] = _many(counted["many"], line)
        elif plain in LATER:
            found["later"] = True
        else:
            notes.append(part)
    found["note"] = "；".join(notes)
    return found


def _many(digits: str, line: str) -> int:
    many = int(digits)
    if many > MOST_COPIES:
        sentence = _("“%(line)s”: at most %(most)d of one material.")
        raise Refusal(sentence % {"line": line[:40], "most": MOST_COPIES}, field="materials")
    return many


def _parts(material: dict[str, Any]) -> list[str]:
    counted = [
        f"{word}{material[what]}" for what, word in (("originals", "原件"), ("copies", "复印件")) if material[what]
    ]
    return [material["name"], *counted, *(["可后补"] if material["later"] else []), *filter(None, [material["note"]])]
