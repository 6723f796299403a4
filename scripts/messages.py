"""Translations without the gettext programs: Babel reads the sentences out of code and templates.

  messages.py --check              says what is missing, empty, doubtful, left over or ill-formed
  messages.py update               puts new sentences into the catalogue, takes left-over ones out
  messages.py update --from FILE…  also fills in Chinese from lines of "sentence TAB Chinese"
  messages.py compile              writes the .mo (make and `linli serve` do so by themselves)

A FILE fills what has no Chinese yet and changes nothing that has: a word that another room uses already is given a
context in the code, and a line of "context TAB sentence TAB Chinese". A plural stands by its singular or its plural,
and Chinese has one form. Backslash-n stands for a new line.
"""

import argparse
import ast
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import django
from babel.messages import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from linli.cli import translations

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "linli" / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
NOISE = (b'"POT-', b'"PO-', b'"Report-', b'"Last-', b'"Language-Team', b'"Project-')
Key = tuple[str, str | None]


def main() -> None:
    parser = argparse.ArgumentParser(description="Translations: check, update, compile.")
    parser.add_argument("task", nargs="?", choices=["update", "compile"])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--from", dest="sources", nargs="+", type=Path, default=[])
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
    django.setup()
    if given.task == "compile":
        translations.write(CATALOGUE, CATALOGUE.with_suffix(".mo"))
    elif given.task == "update":
        update(given.sources)
    else:
        faults = [*hidden(), *check(used(), kept())]
        sys.exit("\n".join([*faults, f"{len(faults)} to put right."]) if faults else 0)


def used() -> Catalog:
    """Every sentence in the code and the templates, with its places."""
    catalogue = Catalog(locale="zh_Hans")
    for path in sorted((ROOT / "linli").rglob("*")):
        if path.suffix in (".py", ".html", ".txt") and "/static/" not in str(path):
            for line, sentence, context in sentences(path):
                catalogue.add(sentence, locations=[(str(path.relative_to(ROOT)), line)], context=context)
    return catalogue


def hidden() -> Iterator[str]:
    """Each sentence that stands inside an f-string, where Babel does not see it: it would stay English."""
    for path in sorted((ROOT / "linli").rglob("*.py")):
        for call in unseen(path.read_text()):
            yield f"{path.relative_to(ROOT)}:{call.lineno}: inside an f-string; name it before: {ast.unparse(call)}"


def unseen(code: str) -> list[ast.Call]:
    """The calls of gettext and its like inside f-strings."""
    strings = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.JoinedStr)]
    calls = [node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call)]
    return [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in KEYWORDS]


def sentences(path: Path) -> Iterator[tuple[int, str | tuple[str, str], str | None]]:
    """(line, sentence or (singular, plural), context) of each; a template is made to look like code."""
    text = path.read_text()
    if path.suffix != ".py":
        # In brackets, since what is left of a template is indented as no Python may be.
        text = f"({templatize(text)})" if "templates" in path.parts else ""
    for line, function, given, _ in extract_python(io.BytesIO(text.encode()), KEYWORDS, [], {"encoding": "utf-8"}):
        words = list(given) if isinstance(given, tuple) else [given]
        context = words.pop(0) if "pgettext" in function else None
        plural_too = function.startswith(("ngettext", "npgettext"))  # what follows is the number
        words = words[: 2 if plural_too else 1]
        if all(isinstance(word, str) for word in words):
            yield line, (words[0], words[1]) if plural_too else words[0], context


def kept() -> Catalog:
    """The catalogue as it is written."""
    if not CATALOGUE.exists():
        return Catalog(locale="zh_Hans")
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh_Hans", domain="django")


def messages(catalogue: Catalog) -> dict[Key, Message]:
    return {(singular(message), message.context): message for message in catalogue if message.id}


def singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def plural(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[1]


def forms(message: Message) -> tuple[str, ...]:
    """The Chinese of a message: one form, empty when there is none."""
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string or "",)


def check(wanted: Catalog, written: Catalog) -> Iterator[str]:
    """A sentence for each fault."""
    there = messages(written)
    for key, message in messages(wanted).items():
        place = "{}:{}".format(*message.locations[0])
        found = there.pop(key, None)
        if found is None:
            yield f"{place}: not in the catalogue: {key[0]!r}"
        elif not all(forms(found)):
            yield f"{place}: without Chinese: {key[0]!r}"
        elif found.fuzzy:
            yield f"{place}: doubtful (fuzzy): {key[0]!r}"
        elif not same_placeholders(found):
            yield f"{place}: the placeholders differ: {key[0]!r} → {forms(found)[0]!r}"
    yield from (f"{CATALOGUE.name}: no longer used: {key[0]!r}" for key in there)
    yield from (f"{CATALOGUE.name}: left over: {singular(message)!r}" for message in written.obsolete.values())


def same_placeholders(message: Message) -> bool:
    """The Chinese holds what the sentence holds (of a plural: what its plural holds)."""
    held = sorted(PLACEHOLDER.findall(plural(message)))
    return all(sorted(PLACEHOLDER.findall(form)) == held for form in forms(message))


def update(sources: Iterable[Path]) -> None:
    """Write the catalogue anew: today's sentences in order, each with the Chinese it has or is given."""
    chinese = {key: forms(message)[0] for key, message in messages(kept()).items()}
    given = dict(pair for source in sources for pair in pairs(source))
    fresh = Catalog(
        locale="zh_Hans", domain="django", project="linli", fuzzy=False, charset="utf-8",
        header_comment="# Linli in Chinese. Made by scripts/messages.py: edit the Chinese, nothing else.",
    )  # fmt: skip
    missing = 0
    for key, message in messages(used()).items():
        wish = given.get(key) or given.get((plural(message), message.context), "")
        word = chinese.get(key) or wish
        if wish not in ("", word):
            print(f"{key[0]!r} is {word!r} elsewhere and stays so; for {wish!r} give it a context in the code.")
        missing += not word
        places = sorted({(place, None) for place, _ in message.locations})
        fresh.add(message.id, (word,) if message.pluralizable else word, places, context=message.context,
                  flags=message.flags - {"fuzzy"})  # fmt: skip
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(plain(fresh))
    print(f"{len(fresh)} sentences, {missing} without Chinese.")


def plain(catalogue: Catalog) -> bytes:
    """The catalogue as text, without the dates and addresses that would differ each time."""
    file = io.BytesIO()
    write_po(file, catalogue, width=110, sort_output=True, ignore_obsolete=True, include_lineno=False)
    return b"".join(line for line in file.getvalue().splitlines(True) if not line.startswith(NOISE))


def pairs(source: Path) -> Iterator[tuple[Key, str]]:
    """((sentence, its context or None), Chinese) of each line that has a sentence and Chinese."""
    for line in source.read_text().splitlines():
        *context, sentence, word = ["", *line.replace("\\n", "\n").split("\t")][-3:]
        if sentence and word.strip():
            yield (sentence, "".join(context) or None), word.strip()


if __name__ == "__main__":
    main()
