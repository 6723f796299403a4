"""Every column a row of the queue can show, and its cell as markup. A row holds them all: none costs a query."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape as escaped
from typing import Any

from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from linli.cases import look
from linli.desk.drawing import badge, clock, small, ticked, told
from linli.desk.rows import Row


@dataclass(frozen=True, slots=True)
class Words:
    """What is the same in every row: the accept button's word and the tick's, empty for whoever may not; the badges."""

    accept: str
    tick: str
    redo: str
    urgent: str


Cell = Callable[[Row, Words], str]


def _number(case: Row, words: Words) -> str:
    return f'<td class="number">{ticked(case.pk, words.tick) if words.tick else case.pk}</td>'


def _what(case: Row, words: Words) -> str:
    redo = (f" {words.redo}" if case.redo_asked else "") + (f" {words.urgent}" if case.urgent else "")
    back = " " + returned(case.returns) if case.returns else ""
    stage = " " + badge(look.OVER.name, "alert-triangle", case.supervision) if case.supervision else ""
    return f'<td class="what"><a href="{case.link}" data-open>{escaped(case.words)}</a>{redo}{back}{stage}</td>'


def returned(times: int) -> str:
    """How often a case was returned: who opens it sees that it went to and fro before they hand it on again."""
    words = ngettext("returned %(times)d time", "returned %(times)d times", times) % {"times": times}
    return badge(look.NEAR_LIMIT.name, "arrow-back-up", words)


def _where(case: Row, _words: Words) -> str:
    return f'<td class="where">{told(case.where)}{small(case.place)}</td>'


def _state(case: Row, words: Words) -> str:
    button = ""
    if words.accept and case.may_be_accepted:
        button = (
            f'<button class="btn btn-sm" form="quick" formaction="{case.link}accept/" name="seen"'
            f' value="{case.version}" data-key="a">{words.accept}</button>'
        )
    return f'<td class="standing">{badge(case.mark.name, case.mark.icon, case.status)}{button}</td>'


def _short(words: str) -> str:
    return f'<td class="short">{words}</td>'


def _moment(moment: datetime | None) -> str:
    return f'<td class="short number">{localtime(moment):%m-%d %H:%M}</td>' if moment else "<td></td>"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name above it, and its cell."""

    name: Any
    cell: Cell


COLUMNS: dict[str, Column] = {
    "number": Column(gettext_lazy("No."), _number),
    "what": Column(gettext_lazy("What"), _what),
    "where": Column(gettext_lazy("Where"), _where),
    "category": Column(gettext_lazy("Category"), lambda case, _words: _short(told(case.category))),
    "channel": Column(gettext_lazy("Channel"), lambda case, _words: _short(told(case.channel))),
    "level": Column(gettext_lazy("Level"), lambda case, _words: _short(told(case.rung))),
    "state": Column(gettext_lazy("State"), _state),
    "left": Column(gettext_lazy("Time left"), lambda case, _words: f"<td>{clock(case.left)}</td>"),
    "lead": Column(
        gettext_lazy("In whose hands"), lambda case, _words: _short(f"{told(case.lead)}{small(case.handler)}")
    ),
    "received": Column(gettext_lazy("Came in"), lambda case, _words: _moment(case.received_at)),
    "due": Column(gettext_lazy("Due"), lambda case, _words: _moment(case.spot.due_at)),
}
USUAL = ("number", "what", "where", "category", "channel", "level", "state", "left", "lead")
ALWAYS = ("number", "what")  # the tick and the way in


def rows(found: Iterable[Row], *, may_accept: bool, may_tick: bool, columns: Iterable[str] = USUAL) -> SafeString:
    """The rows of the table's body."""
    words = Words(
        accept=told(_("Accept")) if may_accept else "",
        tick=told(_("Tick")) if may_tick else "",
        redo=badge(look.NEAR_LIMIT.name, "refresh", _("redo")),
        urgent=badge(look.OVER.name, "alert-triangle", _("Urgent")),
    )
    cells = [COLUMNS[key].cell for key in columns]
    return SafeString("".join(f"<tr data-row>{''.join([cell(case, words) for cell in cells])}</tr>" for case in found))


def head(columns: Iterable[str] = USUAL) -> SafeString:
    """The names above the columns."""
    return SafeString("".join(f"<th>{told(str(COLUMNS[key].name))}</th>" for key in columns))
