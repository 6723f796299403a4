"""Checks of words.yaml."""

from collections.abc import Iterator

from linli.packs.checks.found import Found
from linli.packs.faults import nearest
from linli.packs.schema.allowed import WORDS
from linli.packs.schema.words import Words


def check_keys(words: Words) -> Iterator[Found]:
    """Every key is a term that the program asks for."""
    for key in words.words:
        if key not in WORDS:
            yield ("words", key), f"expected a term of the program, found “{key}”{nearest(key, WORDS)}"
