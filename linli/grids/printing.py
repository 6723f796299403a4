"""Contact cards 民情联系卡 as PDF: who looks after this place, when and how to reach them, and a square code that
opens the portal with the grid already chosen (P4)."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import segno
from django.conf import settings
from django.utils.translation import gettext as _
from fpdf import FPDF
from PIL import Image

from linli.core.refusal import Refusal

FONT = "linli"
BUILT = Path(settings.BASE_DIR) / "linli" / "grids" / "font" / "NotoSansSC-Regular.ttf"
ON_MACHINES = (  # (file, which of its faces is simplified Chinese)
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/System/Library/Fonts/STHeiti Light.ttc", 1),
    ("C:/Windows/Fonts/simhei.ttf", 0),
)
WIDE, HIGH = 92.0, 53.0  # millimetres: a card; ten on A4 with room to cut
LEFT, TOP, GAP = 10.5, 12.0, 3.0
ACROSS, DOWN = 2, 5
TEN = ACROSS * DOWN
INK, SOFT = (33, 37, 41), (92, 99, 106)
MOST_PEOPLE = 3


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody on a card: post, name, telephone or ""."""

    title: str
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. `address`: where the square code leads. `number`: the household's, for a card of its own."""

    place: str
    locality: str
    contacts: Sequence[Contact]
    hours: str
    address: str
    number: str = ""


class Cards:
    """A document that grows a sheet at a time. `accent`: the practice's colour as “#8a1c1c”."""

    def __init__(self, accent: str) -> None:
        self.pdf = FPDF(format="A4", unit="mm")
        self.pdf.set_auto_page_break(False)
        self.pdf.set_creator("Linli 邻里")
        path, face = font()
        self.pdf.add_font(FONT, fname=path, collection_font_number=face)
        self.accent = tuple(int(accent[at : at + 2], 16) for at in (1, 3, 5))

    def sheet(self, cards: Sequence[Card]) -> None:
        """A page with ten cards of one grid, to be cut."""
        self.pdf.add_page()
        square = _square(cards[0].address)
        for place, card in enumerate(cards[:TEN]):
            column, row = place % ACROSS, place // ACROSS
            self._card(card, square, LEFT + column * (WIDE + GAP), TOP + row * HIGH + row * 1.5)

    def page(self, card: Card) -> None:
        """A page with one card, twice as large."""
        self.pdf.add_page()
        self._card(card, _square(card.address), (210 - WIDE * 2) / 2, 25, scale=2)

    def bytes(self) -> bytes:
        """The document, with only the characters of the font that it uses."""
        return bytes(self.pdf.output())

    def _card(self, card: Card, square: Image.Image, x: float, y: float, *, scale: float = 1) -> None:
        pdf, wide, high = self.pdf, WIDE * scale, HIGH * scale
        pdf.set_line_width(0.2)
        pdf.set_draw_color(*SOFT)
        pdf.rect(x, y, wide, high)
        pdf.set_fill_color(*self.accent)
        pdf.rect(x, y, wide, 9 * scale, style="F")
        self._line(_("Your contact card"), x + 3 * scale, y + 6.2 * scale, 11 * scale, (255, 255, 255), wide * 0.5)
        self._line(card.locality, x + wide * 0.48, y + 6 * scale, 8 * scale, (255, 255, 255), wide * 0.5, right=True)
        room = wide - 36 * scale
        self._line(card.place, x + 3 * scale, y + 15 * scale, 10 * scale, INK, room)
        down = y + 21.5 * scale
        for contact in card.contacts[:MOST_PEOPLE]:
            who = f"{contact.title} {contact.name}"
            self._line(who, x + 3 * scale, down, 8.5 * scale, INK, room)
            self._line(
                contact.phone or _("telephone: ________________"),
                x + 3 * scale,
                down + 4 * scale,
                9.5 * scale,
                INK,
                room,
            )
            down += 9 * scale
        self._line(card.hours, x + 3 * scale, y + 50 * scale, 7 * scale, SOFT, room)
        pdf.image(square, x + wide - 32 * scale, y + 12 * scale, 29 * scale, 29 * scale)
        for at, words in enumerate((_("Scan to tell us"), card.number)):
            down = y + (44 + 4 * at) * scale
            self._line(words, x + wide - 30 * scale, down, 7.5 * scale, SOFT, 25 * scale, right=True)

    def _line(
        self, words: str, x: float, y: float, size: float, colour: Sequence[int], room: float, *, right: bool = False
    ) -> None:
        """One line of text, made smaller until it fits."""
        self.pdf.set_text_color(*colour)
        self.pdf.set_font(FONT, size=size)
        wide = self.pdf.get_string_width(words)
        if wide > room:
            self.pdf.set_font(FONT, size=size * room / wide)
            wide = room
        self.pdf.text(x + room - wide if right else x, y, words)


def font() -> tuple[str, int]:
    """A Chinese font: the one that was fetched with the front end, else one of the machine's."""
    named = os.environ.get("LINLI_FONT")
    for path, face in ((named, 0), (str(BUILT), 0), *ON_MACHINES):
        if path and Path(path).exists():
            return path, face
    raise Refusal(
        _("There is no Chinese font to print with. Build the front end (make run), or name one with LINLI_FONT.")
    )


def sheets(grids: Sequence[Sequence[Card]], accent: str, told: Callable[[int], None]) -> bytes:
    """A sheet for the ten cards of each grid; `told` hears after each how many are drawn."""
    document = Cards(accent)
    for number, cards in enumerate(grids, start=1):
        document.sheet(cards)
        told(number)
    return document.bytes()


def _square(address: str) -> Image.Image:
    """The square code as a small picture; one dot a module, so that it stays sharp at any size."""
    drawn = BytesIO()
    segno.make_qr(address, error="m", boost_error=False, mask=3).save(drawn, kind="png", border=2)
    drawn.seek(0)
    return Image.open(drawn)
