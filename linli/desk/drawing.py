"""The queue's rows and lists of choices as markup, not through a template: fifty rows a page, on the hot path."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape as escaped

from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from linli.cases import look
from linli.desk.rows import Row


@lru_cache(maxsize=64)
def icon(name: str) -> str:
    """A drawing from the sprite, for eyes only: the words beside it say the same."""
    return f'<svg class="icon" aria-hidden="true"><use href="{static("build/icons.svg")}#{name}"/></svg>'


@lru_cache(maxsize=8192)
def told(words: str) -> str:
    """A name, safe in markup: the same ones stand on page after page. What residents say is not kept so."""
    return escaped(words)


def rows(found: Iterable[Row], *, may_accept: bool, may_merge: bool) -> SafeString:
    """The rows of the table's body."""
    accept, redo = told(_("Accept")), badge(look.NEAR_LIMIT.name, "refresh", _("redo"))
    urgent = badge(look.OVER.name, "alert-triangle", _("Urgent"))
    tick = told(_("Tick")) if may_merge else ""
    return SafeString("".join(row(each, accept if may_accept else "", redo, urgent, tick) for each in found))


def row(case: Row, accept: str, redo: str, urgent: str, tick: str) -> str:
    """One case on one line. `accept` is the button's word, `tick` the tick's, empty for whoever may not."""
    button = ""
    if accept and case.may_be_accepted:
        button = (
            f'<button class="btn btn-sm" form="quick" formaction="{case.link}accept/" name="seen"'
            f' value="{case.version}" data-key="a">{accept}</button>'
        )
    return (
        f'<tr data-row><td class="number">{ticked(case.pk, tick) if tick else case.pk}</td>'
        f'<td class="what"><a href="{case.link}" data-open>{escaped(case.words)}</a>'
        f"{' ' + redo if case.redo_asked else ''}{' ' + urgent if case.urgent else ''}"
        f"{' ' + badge(look.OVER.name, 'alert-triangle', case.supervision) if case.supervision else ''}</td>"
        f'<td class="where">{told(case.where)}{small(case.place)}</td>'
        f'<td class="short">{told(case.category)}</td><td class="short">{told(case.channel)}</td>'
        f'<td class="short">{told(case.rung)}</td>'
        f"<td>{badge(case.mark.name, case.mark.icon, case.status)}{button}</td>"
        f"<td>{clock(case.left)}</td>"
        f'<td class="short">{told(case.lead)}{small(case.handler)}</td></tr>'
    )


def ticked(pk: int, word: str) -> str:
    """The number with a box to tick, for the bar that does something with several."""
    return (
        f'<label class="same-tick"><input class="form-check-input" type="checkbox" form="bulk" name="case" value="{pk}"'
        f' data-tick><span><span class="only-heard">{word} </span>{pk}</span></label>'
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
