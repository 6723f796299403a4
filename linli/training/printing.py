"""A certificate as PDF: who passed what, until when it is good, its code, and a square code that verifies it."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import segno
from django.utils.translation import gettext as _
from fpdf import FPDF
from fpdf.enums import Align
from PIL import Image

from linli.core.codes import spoken
from linli.grids.cards import accent
from linli.grids.printing import FONT, INK, SOFT, font

WIDE, HIGH = 297.0, 210.0  # A4, lying


@dataclass(frozen=True, slots=True)
class Paper:
    """What the certificate says. `address`: where it is verified."""

    locality: str
    name: str
    what: str
    given: str
    until: str
    code: str
    address: str


def certificate(paper: Paper) -> bytes:
    """The document. Raises Refusal where there is no Chinese font."""
    pdf = FPDF(format="A4", unit="mm", orientation="landscape")
    pdf.set_auto_page_break(False)
    pdf.set_creator("Linli 邻里")
    path, face = font()
    pdf.add_font(FONT, fname=path, collection_font_number=face)
    pdf.add_page()
    shade = accent()
    colour = tuple(int(shade[at : at + 2], 16) for at in (1, 3, 5))
    pdf.set_draw_color(*colour)
    for edge, thick in ((10, 1.2), (13, 0.3)):
        pdf.set_line_width(thick)
        pdf.rect(edge, edge, WIDE - 2 * edge, HIGH - 2 * edge)
    _line(pdf, paper.locality, 34, 16, SOFT)
    _line(pdf, _("Certificate"), 54, 40, colour)
    _line(pdf, paper.name, 88, 30, INK)
    _line(pdf, _("has passed"), 106, 14, SOFT)
    _line(pdf, paper.what, 118, 22, INK)
    _line(pdf, _("Given on %(day)s") % {"day": paper.given}, 140, 13, INK)
    _line(pdf, paper.until, 149, 13, INK)
    _line(pdf, _("Code %(code)s") % {"code": spoken(paper.code)}, 168, 13, INK)
    _line(
        pdf,
        _("Anybody can verify it: scan the square code, or type the code at %(address)s")
        % {"address": paper.address.rsplit("/", 2)[0] + "/"},
        177,
        9.5,
        SOFT,
    )
    pdf.image(_square(paper.address), WIDE - 58, HIGH - 62, 38, 38)
    return bytes(pdf.output())


def _line(pdf: FPDF, words: str, down: float, size: float, colour: Sequence[int]) -> None:
    """One line in the middle, made smaller until it fits."""
    room = WIDE - 90
    pdf.set_text_color(*colour)
    pdf.set_font(FONT, size=size)
    wide = pdf.get_string_width(words)
    if wide > room:
        pdf.set_font(FONT, size=size * room / wide)
    pdf.set_xy((WIDE - room) / 2, down)
    pdf.cell(room, size * 0.42, words, align=Align.C)


def _square(address: str) -> Image.Image:
    drawn = BytesIO()
    segno.make_qr(address, error="m", boost_error=False, mask=3).save(drawn, kind="png", border=2)
    drawn.seek(0)
    return Image.open(drawn)
