"""The small parts that pages are made of: icon, badge, time left, ladder, what was refused."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.templatetags.i18n import do_translate
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from linli.cases import look
from linli.core import codes

register = template.Library()

NOTHING = SafeString("")
NOW = SafeString(' aria-current="step"')
INVALID = SafeString(' aria-invalid="true"')
AT = '<span class="ladder-note number">{}</span>'
STEP = '<li class="is-{}"{}><span class="ladder-mark">{}</span><span class="ladder-name">{}</span>{}</li>'


class Sentence(template.Node):
    """A sentence, translated once for each language."""

    def __init__(self, text: str) -> None:
        self.text, self.known = text, dict[str | None, str]()

    def render(self, context: template.Context) -> str:
        language = get_language()
        if language not in self.known:
            self.known[language] = gettext(self.text)
        return self.known[language]


@register.tag
def translate(parser: template.base.Parser, token: template.base.Token) -> template.Node:
    """Django's own tag, but for a plain sentence, which is looked up once a language: pages hold dozens."""
    words = token.split_contents()
    if len(words) == 2 and words[1][0] == words[1][-1] and words[1][0] in "'\"" and "%" not in words[1]:
        return Sentence(words[1][1:-1])
    return do_translate(parser, token)


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str) -> SafeString:
    """A drawing from the sprite, for eyes only: the words beside it say the same."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("build/icons.svg"),
        name,
    )


@register.simple_tag
@lru_cache(maxsize=256)
def asset(name: str) -> str:
    """The address of a built file; looked up once a process."""
    return static(f"build/{name}")


@register.simple_tag
def status_badge(status: str) -> SafeString:
    """A status as a coloured badge with its shape and the locality's word."""
    return badge(look.status_mark(status), look.status_word(status))


@register.simple_tag
def time_left(case: Any, now: datetime | None = None) -> SafeString:
    """How much time an open case has left, as words and a bar; nothing for a case without a running clock."""
    if case.waiting_since:
        return NOTHING
    left = look.time_left(case.status, case.due_from, case.due_at, now or timezone.now(), case.amber_at)
    if left is None:
        return NOTHING
    return format_html(
        '<span class="time time-{}"><span class="time-words">{}{}</span>'
        '<progress class="time-bar" max="100" value="{}" aria-hidden="true"></progress></span>',
        left.mark.name,
        icon(left.mark.icon),
        left.words,
        left.used,
    )


def ladder(steps: Iterable[Any]) -> SafeString:
    """A case's life drawn as steps; each has a name, when (behind, now, ahead) and at (its time, if any)."""
    return format_html_join("", STEP, (_step(step.name, step.when, step.at) for step in steps))


def _step(name: str, when: str, at: str) -> tuple[str | SafeString, ...]:
    now = NOW if when == "now" else NOTHING
    return (
        when,
        now,
        icon("check") if when == "behind" else NOTHING,
        name,
        format_html(AT, at) if at else NOTHING,
    )


def badge(mark: look.Mark, word: str) -> SafeString:
    return format_html('<span class="state state-{}">{}{}</span>', mark.name, icon(mark.icon), word)


@register.filter
def spoken(code: str) -> str:
    """A query code in groups of four."""
    return codes.spoken(code)


@register.simple_tag
def error(form: Any, name: str) -> SafeString:
    """Why a field was refused, right under it; the empty place is there for the script to fill."""
    said = [_sentence(each) for each in form.errors.get(name, ())]
    return format_html('<div id="{0}-error" data-error="{0}">{1}</div>', name, mark_safe("".join(said)))


@register.simple_tag
def wrong(form: Any, name: str) -> SafeString:
    """What tells the ear that a field was refused."""
    return INVALID if name in form.errors else NOTHING


def _sentence(said: Any) -> SafeString:
    return format_html('<p class="field-error" role="alert">{}{}</p>', icon("alert-triangle"), said)
