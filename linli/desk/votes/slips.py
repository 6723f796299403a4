"""Slips to print: drawn now, shown this once, kept nowhere."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from fpdf import FPDF
from PIL import Image

from linli.core.codes import spoken
from linli.core.refusal import Refusal
from linli.desk.votes.forms import SlipsForm
from linli.desk.votes.views import page, seen
from linli.grids.printing import FONT, INK, SOFT, font
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.votes import actions
from linli.votes.actions import Slip
from linli.votes.models import Vote

REFUSED = 422
WIDE, HIGH, LEFT, TOP = 95.0, 68.0, 10.0, 12.0  # millimetres: eight slips on A4, cut along the lines
ACROSS, EIGHT = 2, 8
SQUARE = 31.0  # millimetres
CLOSING = "，。、；：？！）》」”’,.;:?!)"
LEADING = 0.43  # millimetres from line to line, for each point of size


@permitted(Permission.VOTE_HOLD)
@require_POST
def slips(request: HttpRequest, pk: int) -> HttpResponse:
    """The document. Its codes count from now on."""
    account: Any = request.user
    found, form = seen(account, pk), SlipsForm(request.POST)
    if form.is_valid():
        try:
            path = font()  # without one nothing is drawn, and no code is void
            made = actions.print_slips(vote=found, by=account, now=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            site = request.build_absolute_uri(reverse("portal:votes:votes"))
            name = f"slips-{found.pk}-{form.cleaned_data['first']}-{form.cleaned_data['last']}.pdf"
            kept = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
            return HttpResponse(drawn(found, made, site, path), content_type="application/pdf", headers=kept)
    return page(request, seen(account, pk), status=REFUSED, print_form=form)


def drawn(vote: Vote, made: Sequence[Slip], site: str, path: tuple[str, int]) -> bytes:
    """Eight to a sheet, each with its number and name, the code and a square code that leads to `site`."""
    pdf = FPDF(format="A4", unit="mm")
    pdf.set_auto_page_break(False)
    pdf.set_creator("Linli 邻里")
    pdf.add_font(FONT, fname=path[0], collection_font_number=path[1])
    for at, slip in enumerate(made):
        place = at % EIGHT
        if not place:
            pdf.add_page()
        _slip(pdf, vote, slip, site, LEFT + place % ACROSS * WIDE, TOP + place // ACROSS * HIGH)
    return bytes(pdf.output())


def _slip(pdf: FPDF, vote: Vote, slip: Slip, site: str, x: float, y: float) -> None:
    pdf.set_draw_color(*SOFT)
    pdf.set_line_width(0.2)
    pdf.rect(x, y, WIDE, HIGH)
    room, left = WIDE - 8, x + 4
    _block(pdf, vote.question, left, y + 7, (11, 8.5), INK, room, lines=3)
    _block(pdf, f"{slip.number} · {slip.name}", left, y + 22, (11, 8.5), INK, room, lines=2)
    _block(pdf, slip.about, left, y + 30.5, (9, 7), SOFT, room, lines=1)
    beside = room - SQUARE - 2
    _block(pdf, _("Voting code"), left, y + 38, (9, 7), SOFT, beside, lines=1)
    _block(pdf, spoken(slip.code), left, y + 45, (17, 12), INK, beside, lines=1)
    _block(pdf, _times(vote), left, y + 51, (8.5, 7), INK, beside, lines=1)
    _block(pdf, _("Scan, or type the code at"), left, y + 56, (8, 7), SOFT, beside, lines=1)
    _block(pdf, site, left, y + 60, (8, 5), SOFT, beside, lines=1)
    _block(
        pdf, _("Whoever has this slip can vote with it: give it to nobody."), left, y + 65.5, (8, 6), INK, room, lines=1
    )
    pdf.image(_square(f"{site}{slip.code}/"), x + WIDE - 4 - SQUARE, y + 32, SQUARE, SQUARE)


def _times(vote: Vote) -> str:
    assert vote.opens and vote.closes, "a vote by code has its times"
    opens, closes = timezone.localtime(vote.opens), timezone.localtime(vote.closes)
    return f"{opens:%Y-%m-%d %H:%M} – {closes:%m-%d %H:%M}"


def _block(
    pdf: FPDF,
    words: str,
    x: float,
    y: float,
    sizes: tuple[float, float],
    colour: Sequence[int],
    room: float,
    *,
    lines: int,
) -> None:
    """So many lines of text at most: smaller down to the second size until they fit, and then cut short with “…”. `y`:
    where the first line stands, in millimetres."""
    pdf.set_text_color(*colour)
    size, least = sizes
    while len(wrapped := _wrapped(pdf, words, size, room)) > lines and size > least:
        size -= 0.5
    if len(wrapped) > lines:
        wrapped = [*wrapped[: lines - 1], f"{wrapped[lines - 1].rstrip()[:-1]}…"]
    for at, line in enumerate(wrapped):
        pdf.text(x, y + at * size * LEADING, line)


def _wrapped(pdf: FPDF, words: str, size: float, room: float) -> list[str]:
    """The words in lines, and the font set to that size."""
    pdf.set_font(FONT, size=size)
    lines, line = list[str](), ""
    for letter in words:
        if line and pdf.get_string_width(line + letter) > room:
            end = _end(line, letter)
            lines.append(line[:end].rstrip())
            line = line[end:].lstrip()
        line += letter
    return [*lines, line] if line else lines


def _end(line: str, following: str) -> int:
    """Where a full line ends: not before a closing mark, and not within a word of Latin letters."""
    if following in CLOSING:
        return max(len(line) - 1, 1)
    if following.isascii() and following.isalnum() and " " in line:
        return line.rindex(" ") + 1
    return len(line)


def _square(address: str) -> Image.Image:
    drawn = BytesIO()
    segno.make_qr(address, error="m", boost_error=False, mask=3).save(drawn, kind="png", border=1, scale=8)
    drawn.seek(0)
    return Image.open(drawn)
