"""Small parts of the queue as markup, not through a template: fifty rows a page, on the hot path."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape as escaped

from django.templatetags.static import static
from django.utils.safestring import SafeString

from linli.cases import look


@lru_cache(maxsize=64)
def icon(name: str) -> str:
    """A drawing from the sprite, for eyes only: the words beside it say the same."""
    return f'<svg class="icon" aria-hidden="true"><use href="{static("build/icons.svg")}#{name}"/></svg>'


@lru_cache(maxsize=8192)
def told(words: str) -> str:
    """A name, safe in markup: the same ones stand on page after page. What residents say is not kept so."""
    return escaped(words)


def ticked(pk: int, word: str) -> str:
    """The number with a box to tick, for the bar that does something with several."""
    return (
        f'<label class="same-tick"><input class="form-check-input" type="checkbox" form="bulk" name="case" value="{pk}"'
        f' data-tick data-key="x"><span><span class="only-heard">{word} </span>{pk}</span></label>'
    )


def small(words: str) -> str:
    return f" <small>{escaped(words)}</small>" if words else ""


@lru_cache(maxsize=256)
def badge(tone: str, drawing: str, word: str) -> str:
    """A state as a coloured badge with its shape and its word."""
    return f'<span class="state state-{tone}">{icon(drawing)}{told(word)}</span>'


def clock(left: look.TimeLeft | None) -> str:
    """The time left as words and a bar; nothing where no clock runs."""
    if left is None:
        return ""
    return (
        f'<span class="time time-{left.mark.name}"><span class="time-words">{icon(left.mark.icon)}{told(left.words)}'
        f'</span><progress class="time-bar" max="100" value="{left.used}" aria-hidden="true"></progress></span>'
    )


def options(choices: Iterable[tuple[object, str]], chosen: object) -> SafeString:
    """The options of a list, one of them chosen."""
    return SafeString(
        "".join(
            f'<option value="{told(str(value))}"{" selected" if value == chosen else ""}>{told(name)}</option>'
            for value, name in choices
        )
    )
