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
    room = WIDE - 8
    _line(pdf, vote.question, x + 4, y + 9, 12, INK, room)
    _line(pdf, f"{slip.number} · {slip.name}", x + 4, y + 17, 11, INK, room)
    _line(pdf, slip.about, x + 4, y + 23, 9, SOFT, room)
    _line(pdf, _("Voting code"), x + 4, y + 32, 9, SOFT, room - 34)
    _line(pdf, spoken(slip.code), x + 4, y + 40, 17, INK, room - 34)
    _line(pdf, _times(vote), x + 4, y + 49, 8, SOFT, room - 34)
    _line(pdf, _("Scan, or type the code at"), x + 4, y + 56, 8, SOFT, room - 34)
    _line(pdf, site, x + 4, y + 61, 8, SOFT, room - 34)
    pdf.image(_square(f"{site}{slip.code}/"), x + WIDE - 37, y + 27, 33, 33)


def _times(vote: Vote) -> str:
    assert vote.opens and vote.closes, "a vote by code has its times"
    opens, closes = timezone.localtime(vote.opens), timezone.localtime(vote.closes)
    return f"{opens:%Y-%m-%d %H:%M} – {closes:%m-%d %H:%M}"


def _line(pdf: FPDF, words: str, x: float, y: float, size: float, colour: Sequence[int], room: float) -> None:
    """One line of text, made smaller until it fits."""
    pdf.set_text_color(*colour)
    pdf.set_font(FONT, size=size)
    wide = pdf.get_string_width(words)
    if wide > room:
        pdf.set_font(FONT, size=size * room / wide)
    pdf.text(x, y, words)


def _square(address: str) -> Image.Image:
    drawn = BytesIO()
    segno.make_qr(address, error="m", boost_error=False, mask=3).save(drawn, kind="png", border=1)
    drawn.seek(0)
    return Image.open(drawn)
